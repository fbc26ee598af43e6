"""The reader of each format, imported when it is asked for."""

from collections.abc import Callable
from importlib import import_module
from typing import TypeAlias, cast

from recast.documents.reading_result import ReadLines

Reader: TypeAlias = Callable[[bytes], ReadLines]

_READERS = {
    "pdf": ("pdf_in", "read_pdf"),
    "docx": ("docx_in", "read_docx"),
    "odt": ("odt_in", "read_odt"),
    "rtf": ("rtf_in", "read_rtf"),
    "html": ("html_in", "read_html"),
    "markdown": ("markdown_in", "read_markdown"),
    "json": ("json_resume_in", "read_json_resume"),
    "text": ("text_in", "read_text"),
}


def reader_for(kind: str) -> Reader:
    """The function that reads files of a format (see `formats.Format`)."""
    module, name = _READERS[kind]
    return cast("Reader", getattr(import_module(f"recast.documents.{module}"), name))
