"""The description of the API: for programs as OpenAPI 3.1, for people as a page of the same."""

from functools import cache

from flask import Blueprint, Response, jsonify, render_template

from recast import __version__
from recast.domain.analysis import Analysis
from recast.domain.claim import Check
from recast.domain.events import KINDS, Event
from recast.web.api_paths import PATHS, Path
from recast.web.schemas import Schema, Schemas

blueprint = Blueprint("openapi", __name__)


@blueprint.get("/openapi.json")
def openapi() -> Response:
    return jsonify(description())


@blueprint.get("/api/docs")
def docs() -> str:
    return render_template("docs.html", paths=PATHS, events=_event_types(), api=description())


@cache
def description() -> Schema:
    """OpenAPI 3.1, the event types included."""
    schemas = Schemas()
    for kind in (Analysis, Check):
        schemas.of(kind)
    schemas.named["Event"] = _event(schemas)
    schemas.named["Refusal"] = {
        "type": "object",
        "properties": {"error": {"type": "string"}, "code": {"type": "string"}},
        "required": ["error", "code"],
    }
    paths: Schema = {}
    for path in PATHS:
        paths.setdefault(path.address, {})[path.method.lower()] = _operation(path)
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "Recast",
            "version": __version__,
            "description": "Whatever changes something (POST, DELETE) needs the header "
            "X-CSRFToken with the token that GET /api/session tells, and that answer's cookie.",
        },
        "paths": paths,
        "components": {"schemas": schemas.named},
    }


def _event_types() -> list[type[Event]]:
    return sorted(KINDS.values(), key=lambda kind: kind.type)


def _event(schemas: Schemas) -> Schema:
    kinds = _event_types()
    for kind in kinds:
        schema = schemas.fields(kind)
        schema["properties"] = {
            "type": {"const": kind.type},
            "seq": {"type": "integer", "minimum": 1},
            "session_id": {"type": "string"},
            "at": {"type": "string", "format": "date-time"},
            **schema["properties"],
        }
        schema["required"] = ["type", "seq", "session_id", "at", *schema["required"]]
        schemas.named[kind.__name__] = schema
    references = {kind.type: f"#/components/schemas/{kind.__name__}" for kind in kinds}
    return {
        "oneOf": [{"$ref": reference} for reference in references.values()],
        "discriminator": {"propertyName": "type", "mapping": references},
    }


def _operation(path: Path) -> Schema:
    operation: Schema = {
        "summary": path.summary,
        "responses": {code: {"description": told} for code, told in path.answers.items()},
    }
    names = [part[1:-1] for part in path.address.split("/") if part.startswith("{")]
    operation["parameters"] = [
        {"name": name, "in": "path", "required": True, "schema": {"type": "string"}}
        for name in names
    ] + [
        {"name": name, "in": "query", "description": told, "schema": {"type": "string"}}
        for name, told in path.query.items()
    ]
    if path.fields:
        properties = {name: {"description": told} for name, told in path.fields.items()}
        schema = {"type": "object", "properties": properties}
        operation["requestBody"] = {"content": {kind: {"schema": schema} for kind in path.body}}
    return operation
