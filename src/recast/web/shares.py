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
HIDEABLE = ("contact", "original", "scores")


@blueprint.post("/api/customized_resumes/<id>/shares")
@signed_in
def add_share(id: str) -> tuple[Response, int]:
    """JSON or form: `days` (1-90); `hide`, any of contact (unless told), original, scores."""
    saved = recast().customized_resumes.get(person(), forms.path_id(id, "customized resume"))
    wishes = _wishes()
    # A link is its resume's owner's, even where an admin makes it: it shows what the owner sees.
    owner = Person(saved.owner_id)
    share, token = recast().shares.add(owner, saved.id, _lasting(wishes), _hidden(wishes))
    url = url_for("shares.shared", token=token, _external=True)
    return jsonify(url=url, expires_at=share.expires_at.isoformat()), 201


@blueprint.delete("/api/customized_resumes/<id>/shares")
@signed_in
def withdraw_shares(id: str) -> Response:
    saved = recast().customized_resumes.get(person(), forms.path_id(id, "customized resume"))
    return jsonify(revoked=recast().shares.revoke(Person(saved.owner_id), saved.id))


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
        return {name: ",".join(sent) for name, sent in request.form.lists()}
    body = forms.sent_json()
    return {str(name): wish for name, wish in body.items()} if isinstance(body, dict) else {}


def _lasting(wishes: dict[str, object]) -> datetime.timedelta:
    told = wishes.get("days", DAYS)
    days = forms.whole(told) if isinstance(told, str) else told
    if type(days) is not int or not 1 <= days <= MOST_DAYS:
        raise InputError(f"days must be a whole number from 1 to {MOST_DAYS}.")
    return datetime.timedelta(days=days)


def _hidden(wishes: dict[str, object]) -> Hidden:
    """Raises InputError for a wish that is not understood: nothing is to be shown by mistake."""
    told = wishes.get("hide", ["contact"])
    if isinstance(told, str):
        told = [name.strip() for name in told.split(",") if name.strip()]
    if not isinstance(told, list) or not all(name in HIDEABLE for name in told):
        raise InputError(f"hide takes any of {', '.join(HIDEABLE)}.")
    return Hidden(*(name in told for name in HIDEABLE))
