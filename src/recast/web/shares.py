"""Share links: made and withdrawn by the owner, followed by anyone who has them."""

import datetime

from flask import Blueprint, Response, jsonify, render_template, request, url_for

from recast.db.shares import Hidden
from recast.domain.errors import InputError
from recast.runs.person import Person
from recast.web import forms
from recast.web.people import person, recast, signed_in
from recast.web.redaction import without_contact

blueprint = Blueprint("shares", __name__)

DAYS, MOST_DAYS = 14, 90


@blueprint.post("/api/customized_resumes/<id>/shares")
@signed_in
def add_share(id: str) -> tuple[Response, int]:
    """JSON or form: `days` (1-90); `hide`, any of contact (unless told), original, scores."""
    owner = person()
    saved = recast().customized_resumes.get(owner, forms.path_id(id, "customized resume"))
    wishes = _wishes()
    share, token = recast().shares.add(owner, saved.id, _lasting(wishes), _hidden(wishes))
    url = url_for("shares.shared", token=token, _external=True)
    return jsonify(url=url, expires_at=share.expires_at.isoformat()), 201


@blueprint.delete("/api/customized_resumes/<id>/shares")
@signed_in
def withdraw_shares(id: str) -> Response:
    owner = person()
    saved = recast().customized_resumes.get(owner, forms.path_id(id, "customized resume"))
    return jsonify(revoked=recast().shares.revoke(owner, saved.id))


@blueprint.delete("/shared/<token>")
@signed_in
def withdraw(token: str) -> tuple[str, int]:
    recast().shares.withdraw(person(), token)
    return "", 204


@blueprint.get("/shared/<token>")
def shared(token: str) -> Response:
    share = recast().shares.find(token)
    saved = recast().customized_resumes.get(Person(share.owner_id), share.customized_resume_id)
    original = recast().resumes.get(Person(share.owner_id), saved.resume_id)
    result = saved.result
    if share.hidden.contact:
        result = without_contact(result, original.resume)
    page = render_template(
        "shared.html",
        result=result,
        comparison=result.comparison_data,
        hidden=share.hidden,
        expires=share.expires_at,
        receipt={},
        # Whoever follows a link is a guest here, whoever they may be elsewhere.
        asker=None,
        guest=True,
    )
    # The address is the key; it must not leak to wherever a link in the text leads.
    return Response(page, headers={"Referrer-Policy": "no-referrer", "X-Robots-Tag": "noindex"})


def _wishes() -> dict[str, object]:
    if not request.is_json:
        return {name: request.form[name] for name in request.form}
    body = forms.sent_json()
    return {str(name): wish for name, wish in body.items()} if isinstance(body, dict) else {}


def _lasting(wishes: dict[str, object]) -> datetime.timedelta:
    told = wishes.get("days", DAYS)
    days = forms.whole(told) if isinstance(told, str) else told
    if type(days) is not int or not 1 <= days <= MOST_DAYS:
        raise InputError(f"days must be a whole number from 1 to {MOST_DAYS}.")
    return datetime.timedelta(days=days)


def _hidden(wishes: dict[str, object]) -> Hidden:
    told = wishes.get("hide", ["contact"])
    names = {str(name) for name in told} if isinstance(told, list) else set(str(told).split(","))
    return Hidden("contact" in names, "original" in names, "scores" in names)
