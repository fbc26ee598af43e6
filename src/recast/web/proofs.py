"""An exported file as a parser reads it: what it finds, what it misses."""

from flask import Blueprint, Response, jsonify, request

from recast.documents.fresh.outline import customized_resume
from recast.documents.proof import prove
from recast.domain.jsonable import to_json
from recast.web import downloads, forms, places
from recast.web.aside import aside
from recast.web.people import person, recast, signed_in

blueprint = Blueprint("proofs", __name__, url_prefix="/api")


@blueprint.get("/customized_resumes/<id>/proof")
@signed_in
def proof(id: str) -> Response:
    """Query: `format`, `docx` where it is not told."""
    saved = recast().customized_resumes.get(person(), forms.path_id(id, "customized resume"))
    written = downloads.written(saved, request.args.get("format", "docx"))
    stored = recast().resumes.get(person(), saved.resume_id)
    wanted = aside(customized_resume, stored.resume, saved.text)
    found = places.with_file(lambda: prove(written, wanted))
    body = to_json(found)
    assert isinstance(body, dict)
    return jsonify({**body, "complete": found.complete, "unplaced": list(written.unplaced)})
