"""Finds the parts of a posting: what is asked, what is done, what is offered, what is boilerplate."""

import re
from dataclasses import dataclass

from recast.reading.job_cues import ASKS, BENEFITS, DUTY, HEADING, LEGAL, PREFERRED
from recast.reading.job_parts import JobPart, PartKind
from recast.reading.job_units import Unit

LONGEST_HEADING = 60
_AFTER_HEADING = re.compile(r"\s*\??[:：]|\s*[-–—]\s|\s*\??\Z")
_UNKNOWN_HEADING = re.compile(r"[^.!?;]{3,60}[:：]\Z")
# Whatever an unlisted heading says, one of these words in it tells the part.
_HEADING_WORDS: tuple[tuple[PartKind, re.Pattern[str]], ...] = (
    ("preferred", re.compile(r"prefer|nice to|bonus point|desir|plus\b|ideally", re.IGNORECASE)),
    ("benefits", re.compile(r"benefit|perks|offer|compensation", re.IGNORECASE)),
    (
        "requirements",
        re.compile(
            r"qualif|requir|skills|looking for|you have|you bring|profile|must|need|expect|who you",
            re.IGNORECASE,
        ),
    ),
    (
        "duties",
        re.compile(r"responsib|dut(?:y|ies)|you.{0,5} (?:do|be)\b|task|role|job", re.IGNORECASE),
    ),
    ("about", re.compile(r"about|who we are|our team", re.IGNORECASE)),
)


@dataclass(frozen=True, slots=True)
class PlacedUnit:
    """A unit with the kind of part it stands in, and where its heading (if it has one) ends."""

    start: int
    end: int
    kind: PartKind
    body: int
    headed: bool


def place_units(text: str, units: list[Unit]) -> list[PlacedUnit]:
    """Gives each unit the part it belongs to: by the heading above it or by its own words."""
    placed: list[PlacedUnit] = []
    current: PartKind = "other"
    headed = False
    for unit in units:
        piece = text[unit.start : unit.end]
        heading = _heading(piece) if unit.opens else None
        if heading:
            current, length = heading
            headed = True
            placed.append(PlacedUnit(unit.start, unit.end, current, unit.start + length, True))
        else:
            kind = _own_kind(piece, current)
            placed.append(PlacedUnit(unit.start, unit.end, kind, unit.start, headed))
    return placed


def _heading(piece: str) -> tuple[PartKind, int] | None:
    """The part a heading opens and how long the heading is, None where the unit has none."""
    known = HEADING.match(piece)
    if known and known.end() <= LONGEST_HEADING and _stands_alone(piece, known.end()):
        after = _AFTER_HEADING.match(piece, known.end())
        kind: PartKind = known.lastgroup  # type: ignore[assignment]
        return kind, after.end() if after else known.end()
    if len(piece) <= LONGEST_HEADING and _UNKNOWN_HEADING.match(piece):
        for kind, words in _HEADING_WORDS:
            if words.search(piece):
                return kind, len(piece)
    return None


def _stands_alone(piece: str, end: int) -> bool:
    return (piece[0].isupper() or end == len(piece)) and bool(_AFTER_HEADING.match(piece, end))


def _own_kind(piece: str, current: PartKind) -> PartKind:
    """What a sentence says of itself; boilerplate counts as boilerplate wherever it stands."""
    if LEGAL.search(piece):
        return "legal"
    if current in ("duties", "requirements", "preferred"):
        offers = len(piece) < 400 and BENEFITS.search(piece) and not ASKS.search(piece)
        return "benefits" if offers else current
    if BENEFITS.search(piece) and not ASKS.search(piece):
        return "benefits"
    if current in ("other", "about"):
        return _unheaded_kind(piece, current)
    return current


def _unheaded_kind(piece: str, current: PartKind) -> PartKind:
    if ASKS.search(piece):
        return "preferred" if PREFERRED.search(piece) else "requirements"
    return "duties" if DUTY.search(piece) else current


def parts_of(placed: list[PlacedUnit]) -> tuple[JobPart, ...]:
    """Neighbouring units of one kind as one part."""
    parts: list[JobPart] = []
    for unit in placed:
        if parts and parts[-1].kind == unit.kind:
            parts[-1] = JobPart(unit.kind, parts[-1].start, unit.end)
        else:
            parts.append(JobPart(unit.kind, unit.start, unit.end))
    return tuple(parts)
