"""Bytes to text, whatever encoding they are in."""

import codecs

from recast.documents.limits import TEXT_CHARACTERS
from recast.domain.errors import TooLarge, UnknownFormat

_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
# The encodings that text files are still found in; a longer list only invites wrong guesses.
_CANDIDATES = [
    "cp1252",
    "cp1250",
    "cp1251",
    "cp1253",
    "cp1254",
    "cp1255",
    "cp1256",
    "koi8_r",
    "mac_roman",
    "shift_jis",
    "euc_jp",
    "gb18030",
    "big5",
    "euc_kr",
]
_SAMPLE = 16 * 1024
_MOST_CONTROLS = 0.01


def decode(data: bytes) -> str:
    """The text of a file. Raises UnknownFormat where the bytes are no text, or TooLarge."""
    if len(data) > 4 * TEXT_CHARACTERS:
        raise TooLarge("This file holds far more text than a resume; keep only the resume in it.")
    text = _decoded(data).replace("\x00", "")
    controls = sum(character < " " and character not in "\t\n\r\x0b\x0c\x1b" for character in text)
    if controls > _MOST_CONTROLS * len(text) + 2:
        raise UnknownFormat("This file is no text; upload a PDF, DOCX, ODT, RTF or text file.")
    return text.replace("\x0c", "\n").removeprefix("\ufeff")


def _decoded(data: bytes) -> str:
    for bom, encoding in _BOMS:
        if data.startswith(bom):
            return data.decode(encoding, "replace")
    if (wide := _utf16_without_bom(data)) is not None:
        return data.decode(wide, "replace")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        # Few files need it, and its tables take long to load.
        from charset_normalizer import from_bytes

        guess = from_bytes(data[:_SAMPLE], cp_isolation=_CANDIDATES).best()
        return data.decode(guess.encoding if guess else "cp1252", "replace")


def _utf16_without_bom(data: bytes) -> str | None:
    sample = data[:4000]
    if len(sample) < 4:
        return None
    zeros_first, zeros_second = sample[0::2].count(0), sample[1::2].count(0)
    half = len(sample) // 2
    if zeros_second > 0.4 * half and zeros_first < 0.1 * half:
        return "utf-16-le"
    if zeros_first > 0.4 * half and zeros_second < 0.1 * half:
        return "utf-16-be"
    return None
