"""Groups the lines of an experience or education section into jobs or schools."""

import datetime
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from recast.reading.dates import FoundPeriod, find_periods
from recast.reading.lines import Line
from recast.reading.resume_header import HeaderParts, Piece, pieces_of, read_header
from recast.reading.resume_parts import Period, Position

MOST_HEADER_WORDS = 16
MOST_HEADER_LINES = 4

_GLYPHS = r"•·▪■□●◦○◆❖➢➤►▶✓✔*¨§�➔→»‣⁃\uf0b7\uf0a7\uf0d8\uf076\uf0fc"
_REAL_BULLET = re.compile(rf"\s*(?:[{_GLYPHS}]+|[-–—]\s|o\s|â€¢|âž¢)\s*(?=\S)")
_BULLET = re.compile(rf"\s*(?:[{_GLYPHS}]+|[-–—]\s|o\s|â€¢|âž¢|\(?\d{{1,2}}[.)])\s*(?=\S)")
_EMPLOYED = re.compile(
    r"\b(?:work(?:ed|ing|s)?|serv(?:ed|ing)|employed|associated|joined|internship|interned)\b"
    r".{0,40}?\b(?:as|with|at|in|for)\b",
    re.IGNORECASE,
)
_ABBREVIATION = re.compile(
    r"(?:\b(?:inc|ltd|co|corp|llc|jr|sr|dept|univ|st|u\.s|pvt|\w)|\))\.$", re.IGNORECASE
)
_DATE_LABEL = re.compile(
    r"(?i)\b(?:duration|period|dates?|tenure|from|since|during|between|working|expected|graduated)\s*:?-?\s*$"
)


@dataclass(frozen=True, slots=True)
class _Row:
    """A line of the section as grouping sees it; `rest` is its text with dates as NUL."""

    number: int
    text: str
    bullet: bool
    blank: bool
    found: FoundPeriod | None
    rest: str
    pieces: tuple[Piece, ...]
    is_header: bool

    @property
    def kinds(self) -> set[str]:
        return {piece.kind for piece in self.pieces}

    @property
    def telling(self) -> bool:
        """Whether its words look like a title, an employer or a place."""
        return self.is_header and bool(self.kinds & {"title", "employer", "place"})

    @property
    def only_dates(self) -> bool:
        return self.found is not None and not self.pieces


def find_positions(
    lines: tuple[Line, ...], numbers: Sequence[int], skipped: frozenset[int] = frozenset()
) -> tuple[Position, ...]:
    """The jobs among the lines `numbers` (from 1, rising) of a section.

    `skipped` are lines that can be no header, such as sub-headings. Linear, never raises.
    """
    rows = [_row(number, lines[number - 1], number in skipped) for number in numbers]
    headers = _headers(rows)
    starts = [header[0] for header in headers] + [len(rows)]
    positions = [
        _position(rows[start:end], rows, header)
        for header, start, end in zip(headers, starts, starts[1:], strict=False)
    ]
    return tuple(_with_employers(positions))


def _row(number: int, line: Line, skipped: bool) -> _Row:
    text = line.text[:400]
    bullet = line.bullet or _REAL_BULLET.match(text) is not None
    blank = not text.strip()
    periods = () if blank else find_periods(text)
    found = next((one for one in periods if not one.single), None) or next(iter(periods), None)
    rest = _without(text, periods) if found is not None else text
    words = len(rest.split())
    is_header = not (skipped or blank or words > MOST_HEADER_WORDS or len(text) > 160)
    is_header = is_header and not (bullet and found is None and not _labels(text))
    is_header = is_header and (_reads_as_header(rest, found is not None) or _labels(text))
    pieces = tuple(pieces_of(_unmarked(rest))) if is_header else ()
    if found is not None and found.single and not _dated_header(rest, pieces):
        found = None
    return _Row(number, text, bullet, blank, found, rest, pieces, is_header)


def _unmarked(text: str) -> str:
    """A line without its bullet or number."""
    mark = _BULLET.match(text)
    return text[mark.end() :] if mark else text


def _labels(text: str) -> bool:
    return (
        re.match(
            r"(?i)\s*[•·*▪➢-]?\s*(?:employer|company|organi[sz]ation|client|designation|position|role|title|duration|period|location)\b[^:]{0,20}:",
            text,
        )
        is not None
    )


def _dated_header(rest: str, pieces: tuple[Piece, ...]) -> bool:
    """A single date opens a job only where it stands alone or beside a name."""
    return len(rest.replace("\x00", " ").split()) <= 10 and (
        not pieces or bool({"title", "employer", "place"} & {p.kind for p in pieces})
    )


def _without(text: str, periods: Sequence[FoundPeriod]) -> str:
    """The text with its dates, and the words that lead up to them, cut out."""
    kept, at = [], 0
    for found in periods:
        before = _DATE_LABEL.sub("", text[at : found.start])
        kept += [before, "\x00"]
        at = found.end
    return "".join([*kept, text[at:]])


def _reads_as_header(rest: str, dated: bool) -> bool:
    words = rest.replace("\x00", " ").strip(" ()[]|,-–—")
    if not words:
        return dated
    if words.endswith((".", ";", ",")) and not dated and not _ABBREVIATION.search(words):
        return False
    first = words.lstrip("•·*▪➢- ")[:1]
    if first.islower() and not dated:
        return False
    opening = words.split()[0].lower()
    return dated or not (opening.endswith(("ed", "ing")) or opening in _OPENING_VERBS)


_OPENING_VERBS = frozenset(
    """
    led ran built made wrote drove oversaw won grew taught set was were am is are have has had do did
    provide manage develop maintain ensure assist perform support work create conduct prepare
    coordinate handle monitor review responsible i my the this to and with for in
    """.split()
)


def _headers(rows: list[_Row]) -> list[tuple[int, ...]]:
    """The header of each job, as indexes into `rows`."""
    headers: list[tuple[int, ...]] = []
    free_from = 0
    for index, row in enumerate(rows):
        if index < free_from or not _anchors(row):
            continue
        header = (*_above(rows, index, free_from), index, *_below(rows, index))
        headers.append(header)
        free_from = header[-1] + 1
    return headers or _undated_headers(rows)


def _anchors(row: _Row) -> bool:
    if row.found is None:
        return False
    if row.is_header:
        return not row.bullet or bool(row.kinds & {"title", "employer"}) or _labels(row.text)
    return not row.found.single and _EMPLOYED.search(row.text) is not None


def _above(rows: list[_Row], index: int, free_from: int) -> tuple[int, ...]:
    """Header lines right above the dated one: a title or employer that stands by itself."""
    taken: list[int] = []
    at = index - 1
    while at >= free_from and len(taken) < 2 and _belongs_above(rows, at, free_from):
        if rows[at].blank:
            at -= 1
            continue
        taken.append(at)
        at -= 1
    while taken and rows[taken[-1]].blank:
        taken.pop()
    return tuple(reversed(taken))


def _belongs_above(rows: list[_Row], at: int, free_from: int) -> bool:
    row = rows[at]
    if row.blank:
        return at > free_from and rows[at - 1].telling and not rows[at - 1].bullet
    if not row.is_header or row.found is not None or (row.bullet and not _labels(row.text)):
        return False
    opens = at == free_from == 0 or at == 0 or rows[at - 1].blank or rows[at - 1].bullet
    ends_text = at > 0 and rows[at - 1].text.rstrip().endswith((".", ":", ";"))
    if row.telling and (opens or ends_text or at > 0 and rows[at - 1].telling):
        return True
    return opens and len(row.text.split()) <= 8


def _below(rows: list[_Row], index: int) -> tuple[int, ...]:
    """Header lines right below the dated one."""
    taken: list[int] = []
    if _EMPLOYED.search(rows[index].rest):
        return ()
    have = set(rows[index].kinds)
    for at in range(index + 1, min(index + 1 + MOST_HEADER_LINES, len(rows))):
        row = rows[at]
        if row.blank and not taken and rows[index].only_dates:
            continue
        if not row.is_header or row.found is not None or (row.bullet and not _labels(row.text)):
            break
        gains = row.kinds & {"title", "employer", "place"} - have
        names = (
            not have & {"employer", "other"}
            and row.kinds == {"other"}
            and len(row.text.split()) <= 6
        )
        if not gains and not names:
            break
        have |= row.kinds
        taken.append(at)
    return tuple(taken)


def _undated_headers(rows: list[_Row]) -> list[tuple[int, ...]]:
    """Without any date: lines that name both a title and an employer, or fields that do."""
    headers: list[tuple[int, ...]] = []
    for index, row in enumerate(rows):
        both = {"title", "employer"} <= row.kinds or (_labels(row.text) and "employer" in row.kinds)
        if row.is_header and both:
            headers.append((index, *_below(rows, index)))
    return headers


def _position(own: list[_Row], rows: list[_Row], header: tuple[int, ...]) -> Position:
    head = [rows[index] for index in header]
    found = next((row.found for row in head if row.found is not None), None)
    told = next((row for row in head if row.found and _EMPLOYED.search(row.rest)), None)
    if told is not None:
        parts = _employed(told.rest)
    else:
        parts = read_header(_unmarked(row.rest) for row in head if row.is_header)
    return Position(
        parts.employer,
        parts.title,
        parts.place,
        found.period if found is not None else None,
        tuple(row.number for row in head),
        tuple(row.number for row in own),
    )


_AS = re.compile(
    r"\bas (?:an? |the )?(?P<title>[\w .&/()-]{3,60}?)(?=\s+(?:at|in|with|for|from|of)\b|[,.]|\x00|$)",
    re.IGNORECASE,
)
_AT = re.compile(
    r"\b(?:with|at|in|for)\s+(?:M/s\.? )?(?P<employer>[A-Z][\w .,&/()'-]{2,70}?)(?=\s+(?:as|from|since|for|in)\b|,|\x00|$)"
)


def _employed(text: str) -> HeaderParts:
    """ "Worked as an accountant with Northwind Ltd from …" """
    title, employer = _AS.search(text), _AT.search(text)
    return HeaderParts(
        employer["employer"].strip() if employer else "", title["title"].strip() if title else ""
    )


def _with_employers(positions: list[Position]) -> list[Position]:
    """Gives a promotion the employer that stands once above several titles."""
    known: list[Position] = []
    for position in positions:
        previous = known[-1] if known else None
        if previous is not None and previous.employer and position.title and not position.employer:
            bare = not previous.title and previous.lines == previous.header_lines
            position = replace(
                position,
                employer=previous.employer,
                location=position.location or previous.location,
            )
            if bare:
                position = replace(
                    position,
                    header_lines=previous.header_lines + position.header_lines,
                    lines=previous.lines + position.lines,
                )
                known.pop()
        known.append(position)
    return known
