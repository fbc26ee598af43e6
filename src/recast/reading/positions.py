"""Groups the lines of an experience or education section into jobs or schools."""

import re
from collections.abc import Sequence
from dataclasses import replace

from recast.reading.dates import FoundPeriod
from recast.reading.heading_features import LineLook
from recast.reading.lines import Line
from recast.reading.position_rows import TELLING, Row, rows_of
from recast.reading.resume_header import HeaderParts, pieces_of, read_header, read_school
from recast.reading.resume_parts import Position

MOST_LINES_ABOVE, MOST_LINES_BELOW = 3, 4
"""Header lines that may stand around the one with the dates."""

MOST_NAME_WORDS = 8
"""Words of a line that is taken for a name although none of them tells so."""

MOST_SCHOOL_WORDS = 20

_EMPLOYED = re.compile(
    r"\b(?:work(?:ed|ing|s)?|serv(?:ed|ing)|employed|associated|joined|internship|interned)\b"
    r".{0,40}?\b(?:as|with|at|in|for)\b",
    re.IGNORECASE,
)
_AS = re.compile(
    r"\bas (?:an? |the )?(?P<title>[\w .&/()-]{3,60}?)"
    r"(?=\s+(?:at|in|with|for|from|of|since)\b|[,.]|\x00|$)",
    re.IGNORECASE,
)
_AT = re.compile(
    r"\b(?:[Ww]ith|[Aa]t|[Ii]n|[Ff]or)\s+(?:M/s\.? )?(?P<employer>[A-Z][\w .&/()'-]{1,70}?)"
    r"(?=\s+(?:as|from|From|since|for|in)\b|,|\x00|$)"
)


def find_positions(
    lines: Sequence[Line],
    looks: Sequence[LineLook],
    numbers: Sequence[int],
    headings: frozenset[int] = frozenset(),
) -> tuple[Position, ...]:
    """The jobs among the lines `numbers` (from 1, rising) of one section.

    Linear in the text, never raises.
    """
    rows = rows_of(lines, looks, numbers, headings)
    headers = _headers(rows)
    starts = [header[0] for header in headers] + [len(rows)]
    positions = [
        _position(rows[start:end], [rows[index] for index in header])
        for header, start, end in zip(headers, starts, starts[1:], strict=False)
    ]
    return tuple(_with_employers(positions))


def find_schools(
    lines: Sequence[Line],
    looks: Sequence[LineLook],
    numbers: Sequence[int],
    headings: frozenset[int] = frozenset(),
) -> tuple[Position, ...]:
    """The schools among the lines `numbers`: `title` is the degree, `employer` the school.

    A new one begins where a degree or a date comes that the one before has already.
    """
    rows = [row for row in rows_of(lines, looks, numbers, headings) if not row.blank]
    groups: list[list[tuple[Row, set[str]]]] = []
    have: set[str] = set()
    for row in rows:
        tells = _school_parts(row)
        if row.bullet and tells == {"date"} and "date" in have:
            tells = set()
        if tells and (not groups or tells & have):
            groups.append([])
            have = set()
        if groups:
            groups[-1].append((row, tells))
            have |= tells
    schools = (_school(group) for group in groups)
    return tuple(school for school in schools if school.employer or school.title)


def _school_parts(row: Row) -> set[str]:
    """Which of degree, school and date a line tells; prose tells nothing."""
    if row.text.endswith(".") and len(row.text.split()) > MOST_SCHOOL_WORDS:
        return set()
    tells = {"date"} if _school_date(row) is not None else set()
    parts = read_school([pieces_of(row.unmarked)])
    return (
        tells | ({"degree"} if parts.title else set()) | ({"school"} if parts.employer else set())
    )


def _school_date(row: Row) -> FoundPeriod | None:
    """The date of a line, a single one ("UC Berkeley | 2019") only beside a name."""
    short = len(row.text.split()) <= MOST_NAME_WORDS
    return row.found or (row.dated if short and not row.bullet else None)


def _school(rows: Sequence[tuple[Row, set[str]]]) -> Position:
    head = [row for row, tells in rows if tells]
    parts = read_school([pieces_of(row.unmarked) for row in head])
    dates = (found.period for row in head if (found := _school_date(row)) is not None)
    period = next(dates, None)
    named = (
        piece.text
        for row, tells in rows
        if tells == {"date"} and not row.bullet
        for piece in pieces_of(row.unmarked)
        if piece.kind == "other" and ":" not in piece.text
    )
    return Position(
        parts.employer or next(named, ""),
        parts.title,
        parts.place,
        period,
        tuple(row.number for row in head),
        tuple(row.number for row, _ in rows),
    )


def _headers(rows: Sequence[Row]) -> list[tuple[int, ...]]:
    """The header of each job, as indexes into `rows`."""
    headers: list[tuple[int, ...]] = _with_dates_below(rows)
    if headers:
        return headers
    free_from = 0
    for index, row in enumerate(rows):
        if index < free_from or not _anchors(
            row, rows[index + 1] if index + 1 < len(rows) else None
        ):
            continue
        above = _above(rows, index, free_from)
        header = (*above, index, *_below(rows, index, above))
        headers.append(header)
        free_from = header[-1] + 1
    return headers or _undated_headers(rows)


def _with_dates_below(rows: Sequence[Row]) -> list[tuple[int, ...]]:
    """The headers where the dates of every job stand alone below its text, as a page laid out in
    columns is often read; empty for any other layout."""
    dated = [at for at, row in enumerate(rows) if row.found is not None and not row.bullet]
    if not dated or not all(rows[at].is_bare_span for at in dated):
        return []
    headers, start = [], 0
    for at in dated:
        name = next((i for i in range(start, at) if rows[i].telling and not rows[i].is_place), at)
        text = range(name + 1, at)
        if not any(rows[i].bullet or not (rows[i].blank or rows[i].is_header) for i in text):
            return []
        above = (at - 1,) if rows[at - 1].is_place else ()
        headers.append((name, *above, at))
        start = at + 1
    named = any(row.telling and not row.is_place for row in rows[start:])
    return [] if named else headers


def _anchors(row: Row, after: Row | None) -> bool:
    """Whether a line with dates opens a job: a header does, and "Worked as … from … to …"."""
    if row.found is None:
        return False
    if row.found.single and not row.kinds - {"place"} and not (after and after.telling):
        return False
    if row.is_header:
        return not row.bullet or row.is_field or bool(row.kinds & {"title", "employer"})
    return not row.found.single and _EMPLOYED.search(row.text) is not None


def _above(rows: Sequence[Row], index: int, free_from: int) -> tuple[int, ...]:
    """Header lines right above the dated one."""
    taken: list[int] = []
    at = index - 1
    while at >= free_from and len(taken) < MOST_LINES_ABOVE:
        if rows[at].blank and at > free_from and rows[at - 1].telling and not taken:
            at -= 1
            continue
        if not _belongs_above(rows, at, (index, *taken)):
            break
        taken.append(at)
        at -= 1
    return tuple(reversed(taken))


def _belongs_above(rows: Sequence[Row], at: int, below: Sequence[int]) -> bool:
    """A line that looks like a name, and does not go on with the text of the job before."""
    row = rows[at]
    if not row.is_header or row.found is not None or (row.bullet and not row.is_field):
        return False
    short = "title" in row.kinds and len(row.text.split()) < MOST_NAME_WORDS
    if not (row.is_mostly_capital or row.is_field or short):
        return False
    if row.kinds == {"title"} and any("title" in rows[other].kinds for other in below):
        # A second title is a short line of the job before: "Mentor for trainees".
        return False
    before = rows[at - 1] if at else None
    if len(below) > 2:
        # The third line up is the employer's, above a title and a place.
        opens = before is None or before.blank
        return opens and not any("employer" in rows[other].kinds for other in below)
    if before is None or before.blank or before.bullet:
        return row.telling or len(row.text.split()) <= MOST_NAME_WORDS or "\t" in row.text
    adds = any(row.kinds & TELLING - rows[other].kinds for other in below)
    return row.telling and (adds or before.telling or before.text.endswith((".", ":", ";")))


def _below(rows: Sequence[Row], index: int, above: Sequence[int] = ()) -> tuple[int, ...]:
    """Header lines right below the dated one, as long as each adds something."""
    taken: list[int] = []
    if _EMPLOYED.search(rows[index].rest):
        return ()
    have = set(rows[index].kinds).union(*(rows[at].kinds for at in above))
    for at in range(index + 1, min(index + 1 + MOST_LINES_BELOW, len(rows))):
        row = rows[at]
        if row.blank and not taken and not have:
            continue
        if not row.is_header or row.found is not None or (row.bullet and not row.is_field):
            break
        is_name = not have & {"employer", "other"} and len(row.text.split()) <= 6
        if not row.kinds & TELLING - have and not (is_name and row.kinds == {"other"}):
            break
        have |= row.kinds
        taken.append(at)
    return tuple(taken)


def _undated_headers(rows: Sequence[Row]) -> list[tuple[int, ...]]:
    """Without any date: lines that name both a title and an employer, or fields that do."""
    return [
        (index, *_below(rows, index))
        for index, row in enumerate(rows)
        if not row.bullet
        and ({"title", "employer"} <= row.kinds or (row.is_field and "employer" in row.kinds))
    ]


def _position(own: Sequence[Row], head: Sequence[Row]) -> Position:
    dated = next((row for row in head if row.found is not None), None)
    if dated is not None and _EMPLOYED.search(dated.rest):
        parts = _employed(dated.rest)
    else:
        parts = read_header(row.pieces for row in head)
    return Position(
        parts.employer,
        parts.title,
        parts.place,
        dated.found.period if dated is not None and dated.found is not None else None,
        tuple(row.number for row in head),
        tuple(row.number for row in own),
    )


def _employed(text: str) -> HeaderParts:
    """ "Worked as an accountant with Northwind Ltd from …" """
    title, employer = _AS.search(text), _AT.search(text)
    return HeaderParts(
        employer["employer"].strip(" .") if employer else "",
        title["title"].strip() if title else "",
    )


def _with_employers(positions: Sequence[Position]) -> list[Position]:
    """Gives a promotion the employer that stands once above several titles."""
    known: list[Position] = []
    for position in positions:
        previous = known[-1] if known else None
        if previous is None or not previous.employer or position.employer or not position.title:
            known.append(position)
            continue
        place = position.location or previous.location
        promoted = replace(position, employer=previous.employer, location=place)
        if not previous.title and previous.lines == previous.header_lines:
            known.pop()
            promoted = replace(
                promoted,
                header_lines=previous.header_lines + promoted.header_lines,
                lines=previous.lines + promoted.lines,
            )
        known.append(promoted)
    return known
