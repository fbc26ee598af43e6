"""A line of a resume as words: without its list mark, and parted from the dates at its end."""

import re

from recast.reading.dates import find_periods
from recast.reading.line_shape import joined_letters

_MARK = re.compile(
    r"^\s*(?:[•●▪◦‣⁃∙■□◆◇➢➤►▶✓✔❖♦⚫○·*–—\uf0b7\uf0a7-]\s+|[•●▪◦‣⁃∙➢➤❖\uf0b7\uf0a7]\s*)"
)
MARKDOWN_HEADING = re.compile(r"^#{1,6}\s+")
_SEPARATOR_BEFORE_DATE = re.compile(r"(?:\s*[|·•,;–—-]|\s)\s*$")
_DATE_WORDS = frozenset(
    {"from", "since", "in", "until", "till", "to", "of", "between", "during", "by"}
)
_ASIDE_CHARACTERS = 48


def split_aside(text: str) -> tuple[str, str]:
    """A header line and what belongs at its right edge: after a tab, or dates at the end."""
    left, tab, right = text.strip().rpartition("\t")
    if tab and left.strip() and len(right) <= _ASIDE_CHARACTERS:
        return plain_text(left), plain_text(right)
    plain = plain_text(text)
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


def has_mark(text: str) -> bool:
    """Whether a line starts with the sign of a list."""
    return _MARK.match(text) is not None


def without_mark(text: str) -> str:
    """A line without the sign of a list at its start."""
    return _MARK.sub("", text)


def plain_text(text: str) -> str:
    """White space made single, spaced letters joined, a Markdown heading's marks taken off."""
    return MARKDOWN_HEADING.sub("", " ".join(joined_letters(text).split()))
