"""A resume as the parts that a page shows: name, contact, sections, each with its blocks.

Every word of the resume stands in exactly one part, in the resume's order; only the name, where
it is a line of its own, is taken to the top with the headline below it. All fresh documents are
written from this.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Literal, TypeAlias

from recast.documents.alignment import align
from recast.documents.headings import names_a_section
from recast.documents.wrapped import Kind, Piece, rejoin
from recast.domain.resume import Resume
from recast.reading.dates import find_periods
from recast.reading.line_shape import joined_letters
from recast.reading.lines import Line, lines_of
from recast.reading.resume_parts import SectionKind

BlockKind: TypeAlias = Literal["header", "subheading", "bullet", "paragraph"]

# Sections whose lines often open with a label: "Languages: Python, SQL".
LABELLED: frozenset[SectionKind] = frozenset(
    {"skills", "languages", "certifications", "interests", "other"}
)

_BULLET = re.compile(
    r"^\s*(?:[•●▪◦‣⁃∙■□◆◇➢➤►▶✓✔❖♦⚫○·*–—\uf0b7\uf0a7-]\s+|[•●▪◦‣⁃∙➢➤❖\uf0b7\uf0a7]\s*)"
)
_CONTACT = re.compile(r"@|https?://|www\.|linkedin|github|\+?\(?\d[\d\s().-]{6,}\d", re.IGNORECASE)
_MARKDOWN_HEADING = re.compile(r"^#{1,6}\s+")
_SEPARATOR_BEFORE_DATE = re.compile(r"(?:\s*[|·•,;–—-]|\s)\s*$")
_DATED_TAB = re.compile(r"\S\t+[^\t]{0,44}\b(?:19|20)\d\d\b[^\t]*$")
_GLUED = re.compile(r":\s*\S|^(?:\S+\s+){8}")
_DATE_WORDS = frozenset(
    {"from", "since", "in", "until", "till", "to", "of", "between", "during", "by"}
)
_ASIDE_CHARACTERS = 48
_NAME_WORDS = 6
# A line with an address or a number in it; another detail, such as "Driving licence B".
_CONTACT_WORDS = 24
_DETAIL_WORDS = 7
_SHORT_CONTACT = 45
_CONTACT_ROW = 90


@dataclass(frozen=True, slots=True)
class Block:
    """One paragraph of a page. `aside` is what stands at the right edge, such as the dates.

    `lead` is True for the first header line of each job, school or project; `line` is the number
    of its (first) line in the resume.
    """

    kind: BlockKind
    text: str
    aside: str = ""
    line: int = 0
    lead: bool = False

    @property
    def words(self) -> str:
        return f"{self.text} {self.aside}" if self.aside else self.text


@dataclass(frozen=True, slots=True)
class OutlineSection:
    """`heading` is "" for what stands before the first heading."""

    kind: SectionKind
    heading: str
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Outline:
    """`headline` is the line right after the name that says what the person is, "" if none."""

    name: str
    headline: str
    contact: tuple[str, ...]
    sections: tuple[OutlineSection, ...]

    def contact_rows(self) -> tuple[tuple[str, ...], ...]:
        """The contact lines as a page's head shows them: short ones side by side."""
        rows: list[tuple[str, ...]] = []
        for line in self.contact:
            alone = len(line) > _SHORT_CONTACT or any(mark in line for mark in "|·•")
            if rows and not alone and sum(map(len, rows[-1])) + len(line) < _CONTACT_ROW:
                rows[-1] = (*rows[-1], line)
            else:
                rows.append((line,))
        return tuple(rows)

    def texts(self) -> tuple[str, ...]:
        """Everything that a document made of this outline says, in order."""
        said = [self.name, self.headline, *self.contact]
        for section in self.sections:
            said += [section.heading, *(block.words for block in section.blocks)]
        return tuple(text for text in said if text)


def customized_resume(original: Resume, customized_text: str) -> Resume:
    """The customized text as a resume, its lines keeping what the original's layout said."""
    lines = lines_of(customized_text)
    alignment = align(original.lines, [line.text for line in lines])
    carried: list[Line] = []
    for index, line in enumerate(lines):
        old = alignment.old_of.get(index)
        like = original.source[old] if old is not None else line
        if old is None and carried and carried[-1].bullet and not names_a_section(line.text):
            # A line added to a list belongs to the list.
            like = carried[-1]
        carried.append(replace(like, text=line.text))
    return Resume.from_lines(carried)


def outline_of(resume: Resume) -> Outline:
    """Never raises; a text without any structure becomes one section without a heading."""
    pieces = rejoin(_pieces(resume))
    first_section = next((i for i, piece in enumerate(pieces) if piece.kind == "section"), None)
    top, rest = pieces[:first_section], pieces[first_section:] if first_section is not None else []
    name, headline, top = _take_name(resume, top)
    contact_count = _contact_count(top)
    intro = [_block(_never_first(piece)) for piece in top[contact_count:]]
    sections = [OutlineSection("other", "", tuple(intro))] if intro else []
    return Outline(
        name,
        headline,
        tuple(_plain(piece.text) for piece in top[:contact_count]),
        (*sections, *_sections(resume, rest)),
    )


def _pieces(resume: Resume) -> list[Piece]:
    section_lines = _section_lines(resume)
    headings = set(resume.headings)
    headers = {
        number
        for position in (*resume.positions, *resume.parts.education)
        for number in position.header_lines
    }
    pieces: list[Piece] = []
    blank = False
    for number, line in enumerate(resume.source, 1):
        if not line.text.strip():
            blank = True
            continue
        kind: Kind = "paragraph"
        if number in section_lines:
            kind = "section"
        elif line.bullet or _BULLET.match(line.text):
            kind = "bullet"
        elif number in headers:
            kind = "header"
        elif number in headings and not _GLUED.search(_plain(line.text)):
            kind = "subheading"
        pieces.append(Piece(kind, line.text, number, blank))
        blank = False
    return pieces


def _never_first(piece: Piece) -> Piece:
    """A sub-heading above all headings is no heading: documents start with one of level 1."""
    return replace(piece, kind="header") if piece.kind == "subheading" else piece


def _section_lines(resume: Resume) -> set[int]:
    """The lines that head a section, without those that go on with its text ("Skills: SQL")."""
    found = {section.heading_line for section in resume.sections if section.heading_line}
    found |= {number for number in resume.headings if resume.source[number - 1].heading}
    found = {number for number in found if not _GLUED.search(_plain(resume.line(number)))}
    if found:
        return found
    return {
        number
        for number, line in enumerate(resume.source, 1)
        if not line.bullet
        and (line.heading or _MARKDOWN_HEADING.match(line.text) or line.text.isupper())
        and names_a_section(line.text)
    }


def _take_name(resume: Resume, top: list[Piece]) -> tuple[str, str, list[Piece]]:
    """The name, the headline, and the other lines above the first section."""
    known = resume.contact.name.casefold()
    known = "" if names_a_section(known) else known
    at = next((i for i, p in enumerate(top) if known and _plain(p.text).casefold() == known), None)
    if at is None and not known and top and _may_be_name(top[0].text):
        at = 0
    if at is None:
        return "", "", top
    name = _plain(top[at].text)
    following = _plain(top[at + 1].text) if at + 1 < len(top) else ""
    place = resume.contact.location
    if (
        top[at + 1 : at + 2]
        and _may_be_headline(top[at + 1])
        and (not place or place not in following)
    ):
        return name, following, top[:at] + top[at + 2 :]
    return name, "", top[:at] + top[at + 1 :]


def _may_be_headline(piece: Piece) -> bool:
    if piece.kind == "bullet" or "\t" in piece.text or _CONTACT.search(piece.text):
        return False
    # "Leeds, LS1 4AP" is an address.
    return len(piece.text.split()) <= 12 and not any(map(str.isdigit, piece.text))


def _may_be_name(text: str) -> bool:
    words = _plain(text).split()
    if names_a_section(text):
        return False
    return 1 < len(words) <= _NAME_WORDS and not _CONTACT.search(text) and text[:1].isupper()


def _contact_count(top: Sequence[Piece]) -> int:
    """How many of the lines at the top are about reaching the person; prose ends them."""
    for index, piece in enumerate(top):
        words = len(piece.text.split())
        reaches = _CONTACT.search(piece.text) is not None
        if piece.kind == "bullet" or words > (_CONTACT_WORDS if reaches else _DETAIL_WORDS):
            return index
    return len(top)


def _sections(resume: Resume, pieces: Iterable[Piece]) -> list[OutlineSection]:
    kinds = {section.heading_line: section.kind for section in resume.sections}
    sections: list[OutlineSection] = []
    for piece in pieces:
        if piece.kind == "section":
            kind = kinds.get(piece.number, "other")
            sections.append(OutlineSection(kind, _plain(piece.text), ()))
        else:
            section = sections[-1]
            block = _block(piece)
            block = replace(block, lead=_leads(block, section.blocks))
            sections[-1] = replace(section, blocks=(*section.blocks, block))
    return sections


def _leads(block: Block, above: tuple[Block, ...]) -> bool:
    if block.kind != "header":
        return False
    if not above or above[-1].kind != "header":
        return True
    # Dates twice in a row: two entries of one line each.
    dated = find_periods(above[-1].aside) and find_periods(block.aside)
    return bool(dated) and above[-1].lead


def _block(piece: Piece) -> Block:
    if piece.kind == "bullet":
        return Block("bullet", _plain(without_mark(piece.text)), line=piece.number)
    if piece.kind == "header" or _DATED_TAB.search(piece.text):
        text, aside = split_aside(piece.text)
        return Block("header", text, aside, piece.number)
    kind: BlockKind = "subheading" if piece.kind == "subheading" else "paragraph"
    return Block(kind, _plain(piece.text), line=piece.number)


def split_aside(text: str) -> tuple[str, str]:
    """A header line and what belongs at its right edge: after a tab, or dates at the end."""
    left, tab, right = text.strip().rpartition("\t")
    if tab and left.strip() and len(right) <= _ASIDE_CHARACTERS:
        return _plain(left), _plain(right)
    plain = _plain(text)
    periods = find_periods(plain)
    if not periods or plain[periods[-1].end :].strip(" )].,"):
        return plain, ""
    start = periods[-1].start
    if plain[:start].endswith(("(", "[")):
        start -= 1
    if plain[:start].split()[-1:] and plain[:start].split()[-1].casefold() in _DATE_WORDS:
        return plain, ""
    before = _SEPARATOR_BEFORE_DATE.sub("", plain[:start])
    # An opening bracket further left would be torn from its closing one.
    if not before or before.count("(") != before.count(")"):
        return plain, ""
    return before, plain[start:]


def without_mark(text: str) -> str:
    """A line without the sign of a list at its start."""
    return _BULLET.sub("", text)


def _plain(text: str) -> str:
    """White space made single, spaced letters joined, a Markdown heading's marks taken off."""
    return _MARKDOWN_HEADING.sub("", " ".join(joined_letters(text).split()))
