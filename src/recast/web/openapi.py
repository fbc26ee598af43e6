"""The description of the API, for people and for programs."""

from importlib import resources

from flask import Blueprint, Response

blueprint = Blueprint("openapi", __name__)


@blueprint.get("/openapi.json")
def description() -> Response:
    text = resources.files("recast.web").joinpath("openapi.json").read_text(encoding="utf-8")
    return Response(text, mimetype="application/json")
