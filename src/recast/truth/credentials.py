"""Degrees, fields of study, certificates, licences and awards that the original does not show."""

import re
from collections.abc import Iterator
from typing import Final

from recast.domain.claim import ClaimKind
from recast.truth.edit import Edit
from recast.truth.finding import Finding
from recast.truth.limits import is_limited
from recast.truth.text import Text, Word
from recast.truth.thesaurus import weight
from recast.truth.word_lists import word_list

_DEGREES: Final = {
    "associate": 1, "aa": 1, "aas": 1, "as": 1, "bachelor": 2, "ba": 2, "bs": 2, "bsc": 2,
    "bba": 2, "bfa": 2, "bsn": 2, "beng": 2, "btech": 2, "bed": 2, "undergraduate": 2,
    "master": 3, "ma": 3, "ms": 3, "msc": 3, "mba": 3, "mfa": 3, "med": 3, "msn": 3, "meng": 3,
    "mph": 3, "msw": 3, "mpa": 3, "postgraduate": 3, "doctorate": 4, "doctoral": 4, "phd": 4,
    "doctor": 4, "edd": 4, "jd": 4, "md": 4, "dnp": 4, "dba": 4, "pharmd": 4, "llm": 3, "llb": 2,
}  # fmt: skip
_DEGREE_WORDS: Final = word_list("marks of a degree")
# Short forms that are also plain words or states count only with capitals.
_NEEDS_CAPITALS: Final = frozenset(["as", "ma", "ms", "md", "ba", "bs", "aa", "med", "bed", "jd"])
_CERTIFIED: Final = word_list("marks of a certificate")
_AWARD: Final = word_list("marks of an award")
_REACH: Final = 4
_OF_THE_YEAR: Final = re.compile(r"\bof the (?:year|quarter|month|decade)\b", re.IGNORECASE)
_NAMES_A_DEGREE: Final = re.compile(r"['’]?s?\s*(?:of\b|in\b|degree)", re.IGNORECASE)
_OPENS_A_DEGREE: Final = re.compile(r"\s*[:,]")
# "MS Excel" is no degree.
_NAMES_A_PRODUCT: Final = re.compile(r"\.?\s+(?!in\b|degree)\w", re.IGNORECASE)
_SCHOOL: Final = re.compile(
    r"\b(?:universit|colleges?\b|school|institut|academy|bachelor|master|associate|diploma|degree|"
    r"ph\.?d|doctor|b\.? ?[as]c?\b|m\.? ?[as]c?\b|mba|ged)",
    re.IGNORECASE,
)
_INITIALS: Final = re.compile(r"\b([ABM])\. ?([AS])\.?(?=\W|$)|\b([ABM])([AS])c?\b")
_SPELLED: Final = re.compile(
    r"\b(associate|bachelor|master)(?:'?s)?\s+of\s+(?:applied\s+)?(arts|sciences?)\b", re.IGNORECASE
)


def findings(edit: Edit) -> Iterator[Finding]:
    yield from _degrees(edit)
    yield from _of_letters(edit)
    if edit.kind == "contact":
        return
    if edit.kind == "education" and _SCHOOL.search(edit.before.plain):
        yield from _fields(edit)
    yield from _titles_of_honour(edit)
    yield from _marked(edit, _CERTIFIED, "certification", "certificate or licence")
    yield from _marked(edit, _AWARD, "award", "award or honour")


def _degree(text: Text, word: Word) -> int | None:
    """The level of the degree that a word names, 1 (associate) to 4 (doctor), if it names one."""
    level = _DEGREES.get(word.text.removesuffix("s") if len(word.text) > 4 else word.text)
    shown = text.shown(word)
    if level is None or (word.text in _NEEDS_CAPITALS and not (shown.isupper() or "." in shown)):
        return None
    if word.text == "ms" and _NAMES_A_PRODUCT.match(text.plain, word.end):
        return None
    # "Sales associates", "doctors" and a "Scrum master" are people; "Masters: History" is none.
    if word.text == "masters" and _OPENS_A_DEGREE.match(text.plain, word.end):
        return level
    person = word.text.removesuffix("s") in ("associate", "doctor", "master")
    return None if person and not _NAMES_A_DEGREE.match(text.plain, word.end) else level


def _degrees(edit: Edit) -> Iterator[Finding]:
    levels = [(word, _degree(edit.after, word)) for word in edit.after.words]
    known = _known_degrees(edit) if any(level for _, level in levels) else frozenset()
    for word, level in levels:
        if level is not None and level not in known and word.start not in edit.explained:
            shown = edit.after.exact(word.start, word.end)
            reason = f'The original does not show a degree like "{shown}".'
            yield Finding(word.start, word.end, "education", reason)
    for word in edit.added:
        if word.text in ("degree", "degrees") and _known_degrees(edit):
            continue
        if word.text in _DEGREE_WORDS and not edit.supported(word):
            shown = edit.after.exact(word.start, word.end)
            yield Finding(
                word.start, word.end, "education", f'The original does not say "{shown}".'
            )


def _known_degrees(edit: Edit) -> frozenset[int]:
    """Levels of the degrees that are held; one under way counts only where the edit says so."""
    own = _levels(edit.before, limited=True)
    if edit.kind == "education":
        return own
    return own.union(*(text.memo(_held_levels) for text in edit.evidence.texts))


def _held_levels(text: Text) -> frozenset[int]:
    return _levels(text, limited=False)


def _levels(text: Text, *, limited: bool) -> frozenset[int]:
    found = {level for level, _ in _letters(text)}
    for word in text.words:
        level = _degree(text, word)
        if level is not None and (limited or not is_limited(text, word)):
            found.add(level)
    return frozenset(found)


def _letters(text: Text) -> Iterator[tuple[int, str]]:
    """Level and letter of each degree that says them: (2, "s") for B.S. or Bachelor of Science."""
    for match in _INITIALS.finditer(text.plain):
        first, second = (match[1], match[2]) if match[1] else (match[3], match[4])
        yield "ABM".index(first) + 1, second.lower()
    for match in _SPELLED.finditer(text.plain):
        yield "abm".index(match[1][0].lower()) + 1, match[2][0].lower()


def _of_letters(edit: Edit) -> Iterator[Finding]:
    """Of science where the original says of arts, or says nothing."""
    stated = list(_SPELLED.finditer(edit.after.plain))
    texts = (edit.before,) if edit.kind == "education" else (edit.before, *edit.evidence.texts)
    known = {letter for text in texts if stated for letter in _letters(text)}
    for match in stated:
        level, letter = "abm".index(match[1][0].lower()) + 1, match[2][0].lower()
        if (level, letter) not in known:
            words = edit.after.exact(match.start(), match.end())
            reason = f'The original does not show the degree "{words}".'
            yield Finding(match.start(), match.end(), "education", reason)


def _fields(edit: Edit) -> Iterator[Finding]:
    """On the line of a degree even a single new word is another field or another school."""
    local = edit.evidence.education.concepts if not edit.before.words else frozenset()
    for word in edit.added:
        known = word.start in edit.explained or not word.concepts.isdisjoint(local)
        known = known or word.text in ("science", "sciences", "arts")
        if not known and weight(word.text) > 0 and _degree(edit.after, word) is None:
            shown = edit.after.exact(word.start, word.end)
            reason = f'The original does not say "{shown}" of this degree or school.'
            yield Finding(word.start, word.end, "education", reason)


def _titles_of_honour(edit: Edit) -> Iterator[Finding]:
    """ "Employee of the Year" where the original has one of the month."""
    for match in _OF_THE_YEAR.finditer(edit.after.plain):
        if match.group().lower() not in edit.evidence.plain.lower():
            words = edit.after.exact(match.start(), match.end())
            reason = f'The original names no award "{words}".'
            yield Finding(match.start(), match.end(), "award", reason)


def _marked(edit: Edit, marks: frozenset[str], kind: ClaimKind, what: str) -> Iterator[Finding]:
    for word in edit.added:
        if word.text not in marks or word.start in edit.explained:
            continue
        if not _is_shown(edit, word, marks):
            shown = edit.after.exact(word.start, word.end)
            reason = f'The original shows no {what} that "{shown}" could speak of.'
            yield Finding(word.start, word.end, kind, reason)


def _is_shown(edit: Edit, word: Word, marks: frozenset[str]) -> bool:
    """Whether a line of the resume has such a mark, or stands under such a heading, and shares
    a telling word with what stands beside the mark in the edit."""
    evidence = edit.evidence
    at = edit.after.index_at(word.start)
    near = edit.after.words[max(0, at - _REACH) : at + _REACH + 1]
    telling = [w.concepts for w in near if w is not word and weight(w.text) > 0.5]
    for number, text in enumerate(evidence.texts, start=1):
        holds = not text.word_set.isdisjoint(marks) or _is_headed(edit, number, marks)
        if holds and any(_tells(text, concepts) for concepts in telling):
            return True
    return False


def _tells(text: Text, concepts: frozenset[str]) -> bool:
    matching = [word for word in text.words if not concepts.isdisjoint(word.concepts)]
    return any(not is_limited(text, word) for word in matching)


def _is_headed(edit: Edit, line: int, marks: frozenset[str]) -> bool:
    kind = edit.evidence.section_kind(line)
    return kind == ("certifications" if marks is _CERTIFIED else "awards")
