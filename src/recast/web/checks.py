"""The truth guard as a resource: what a person's own words claim beyond their resume."""

from flask import Blueprint, Response, jsonify, request

from recast.domain.claim import Check
from recast.domain.jsonable import to_json
from recast.truth import check_edit
from recast.web import forms
from recast.web.aside import aside
from recast.web.people import person, recast, signed_in

blueprint = Blueprint("checks", __name__, url_prefix="/api")


@blueprint.post("/checks")
@signed_in
def add_check() -> Response:
    """Form: `resume_id`, `before` (empty for an addition), `after`."""
    stored = recast().resumes.get(person(), forms.required_id("resume_id"))
    before, after = (
        forms.at_most(forms.LONGEST_WORDS, request.form.get(name, ""), "one change")
        for name in ("before", "after")
    )
    claims = aside(check_edit, stored.resume, before, after)
    return jsonify(to_json(Check.of(claims)))
