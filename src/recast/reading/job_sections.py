"""Finds the parts of a posting: what is asked, done and offered, and what is boilerplate."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import chain

from recast.reading.job_cues import Cue, cues_in, words_of
from recast.reading.job_denials import Range, denials_in
from recast.reading.job_headings import heading_pattern, rated_heading
from recast.reading.job_parts import JobPart, PartKind
from recast.reading.job_units import Unit

LONGEST_HEADING = 60
_LONGEST_OFFER = 400
_AFTER_HEADING = re.compile(r"\s*\??[:：]|\s*[-–—]\s|\s*\??\Z")
_UNKNOWN_HEADING = re.compile(r"[^.!?;]{3,60}[:：]\Z")
# "As a nurse, you will: Provide care" opens the duties, though more stands on its line.
_LEAD_IN = re.compile(
    r"[^.:]{0,60}\b(?:you(?:['’]ll| will)|(?:responsibilities|duties) include)[^.:]{0,30}:",
    re.IGNORECASE,
)
# Whatever an unlisted heading says, one of these words in it tells the part.
_HEADING_WORDS: tuple[tuple[PartKind, re.Pattern[str]], ...] = (
    (
        "preferred",
        re.compile(
            r"prefer|nice to|bonus|desir|plus\b|ideally|would (?:also )?be|even better|great if"
            r"|not essential|optional",
            re.IGNORECASE,
        ),
    ),
    ("benefits", re.compile(r"benefit|perks|offer|compensation", re.IGNORECASE)),
    (
        "requirements",
        re.compile(
            r"qualif|requir|skills|looking for|you have|you bring|profile|must|need|expect|who you"
            r"|essential|mandatory",
            re.IGNORECASE,
        ),
    ),
    (
        "duties",
        re.compile(
            r"responsib|dut(?:y|ies)|you.{0,5} (?:do|be)\b|you(?:['’]ll| will)|task|role|job",
            re.IGNORECASE,
        ),
    ),
    ("about", re.compile(r"about|who we are|our team", re.IGNORECASE)),
)


_DUTY_VERBS = words_of("job_words.txt", "duties")
_NOT_OF_ITSELF: frozenset[Cue] = frozenset({"asks", "required", "preferred", "duty"})
_DEMANDS: frozenset[Cue] = frozenset({"asks", "required"})
_NO_CUES: frozenset[Cue] = frozenset()


@dataclass(frozen=True, slots=True)
class PlacedUnit:
    """A unit with the kind of part it stands in, and what its words tell.

    `body` is where its heading ends; `headed` is False before the first heading of the posting;
    `under` is what the heading above it opens, whatever its own words say; `denied` are the
    stretches that say what is not asked for.
    """

    start: int
    end: int
    kind: PartKind
    body: int
    headed: bool
    cues: frozenset[Cue]
    under: PartKind = "other"
    denied: tuple[Range, ...] = ()


def place_units(text: str, units: Sequence[Unit]) -> list[PlacedUnit]:
    """Gives each unit the part it belongs to: by the heading above it or by its own words."""
    placed: list[PlacedUnit] = []
    current: PartKind = "other"
    headed = False
    opened: set[PartKind] = set()
    for unit, cues in zip(units, _cues_of(text, units), strict=True):
        piece = text[unit.start : unit.end]
        heading = _heading(piece) if unit.opens else None
        body = unit.start
        if heading:
            current, length = heading
            headed = True
            opened.add(current)
            kind = current
            body += length
        else:
            kind = _own_kind(piece, current, cues)
        denied = denials_in(text, unit.start, unit.end) if "denies" in cues else ()
        placed.append(PlacedUnit(unit.start, unit.end, kind, body, headed, cues, current, denied))
    if "preferred" in opened and "requirements" not in opened:
        return [_required(unit) for unit in placed]
    return placed


def _required(unit: PlacedUnit) -> PlacedUnit:
    """Where all that a posting asks for stands under "Desired skills", that is what it requires."""
    if unit.kind != "preferred" or not unit.headed:
        return unit
    cues = unit.cues - {"preferred"} if unit.body > unit.start else unit.cues
    return replace(unit, kind="requirements", cues=cues, under="requirements")


def _cues_of(text: str, units: Sequence[Unit]) -> Iterator[frozenset[Cue]]:
    """The cues of each unit; none of them runs over the end of a line."""
    found = cues_in(text)
    start, _, cues = next(found, (len(text), 0, _NO_CUES))
    for unit in units:
        own: set[Cue] = set()
        while start < unit.end:
            own |= cues
            start, _, cues = next(found, (len(text) + 1, 0, _NO_CUES))
        yield frozenset(own) if own else _NO_CUES


def _heading(piece: str) -> tuple[PartKind, int] | None:
    """The part a heading opens and how long the heading is, None where the unit has none."""
    rated = rated_heading(piece)
    if rated:
        return rated, len(piece)
    known = heading_pattern().match(piece)
    if known and known.end() <= LONGEST_HEADING and _stands_alone(piece, known.end()):
        after = _AFTER_HEADING.match(piece, known.end())
        kind: PartKind = known.lastgroup  # type: ignore[assignment]
        return kind, after.end() if after else known.end()
    if len(piece) <= LONGEST_HEADING and _UNKNOWN_HEADING.match(piece):
        for kind, words in _HEADING_WORDS:
            if words.search(piece):
                return kind, len(piece)
    lead = _LEAD_IN.match(piece)
    return ("duties", lead.end()) if lead else None


def _stands_alone(piece: str, end: int) -> bool:
    return (piece[0].isupper() or end == len(piece)) and bool(_AFTER_HEADING.match(piece, end))


def _own_kind(piece: str, current: PartKind, cues: frozenset[Cue]) -> PartKind:
    """What a sentence says of itself; boilerplate counts as boilerplate wherever it stands."""
    if "legal" in cues:
        return "legal"
    if "benefits" in cues and "asks" not in cues and len(piece) < _LONGEST_OFFER:
        return "benefits"
    if "about" in cues and _NOT_OF_ITSELF.isdisjoint(cues):
        return "about"
    # Further down below a heading "We offer" there may stand what is asked for.
    demands = current == "benefits" and cues >= _DEMANDS and "benefits" not in cues
    if demands or current in ("other", "about"):
        return _unheaded_kind(piece, current, cues)
    return current


def _unheaded_kind(piece: str, current: PartKind, cues: frozenset[Cue]) -> PartKind:
    if "asks" in cues:
        return "preferred" if "preferred" in cues else "requirements"
    first = piece.split(" ", 1)[0].lower()
    begins = first in _DUTY_VERBS or first.removesuffix("s") in _DUTY_VERBS
    return "duties" if begins or "duty" in cues else current


def parts_of(placed: list[PlacedUnit]) -> tuple[JobPart, ...]:
    """Neighbouring stretches of one kind as one part."""
    parts: list[JobPart] = []
    for part in chain.from_iterable(map(_parts_of_unit, placed)):
        if parts and parts[-1].kind == part.kind:
            parts[-1] = JobPart(part.kind, parts[-1].start, part.end)
        else:
            parts.append(part)
    return tuple(parts)


def _parts_of_unit(unit: PlacedUnit) -> Iterator[JobPart]:
    at = unit.start
    for start, end in unit.denied:
        if at < start:
            yield JobPart(unit.kind, at, start)
        yield JobPart("unasked", start, end)
        at = end
    if at < unit.end:
        yield JobPart(unit.kind, at, unit.end)
