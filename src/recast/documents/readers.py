"""The reader of each format: in this process for a little plain text, else in its own."""

import shutil
from importlib.util import find_spec

from recast.documents.formats import Format
from recast.documents.isolation import run_isolated
from recast.documents.json_resume_in import read_json_resume
from recast.documents.limits import RECOGNIZING
from recast.documents.markdown_in import read_markdown
from recast.documents.reading_result import ReadLines, read_lines_from_json
from recast.documents.text_in import read_text
from recast.domain.errors import PictureOnly

_HERE = {"text": read_text, "markdown": read_markdown, "json": read_json_resume}
# Named, not imported: their parsers belong into the other process only.
_ISOLATED = {
    "pdf": "recast.documents.pdf_in:read_pdf",
    "docx": "recast.documents.docx_in:read_docx",
    "odt": "recast.documents.odt_in:read_odt",
    "rtf": "recast.documents.rtf_in:read_rtf",
    "html": "recast.documents.html_in:read_html",
    "text": "recast.documents.text_in:read_text",
    "markdown": "recast.documents.markdown_in:read_markdown",
    "json": "recast.documents.json_resume_in:read_json_resume",
}
# More text than this is no resume any more, and reading it may hold up every other greenlet.
_LITTLE_BYTES = 32 * 1024
_SCANNED = "recast.documents.ocr:read_scanned_pdf"


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
