"""The glyphs of a PDF page in the order of its content stream, with place, size and weight."""

import ctypes
import math
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c

_BOLD_WEIGHT = 600
_BOLD_NAMES = ("bold", "black", "heavy", "demi")
# Browsers derive a weight from the stem width and so call every serif face bold.
_PLAIN_NAMES = ("regular", "light", "book", "roman", "medium", "italic")
_INVISIBLE = 3
# pdfium marks a hyphen at the end of a line, real or typesetter's, by a character of its own.
LINE_END_HYPHEN = "\ufffe"


@dataclass(frozen=True, slots=True)
class Face:
    """How a stretch of text is set: size in points; `font` tells fonts of one file apart;
    `unseen` is invisible ink."""

    font: int
    size: float
    bold: bool
    unseen: bool


@dataclass(frozen=True, slots=True)
class Glyph:
    """A character and where it stands, in points from the lower left corner of the page.

    `x` and `y` are its origin on the baseline; `left` and `right` may overhang it. A space that
    the extractor concluded from a gap has `drawn` False.
    """

    text: str
    left: float
    right: float
    x: float
    y: float
    face: Face
    drawn: bool
    upright: bool


class _Reader:
    """Calls into pdfium with buffers that are made once: there are thousands of calls a page."""

    def __init__(self, text_page: Any) -> None:
        self.page = text_page
        self.box = pdfium_c.FS_RECTF()
        self.x = ctypes.c_double()
        self.y = ctypes.c_double()
        self.faces: dict[int, Face] = {}

    def glyph(self, index: int) -> Glyph:
        page = self.page
        text = _character(pdfium_c.FPDFText_GetUnicode(page, index))
        if pdfium_c.FPDFText_IsHyphen(page, index) == 1:
            text = LINE_END_HYPHEN
        pdfium_c.FPDFText_GetLooseCharBox(page, index, self.box)
        pdfium_c.FPDFText_GetCharOrigin(page, index, self.x, self.y)
        generated = pdfium_c.FPDFText_IsGenerated(page, index) == 1
        return Glyph(
            text,
            self.box.left,
            self.box.right,
            self.x.value,
            self.y.value,
            _NO_FACE if generated else self.face(index),
            not generated,
            abs(math.sin(pdfium_c.FPDFText_GetCharAngle(page, index))) < 0.1,
        )

    def face(self, index: int) -> Face:
        text_object = pdfium_c.FPDFText_GetTextObject(self.page, index)
        address = _address(text_object)
        if address not in self.faces:
            self.faces[address] = self._new_face(index, text_object)
        return self.faces[address]

    def _new_face(self, index: int, text_object: Any) -> Face:
        size = pdfium_c.FPDFText_GetFontSize(self.page, index)
        matrix = pdfium_c.FS_MATRIX()
        if pdfium_c.FPDFText_GetMatrix(self.page, index, matrix):
            size *= math.hypot(matrix.c, matrix.d)
        height = self.box.top - self.box.bottom
        # A form's own scale is missing from the matrix; the box on the page knows it.
        if not 0.4 * size < height < 3 * size:
            size = height / 1.2
        mode = pdfium_c.FPDFTextObj_GetTextRenderMode(text_object) if text_object else 0
        font = _address(pdfium_c.FPDFTextObj_GetFont(text_object)) if text_object else 0
        return Face(font, round(size, 1), self._is_bold(index), mode == _INVISIBLE)

    def _is_bold(self, index: int) -> bool:
        name = self._font_name(index)
        if any(word in name for word in _BOLD_NAMES):
            return True
        if any(word in name for word in _PLAIN_NAMES):
            return False
        return bool(pdfium_c.FPDFText_GetFontWeight(self.page, index) >= _BOLD_WEIGHT)

    def _font_name(self, index: int) -> str:
        buffer = ctypes.create_string_buffer(128)
        flags = ctypes.c_int()
        pdfium_c.FPDFText_GetFontInfo(self.page, index, buffer, len(buffer), flags)
        return buffer.value.decode("utf-8", "replace").lower()


def _address(pointer: Any) -> int:
    return ctypes.cast(pointer, ctypes.c_void_p).value or 0


_NO_FACE = Face(0, 0.0, False, False)


def _character(code: int) -> str:
    # Surrogates and numbers outside Unicode come from damaged character maps.
    return chr(code) if 0 < code < 0x110000 and not 0xD800 <= code < 0xE000 else ""


def glyphs(text_page: pdfium.PdfTextPage, most: int) -> Iterator[Glyph]:
    """At most `most` glyphs of a page; line ends that pdfium made up are left out."""
    reader = _Reader(text_page.raw)
    for index in range(min(text_page.count_chars(), most)):
        glyph = reader.glyph(index)
        # A drawn "\r" is no line end but a ligature of a font without a character map.
        if glyph.text and (glyph.drawn or glyph.text not in "\r\n"):
            yield glyph
