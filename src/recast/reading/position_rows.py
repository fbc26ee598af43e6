"""The lines of a section as the grouping into jobs sees them."""

import re
from collections.abc import Sequence
from functools import cached_property

from recast.lexicon.verbs import is_base_form, verb_of
from recast.reading.dates import FoundPeriod, find_periods
from recast.reading.heading_features import LineLook, glued_text
from recast.reading.line_shape import without_bullet
from recast.reading.lines import Line
from recast.reading.resume_header import Piece, pieces_of

MOST_HEADER_WORDS = 16
LONGEST_HEADER = 160
CUT = "\x00"
"""Stands in `rest` where a date was cut out."""

TELLING = frozenset(["title", "employer", "place"])

_NUMBER = re.compile(r"\(?\d{1,2}[.)]\s*(?=\S)")
_FIELD = re.compile(
    r"(?:employer|company|organi[sz]ation|client|designation|position|role|title|duration|period"
    r"|location)\b[^:]{0,20}:",
    re.IGNORECASE,
)
_EMPHASIS = re.compile(r"\*{1,3}|_{2,3}|(?<!\w)_(?=\w)|(?<=\w)_(?!\w)")
_ABBREVIATION = re.compile(
    r"(?:\b(?:inc|ltd|co|corp|llc|jr|sr|dept|univ|st|u\.s|pvt|\w)|\))\.$", re.IGNORECASE
)
_LEADS_TO_DATE = re.compile(
    r"\b(?:duration|period|dates?|tenure|from|since|during|between|working|expected|graduated)"
    r"\s*:?-?\s*$",
    re.IGNORECASE,
)
_PAGE_MARK = re.compile(
    r"(?:\bpage\s*\d+|[-–—|·\t]\s*\d{1,2}\s*(?:/|of)\s*\d{1,2}|\bcurriculum vitae\b\s*\W*\d*)\s*$",
    re.IGNORECASE,
)
_MOST_TITLE_WORDS = 7
_JOINTS = frozenset(["to", "-", "–", "—"])
_LONGEST_SPAN = 40
_OPENING_TEXT = (
    "am are assist conduct coordinate create develop do ensure for handle has have i in is "
    "maintain manage monitor my perform prepare provide responsible review support the this to "
    "was were with work"
)
_OPENING_WORDS = frozenset(_OPENING_TEXT.split())


class Row:
    """A line: `found` is its span of time (or single date), `rest` its text without dates."""

    def __init__(self, number: int, line: Line, look: LineLook, is_heading: bool) -> None:
        self.number = number
        self.text, periods = _text_and_periods(line, look, is_heading)
        self.bullet = look.shape.bullet
        self.blank = not look.shape.count or _is_page_mark(self.text)
        spans = (found for found in periods if not found.single)
        self.found: FoundPeriod | None = next(spans, None) or next(iter(periods), None)
        self.rest = _without_dates(self.text, periods) if periods else self.text
        self._is_heading = is_heading and look.name is not None
        self.dated = self.found
        """As `found`, and a single date beside any words."""
        if self.found is not None and self.found.single and not self._is_dated_name():
            self.found = None

    @cached_property
    def is_field(self) -> bool:
        """ "Employer: …", "Duration: …"."""
        return _FIELD.match(self.text) is not None

    @cached_property
    def is_header(self) -> bool:
        """Whether the line could belong to the header of a job."""
        if self._is_heading or self.blank or len(self.text) > LONGEST_HEADER:
            return False
        if self.is_field:
            return True
        if self.bullet and self.found is None:
            return False
        return len(self.rest.split()) <= MOST_HEADER_WORDS and self._reads_as_name()

    @cached_property
    def unmarked(self) -> str:
        """The rest without a number before it."""
        number = _NUMBER.match(self.rest)
        return self.rest[number.end() :] if number else self.rest

    @cached_property
    def pieces(self) -> tuple[Piece, ...]:
        return pieces_of(self.unmarked) if self.is_header else ()

    @cached_property
    def kinds(self) -> frozenset[str]:
        return frozenset(piece.kind for piece in self.pieces)

    @property
    def telling(self) -> bool:
        """Whether its words look like a title, an employer or a place."""
        return bool(self.kinds & TELLING)

    @property
    def is_mostly_capital(self) -> bool:
        """Whether it is written as names are; most lines of text have more small words."""
        words = [word for word in self.text.split() if len(word) > len("and")]
        return 2 * sum(not word[0].islower() for word in words) >= len(words)

    @property
    def is_bare_span(self) -> bool:
        """Whether it is a span of time, at most with a place."""
        return self.found is not None and not self.found.single and not self.kinds - {"place"}

    @property
    def is_place(self) -> bool:
        return self.kinds == {"place"}

    def _is_dated_name(self) -> bool:
        """A single date opens a job only where it stands alone or beside a name."""
        if len(self.rest.replace(CUT, " ").split()) > 10:
            return False
        return not self.pieces or self.telling

    def _reads_as_name(self) -> bool:
        dated = self.found is not None and not self.found.single
        words = " ".join(self.rest.replace(CUT, " ").split()).strip(" ()[]|,-–—")
        if dated or not words:
            return self.found is not None
        if words.endswith((".", ";", ",")) and not _ABBREVIATION.search(words[-20:]):
            return False
        opening = words.split()[0].lower()
        if words[0].islower() or opening in _OPENING_WORDS:
            return False
        if opening.endswith(("ed", "ing")):
            return _is_titled(words)
        # "Program" and "Lead" open titles too; "wrote" and "drew" never do.
        return verb_of(opening) is None or is_base_form(opening)


def _is_page_mark(text: str) -> bool:
    """ "Ana Ruiz – 2/3", "Page 2"; a date is none."""
    mark = _PAGE_MARK.search(text[:LONGEST_HEADER])
    return mark is not None and all(found.end <= mark.start() for found in find_periods(text))


def _is_titled(words: str) -> bool:
    """Whether all words but small ones are capital: "Marketing Manager"."""
    parts = words.split()
    titled = all(not part[0].islower() for part in parts if len(part) > len("and"))
    return titled and len(parts) <= _MOST_TITLE_WORDS


def rows_of(
    lines: Sequence[Line],
    looks: Sequence[LineLook],
    numbers: Sequence[int],
    headings: frozenset[int],
) -> list[Row]:
    """The rows of the lines `numbers`; known names of headings are no header of a job."""
    rows = [
        Row(
            number,
            lines[number - 1],
            looks[number - 1],
            number in headings,
        )
        for number in numbers
    ]
    for first, joint, last in zip(rows, rows[1:], rows[2:], strict=False):
        if joint.text in _JOINTS:
            _join_span(first, joint, last)
    return rows


def _join_span(first: Row, joint: Row, last: Row) -> None:
    """ "January 2009", "to", "Current" on three lines, as cells of a table, are one span."""
    if first.bullet or len(first.text) + len(last.text) > _LONGEST_SPAN:
        return
    text = f"{first.text} to {last.text}"
    span = next(iter(find_periods(text)), None)
    if span is None or span.single or span.text != text:
        return
    first.found = first.dated = span
    first.rest = CUT
    last.found = last.dated = None
    joint.blank = last.blank = True


def _text_and_periods(
    line: Line, look: LineLook, is_heading: bool
) -> tuple[str, tuple[FoundPeriod, ...]]:
    """The text without its bullet; wide gaps, which part columns, are kept where there are any."""
    text = look.shape.body
    if "\t" in line.text or "   " in line.text:
        text = without_bullet(line.text[: 2 * LONGEST_HEADER]).strip()
    if "*" in text or "_" in text:
        text = _EMPHASIS.sub("", text)
    if is_heading and look.glued_name is not None:
        text = text[len(glued_text(text)) :].lstrip(" :–—-")
    return text, look.periods if text is look.shape.body else find_periods(text)


def _without_dates(text: str, periods: Sequence[FoundPeriod]) -> str:
    """The text with its dates, and the words that lead up to them, cut out."""
    kept, at = [], 0
    for found in periods:
        kept += [_LEADS_TO_DATE.sub("", text[at : found.start]), CUT]
        at = found.end
    return "".join([*kept, text[at:]])
