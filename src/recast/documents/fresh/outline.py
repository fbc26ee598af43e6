"""A resume as the outline of a page.

Every word of the resume stands in exactly one part, in the resume's order; only the name, where
it is a line of its own, is taken to the top with the headline below it. All fresh documents are
written from this.
"""

import re
from collections.abc import Iterable
from dataclasses import replace

from recast.documents.fresh.line_text import (
    MARKDOWN_HEADING,
    has_mark,
    plain_text,
    split_aside,
    without_mark,
)
from recast.documents.fresh.outline_head import contact_count, take_name
from recast.documents.fresh.outline_parts import Block, BlockKind, Outline, OutlineSection
from recast.documents.headings import names_a_section
from recast.documents.wrapped import Kind, Piece, rejoin
from recast.documents.writeback.alignment import align
from recast.domain.resume import Resume
from recast.reading.dates import find_periods
from recast.reading.lines import Line, lines_of

_DATED_TAB = re.compile(r"\S\t+[^\t]{0,44}\b(?:19|20)\d\d\b[^\t]*$")
_GLUED = re.compile(r":\s*\S|^(?:\S+\s+){8}")


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
    name, headline, top = take_name(resume, top)
    reaching = contact_count(top)
    intro = [_block(_never_first(piece)) for piece in top[reaching:]]
    sections = [OutlineSection("other", "", tuple(intro))] if intro else []
    return Outline(
        name,
        headline,
        tuple(plain_text(piece.text) for piece in top[:reaching]),
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
        elif line.bullet or has_mark(line.text):
            kind = "bullet"
        elif number in headers:
            kind = "header"
        elif number in headings and not _GLUED.search(plain_text(line.text)):
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
    found = {number for number in found if not _GLUED.search(plain_text(resume.line(number)))}
    if found:
        return found
    return {
        number
        for number, line in enumerate(resume.source, 1)
        if not line.bullet
        and (line.heading or MARKDOWN_HEADING.match(line.text) or line.text.isupper())
        and names_a_section(line.text)
    }


def _sections(resume: Resume, pieces: Iterable[Piece]) -> list[OutlineSection]:
    kinds = {section.heading_line: section.kind for section in resume.sections}
    sections: list[OutlineSection] = []
    for piece in pieces:
        if piece.kind == "section":
            kind = kinds.get(piece.number, "other")
            sections.append(OutlineSection(kind, plain_text(piece.text), ()))
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
        return Block("bullet", plain_text(without_mark(piece.text)), line=piece.number)
    if piece.kind == "header" or _DATED_TAB.search(piece.text):
        text, aside = split_aside(piece.text)
        return Block("header", text, aside, piece.number)
    kind: BlockKind = "subheading" if piece.kind == "subheading" else "paragraph"
    return Block(kind, plain_text(piece.text), line=piece.number)
