"""A customized resume as a file."""

import unicodedata
from functools import partial
from urllib.parse import quote

from flask import Blueprint, Flask, Response, current_app, request

from recast.db.customized_resumes import CustomizedResume
from recast.documents.write import Written, edits_original, write_document
from recast.domain.errors import NotFound
from recast.web import forms, places
from recast.web.aside import OneByOne
from recast.web.people import person, recast, signed_in

blueprint = Blueprint("downloads", __name__)

ENDINGS = ("docx", "pdf", "odt", "rtf", "html", "htm", "md", "txt", "json")
FORMATS = ("docx", "docx-tracked", "pdf", "md", "txt", "json")


def install(app: Flask) -> None:
    """One thread writes: PDFs are set one at a time, and threads of a pool that wait for each
    other's turn in gevent's locks hardly get on."""
    app.extensions["recast_writing"] = OneByOne()


@blueprint.get("/download/<id>/<format>")
@signed_in
def download(id: str, format: str) -> Response:
    saved = recast().customized_resumes.get(person(), forms.path_id(id, "customized resume"))
    document = written(saved, format)
    response = Response(document.data, content_type=document.media_type)
    name = f"{_safe(_named(saved))}{document.filename_suffix}"
    response.headers["Content-Disposition"] = attachment(name)
    # What could not be placed in the person's own file is named, never lost silently.
    response.headers["X-Recast-Unplaced"] = str(len(document.unplaced))
    return response


def written(saved: CustomizedResume, format: str) -> Written:
    """The customized resume as a file. Raises NotFound for a format that nobody writes."""
    if format not in FORMATS:
        raise NotFound(f"Recast writes {', '.join(FORMATS)}.")
    stored = recast().resumes.get(person(), saved.resume_id)
    write = partial(
        write_document,
        format,
        original_bytes=stored.original,
        original_format=stored.format,
        original=stored.resume,
        customized_text=saved.text,
        title=saved.title,
        layout=request.args.get("layout", "classic"),
        paper=request.args.get("paper"),
    )
    if edits_original(format, stored.format):
        # A large one is written in a process of its own, which only the loop's thread can start.
        return places.with_file(write)
    aside: OneByOne = current_app.extensions["recast_writing"]
    return places.with_file(partial(aside, write))


def attachment(name: str) -> str:
    """The header that names a file, in letters of any script (RFC 6266): headers are Latin-1."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode()
    # A name of another script's letters alone leaves no more than its ending.
    stem, dot, suffix = plain.partition(".")
    plain = f"{' '.join(stem.split()) or 'resume'}{dot}{suffix}"
    if plain == name:
        return f'attachment; filename="{name}"'
    return f"attachment; filename=\"{plain}\"; filename*=UTF-8''{quote(name, safe='')}"


def _named(saved: CustomizedResume) -> str:
    """The person's own title, else one that the original and other results do not have."""
    stem = _stem(saved.title)
    if saved.title != recast().resumes.listed(person(), saved.resume_id).title:
        return stem
    job = recast().jobs.get(person(), saved.job_id)
    return f"{stem} - {job.job.company or job.title}"


def _stem(title: str) -> str:
    """A resume that was named by its file would otherwise be called "resume.docx.pdf"."""
    stem, dot, ending = title.rpartition(".")
    return stem if dot and ending.lower() in ENDINGS else title


def _safe(title: str) -> str:
    kept = "".join(c if c.isalnum() or c in " -_." else " " for c in title)
    return " ".join(kept.split())[:80].strip(". ") or "resume"
