"""The connection to SQLite or PostgreSQL, set up for greenlets and threads alike."""

import sqlite3
import time
from collections.abc import Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager, nullcontext
from threading import RLock
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event, make_url, text
from sqlalchemy.exc import DBAPIError, InterfaceError, OperationalError
from sqlalchemy.exc import TimeoutError as PoolTimeout
from sqlalchemy.orm import Session, scoped_session, sessionmaker
from sqlalchemy.pool import ConnectionPoolEntry

from recast.domain.errors import SetupError, StoreUnavailable

# Seconds that a write waits for another process to end its own, and between two looks.
BUSY, NAP = 5.0, 0.02
LEASE = 5.0
READ_ONLY = "25006"
# A server that was set up where no language was chosen would send bytes for text otherwise.
LETTERS = {"client_encoding": "utf8"}
POOL_SIZE = 10
POOL_OVERFLOW = 20


class Database:
    """Gives out sessions. `read()` sees what is committed, `write()` commits or rolls back.

    `lease` is after how many seconds a worker counts as lost.
    """

    def __init__(self, url: str, lease: float = LEASE) -> None:
        self.on_sqlite = make_url(url).get_backend_name() == "sqlite"
        self.engine: Engine = _engine(url, {} if self.on_sqlite else LETTERS)
        self.writing = self.engine.execution_options(recast_begin="BEGIN IMMEDIATE")
        # PostgreSQL shows each statement what is committed by then, in a transaction or without
        # one, and a transaction costs two journeys more. SQLite's shows all of them the same.
        self.reading = (
            self.engine
            if self.on_sqlite
            else self.engine.execution_options(isolation_level="AUTOCOMMIT")
        )
        # A greenlet that waits for SQLite's own lock stops the whole loop until its time is up,
        # so the writers of one process queue here, where waiting lets the others go on.
        self._turn: AbstractContextManager[object] = RLock() if self.on_sqlite else nullcontext()
        if self.on_sqlite:
            event.listen(self.engine, "connect", _set_up_sqlite)
            event.listen(self.engine, "begin", _begin)
        else:
            from recast.db import postgres

            event.listen(self.engine, "connect", postgres.set_up(lease))
            event.listen(self.engine, "checkout", postgres.refuse_closed)

    @contextmanager
    def read(self) -> Iterator[Session]:
        """Raises StoreUnavailable."""
        with _translated(), Session(self.reading, expire_on_commit=False) as session:
            yield session

    @contextmanager
    def write(self) -> Iterator[Session]:
        """One transaction. Nothing inside may wait for anything but the database.

        Raises StoreUnavailable; whether the transaction went through is then unknown.
        """
        with (
            _translated(),
            self._turn,
            Session(self.writing, expire_on_commit=False) as session,
            session.begin(),
        ):
            yield session

    def scoped_session(self) -> scoped_session[Session]:
        """Sessions for a library that keeps one per request; the caller removes them."""
        return scoped_session(sessionmaker(class_=_RoutedSession, database=self))

    def answers(self) -> bool:
        try:
            with self.read() as session:
                session.execute(text("SELECT 1"))
        except StoreUnavailable:
            return False
        return True

    def close(self) -> None:
        self.engine.dispose()


class _RoutedSession(Session):
    """Reads without taking SQLite's write lock, and takes it before anything is written."""

    def __init__(self, *, database: Database, **options: Any) -> None:
        super().__init__(**{**options, "bind": database.engine})
        self._database = database

    def get_bind(self, mapper: Any = None, **options: Any) -> Engine | Connection:
        return self._database.writing if self._flushing else self._database.engine


def _engine(url: str, connect_args: Mapping[str, str]) -> Engine:
    """Raises SetupError where the driver is not installed."""
    try:
        return create_engine(
            url,
            connect_args=dict(connect_args),
            pool_size=POOL_SIZE,
            max_overflow=POOL_OVERFLOW,
            # The parameters are people's resumes, and an error's text ends in the log.
            hide_parameters=True,
        )
    except ModuleNotFoundError as error:
        raise SetupError(
            "This database needs more packages; run: pip install 'recast-resume[cluster]'"
        ) from error


@contextmanager
def _translated() -> Iterator[None]:
    try:
        yield
    except (DBAPIError, PoolTimeout) as error:
        if not _is_away(error):
            raise
        raise StoreUnavailable(
            "The database cannot be used right now; try again in a moment."
        ) from error


def _is_away(error: DBAPIError | PoolTimeout) -> bool:
    if isinstance(error, OperationalError | InterfaceError | PoolTimeout):
        return True
    # PostgreSQL's name for a server that takes no writes, as one that has become a standby.
    return error.connection_invalidated or getattr(error.orig, "sqlstate", None) == READ_ONLY


# What a person deletes is overwritten, not left in the file's free pages.
PRAGMAS = ("journal_mode=WAL", "synchronous=NORMAL", "foreign_keys=ON", "secure_delete=ON")


def _set_up_sqlite(connection: sqlite3.Connection, _: ConnectionPoolEntry) -> None:
    # SQLAlchemy is to say when a transaction begins; the driver would begin it too late, and a
    # read that turns into a write cannot wait for its turn.
    connection.isolation_level = None
    for pragma in PRAGMAS:
        connection.execute(f"PRAGMA {pragma}")
    connection.execute(f"PRAGMA busy_timeout={round(NAP * 1000)}")


def _begin(connection: Connection) -> None:
    """Begin, and for a write wait for other processes in naps that let this one's others go on."""
    begin = connection.get_execution_options().get("recast_begin", "BEGIN")
    patience = time.monotonic() + BUSY
    while True:
        try:
            connection.exec_driver_sql(begin)
            return
        except OperationalError as error:
            busy = getattr(error.orig, "sqlite_errorcode", None) == sqlite3.SQLITE_BUSY
            if not busy or time.monotonic() > patience:
                raise
            time.sleep(NAP)
