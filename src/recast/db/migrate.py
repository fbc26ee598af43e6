"""Brings a database to the revision that this code wants, and refuses any other."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.resources import as_file, files

from sqlalchemy import Connection, inspect, text
from sqlalchemy.exc import OperationalError

from recast.db.database import Database
from recast.domain.errors import SetupError

# Kept here so that a start needs no Alembic to see that nothing has to be done; a test compares it.
HEAD = "0002"
VERSION_TABLE = "alembic_version"
# PostgreSQL's name for a lock that was not had in time.
LOCKED = "55P03"


def migrate(database: Database, to: str = "head") -> None:
    """Create or upgrade the tables. Safe to call again, and by several processes at once.

    Raises SetupError for a newer database, and for one that cannot be used.
    """
    from alembic import command
    from alembic.config import Config
    from alembic.util import CommandError

    config = Config()
    with (
        as_file(files("recast.db") / "migrations") as scripts,
        _used(database),
        # One transaction over all revisions, so that nobody sees a database between two of them;
        # on SQLite it is the write lock from the start, which those who come second wait for.
        database.writing.connect() as connection,
        connection.begin(),
    ):
        config.set_main_option("script_location", str(scripts).replace("%", "%%"))
        config.attributes["connection"] = connection
        if not database.on_sqlite:
            # Nobody waits for a migration, so it may stop to think on a busy machine.
            connection.execute(text("SET LOCAL idle_in_transaction_session_timeout = 0"))
        try:
            command.upgrade(config, to)
        except CommandError as error:
            raise SetupError(
                "The database was made by a newer Recast; install that version or a newer one."
            ) from error


def revision(connection: Connection) -> str | None:
    """The revision that the database stands at, None for one without any table of ours."""
    if not inspect(connection).has_table(VERSION_TABLE):
        return None
    found: str | None = connection.scalar(text("SELECT version_num FROM alembic_version"))
    return found


def ensure_ready(database: Database, *, create: bool) -> None:
    """Raise SetupError unless the database can be used as it is.

    With `create` an empty one is set up first: nobody should have to run a command before the
    first customization on a laptop.
    """
    with _used(database), database.engine.connect() as connection:
        found = revision(connection)
        empty = found is None and not inspect(connection).get_table_names()
    if found == HEAD:
        return
    if create and empty:
        migrate(database)
        return
    raise SetupError("The database is not at the state this version needs; run: recast migrate")


@contextmanager
def _used(database: Database) -> Iterator[None]:
    try:
        yield
    except OperationalError as error:
        raise SetupError(
            "The database is in use by something else for too long; try again in a moment."
            if _is_busy(error)
            else _cannot_be_opened(database)
        ) from error


def _is_busy(error: OperationalError) -> bool:
    sqlite = getattr(error.orig, "sqlite_errorcode", None) == sqlite3.SQLITE_BUSY
    return sqlite or getattr(error.orig, "sqlstate", None) == LOCKED


def _cannot_be_opened(database: Database) -> str:
    if database.on_sqlite:
        file = database.engine.url.database
        return f"The database {file} cannot be opened; see that you may write it and its folder."
    return "The database cannot be opened; check RECAST_DATABASE_URL and that it is running."
