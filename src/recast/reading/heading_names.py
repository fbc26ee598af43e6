"""What a heading says: the names that sections go by, and the kind each name opens."""

import re
from functools import cache
from importlib.resources import files
from typing import Literal, TypeAlias, cast

from recast.reading.resume_parts import SectionKind

HeadingKind: TypeAlias = SectionKind | Literal["sub"]

LONGEST_HEADING = 90
"""Characters; a longer line is never a heading."""

_NUMBERING = re.compile(
    r"^\s*(?:\(?(?:\d{1,2}|[ivx]{1,4}|[a-h])[.)]\)?\s+|§\s*|\d{1,2}\s+(?=[A-Z]))", re.I
)
_MARKS_BEFORE = re.compile(r"^[\s#>*_=~|»►▪■□●◆❖➢✓:·•–—-]+")
_MARKS_AFTER = re.compile(r"[\s#*_=~|:;.,«–—―−-]+$")
_LETTER_SPACED = re.compile(r"(?:\w[ ·]){3,}\w(?!\w)")
_AND = re.compile(r"[&/+,|]|\band\b")
_NO_LETTERS = re.compile(r"[^\w ]+|[\d_]+")


def joined_letters(text: str) -> str:
    """ "E X P E R I E N C E" as "EXPERIENCE"; two blanks or more part words."""
    if not _LETTER_SPACED.match(text.strip()):
        return text
    words = re.split(r" {2,}|\t", text.strip())
    return " ".join(word.replace(" ", "") for word in words)


def bare_heading(text: str) -> str:
    """The words of a heading as written, without numbering, Markdown and end marks."""
    if len(text) > 2 * LONGEST_HEADING:
        text = text[: 2 * LONGEST_HEADING]
    text = _MARKS_BEFORE.sub("", text)
    text = _NUMBERING.sub("", text, count=1)
    return joined_letters(_MARKS_AFTER.sub("", _MARKS_BEFORE.sub("", text)))


def heading_key(text: str) -> str:
    """How a heading is looked up: lower case letters, single blanks, "&" and "/" as "and"."""
    text = bare_heading(text).lower().replace("'", "").replace("’", "")
    return " ".join(_NO_LETTERS.sub(" ", _AND.sub(" and ", text)).split())


@cache
def heading_names() -> dict[str, HeadingKind]:
    """Every known name of a section, with its kind; loaded once."""
    names: dict[str, HeadingKind] = {}
    kind: HeadingKind = "other"
    text = files("recast.reading").joinpath("data/headings.txt").read_text(encoding="utf-8")
    for line in text.splitlines():
        line = line.strip()
        if line.startswith("["):
            kind = cast(HeadingKind, line.strip("[]"))
        elif line and not line.startswith("#"):
            names.setdefault(line, kind)
            # Letter-spaced headings whose words ran together are looked up without blanks.
            names.setdefault(line.replace(" ", ""), kind)
    return names


def kind_of_name(text: str) -> HeadingKind | None:
    """The kind that a heading with exactly these words opens, None for unknown words."""
    key = heading_key(text)
    names = heading_names()
    return names.get(key) or names.get(key.replace(" and ", " ")) or names.get(key.replace(" ", ""))
