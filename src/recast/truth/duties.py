"""New facts: words of substance that neither the edited job nor the rest of the resume shows."""

from collections.abc import Iterator, Sequence
from typing import Final

from rapidfuzz.distance import OSA

from recast.domain.claim import ClaimKind
from recast.lexicon import Mention
from recast.truth.dates import periods_of
from recast.truth.edit import Edit
from recast.truth.finding import Finding
from recast.truth.quantities import quantities
from recast.truth.skills import is_judged
from recast.truth.text import Word
from recast.truth.thesaurus import LIGHT, SPECIFIC, is_known, weight
from recast.truth.vendors import maker_words

# Below this the new words together are rewording, from here on they state something.
_THRESHOLD: Final = 0.85
_GENERAL: Final = 0.5
# A synonym somewhere else in the job shows the word less well than the word itself would.
_BY_SYNONYM: Final = 0.5
_SWAPPED: Final = 0.5
_STEM: Final = 5
_SLIPS: Final = 2
_LONG: Final = 8
_STEM_SHARE: Final = 0.7
_EMPLOYER_CUES: Final = frozenset(
    ["for", "at", "with", "by", "client", "clients", "customers", "including", "from", "to"]
)


def findings(edit: Edit, covered: Sequence[Finding]) -> Iterator[Finding]:
    if edit.kind == "contact":
        return
    known = _known(edit, covered)
    new = [(word, _weight(edit, word)) for word in edit.added if not known[word.start]]
    telling = [(word, claimed) for word, claimed in new if claimed > 0]
    if sum(claimed for _, claimed in telling) >= _THRESHOLD:
        for run in _runs(edit, [word for word, _ in telling]):
            yield _finding(edit, run)


def _known(edit: Edit, covered: Sequence[Finding]) -> bytearray:
    """One byte for each character: whether another detector answers for it. Amounts, dates and
    skills that were found wrong have claims already, the others are shown."""
    known = bytearray(len(edit.after.plain) + 1)
    amounts = [(each.start, each.end) for each in quantities(edit.after)]
    dates = [(each.start, each.end) for each in periods_of(edit.after)]
    skills = [(each.start, each.end) for each in edit.after.mentions if _is_judged(each)]
    found = [(each.start, each.end) for each in covered]
    makers = [(start, start + 1) for start in maker_words(edit.after)]
    for start, end in (*amounts, *dates, *skills, *found, *makers):
        known[start:end] = b"\1" * (end - start)
    return known


def _is_judged(mention: Mention) -> bool:
    degree = mention.skill.kind == "education" and (mention.exact or " " in mention.text)
    return degree or is_judged(mention)


def _weight(edit: Edit, word: Word) -> float:
    claimed = weight(word.text)
    if claimed == 0 or _is_relative(edit, word):
        return 0.0
    if edit.supported(word):
        return claimed * _BY_SYNONYM if edit.only_by_synonym(word) else 0.0
    if edit.in_general(word):
        return claimed * _GENERAL
    if word.start not in edit.swapped or not edit.after.shown(word).islower():
        return claimed
    # What an amount is of, or another job is about, is no matter of taste.
    if claimed > LIGHT and _is_counted(edit, word):
        return SPECIFIC
    return claimed if claimed == SPECIFIC and edit.elsewhere(word) else min(claimed, _SWAPPED)


def _is_counted(edit: Edit, word: Word) -> bool:
    """Whether an amount stands right before a word: the 12 of "12 stores"."""
    ends = {amount.end for amount in quantities(edit.after) if amount.unit == "count"}
    return any(edit.after.index_at(end) == edit.after.index_at(word.start) for end in ends)


def _is_relative(edit: Edit, word: Word) -> bool:
    """Whether `before` has a word of the same stem ("biotech" for "biotechnology"), or the same
    word misspelled."""
    return any(
        _shares_stem(word.text, old.text) or _corrects(word.text, old.text)
        for old in edit.before.words
    )


def _corrects(new: str, old: str) -> bool:
    """Whether a known word is all but one that is no word: "coordinated" for "coodinated"."""
    if len(new) < _STEM or new[0] != old[:1] or abs(len(new) - len(old)) > _SLIPS:
        return False
    slips = OSA.distance(new, old, score_cutoff=_SLIPS)
    return slips <= (_SLIPS if len(new) > _LONG else 1) and is_known(new) and not is_known(old)


def _shares_stem(one: str, other: str) -> bool:
    shared = 0
    for letter, its in zip(one, other, strict=False):
        if letter != its:
            break
        shared += 1
    return shared >= _STEM and shared >= _STEM_SHARE * min(len(one), len(other))


def _runs(edit: Edit, words: Sequence[Word]) -> Iterator[list[Word]]:
    """Words that stand next to each other, small words between them counted in."""
    order = {word.start: at for at, word in enumerate(edit.after.words)}
    run: list[Word] = []
    for word in words:
        if run and order[word.start] - order[run[-1].start] > 3:
            yield run
            run = []
        run.append(word)
    if run:
        yield run


def _finding(edit: Edit, run: Sequence[Word]) -> Finding:
    start, end = run[0].start, run[-1].end
    words = edit.after.exact(start, end)
    kind = _kind(edit, run)
    if kind == "moved_fact":
        reason = f'The original says "{words}" of another job, not of this one.'
    elif kind in ("name", "employer"):
        reason = f'The original does not name "{words}".'
    else:
        reason = f'The original does not show "{words}" here.'
    return Finding(start, end, kind, reason)


def _kind(edit: Edit, run: Sequence[Word]) -> ClaimKind:
    heavy = [word for word in run if weight(word.text) == 1.0] or list(run)
    if all(edit.elsewhere(word) for word in heavy):
        return "moved_fact"
    named = [word for word in heavy if _is_name(edit, word)]
    if not named:
        return "duty"
    at = edit.after.index_at(named[0].start)
    before = {word.text for word in edit.after.words[max(0, at - 3) : at]}
    return "employer" if edit.kind == "header" or before & _EMPLOYER_CUES else "name"


def _is_name(edit: Edit, word: Word) -> bool:
    shown = edit.after.shown(word)
    return shown[:1].isupper() and not edit.after.opens_sentence(word)
