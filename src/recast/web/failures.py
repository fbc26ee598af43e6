"""Errors as answers: JSON under /api, a page elsewhere; never a stack trace."""

import structlog
from flask import Flask, Response, jsonify, redirect, render_template, request, url_for
from flask_wtf.csrf import CSRFError
from werkzeug.exceptions import HTTPException, RequestEntityTooLarge, SecurityError
from werkzeug.wrappers import Response as BaseResponse

from recast.documents.limits import UPLOAD_BYTES
from recast.domain.errors import RecastError, TooManyRuns

log = structlog.get_logger()

Answer = tuple[str | Response, int]

_SENTENCES = {
    400: "The request could not be understood.",
    401: "Sign in first.",
    403: "That is not yours to see.",
    404: "There is nothing at this address.",
    405: "This address does not take that method.",
    413: f"The file is larger than {UPLOAD_BYTES // 1_000_000} MB; save a smaller one.",
    415: "That type of content is not taken here.",
    429: "Too many requests; wait a moment and try again.",
}


def install(app: Flask) -> None:
    app.register_error_handler(RecastError, _recast)
    app.register_error_handler(CSRFError, _csrf)
    app.register_error_handler(RequestEntityTooLarge, _too_large)
    app.register_error_handler(SecurityError, _strange_host)
    app.register_error_handler(HTTPException, _http)
    app.register_error_handler(Exception, _unexpected)


def answer(message: str, code: str, status: int) -> Answer:
    """The refusal in the form that the asker reads."""
    if wants_json():
        return jsonify(error=message, code=code), status
    return render_template("error.html", message=message, status=status), status


def wants_json() -> bool:
    """Everything under /api is JSON whatever was accepted, so that a script never meets HTML."""
    if request.path.startswith(("/api/", "/healthz", "/readyz", "/openapi.json")):
        return True
    best = request.accept_mimetypes.best_match(["text/html", "application/json"])
    return best == "application/json"


def _recast(error: RecastError) -> Answer | Response:
    body, status = answer(error.message, error.code, error.status)
    if not isinstance(error, TooManyRuns):
        return body, status
    response = body if isinstance(body, Response) else Response(body, mimetype="text/html")
    response.status_code = status
    response.headers["Retry-After"] = str(error.retry_after)
    return response


def _csrf(error: CSRFError) -> Answer:
    if wants_json() and "X-CSRFToken" not in request.headers:
        return answer(
            "Send the header X-CSRFToken with the token that GET /api/session tells, and the "
            "cookie of that answer.",
            "csrf",
            400,
        )
    return answer("This page has grown old; reload it and try again.", "csrf", 400)


def _too_large(error: RequestEntityTooLarge) -> Answer:
    return answer(_SENTENCES[413], "too_large", 413)


def _strange_host(_: SecurityError) -> tuple[str, int]:
    # No page: no address can be built for a host that is not ours.
    return "This address does not answer to that name.\n", 400


def _http(error: HTTPException) -> Answer | HTTPException | BaseResponse:
    status = error.code or 500
    if status < 400:
        return error
    if status == 401 and not wants_json():
        return redirect(url_for("security.login", next=request.path))
    sentence = _SENTENCES.get(status, "Something went wrong on our side; try again.")
    return answer(sentence, _code(error), status)


def _code(error: HTTPException) -> str:
    return error.name.lower().replace(" ", "_")


def _unexpected(error: Exception) -> Answer:
    # The one place that catches everything: whatever was not foreseen is logged, never shown.
    log.error("unexpected", path=request.path, kind=type(error).__name__, exc_info=error)
    return answer("Something went wrong on our side; try again.", "internal", 500)
