"""How PostgreSQL's connections are set up, and how dead ones are told from living ones."""

from collections.abc import Callable
from typing import Any

import psycopg
from sqlalchemy.exc import InvalidatePoolError
from sqlalchemy.pool import ConnectionPoolEntry, PoolProxiedConnection

LOCK_MS = 5000
# The part of a lease that a transaction may stand still, but never less than so much.
IDLE, LEAST_IDLE_MS = 0.6, 3000


def set_up(lease: float) -> Callable[["psycopg.Connection[Any]", ConnectionPoolEntry], None]:
    """What to do with each new connection, where workers have a lease of so many seconds."""
    # A worker that is stopped in the middle of a transaction would keep its locks, and with them
    # its runs, until it goes on: the server ends such a session before its lease is over.
    idle_ms = max(LEAST_IDLE_MS, round(IDLE * lease * 1000))

    def set_limits(connection: "psycopg.Connection[Any]", _: ConnectionPoolEntry) -> None:
        with connection.cursor() as cursor:
            cursor.execute(f"SET idle_in_transaction_session_timeout = {idle_ms}")
            cursor.execute(f"SET lock_timeout = {LOCK_MS}")
        connection.commit()

    return set_limits


def refuse_closed(
    connection: "psycopg.Connection[Any]", _: ConnectionPoolEntry, __: PoolProxiedConnection
) -> None:
    """Have the pool replace a connection that the server has closed; asks the system, not the
    server, because this is done before every transaction.

    Looks twice: first at the server's farewell, then at the end behind it.
    """
    try:
        connection.pgconn.consume_input()
        connection.pgconn.consume_input()
    except psycopg.OperationalError as error:
        raise InvalidatePoolError from error
