"""The API of customizations: start one, follow it, decide, cancel, ask how it stands."""

from collections.abc import Mapping

from flask import Blueprint, Response, jsonify, request

from recast.documents.xml_text import storable
from recast.domain.errors import InputError
from recast.domain.jsonable import to_json
from recast.domain.options import industry_from, level_from
from recast.domain.plan import Selection
from recast.runs.run import RunState
from recast.web import forms, places, streams
from recast.web.people import person, recast, signed_in

blueprint = Blueprint("customizations", __name__, url_prefix="/api")


@blueprint.post("/customize_resume_streaming")
@signed_in
def customize_resume_streaming() -> Response:
    return places.while_streaming(_started)


def _started() -> Response:
    owner, runs = person(), recast().runs
    session_id = runs.start(
        owner,
        forms.required_id("resume_id"),
        forms.required_id("job_id"),
        engine=_engine(),
        level=level_from(request.form.get("customization_level")),
        industry=industry_from(request.form.get("industry")),
        review=forms.flag("review"),
        selected=forms.ids("selected_recommendations"),
        plan_session_id=forms.text("plan_session_id") or None,
    )
    response = streams.response(runs.pieces(owner, session_id))
    response.headers["Content-Location"] = f"/api/customizations/{session_id}/events"
    return response


@blueprint.get("/customizations")
@signed_in
def customizations() -> Response:
    """Query: `before`, the id of the one whose elders are asked for."""
    pasts = recast().history.list(person(), before=forms.before())
    return jsonify([past.told() for past in pasts])


@blueprint.get("/customizations/<session_id>/events")
@signed_in
def events(session_id: str) -> Response:
    pieces = recast().runs.pieces
    return places.while_streaming(
        lambda: streams.response(pieces(person(), session_id, streams.after()))
    )


@blueprint.get("/customizations/<session_id>")
@signed_in
def customization(session_id: str) -> Response:
    return jsonify(_told(recast().runs.state(person(), session_id)))


def _told(state: RunState) -> dict[str, object]:
    run = state.run
    return {
        "session_id": run.session_id,
        "state": run.state,
        "engine": run.engine,
        "level": run.level,
        "industry": run.industry,
        "resume_id": run.resume_id,
        "job_id": run.job_id,
        "last_seq": state.last_seq,
        "plan": to_json(state.plan),
        "result": to_json(state.result),
        "customized_resume_id": run.customized_resume_id,
        "created_at": run.created_at.isoformat(),
    }


@blueprint.post("/customizations/<session_id>/selection")
@signed_in
def selection(session_id: str) -> tuple[Response, int]:
    recast().runs.select(person(), session_id, _selection(forms.sent_json()))
    return jsonify(status="accepted"), 202


@blueprint.post("/customizations/<session_id>/cancellation")
@signed_in
def cancellation(session_id: str) -> tuple[Response, int]:
    recast().runs.cancel(person(), session_id)
    return jsonify(status="accepted"), 202


def _engine() -> str | None:
    name = forms.text("engine")
    if not name:
        return None
    recast().check_engine(name)
    return name


def _selection(body: object) -> Selection:
    if not isinstance(body, dict):
        raise InputError("Send the selection as a JSON object.")
    return Selection(
        accepted=_ids(body, "accepted"),
        rejected=_ids(body, "rejected"),
        edited=_edited(body.get("edited", {})),
        confirmed=_ids(body, "confirmed"),
    )


def _ids(body: Mapping[str, object], name: str) -> tuple[int, ...]:
    value = body.get(name, [])
    if not isinstance(value, list) or not all(
        type(id) is int and 0 <= id <= forms.LARGEST_ID for id in value
    ):
        raise InputError(f"{name} must be a list of recommendation ids.")
    return tuple(dict.fromkeys(value))


def _edited(value: object) -> dict[int, str]:
    edited: dict[int, str] = {}
    for key, text in value.items() if isinstance(value, dict) else [("", None)]:
        id = forms.whole(str(key))
        if id is None or not isinstance(text, str):
            raise InputError("edited must map recommendation ids to texts.")
        edited[id] = storable(forms.at_most(forms.LONGEST_WORDS, text, "one change"))
    return edited
