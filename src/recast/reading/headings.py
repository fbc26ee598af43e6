"""Finds the heading lines of a resume, sub-headings included, and the kind each one opens."""

import re
from dataclasses import dataclass

from recast.reading.heading_names import LONGEST_HEADING, HeadingKind, bare_heading, kind_of_name
from recast.reading.lines import Line

_UNDERLINE = re.compile(r"\s*(?:-{3,}|={3,}|_{3,}|\*{3,}|~{3,})\s*")
_MARKDOWN = re.compile(r"\s*(?:#{1,6}\s+\S|\*\*[^*]+\*\*:?\s*$|__[^_]+__:?\s*$)")
_GLUED = re.compile(r"\s*([^:–—\t]{3,40}?)\s*(?::-?|[–—]|\t| -)\s*(?=\S)")


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading line. `glued` is True where content follows on the same line."""

    line: int
    kind: HeadingKind
    name: str
    glued: bool = False


def find_headings(lines: tuple[Line, ...]) -> tuple[Heading, ...]:
    """The headings in order; kind "sub" opens no section. Linear in the text, never raises."""
    found = []
    for number, line in enumerate(lines, 1):
        heading = _heading(number, line)
        if heading is not None:
            found.append(heading)
    return tuple(found)


def _heading(number: int, line: Line) -> Heading | None:
    text = line.text
    if line.heading is False or not text or not text.strip() or len(text) > 400:
        return None
    if len(text) <= LONGEST_HEADING:
        kind = kind_of_name(text)
        if kind is not None and not line.bullet:
            return Heading(number, kind, bare_heading(text))
        if line.heading or _MARKDOWN.match(text):
            return Heading(number, "sub", bare_heading(text))
        if text.rstrip().endswith(":") and len(text.split()) <= 6:
            return Heading(number, "sub", bare_heading(text))
    return _glued_heading(number, text)


def _glued_heading(number: int, text: str) -> Heading | None:
    match = _GLUED.match(text)
    if match is None:
        return None
    kind = kind_of_name(match[1])
    if kind is None or kind == "sub":
        return None
    return Heading(number, kind, bare_heading(match[1]), glued=True)
