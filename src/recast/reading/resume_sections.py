"""Divides the lines of a resume into sections: at its headings, and where the content turns."""

import math
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from operator import add

from recast.reading.heading_features import LineLook
from recast.reading.headings import Heading
from recast.reading.lines import Line
from recast.reading.resume_parts import Section, SectionKind
from recast.reading.section_model import (
    CONTENTS,
    Content,
    SectionModel,
    section_model,
)


@dataclass(frozen=True, slots=True)
class _Trust:
    """How far words and neighbours count.

    `words` is the weight of a line's own words: neighbouring lines repeat each other, so they
    count less than if they were independent. `stays` is how often a line goes on with the content
    of the line above where no heading stands between.
    """

    words: float
    stays: float


_BESIDE_HEADINGS = _Trust(words=0.2, stays=0.99)
_WITHOUT_HEADINGS = _Trust(words=1.5, stays=0.85)

# How likely each of CONTENTS is under a heading of the kind, headings that were missed included.
_UNDER: dict[SectionKind, tuple[float, float, float, float]] = {
    "contact": (0.04, 0.02, 0.02, 0.92),
    "summary": (0.60, 0.02, 0.07, 0.31),
    "experience": (0.96, 0.01, 0.02, 0.01),
    "education": (0.02, 0.95, 0.02, 0.01),
    "skills": (0.02, 0.01, 0.96, 0.01),
    "projects": (0.96, 0.01, 0.02, 0.01),
    "certifications": (0.02, 0.80, 0.17, 0.01),
    "awards": (0.35, 0.05, 0.03, 0.57),
    "publications": (0.35, 0.15, 0.10, 0.40),
    "languages": (0.02, 0.01, 0.85, 0.12),
    "interests": (0.03, 0.02, 0.05, 0.90),
    "references": (0.03, 0.02, 0.02, 0.93),
    "other": (0.06, 0.03, 0.06, 0.85),
}
_LOG_UNDER = {kind: tuple(map(math.log, shares)) for kind, shares in _UNDER.items()}
# What may stand under a heading without its being another section's content.
_FITS: dict[SectionKind, frozenset[Content]] = {
    "contact": frozenset(["other"]),
    "summary": frozenset(["experience", "skills", "other"]),
    "experience": frozenset(["experience"]),
    "education": frozenset(["education"]),
    "skills": frozenset(["skills"]),
    "projects": frozenset(["experience"]),
    "certifications": frozenset(["education", "skills"]),
    "awards": frozenset(["experience", "education", "other"]),
    "publications": frozenset(["experience", "education", "other", "skills"]),
    "languages": frozenset(["skills", "other"]),
    "interests": frozenset(["other", "skills"]),
    "references": frozenset(["other"]),
    "other": frozenset(["other", "skills"]),
}
_CLOSING: frozenset[SectionKind] = frozenset(["contact", "interests", "references", "languages"])
_START = (0.45, 0.10, 0.10, 0.35)
MOST_TOP_LINES = 12
"""Lines in which a resume that begins with the person tells how to reach them."""
_CONTACT = re.compile(
    r"@|https?:|www\.|linkedin|github|(?:\+|\b)\d[\d ().-]{7,}\d\b|\be-?mail\b", re.I
)
_WORK_FIELDS = re.compile(
    r"\W*(?:client|duration|environment|role\s*:|team size|designation|employer|organi[sz]ation"
    r"|responsibilit|roles? (?:and|&) resp)",
    re.IGNORECASE,
)
_STUDENT = re.compile(r"(?i)academic|personal|side|college|university|final year|school|hobby|open")


@dataclass(frozen=True, slots=True)
class _Row:
    """A line with what its words speak for; `scores` is None for blank lines and headings."""

    number: int
    look: LineLook
    dated: bool
    scores: tuple[float, ...] | None
    heading: Heading | None


def find_sections(
    lines: Sequence[Line],
    looks: Sequence[LineLook],
    headings: Sequence[Heading],
    model: SectionModel | None = None,
) -> tuple[Section, ...]:
    """The sections in order of the lines. Linear in the text, never raises."""
    has_openers = any(heading.kind != "sub" for heading in headings)
    trust = _BESIDE_HEADINGS if has_openers else _WITHOUT_HEADINGS
    rows = _rows(looks, headings, model or section_model(), trust.words)
    contents = _contents(rows, trust.stays)
    kinds = list(_kinds(lines, rows, contents))
    return tuple(_grouped(rows, kinds))


def _rows(
    looks: Sequence[LineLook], headings: Sequence[Heading], model: SectionModel, weight: float
) -> list[_Row]:
    by_line = {heading.line: heading for heading in headings}
    rows = []
    for number, look in enumerate(looks, 1):
        heading = by_line.get(number)
        scores = None
        if look.shape.count and (heading is None or heading.glued):
            scores = tuple([weight * min(0.0, score) for score in model.scores(look)])
        dated = any(not found.single for found in look.periods)
        rows.append(_Row(number, look, dated, scores, heading))
    return rows


def _contents(rows: Sequence[_Row], stays: float) -> list[int]:
    """The likeliest content of each line, all lines taken together (Viterbi), as places."""
    stay, turn = math.log(stays), math.log((1 - stays) / (len(CONTENTS) - 1))
    best = [math.log(share) for share in _START]
    back: list[tuple[int, ...]] = []
    for row in rows:
        highest = max(best)
        top = best.index(highest)
        if row.heading is not None and row.heading.kind != "sub":
            back.append(tuple(top for _ in CONTENTS))
            best = [highest + log_share for log_share in _LOG_UNDER[row.heading.kind]]
        else:
            # To turn from the likeliest is the best of all turns.
            kept = highest + turn - stay
            back.append(tuple([p if one >= kept else top for p, one in enumerate(best)]))
            best = [stay + (one if one >= kept else kept) for one in best]
        if row.scores is not None:
            best = list(map(add, best, row.scores))
    return _traced(best, back)


def _traced(best: Sequence[float], back: Sequence[tuple[int, ...]]) -> list[int]:
    place = max(range(len(best)), key=best.__getitem__)
    path = []
    for pointers in reversed(back):
        path.append(place)
        place = pointers[place]
    return path[::-1]


def _kinds(
    lines: Sequence[Line], rows: Sequence[_Row], contents: Sequence[int]
) -> Iterator[SectionKind]:
    """The kind of section of each line."""
    opened: SectionKind | None = None
    fitted = worked = False
    is_top = _starts_with_contact(lines, rows)
    for row, place in zip(rows, contents, strict=True):
        if row.heading is not None and row.heading.kind != "sub":
            opened, fitted, worked = _opened(rows, row), False, False
            if not row.heading.glued:
                yield opened
                continue
        content = CONTENTS[place]
        worked = content == "experience" and (worked or _is_job_line(row))
        if opened is None:
            is_top = is_top and not worked
            yield _at_top(row, content, is_top)
            continue
        fits = content in _FITS[opened] and not (worked and opened in ("summary", "awards"))
        # A heading is believed until something that fits it has come; those that close a resume
        # often have nothing below them.
        fitted = fitted or opened in _CLOSING or (fits and row.scores is not None)
        yield opened if fits or not (fitted or worked) else content


def _is_job_line(row: _Row) -> bool:
    """A span of time on a short line; the items of a list of awards may have one too."""
    return row.dated and row.look.shape.short and not row.look.shape.bullet


def _starts_with_contact(lines: Sequence[Line], rows: Sequence[_Row]) -> bool:
    """Whether the text begins as a resume does, rather than in the middle of one."""
    if any(_CONTACT.search(line.text[:300]) for line in lines[:MOST_TOP_LINES]):
        return True
    first = next((row.number for row in rows if row.heading and row.heading.kind != "sub"), 9)
    above = [row for row in rows[: first - 1] if row.look.shape.count]
    return len(above) <= 3 and all(row.look.shape.short and not row.dated for row in above)


def _opened(rows: Sequence[_Row], row: _Row) -> SectionKind:
    """The kind a heading opens; projects done at work, for clients, count as experience."""
    heading = row.heading
    assert heading is not None
    assert heading.kind != "sub"
    if heading.kind != "projects" or _STUDENT.search(heading.name):
        return heading.kind
    following = rows[row.number : row.number + 20]
    if any(_WORK_FIELDS.match(one.look.shape.body) for one in following):
        return "experience"
    return "projects"


def _at_top(row: _Row, content: Content, is_contact: bool) -> SectionKind:
    """Lines before the first heading: who it is, and what the person says of themselves."""
    if not is_contact:
        return "contact" if content == "other" else content
    if content == "education":
        return content
    prose = row.look.shape.count > 9 and not _CONTACT.search(row.look.shape.body)
    return "summary" if prose else "contact"


def _grouped(rows: Sequence[_Row], kinds: Sequence[SectionKind]) -> Iterator[Section]:
    start = 0
    for index in range(1, len(rows) + 1):
        ends = index == len(rows) or kinds[index] != kinds[start]
        heading = None if index == len(rows) else rows[index].heading
        if ends or (heading is not None and heading.kind != "sub"):
            section = _section(rows[start:index], kinds[start])
            if section is not None:
                yield section
            start = index


def _section(rows: Sequence[_Row], kind: SectionKind) -> Section | None:
    heading = rows[0].heading
    if heading is not None and heading.kind != "sub":
        body = rows if heading.glued else rows[1:]
        return Section(kind, heading.name, heading.line, tuple(row.number for row in body))
    if not any(row.look.shape.count for row in rows):
        return None
    return Section(kind, kind.capitalize(), None, tuple(row.number for row in rows))
