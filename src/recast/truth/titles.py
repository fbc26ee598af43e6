"""Job titles raised: Coordinator to Manager, "Assistant" dropped, "Senior" or "Head of" added."""

from collections.abc import Iterator
from typing import Final

from recast.lexicon.verbs import verb_of
from recast.truth.edit import Edit
from recast.truth.finding import Finding
from recast.truth.text import Text, Word
from recast.truth.title_words import LOWERING, RAISING, ROLES

_SHORT: Final = (
    {"sr", "senior"}, {"jr", "junior"}, {"mgr", "manager"}, {"vp", "president"}, {"vp", "vice"},
    {"asst", "assistant"}, {"rep", "representative"}, {"admin", "administrator"},
    {"rn", "registered"}, {"rn", "nurse"}, {"exec", "executive"}, {"dir", "director"},
    {"supv", "supervisor"}, {"developers", "developer"}, {"advisor", "adviser"},
)  # fmt: skip
_RANKS: Final = frozenset(["senior", "sr", "lead", "head", "chief", "principal", "executive"])
_LONGEST_TITLE: Final = 12
_SELF: Final = frozenset(["as", "am", "was"])


def findings(edit: Edit) -> Iterator[Finding]:
    if edit.kind == "header" or _is_title(edit):
        yield from _added_to_title(edit)
        yield from _dropped_from_title(edit)
    else:
        yield from _claimed_role(edit)


def _is_title(edit: Edit) -> bool:
    """Whether the edit rewrites a line that is a title wherever it stands."""
    return bool(edit.lines) and any(
        set(edit.lines) & set(job.header_lines) for job in edit.evidence.jobs
    )


def _added_to_title(edit: Edit) -> Iterator[Finding]:
    known = edit.before.word_set
    for word in edit.after.words:
        if word.text in known or not (word.text in RAISING or word.text in ROLES):
            continue
        if word.start not in edit.explained and not _is_short_for(edit, word):
            shown = edit.after.exact(word.start, word.end)
            reason = f'The title in the original does not say "{shown}".'
            yield Finding(word.start, word.end, "title", reason)


def _is_short_for(edit: Edit, word: Word) -> bool:
    """ "Sr." and "Senior", "Mgr." and "Manager" are one title."""
    return any({word.text, old.text} in _SHORT for old in edit.before.words)


def _dropped_from_title(edit: Edit) -> Iterator[Finding]:
    after = edit.after.concepts
    dropped = [
        word
        for word in edit.before.words
        if word.text in LOWERING and word.concepts.isdisjoint(after)
    ]
    role = _first_role(edit.after)
    if dropped and role is not None:
        word = edit.before.exact(dropped[0].start, dropped[0].end)
        reason = f'The title in the original says "{word}", which was left out.'
        yield Finding(role.start, role.end, "title", reason)


def _first_role(text: Text) -> Word | None:
    return next((word for word in text.words if word.text in ROLES), None)


def _claimed_role(edit: Edit) -> Iterator[Finding]:
    """A role that the person claims for themself: "Controller with …", "… as a Team Lead"."""
    known = edit.before.word_set
    for word in edit.after.words:
        if word.text in known or (word.text not in ROLES and word.text not in _RANKS):
            continue
        if _is_own_role(edit, word) or not _of_oneself(edit.after, word):
            continue
        shown = edit.after.exact(word.start, word.end)
        yield Finding(
            word.start, word.end, "title", f'The original does not show the role "{shown}".'
        )


def _is_own_role(edit: Edit, word: Word) -> bool:
    """Whether a title or a line outside of jobs says it; a bullet may name somebody else's."""
    evidence = edit.evidence
    forms = {word.text, word.text.removesuffix("s"), word.text + "s"}
    if word.start in edit.explained or _is_short_for(edit, word):
        return True
    if not evidence.jobs:
        return not forms.isdisjoint(evidence.whole.words)
    heads = [evidence.texts[line - 1] for line in sorted(evidence.header_lines)]
    return any(not forms.isdisjoint(t.word_set) for t in (*heads, evidence.general.text))


def _of_oneself(text: Text, word: Word) -> bool:
    """Whether only words of a title stand between this word and the start or "as"."""
    at = text.index_at(word.start)
    if verb_of(word.text) and text.opens_sentence(word):
        # "Partner with …" and "Lead the …" are verbs, "Lead developer" is a role.
        return at + 1 < len(text.words) and text.words[at + 1].text in ROLES
    for earlier in reversed(text.words[max(0, at - _LONGEST_TITLE) : at]):
        if earlier.text in _SELF:
            return True
        gap = text.plain[earlier.end : word.start]
        if "," in gap:
            return False
        if any(sign in gap for sign in ".;:"):
            return True
        if earlier.text in ("with", "for", "to", "of", "by", "and", "the", "from", "in"):
            return False
    return True
