"""A customized resume as a file."""

from flask import Blueprint, Response

from recast.documents.write import write_document
from recast.domain.errors import NotFound
from recast.web import forms
from recast.web.people import person, recast

blueprint = Blueprint("downloads", __name__)

FORMATS = ("docx", "docx-tracked", "pdf", "md", "txt", "json")


@blueprint.get("/download/<id>/<format>")
def download(id: str, format: str) -> Response:
    owner = person()
    if format not in FORMATS:
        raise NotFound(f"Recast writes {', '.join(FORMATS)}.")
    parts = recast()
    customized = parts.customized_resumes.get(owner, forms.path_id(id, "customized resume"))
    stored = parts.resumes.get(owner, customized.resume_id)
    written = write_document(
        format,
        original_bytes=stored.original,
        original_format=stored.format,
        original=stored.resume,
        customized_text=customized.text,
        title=customized.title,
    )
    response = Response(written.data, mimetype=written.media_type)
    name = f"{_safe(customized.title)}{written.filename_suffix}"
    response.headers.set("Content-Disposition", "attachment", filename=name)
    # What could not be placed in the person's own file is named, never lost silently.
    response.headers["X-Recast-Unplaced"] = str(len(written.unplaced))
    return response


def _safe(title: str) -> str:
    kept = "".join(c if c.isalnum() or c in " -_." else " " for c in title)
    return " ".join(kept.split())[:80].strip(". ") or "resume"
