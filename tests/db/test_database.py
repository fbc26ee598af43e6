import subprocess
import sys
from pathlib import Path

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from recast.db.database import Database
from recast.settings import Settings
from services import PATIENCE, Postgres

# Another process, as it were, stops in the middle of a write. The first time it goes on when the
# loop of this one has gone round, the second time never.
FROZEN_WRITER = """
from gevent import monkey
monkey.patch_all()
import sqlite3, sys
import gevent
from sqlalchemy import text
from recast.db.database import Database
from recast.domain.errors import StoreUnavailable

def go_on():
    gevent.sleep(0.05)
    frozen.execute("ROLLBACK")

def write():
    with database.write() as session:
        session.execute(text("SELECT 1"))

database = Database(f"sqlite:///{sys.argv[1]}")
assert database.answers()
frozen = sqlite3.connect(sys.argv[1], isolation_level=None)
frozen.execute("BEGIN IMMEDIATE")
gevent.spawn(go_on)
write()
frozen.execute("BEGIN IMMEDIATE")
try:
    write()
except StoreUnavailable as error:
    print(error.message)
assert database.answers()
"""


def test_a_process_that_waits_for_another_to_write_goes_on_with_everything_else(
    tmp_path: Path,
) -> None:
    done = subprocess.run(
        [sys.executable, "-c", FROZEN_WRITER, str(tmp_path / "recast.db")],
        capture_output=True,
        text=True,
        timeout=PATIENCE,
        check=True,
    )
    assert done.stdout == ("The database cannot be used right now; try again in a moment.\n")


@pytest.mark.cluster
def test_connections_that_a_restarted_server_has_closed_are_replaced_before_use() -> None:
    server = Postgres()
    url = Settings.from_env({"RECAST_DATABASE_URL": server.new_database()}).database_url
    database = Database(url)
    assert database.answers()
    server.stop()
    server.start()
    assert database.answers()
    database.close()
    server.remove()


@pytest.mark.cluster
def test_a_server_without_a_language_keeps_all_letters(postgres_server: Postgres) -> None:
    address = postgres_server.new_database("SQL_ASCII")
    database = Database(Settings.from_env({"RECAST_DATABASE_URL": address}).database_url)
    with database.read() as session:
        assert (
            session.scalar(text("SELECT CAST(:name AS TEXT)"), {"name": "Żak 履歴書"})
            == "Żak 履歴書"
        )
    database.close()


def test_the_text_of_an_error_tells_nothing_of_what_was_to_be_stored(database: Database) -> None:
    with pytest.raises(DBAPIError) as told, database.engine.connect() as connection:
        connection.execute(text("INSERT INTO nowhere VALUES (:resume)"), {"resume": "Ada's phone"})
    assert "nowhere" in str(told.value)
    assert "Ada's phone" not in str(told.value)
