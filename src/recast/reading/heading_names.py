"""What a heading says: the names that sections go by, and the kind each name opens."""

import re
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Literal, TypeAlias, cast

from recast.reading.line_shape import LONGEST_HEADING, joined_letters, words_of
from recast.reading.resume_parts import SectionKind

HeadingKind: TypeAlias = SectionKind | Literal["sub"]

_MARKS = " \t#>*_=~|:;.,«»►▪■□●◆❖➢✓·•–—―−-"
_NUMBERING = re.compile(
    r"\s*(?:\(?(?:\d{1,2}|[ivx]{1,4}|[a-h])[.)]\)?\s+|§\s*|\d{1,2}\s+(?=[A-Z]))", re.I
)
_ROMAN = frozenset(["i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x"])


def bare_heading(text: str) -> str:
    """The words of a heading as written, without numbering, Markdown and end marks."""
    text = text[:200].strip(_MARKS)
    number = _NUMBERING.match(text)
    return joined_letters(text[number.end() :].strip(_MARKS) if number else text)


def name_key(words: Sequence[str]) -> str:
    """How a heading is looked up: its letters alone, without numbers and "and"."""
    if len(words) > 1 and words[0] in _ROMAN:
        words = words[1:]
    return "".join(word for word in words if word[0] != "9" and word != "and")


@cache
def heading_names() -> dict[str, HeadingKind]:
    """Every known name of a section, with its kind; loaded once."""
    names: dict[str, HeadingKind] = {}
    kind: HeadingKind = "other"
    text = Path(__file__).with_name("data").joinpath("headings.txt").read_text(encoding="utf-8")
    for line in map(str.strip, text.splitlines()):
        if line.startswith("["):
            kind = cast(HeadingKind, line.strip("[]"))
        elif line and not line.startswith("#"):
            names.setdefault(name_key(words_of(line)), kind)
    return names


def kind_of_words(words: Sequence[str]) -> HeadingKind | None:
    """The kind that a heading of exactly these words opens, None for unknown words."""
    if not 0 < len(words) <= 30:
        return None
    return heading_names().get(name_key(words))


def kind_of_name(text: str) -> HeadingKind | None:
    """The kind that a heading with exactly this text opens."""
    return kind_of_words(words_of(text)) if len(text) <= 2 * LONGEST_HEADING else None
