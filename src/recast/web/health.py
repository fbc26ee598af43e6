"""Is it alive, is it ready, what does it count."""

from flask import Blueprint, Response, jsonify
from flask_wtf.csrf import generate_csrf
from prometheus_client import CONTENT_TYPE_LATEST, generate_latest

from recast.web.people import recast, somebody

blueprint = Blueprint("health", __name__)


@blueprint.get("/healthz")
def healthz() -> Response:
    return jsonify(status="ok")


@blueprint.get("/readyz")
def readyz() -> tuple[Response, int]:
    """503 names the part that does not answer."""
    parts = recast().readiness()
    ready = all(parts.values())
    return jsonify(status="ready" if ready else "not ready", parts=parts), 200 if ready else 503


@blueprint.get("/metrics")
def metrics() -> Response:
    own = "".join(
        f"# TYPE {name} gauge\n{name} {value}\n" for name, value in recast().gauges().items()
    )
    return Response(generate_latest() + own.encode(), content_type=CONTENT_TYPE_LATEST)


@blueprint.get("/api/session")
def session() -> Response:
    """The CSRF token that posts need, signing in included, for programs that never see a page."""
    asker = somebody()
    return jsonify(csrf_token=generate_csrf(), name=asker.name if asker else None)
