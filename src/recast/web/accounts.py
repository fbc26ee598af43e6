"""Accounts: Flask-Security on our own tables. Not loaded in local mode."""

from functools import partial

from flask import Flask, Response, current_app, request
from flask.sessions import SecureCookieSessionInterface
from flask_limiter import Limiter
from flask_security import RoleMixin, Security, SQLAlchemySessionUserDatastore, UserMixin
from werkzeug.datastructures import MultiDict
from werkzeug.middleware.proxy_fix import ProxyFix

from recast.bootstrap import Recast
from recast.db.tables import RoleRow, UserRow
from recast.secret_key import derived
from recast.web.aside import aside

TRIES = "10 per minute"


# The tables know nothing of signing in; these are the same rows with what Flask-Security asks for.
class Account(UserRow, UserMixin):  # type: ignore[misc]
    """A user who signs in."""


class AccountRole(RoleRow, RoleMixin):
    """What an account may do: `admin` sees everything."""


def install(app: Flask, parts: Recast) -> None:
    # What the proxy before us says of itself. Who claims it falsely spoils only their own answers.
    app.wsgi_app = ProxyFix(app.wsgi_app, x_for=0, x_proto=1)  # type: ignore[method-assign]
    app.session_interface = _Sessions()
    # Registered first, so called last, when Flask-Security has set its cookies.
    app.after_request(_only_encrypted)
    app.config.update(
        REMEMBER_COOKIE_SAMESITE="Lax",
        # Every change carries a token; a program that carries it need not name a page as well.
        WTF_CSRF_SSL_STRICT=False,
        SECURITY_PASSWORD_SALT=derived(parts.secret_key, "passwords"),
        SECURITY_PASSWORD_HASH="argon2",  # noqa: S106 (the name of the method, no secret)
        SECURITY_PASSWORD_LENGTH_MIN=12,
        SECURITY_REGISTERABLE=True,
        SECURITY_SEND_REGISTER_EMAIL=False,
        SECURITY_TRACKABLE=True,
        # Asking the DNS of the world whether an address could get mail is not ours to do.
        SECURITY_EMAIL_VALIDATOR_ARGS={"check_deliverability": False},
        SECURITY_POST_LOGIN_VIEW="/",
        SECURITY_POST_LOGOUT_VIEW="/login",
    )
    sessions = parts.database.scoped_session()
    security = Security(app, SQLAlchemySessionUserDatastore(sessions, Account, AccountRole))
    _compute_aside(security)
    app.teardown_appcontext(lambda _: sessions.remove())
    _limit_guessing(app, parts)


def _compute_aside(security: Security) -> None:
    """Argon2 is slow on purpose, for unknown addresses too; in a greenlet it would stop every
    stream of the process."""
    passwords = security.pwd_context
    passwords.hash = partial(aside, passwords.hash)
    passwords.verify = partial(aside, passwords.verify)


def _limit_guessing(app: Flask, parts: Recast) -> None:
    """Behind a proxy all come from one place, so tries are counted by the account tried."""
    storage = parts.settings.redis_url or "memory://"
    # Counted back from each try: in minutes of the clock, twice as many fit around a full one.
    limiter = Limiter(_tried_account, app=app, storage_uri=storage, strategy="moving-window")
    guard = limiter.limit(TRIES, methods=["POST"])
    view = app.view_functions["security.login"]
    app.view_functions["security.login"] = guard(view)  # type: ignore[assignment]


def _tried_account() -> str:
    """The address as it is looked up, however it was sent. Never empty: what has no name is not
    counted. An address that is none is looked up nowhere."""
    try:
        sent = MultiDict(request.get_json(silent=True)) if request.is_json else request.form
        mail = current_app.extensions["security"].mail_util
        return str(mail.normalize(str(sent.get("email", "")))).lower()
    except (TypeError, ValueError):
        return "nobody"


class _Sessions(SecureCookieSessionInterface):
    """A session that came over TLS is never sent without it."""

    def get_cookie_secure(self, app: Flask) -> bool:
        return request.is_secure


def _only_encrypted(response: Response) -> Response:
    """The cookie that remembers who signed in is bound to TLS as the session is."""
    if request.is_secure:
        cookies = response.headers.getlist("Set-Cookie")
        bound = [c if "; Secure" in c else f"{c}; Secure" for c in cookies]
        response.headers.setlist("Set-Cookie", bound)
    return response
