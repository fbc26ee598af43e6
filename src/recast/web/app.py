"""The web application, out of the parts that `bootstrap` made."""

from flask import Flask, Response, request
from flask_bootstrap import Bootstrap5
from flask_wtf.csrf import CSRFProtect

from recast.bootstrap import Recast
from recast.documents.limits import UPLOAD_BYTES
from recast.web import (
    accounts,
    checks,
    customizations,
    downloads,
    engines,
    failures,
    health,
    library,
    openapi,
    pages,
    places,
    proofs,
    removals,
    results,
    shares,
)
from recast.web.comparison_rows import folds
from recast.web.people import person, recast, somebody

BLUEPRINTS = (
    pages.blueprint,
    results.blueprint,
    downloads.blueprint,
    proofs.blueprint,
    shares.blueprint,
    library.blueprint,
    removals.blueprint,
    checks.blueprint,
    customizations.blueprint,
    engines.blueprint,
    health.blueprint,
    openapi.blueprint,
)
CHANGING = ("POST", "PUT", "PATCH", "DELETE")
# Scripts, styles and pictures come from here and nowhere else, and no page frames this one.
POLICY = "default-src 'self'; img-src 'self' data:; object-src 'none'; base-uri 'none'; " + (
    "form-action 'self'; frame-ancestors 'none'"
)


def create_app(parts: Recast) -> Flask:
    settings = parts.settings
    app = Flask(__name__)
    app.config.update(
        SECRET_KEY=parts.secret_key,
        MAX_CONTENT_LENGTH=UPLOAD_BYTES + 64 * 1024,
        MAX_FORM_MEMORY_SIZE=UPLOAD_BYTES,
        SESSION_COOKIE_SAMESITE="Lax",
        SESSION_COOKIE_HTTPONLY=True,
        BOOTSTRAP_SERVE_LOCAL=True,
        WTF_CSRF_TIME_LIMIT=None,
        WTF_CSRF_CHECK_DEFAULT=False,
    )
    app.extensions["recast"] = parts
    if settings.mode == "local":
        # A page elsewhere whose name is made to point here must not reach the local person's data.
        app.config["TRUSTED_HOSTS"] = ["localhost", "127.0.0.1", "[::1]"]
    else:
        accounts.install(app, parts)
    Bootstrap5(app)
    csrf = CSRFProtect(app)
    app.before_request(lambda: _guard(csrf))
    failures.install(app)
    places.install(app, parts)
    downloads.install(app)
    for blueprint in BLUEPRINTS:
        app.register_blueprint(blueprint)
    app.after_request(_harden)
    app.context_processor(_everywhere)
    return app


def _guard(csrf: CSRFProtect) -> None:
    """Who asks comes first, then whether the page that asks is ours: a script that has not signed
    in is told so, instead of being told to fetch a token that would not help it."""
    if request.method in CHANGING and request.blueprint != "security":
        person()
    csrf.protect()


def _harden(response: Response) -> Response:
    response.headers.setdefault("Content-Security-Policy", POLICY)
    response.headers.setdefault("X-Content-Type-Options", "nosniff")
    response.headers.setdefault("Referrer-Policy", "same-origin")
    return response


def _everywhere() -> dict[str, object]:
    """What every page's frame needs."""
    with_accounts = recast().settings.mode == "accounts"
    return {"asker": somebody(), "accounts": with_accounts, "folds": folds}
