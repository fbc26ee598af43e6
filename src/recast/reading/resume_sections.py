"""Divides the lines of a resume into sections at its headings."""

from recast.reading.headings import Heading
from recast.reading.lines import Line
from recast.reading.resume_parts import Section


def find_sections(lines: tuple[Line, ...], headings: tuple[Heading, ...]) -> tuple[Section, ...]:
    """The sections in order of the lines."""
    openers = [heading for heading in headings if heading.kind != "sub"]
    sections = []
    edges = [opener.line for opener in openers] + [len(lines) + 1]
    first = tuple(range(1, edges[0]))
    if any(lines[number - 1].text.strip() for number in first):
        sections.append(Section("contact", "Contact", None, first))
    for opener, end in zip(openers, edges[1:], strict=True):
        start = opener.line if opener.glued else opener.line + 1
        assert opener.kind != "sub"
        sections.append(Section(opener.kind, opener.name, opener.line, tuple(range(start, end))))
    return tuple(sections)
