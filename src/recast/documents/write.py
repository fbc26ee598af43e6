"""Writes a customized resume in the format asked for, the person's own Word file included."""

import datetime
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from typing import Literal, TypeAlias, get_args

from recast.documents.fresh.docx import write_docx
from recast.documents.fresh.json_resume import write_json_resume
from recast.documents.fresh.layouts import Layout, Paper, layout_named, paper_for
from recast.documents.fresh.markdown import write_markdown
from recast.documents.fresh.outline import customized_resume, outline_of
from recast.documents.fresh.outline_parts import Outline
from recast.documents.fresh.pdf import write_pdf
from recast.documents.fresh.text import write_text
from recast.documents.writeback.apart import write_back_safely
from recast.documents.writeback.writing import WrittenBack
from recast.documents.xml_text import xml_safe
from recast.domain.errors import EmptyInput, InputError, UnknownFormat
from recast.domain.resume import Resume

ExportFormat: TypeAlias = Literal["docx", "docx-tracked", "pdf", "md", "txt", "json"]
EXPORT_FORMATS: tuple[ExportFormat, ...] = get_args(ExportFormat)
_DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


@dataclass(frozen=True, slots=True)
class Written:
    """A file as it is to be saved: name it `title + filename_suffix`.

    `lines` are the lines that the file shows, in its order; `unplaced` names, in words for the
    person, what of the customized text is not in the file.
    """

    data: bytes
    filename_suffix: str
    media_type: str
    lines: tuple[str, ...]
    unplaced: tuple[str, ...] = ()


@dataclass(frozen=True)
class _Request:
    """What was asked for; what only some formats need is worked out when they ask."""

    own_file: bytes | None
    original: Resume
    customized_text: str
    title: str
    layout: Layout
    wanted_paper: str | None

    @cached_property
    def resume(self) -> Resume:
        return customized_resume(self.original, self.customized_text)

    @cached_property
    def outline(self) -> Outline:
        return outline_of(self.resume)

    @cached_property
    def paper(self) -> Paper:
        return paper_for(self.resume, self.wanted_paper)


def write_document(
    format: str,
    *,
    original_bytes: bytes | None,
    original_format: str,
    original: Resume,
    customized_text: str,
    title: str,
    layout: str = "classic",
    paper: str | None = None,
) -> Written:
    """The customized text as a file.

    `docx` and `docx-tracked` edit the original where `original_format` is "docx", and a resume
    that came as plain text goes back as the very text; everything else is set afresh in
    `layout`. Raises UnknownFormat, EmptyInput, InputError (unknown layout or
    paper, letters that no font can draw), UnreadableFile (a damaged original).
    """
    if format not in _WRITERS:
        raise UnknownFormat(f"Recast writes {', '.join(EXPORT_FORMATS)}, but not “{format}”.")
    # Neither Word files nor PDFs can carry control characters or half a surrogate pair.
    customized_text, title = xml_safe(customized_text), xml_safe(title)
    if not customized_text.strip():
        raise EmptyInput("There is no text to write; customize a resume first.")
    own_file = original_bytes if edits_original(format, original_format) else None
    if format == "txt" and original_format == "text":
        return _verbatim(customized_text)
    request = _Request(own_file, original, customized_text, title, layout_named(layout), paper)
    return _WRITERS[format](request)


def edits_original(format: str, original_format: str) -> bool:
    """Whether the file is the person's own with the changes in it, and not set afresh."""
    return original_format == "docx" and format in ("docx", "docx-tracked")


def _verbatim(text: str) -> Written:
    """A person's own plain text, with nothing changed but the words."""
    data = text.rstrip("\n").encode() + b"\n"
    return Written(data, ".txt", "text/plain; charset=utf-8", tuple(text.splitlines()))


def _docx(request: _Request) -> Written:
    if request.own_file is not None:
        return _written_back(
            request, write_back_safely(request.own_file, request.customized_text), ""
        )
    data = write_docx(request.outline, request.layout, request.paper, request.title)
    return Written(data, ".docx", _DOCX, request.outline.texts())


def _tracked(request: _Request) -> Written:
    """Raises InputError where there is no Word file to mark the changes in."""
    if request.own_file is None:
        raise InputError(
            "Tracked changes need a resume that came as a Word file; take the plain Word file."
        )
    now = datetime.datetime.now(datetime.UTC)
    written = write_back_safely(request.own_file, request.customized_text, now)
    return _written_back(request, written, ".tracked")


def _written_back(request: _Request, written: WrittenBack, suffix: str) -> Written:
    unplaced = tuple(f"This line found no place in the file: “{t}”" for t in written.unplaced)
    lines = tuple(request.customized_text.splitlines())
    return Written(written.data, f"{suffix}.docx", _DOCX, lines, unplaced)


def _pdf(request: _Request) -> Written:
    data, signs = write_pdf(request.outline, request.layout, request.paper, request.title)
    left_out = tuple(f"The sign “{sign}” has no glyph and was left out." for sign in signs)
    return Written(data, ".pdf", "application/pdf", request.outline.texts(), left_out)


def _markdown(request: _Request) -> Written:
    data = write_markdown(request.outline).encode()
    return Written(data, ".md", "text/markdown; charset=utf-8", request.outline.texts())


def _text(request: _Request) -> Written:
    data = write_text(request.outline).encode()
    return Written(data, ".txt", "text/plain; charset=utf-8", request.outline.texts())


def _json(request: _Request) -> Written:
    data = write_json_resume(request.outline, request.resume).encode()
    headings = {section.heading for section in request.outline.sections}
    lines = tuple(text for text in request.outline.texts() if text not in headings)
    return Written(data, ".json", "application/json", lines)


_WRITERS: dict[str, Callable[[_Request], Written]] = {
    "docx": _docx,
    "docx-tracked": _tracked,
    "pdf": _pdf,
    "md": _markdown,
    "txt": _text,
    "json": _json,
}
