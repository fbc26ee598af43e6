"""Accounts: Flask-Security on our own tables. Not loaded in local mode."""

from flask import Flask
from flask_security import Security, SQLAlchemySessionUserDatastore

from recast.bootstrap import Recast
from recast.db.tables import RoleRow, UserRow
from recast.secret_key import derived


def install(app: Flask, parts: Recast) -> None:
    app.config.update(
        SECURITY_PASSWORD_SALT=derived(parts.secret_key, "passwords"),
        SECURITY_PASSWORD_HASH="argon2",
        SECURITY_REGISTERABLE=True,
        SECURITY_SEND_REGISTER_EMAIL=False,
        SECURITY_TRACKABLE=True,
        SECURITY_POST_LOGIN_VIEW="/",
        SECURITY_POST_LOGOUT_VIEW="/",
        SECURITY_CSRF_IGNORE_UNAUTH_ENDPOINTS=False,
    )
    sessions = parts.database.scoped_session()
    Security(app, SQLAlchemySessionUserDatastore(sessions, UserRow, RoleRow))
    app.teardown_appcontext(lambda _: sessions.remove())
