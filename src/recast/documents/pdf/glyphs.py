"""The glyphs of a PDF page in the order of its content stream, with place, size and weight."""

import ctypes
import math
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, NamedTuple

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c

_BOLD_WEIGHT = 600
_BOLD_NAMES = ("bold", "black", "heavy", "demi")
# Browsers derive a weight from the stem width and so call every serif face bold.
_PLAIN_NAMES = ("regular", "light", "book", "roman", "medium", "italic")
# How browsers draw bold type of a font that has no bold face.
_FILLED_AND_STROKED = 2
_INVISIBLE = 3
# pdfium marks a hyphen at the end of a line, real or typesetter's, by a character of its own.
LINE_END_HYPHEN = "\ufffe"
_MAYBE_HYPHENS = frozenset({0x02, 0x2D, 0xAD, 0x2010, 0xFFFE})
_SPACE = 0x20
_UPRIGHT = 0.1


@dataclass(frozen=True, slots=True)
class Face:
    """How a stretch of text is set: size in points; `font` tells fonts of one file apart;
    `unseen` is invisible ink."""

    font: int
    size: float
    bold: bool
    upright: bool
    unseen: bool


class Glyph(NamedTuple):
    """A character and where it stands, in points from the lower left corner of the page.

    `x` and `y` are its origin on the baseline; `left` and `right` may overhang it. A space that
    the extractor concluded from a gap has `drawn` False. A tuple: a page makes thousands of them,
    and a frozen dataclass takes three times as long to make.
    """

    text: str
    left: float
    right: float
    x: float
    y: float
    face: Face
    drawn: bool = True


class _Reader:
    """Calls into pdfium with buffers that are made once: there are thousands of calls a page."""

    def __init__(self, text_page: Any) -> None:
        self.page = text_page
        self.box = pdfium_c.FS_RECTF()
        self.x = ctypes.c_double()
        self.y = ctypes.c_double()
        self.matrix = pdfium_c.FS_MATRIX()
        self.faces_of_objects: dict[int, Face] = {}
        self.faces: dict[tuple[int, float, float, int, bool], Face] = {}

    def glyph(self, index: int) -> Glyph | None:
        page = self.page
        code = pdfium_c.FPDFText_GetUnicode(page, index)
        if pdfium_c.FPDFText_IsGenerated(page, index) == 1:
            return _CONCLUDED_SPACE if code == _SPACE else None
        text = _character(code)
        if code in _MAYBE_HYPHENS and pdfium_c.FPDFText_IsHyphen(page, index) == 1:
            text = LINE_END_HYPHEN
        if not text:
            return None
        pdfium_c.FPDFText_GetLooseCharBox(page, index, self.box)
        pdfium_c.FPDFText_GetCharOrigin(page, index, self.x, self.y)
        box = self.box
        return Glyph(text, box.left, box.right, self.x.value, self.y.value, self.face(index))

    def face(self, index: int) -> Face:
        text_object = pdfium_c.FPDFText_GetTextObject(self.page, index)
        address = _address(text_object)
        if address not in self.faces_of_objects:
            self.faces_of_objects[address] = self._face_of(index, text_object)
        return self.faces_of_objects[address]

    def _face_of(self, index: int, text_object: Any) -> Face:
        """The face of a text object. Some files make an object of each letter, so few calls."""
        key = (
            _address(pdfium_c.FPDFTextObj_GetFont(text_object)) if text_object else 0,
            pdfium_c.FPDFText_GetFontSize(self.page, index),
            round(self.box.top - self.box.bottom, 1),
            pdfium_c.FPDFTextObj_GetTextRenderMode(text_object) if text_object else 0,
            abs(math.sin(pdfium_c.FPDFText_GetCharAngle(self.page, index))) < _UPRIGHT,
        )
        if key not in self.faces:
            font, size, height, mode, upright = key
            shown = self._shown_size(index, size, height)
            bold = mode == _FILLED_AND_STROKED or self._is_bold(index)
            self.faces[key] = Face(font, shown, bold, upright, mode == _INVISIBLE)
        return self.faces[key]

    def _shown_size(self, index: int, size: float, height: float) -> float:
        if pdfium_c.FPDFText_GetMatrix(self.page, index, self.matrix):
            size *= math.hypot(self.matrix.c, self.matrix.d)
        # A form's own scale is missing from the matrix; the box on the page knows it.
        if not 0.4 * size < height < 3 * size:
            size = height / 1.2
        return round(size, 1)

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


_CONCLUDED_SPACE = Glyph(" ", 0.0, 0.0, 0.0, 0.0, Face(0, 0.0, False, True, False), drawn=False)


def _character(code: int) -> str:
    # Surrogates and numbers outside Unicode come from damaged character maps.
    return chr(code) if 0 < code < 0x110000 and not 0xD800 <= code < 0xE000 else ""


def glyphs(text_page: pdfium.PdfTextPage, most: int) -> Iterator[Glyph]:
    """At most `most` glyphs of a page; line ends that pdfium made up are left out."""
    reader = _Reader(text_page.raw)
    for index in range(min(text_page.count_chars(), most)):
        glyph = reader.glyph(index)
        if glyph is not None:
            yield glyph
