"""Skills, tools, certificates and languages that the resume does not show in their place."""

import re
from collections.abc import Iterator
from typing import Final

from recast.domain.claim import ClaimKind
from recast.lexicon import Mention, SkillKind, lexicon
from recast.lexicon.verbs import verb_of
from recast.lexicon.words import STOP_WORDS
from recast.truth.edit import Edit
from recast.truth.evidence import Pool
from recast.truth.finding import Finding
from recast.truth.text import Text, Word, stand_together
from recast.truth.thesaurus import key_of
from recast.truth.word_lists import word_list

_SMALL: Final = word_list("small words of names")
_VERSION: Final = re.compile(r"\b[A-Za-z]{3,}\d+\b")
_KINDS: Final[dict[SkillKind, ClaimKind]] = {
    "hard_skill": "skill",
    "soft_skill": "skill",
    "language": "skill",
    "certification": "certification",
    "education": "education",
    "title": "title",
}


def findings(edit: Edit) -> Iterator[Finding]:
    for mention in edit.after.mentions:
        if not is_judged(mention):
            continue
        words = words_of(edit.after, mention)
        if _is_newer_version(edit, mention):
            yield _finding(edit, mention)
            continue
        if _says(edit, edit.before.concepts, words):
            continue
        if not _is_shown(edit, mention, words):
            yield _finding(edit, mention)


def anachronisms(edit: Edit) -> Iterator[Finding]:
    """Technology that did not exist yet when the job ended."""
    end = edit.evidence.jobs[edit.job].period if edit.job is not None else None
    if end is None or end.end is None:
        return
    shown = {mention.skill.name for mention in edit.before.mentions}
    for mention in edit.after.mentions:
        since = mention.skill.since
        if is_meant(mention) and since and since > end.end.year and mention.skill.name not in shown:
            reason = f"{mention.text} came out in {since}; the job ended in {end.end.year}."
            yield Finding(mention.start, mention.end, "anachronism", reason)


def _is_newer_version(edit: Edit, mention: Mention) -> bool:
    """ "HTML5" where a job shows "HTML": the same skill, but not in that version."""
    versioned = _VERSION.search(mention.text)
    if edit.job is None or versioned is None:
        return False
    return all(versioned.group().lower() not in words for words in _word_sets(edit))


def _word_sets(edit: Edit) -> Iterator[frozenset[str]]:
    yield edit.before.word_set
    yield edit.local.words


def is_judged(mention: Mention) -> bool:
    """Whether this module answers for a mention; titles and degrees have detectors of their own."""
    return mention.skill.kind not in ("title", "education") and is_meant(mention)


def is_meant(mention: Mention) -> bool:
    """Whether the words are the skill's own: "team" in lower case is not the product Teams."""
    if mention.text in STOP_WORDS:
        return False
    loose = not mention.exact and mention.text.islower() and " " not in mention.text
    return not (loose and mention.skill.name[:1].isupper())


def words_of(text: Text, mention: Mention) -> list[Word]:
    inside = list(text.between(mention.start, mention.end))
    return [word for word in inside if word.text not in _SMALL] or inside


def _is_shown(edit: Edit, mention: Mention, words: list[Word]) -> bool:
    if all(word.start in edit.explained for word in words):
        return True
    if _is_half_shown(edit, mention, words) or _is_specified(edit, mention, words):
        return True
    known = lexicon()
    shown = [known_mention.skill for known_mention in edit.before.mentions]
    if any(known.supports(skill, mention.skill) for skill in shown):
        return True
    if _in_pool(edit, edit.local, mention, words):
        return True
    if edit.job is None:
        return False
    others = (pool for at, pool in enumerate(edit.evidence.job_pools) if at != edit.job)
    if any(_in_pool(edit, pool, mention, words) for pool in others):
        return False
    return _in_pool(edit, edit.evidence.general, mention, words)


def _says(edit: Edit, concepts: frozenset[str], words: list[Word]) -> bool:
    """Whether every word of a name is said, and one of them by itself, not by a synonym; in a
    job's line that is not reworded and only added to, all of them by themselves."""
    if any(word.concepts.isdisjoint(concepts) for word in words):
        return False
    said = [key_of(word.text) in concepts for word in words]
    return all(said) if _is_strict(edit) else len(words) == 1 or any(said)


def _is_strict(edit: Edit) -> bool:
    return edit.job is not None and edit.only_adds


def _is_half_shown(edit: Edit, mention: Mention, words: list[Word]) -> bool:
    """How one works is said in many ways: half the words in place are enough. Of what one knows
    the other half must stand in the place of a word that went, and be no name."""
    new = [word for word in words if word.concepts.isdisjoint(edit.before.concepts)]
    if _is_strict(edit):
        return False
    if len(words) == 1:
        # "Weighing the pros and cons": a plain verb that took the place of another.
        return verb_of(words[0].text) is not None and words[0].start in edit.swapped
    if len(new) * 2 > len(words):
        return False
    if mention.skill.kind == "soft_skill":
        return True
    return mention.skill.name.islower() and all(word.start in edit.swapped for word in new)


def _is_specified(edit: Edit, mention: Mention, words: list[Word]) -> bool:
    """Whether a thing of `before` is only called more exactly, in words of the same place:
    "assessments" as "patient assessments" where the job is about patients."""
    if mention.skill.kind in ("certification", "education"):
        return False
    shown = edit.before.concepts | edit.local.concepts
    head = key_of(words[-1].text) in edit.before.concepts
    return head and len(words) > 1 and all(key_of(word.text) in shown for word in words)


def _in_pool(edit: Edit, pool: Pool, mention: Mention, words: list[Word]) -> bool:
    known = lexicon()
    if any(known.supports(skill, mention.skill) for skill in pool.skills):
        return True
    # A certificate's or a degree's name is made of common words: only the name itself shows it.
    if mention.skill.kind in ("certification", "education"):
        return False
    if not words or not _says(edit, pool.concepts, words):
        return False
    return stand_together(pool.text, [word.concepts for word in words])


def _finding(edit: Edit, mention: Mention) -> Finding:
    kind = _KINDS[mention.skill.kind]
    text = edit.after.exact(mention.start, mention.end)
    known = lexicon()
    for at, pool in enumerate(edit.evidence.job_pools):
        other = edit.job is not None and at != edit.job
        if other and any(known.supports(skill, mention.skill) for skill in pool.skills):
            reason = f"The original shows {text} in another job, not in this one."
            return Finding(mention.start, mention.end, "moved_fact", reason)
    return Finding(mention.start, mention.end, kind, f"The original does not show {text}.")
