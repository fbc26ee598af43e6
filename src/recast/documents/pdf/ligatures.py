"""Words of a PDF whose ligatures came out as control characters, mended by another extractor."""

import logging
import re
import unicodedata
from io import BytesIO

import pypdf
from pypdf.errors import PyPdfError

_CONTROL = re.compile(r"[\x01-\x1f\x7f-\x9f]")
_WORD_WITH_CONTROL = re.compile(r"[^\W_]+[\x01-\x1f\x7f-\x9f][^\W_]*|[\x01-\x1f\x7f-\x9f][^\W_]+")
# The places of TeX's ligatures in its two text encodings, for when no extractor knows better.
_TEX = {
    "\x0b": "ff",
    "\x0c": "fi",
    "\r": "fl",
    "\x0e": "ffi",
    "\x0f": "ffl",
    "\x1b": "ff",
    "\x1c": "fi",
    "\x1d": "fl",
    "\x1e": "ffi",
    "\x1f": "ffl",
}


class Ligatures:
    """The words of one page as pypdf reads them."""

    def __init__(self, data: bytes, page: int) -> None:
        # pypdf reports every oddity of the file through logging; the person sees one sentence.
        logging.getLogger("pypdf").setLevel(logging.CRITICAL)
        self._text = unicodedata.normalize("NFKC", _text_of(data, page))

    def mended(self, text: str) -> str:
        """`text` with the ligatures of its words written out; lone icons are left alone."""
        return _WORD_WITH_CONTROL.sub(lambda match: self._word(match.group()), text)

    def _word(self, broken: str) -> str:
        pattern = "".join(
            r"[^\W\d_]{1,3}" if _CONTROL.match(character) else re.escape(character)
            for character in broken
        )
        found = re.search(rf"(?<!\w){pattern}(?!\w)", self._text)
        if found:
            return found.group()
        return "".join(_TEX.get(character, character) for character in broken)


def _text_of(data: bytes, page: int) -> str:
    try:
        return pypdf.PdfReader(BytesIO(data)).pages[page].extract_text()
    # pypdf lets these through on damaged pages; its text is only a help here.
    except (PyPdfError, LookupError, ValueError, TypeError, AttributeError, RecursionError):
        return ""
