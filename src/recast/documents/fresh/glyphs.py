"""Whether the shipped fonts can draw a text: a missing glyph would be drawn wrongly in silence."""

import struct
import unicodedata
from collections.abc import Iterable
from functools import cache
from importlib import resources

from recast.domain.errors import InputError

FONT_FOLDER = resources.files("recast.documents.fresh") / "fonts"
# What shapes other characters or takes no room, and so needs no glyph of its own.
_INVISIBLE = frozenset("\u00ad\u200b\u200c\u200d\u2060\ufeff\ufe0e\ufe0f\u200e\u200f")
_SCRIPTS = {
    "CJK": "Chinese or Japanese",
    "HIRAGANA": "Japanese",
    "KATAKANA": "Japanese",
    "HANGUL": "Korean",
}


def drawable(text: str, files: Iterable[str]) -> tuple[str, tuple[str, ...]]:
    """The text without signs that no font in `files` has, and the names of those signs.

    Letters are never left out: raises InputError where one cannot be drawn.
    """
    text = unicodedata.normalize("NFC", text)
    covered = _covered(tuple(files))
    missing = sorted({char for char in text if ord(char) not in covered and char not in " \n\t"})
    for char in missing:
        if unicodedata.category(char)[0] in "LMN":
            raise InputError(_refusal(char))
    left_out = [char for char in missing if char not in _INVISIBLE]
    text = text.translate({ord(char): None for char in missing})
    return text, tuple(_sign_name(char) for char in left_out)


def _refusal(char: str) -> str:
    script = unicodedata.name(char, "such").split(" ")[0]
    named = _SCRIPTS.get(script.split("-")[0], script.capitalize())
    return (
        f"The PDF layouts have no font for {named} characters such as “{char}”; "
        "take the Word, Markdown or text file instead."
    )


def _sign_name(char: str) -> str:
    return unicodedata.name(char, f"U+{ord(char):04X}").lower()


@cache
def _covered(files: tuple[str, ...]) -> frozenset[int]:
    """The code points that at least one of the fonts has."""
    found: set[int] = set()
    for name in files:
        found |= _code_points((FONT_FOLDER / name).read_bytes())
    return frozenset(found)


def _code_points(font: bytes) -> set[int]:
    """What the `cmap` table of an OpenType font maps (OpenType 1.9, formats 4 and 12)."""
    tables = struct.unpack_from(">H", font, 4)[0]
    for index in range(tables):
        tag, _, offset, _ = struct.unpack_from(">4sIII", font, 12 + 16 * index)
        if tag == b"cmap":
            return _mapped(font, offset)
    return set()


def _mapped(font: bytes, cmap: int) -> set[int]:
    found: set[int] = set()
    for index in range(struct.unpack_from(">H", font, cmap + 2)[0]):
        table = cmap + struct.unpack_from(">I", font, cmap + 4 + 8 * index + 4)[0]
        form = struct.unpack_from(">H", font, table)[0]
        if form == 4:
            found |= _segments(font, table)
        elif form == 12:
            groups = struct.unpack_from(">I", font, table + 12)[0]
            for group in range(groups):
                first, last, _ = struct.unpack_from(">III", font, table + 16 + 12 * group)
                found.update(range(first, last + 1))
    return found


def _segments(font: bytes, table: int) -> set[int]:
    count = struct.unpack_from(">H", font, table + 6)[0] // 2
    ends = struct.unpack_from(f">{count}H", font, table + 14)
    starts = struct.unpack_from(f">{count}H", font, table + 16 + 2 * count)
    deltas = struct.unpack_from(f">{count}H", font, table + 16 + 4 * count)
    at = table + 16 + 6 * count
    offsets = struct.unpack_from(f">{count}H", font, at)
    found: set[int] = set()
    for i in range(count):
        for code in range(starts[i], min(ends[i], 0xFFFE) + 1):
            glyph = code
            if offsets[i]:
                place = at + 2 * i + offsets[i] + 2 * (code - starts[i])
                glyph = struct.unpack_from(">H", font, place)[0]
            if glyph and (offsets[i] or (glyph + deltas[i]) & 0xFFFF):
                found.add(code)
    return found
