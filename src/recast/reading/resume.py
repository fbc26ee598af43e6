"""Reads the structure of a resume out of its lines."""

import datetime

from recast.reading.headings import Heading, find_headings
from recast.reading.lines import Line
from recast.reading.resume_parts import Contact, ResumeParts, Section, SectionKind


def read_resume_parts(
    lines: tuple[Line, ...], today: datetime.date | None = None
) -> ResumeParts:
    """Sections, headings, positions, contact and years of a resume. Never raises.

    What goes on "to the present" counts up to `today`, by default the day of the call.
    """
    headings = find_headings(lines)
    sections = _sections(lines, headings)
    return ResumeParts(
        sections, tuple(heading.line for heading in headings), Contact(), (), (), None
    )


def _sections(lines: tuple[Line, ...], headings: tuple[Heading, ...]) -> tuple[Section, ...]:
    openers = [heading for heading in headings if heading.kind != "sub"]
    subs = {heading.line for heading in headings if heading.kind == "sub"}
    sections = []
    kind: SectionKind
    edges = [opener.line for opener in openers] + [len(lines) + 1]
    first = tuple(range(1, edges[0]))
    if any(lines[number - 1].text.strip() for number in first):
        sections.append(Section("contact", "Contact", None, first))
    for opener, end in zip(openers, edges[1:], strict=True):
        start = opener.line if opener.glued else opener.line + 1
        body = tuple(range(start, end))
        sections.append(Section(opener.kind, opener.name, opener.line, body))
    return tuple(sections)
