"""The reader of each format: in this process for a little plain text, else in its own."""

import shutil
from importlib.util import find_spec

from recast.documents.formats import Format
from recast.documents.importers.json_resume import read_json_resume
from recast.documents.importers.markdown import read_markdown
from recast.documents.importers.text import read_text
from recast.documents.isolation import run_isolated
from recast.documents.limits import RECOGNIZING
from recast.documents.reading_result import ReadLines, read_lines_from_json
from recast.domain.errors import PictureOnly

_HERE = {"text": read_text, "markdown": read_markdown, "json": read_json_resume}
# Named, not imported: their parsers belong into the other process only.
_ISOLATED = {
    "pdf": "recast.documents.pdf.reading:read_pdf",
    "docx": "recast.documents.docx.reading:read_docx",
    "odt": "recast.documents.importers.odt:read_odt",
    "rtf": "recast.documents.importers.rtf:read_rtf",
    "html": "recast.documents.importers.html:read_html",
    "text": "recast.documents.importers.text:read_text",
    "markdown": "recast.documents.importers.markdown:read_markdown",
    "json": "recast.documents.importers.json_resume:read_json_resume",
}
# More text than this is no resume any more, and reading it may hold up every other greenlet.
_LITTLE_BYTES = 32 * 1024
_SCANNED = "recast.documents.pdf.ocr:read_scanned_pdf"


def read_as(kind: Format, data: bytes) -> ReadLines:
    """The lines of a file of a known format. Raises InputError."""
    if kind in _HERE and len(data) <= _LITTLE_BYTES:
        return _HERE[kind](data)
    try:
        return read_lines_from_json(run_isolated(_ISOLATED[kind], data))
    except PictureOnly:
        if not can_recognize():
            raise
    return read_lines_from_json(run_isolated(_SCANNED, data, RECOGNIZING))


def can_recognize() -> bool:
    """Whether something that reads scanned pages is installed."""
    return shutil.which("tesseract") is not None or find_spec("rapidocr") is not None
