"""What a line looks like and what words it is made of: the ground of all reading here."""

import re
from dataclasses import dataclass
from functools import lru_cache

GLYPHS = r"•·▪■□●◦○◆❖➢➤►▶✓✔¨§�➔→»‣⁃\uf0b7\uf0a7\uf0d8\uf076\uf0fc"
"""The inside of a character class: marks that open a list item, some of them misread fonts."""

MOST_WORDS = 12
LONGEST_HEADING = 90
"""Lines of more words or characters are prose: no heading, and no name of anything."""

LONGEST_LOOKED_AT = 300
"""Characters of a line that its shape is taken from, so that no line costs more."""

_BULLET = re.compile(rf"\s*(?:[{GLYPHS}]+|[-–—*+]\s|o\s|â€¢|âž¢)\s*(?=\S)")
_TYPED_BULLET = re.compile(r"^\s*[•‣▪●◦∙⁃·*–—-]\s+")


class _WordCharacters(dict[int, str | None]):
    """Letters stay, digits become 9, apostrophes go, all else parts words; filled on demand."""

    def __missing__(self, code: int) -> str | None:
        character = chr(code)
        kept: str | None = " "
        if character.isdigit():
            kept = "9"
        elif character.isalpha():
            kept = character
        elif character in "'’‘`´":
            kept = None
        if len(self) < 5000:
            self[code] = kept
        return kept


_WORD_CHARACTERS = _WordCharacters()


def words_of(text: str) -> list[str]:
    """The words of a text in lower case; each digit reads as 9."""
    return text.lower().translate(_WORD_CHARACTERS).split()


@dataclass(frozen=True, slots=True)
class Shape:
    """A line without its bullet, its words, and how they look.

    `capitals` is "U" (all words), "u" (most), "m" (some) or "l" (few); `end` is the last
    character, letters as "a" and digits as "0". `short` lines may be headings or names.
    """

    body: str
    bullet: bool
    count: int
    short: bool
    capitals: str
    titled: str
    end: str


def shape_of(text: str, bullet: bool = False) -> Shape:
    """The shape of a line of any length in bounded time."""
    text = text[:LONGEST_LOOKED_AT]
    mark = _BULLET.match(text)
    parts = (text[mark.end() :] if mark else text).split()
    if len(parts) >= 4 and len(parts[0]) == len(parts[1]) == 1:
        parts = joined_letters(text).split()
    body = " ".join(parts)
    short = 0 < len(parts) <= MOST_WORDS and len(body) <= LONGEST_HEADING
    capitals, titled = _case(parts) if short else ("l", "0")
    return Shape(body, bullet or mark is not None, len(parts), short, capitals, titled, _end(body))


def joined_letters(text: str) -> str:
    """ "E X P E R I E N C E" as "EXPERIENCE"; two blanks or more part words."""
    letters = text.split()
    if len(letters) < 4 or sum(map(len, letters)) > 1.3 * len(letters):
        return text.strip()
    return " ".join(word.replace(" ", "") for word in re.split(r"\s{2,}", text.strip()))


def bullet_of(text: str) -> str:
    """The bullet that somebody typed before a line, with the white space round it; "" for none."""
    mark = _TYPED_BULLET.match(text)
    return mark.group() if mark else ""


def without_bullet(text: str) -> str:
    mark = _BULLET.match(text)
    return text[mark.end() :] if mark else text


def _case(parts: list[str]) -> tuple[str, str]:
    upper = sum(map(str.isupper, parts))
    titled = sum(not part[0].islower() for part in parts)
    share = upper / len(parts)
    capitals = "U" if share > 0.9 else "u" if share > 0.5 else "m" if share > 0.2 else "l"
    return capitals, "1" if titled == len(parts) else "h" if titled > 0.6 * len(parts) else "0"


@lru_cache(256)
def _end_of(last: str) -> str:
    if last.isalpha():
        return "a"
    if last.isdigit():
        return "0"
    return last if last in ".:,;-–)?" else "#"


def _end(body: str) -> str:
    return _end_of(body[-1]) if body else "#"
