"""Accounts: Flask-Security on our own tables. Not loaded in local mode."""

from flask import Flask
from flask_security import RoleMixin, Security, SQLAlchemySessionUserDatastore, UserMixin

from recast.bootstrap import Recast
from recast.db.tables import RoleRow, UserRow
from recast.secret_key import derived


# The tables know nothing of signing in; these are the same rows with what Flask-Security asks for.
class Account(UserRow, UserMixin):  # type: ignore[misc]
    """A user who signs in."""


class AccountRole(RoleRow, RoleMixin):
    """What an account may do: `admin` sees everything."""


def install(app: Flask, parts: Recast) -> None:
    app.config.update(
        SECURITY_PASSWORD_SALT=derived(parts.secret_key, "passwords"),
        SECURITY_PASSWORD_HASH="argon2",  # noqa: S106 (the name of the method, no secret)
        SECURITY_REGISTERABLE=True,
        SECURITY_SEND_REGISTER_EMAIL=False,
        SECURITY_TRACKABLE=True,
        # Asking the DNS of the world whether an address could get mail is not ours to do.
        SECURITY_EMAIL_VALIDATOR_ARGS={"check_deliverability": False},
        SECURITY_POST_LOGIN_VIEW="/",
        SECURITY_POST_LOGOUT_VIEW="/login",
    )
    sessions = parts.database.scoped_session()
    Security(app, SQLAlchemySessionUserDatastore(sessions, Account, AccountRole))
    app.teardown_appcontext(lambda _: sessions.remove())
