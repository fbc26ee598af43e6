"""Tells which clause of a sentence is only a wish ("databases, preferably PostgreSQL")."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from recast.reading.job_cues import cues_in
from recast.reading.job_denials import Range
from recast.reading.job_sections import PlacedUnit

_BREAK: Final = re.compile(
    r"[;()\[\]]|\.\s|\s[-–—]\s|,?\s\bbut\b"
    r"|,\s(?:and\s)?(?=(?:\w+\s)?(?:knowledge|experience|familiarity|exposure|proficiency"
    r"|understanding|ability)\b)",
    re.IGNORECASE,
)
_GOES_ON: Final = re.compile(r"\s*(?:,|\band\b|\bwith\b)", re.IGNORECASE)
_COLON: Final = re.compile(r"\s*(?:\w+\s){0,3}:", re.IGNORECASE)
_WORD: Final = re.compile(r"[^\W\d_]{2}")
# They wish for what follows them; "preferred" and "a plus" for the clause they close.
_FORWARD: Final = frozenset(
    ("preferably", "ideally", "prefer", "prefers", "preference", "preferences")
)


@dataclass(frozen=True, slots=True)
class _Mark:
    """A word that wishes, or one that demands."""

    start: int
    end: int
    wishes: bool


def demand_of(text: str, unit: PlacedUnit) -> str:
    """What a sentence asks for, without what is a wish or not asked for; "" where that is all."""
    if unit.under == "preferred":
        return ""
    left_out = list(unit.denied)
    if "preferred" in unit.cues:
        left_out += wishes_in(text, unit.start, unit.end)
    kept = []
    at = unit.body
    for start, end in sorted(left_out):
        kept.append(text[at:start])
        at = max(at, end)
    return " ".join([*kept, text[at : unit.end]]).strip()


def wishes_in(text: str, start: int, end: int) -> list[Range]:
    """The stretches of a sentence that name what would be nice to have, in no order."""
    marks = _marks(text, start, end)
    found: list[Range] = []
    last = (start, start)
    at = 0
    for clause in _clauses(text, start, end, marks):
        first = at
        while at < len(marks) and marks[at].start < clause[1]:
            at += 1
        inside = marks[first:at]
        if inside and all(mark.wishes for mark in inside):
            found.append(_scope(text, clause, inside[0], last, end))
        last = clause
    return found


def _marks(text: str, start: int, end: int) -> list[_Mark]:
    marks = [
        _Mark(start + first, start + last, "preferred" in cues)
        for first, last, cues in cues_in(text[start:end])
        if "preferred" in cues or "required" in cues
    ]
    return sorted(marks, key=lambda mark: mark.start)


def _clauses(text: str, start: int, end: int, marks: list[_Mark]) -> Iterator[Range]:
    cuts = {match.end() for match in _BREAK.finditer(text, start, end)}
    for mark in marks:
        forward = text[mark.start : mark.end].lower() in _FORWARD
        if not forward and _GOES_ON.match(text, mark.end, end):
            cuts.add(mark.end)
    at = start
    for cut in (*sorted(cuts), end):
        if cut > at:
            yield at, cut
        at = cut


def _scope(text: str, clause: Range, mark: _Mark, last: Range, end: int) -> Range:
    """How far the wish reaches; `last` is the clause before it, `end` where the sentence ends."""
    if _COLON.match(text, mark.end, end):
        return mark.start, end
    before, after = text[clause[0] : mark.start], text[mark.end : clause[1]]
    if text[mark.start : mark.end].lower() in _FORWARD and _WORD.search(after):
        return mark.start, clause[1]
    if not _WORD.search(before) and not _WORD.search(after):
        # "Terraform (preferred)"
        return max(last[0], text.rfind(",", *last)), clause[1]
    return clause
