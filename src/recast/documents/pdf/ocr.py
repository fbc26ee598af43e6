"""Text of scanned PDFs, where an engine for that is installed: tesseract, or the extra `ocr`.

Runs in the reader's own process, once a PDF turned out to be a picture.
"""

import shutil
import subprocess
from collections.abc import Iterator
from importlib import import_module

import pypdfium2 as pdfium

from recast.documents.limits import LEAST_WORDS, PAGES, RECOGNIZING
from recast.documents.reading_result import ReadLines
from recast.domain.analysis import ParsingRisk
from recast.domain.errors import PictureOnly, TooLarge
from recast.reading.lines import Line

_DOTS_PER_POINT = 200 / 72
_LARGEST_SIDE_POINTS = 2000
_RISK = ParsingRisk(
    "scanned",
    "fatal",
    "The pages are pictures; their text was recognized, which most systems do not do.",
)


def read_scanned_pdf(data: bytes) -> ReadLines:
    """The lines recognized on the pages of a PDF. Raises PictureOnly where there are too few."""
    document = pdfium.PdfDocument(data)
    if len(document) > PAGES:
        raise TooLarge(f"This PDF has {len(document)} pages; a resume may have {PAGES}.")
    recognize = _with_tesseract if shutil.which("tesseract") else _with_rapidocr
    lines = tuple(Line(text) for page in document for text in recognize(_picture(page)))
    if sum(len(line.text.split()) for line in lines) < LEAST_WORDS:
        raise PictureOnly("No text could be made out in this picture; paste the text instead.")
    return ReadLines("pdf", lines, (_RISK,), len(document))


def _picture(page: pdfium.PdfPage) -> pdfium.PdfBitmap:
    width, height = page.get_size()
    if max(width, height) > _LARGEST_SIDE_POINTS:
        raise TooLarge("The pages of this PDF are larger than any resume's; scan them as A4.")
    return page.render(scale=_DOTS_PER_POINT, rev_byteorder=True, prefer_bgrx=False)


def _with_tesseract(picture: pdfium.PdfBitmap) -> Iterator[str]:
    done = subprocess.run(
        ["tesseract", "stdin", "stdout"],  # noqa: S607 - found on PATH on purpose
        input=_portable_pixmap(picture),
        capture_output=True,
        check=False,
        timeout=RECOGNIZING.wall_seconds,
    )
    return (line.strip() for line in done.stdout.decode("utf-8", "replace").splitlines())


def _portable_pixmap(picture: pdfium.PdfBitmap) -> bytes:
    """The picture in the simplest format there is; no imaging library is needed for it."""
    row = picture.width * 3
    pixels = bytes(picture.buffer)
    rows = (pixels[y * picture.stride : y * picture.stride + row] for y in range(picture.height))
    return b"P6 %d %d 255\n" % (picture.width, picture.height) + b"".join(rows)


def _with_rapidocr(picture: pdfium.PdfBitmap) -> Iterator[str]:
    found = import_module("rapidocr").RapidOCR()(picture.to_numpy())
    return (str(text).strip() for text in found.txts or ())
