"""`recast serve` as a process: how it starts, how it refuses to, how it ends."""

import http.client
import json
import signal
from pathlib import Path

import psutil
from sqlalchemy import text

from recast.db.database import Database
from recast.db.migrate import migrate
from recast.settings import sqlite_url
from services import Program, free_port, until


def served(home: Path, port: int, *options: str) -> Program:
    command = ["-m", "recast", "serve", "--port", str(port), *options]
    return Program(command, {"RECAST_HOME": str(home)})


def ready(port: int) -> bool:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=5)
    try:
        connection.request("GET", "/readyz")
        return bool(json.loads(connection.getresponse().read())["status"] == "ready")
    except (OSError, http.client.HTTPException):
        return False
    finally:
        connection.close()


def test_several_processes_share_a_port_and_replace_one_that_died(tmp_path: Path) -> None:
    port = free_port()
    parent = served(tmp_path, port, "--processes", "2")
    parent.says(f"open http://127.0.0.1:{port} in your browser")
    until(lambda: ready(port))
    children = psutil.Process(parent.pid).children
    until(lambda: len(children()) == 2)
    first = children()[0]
    first.kill()
    until(lambda: len([child for child in children() if child.pid != first.pid]) == 2)
    until(lambda: ready(port))
    assert parent.stop() == 0
    assert not ready(port)


def test_a_port_that_is_taken_is_refused_in_a_sentence(tmp_path: Path) -> None:
    port = free_port()
    first = served(tmp_path, port)
    until(lambda: ready(port))
    second = served(tmp_path, port)
    second.says("choose another one with --port")
    until(lambda: not second.running)
    first.signal(signal.SIGINT)
    until(lambda: not first.running)


def test_a_half_migrated_database_is_refused_with_what_to_run(tmp_path: Path) -> None:
    database = Database(sqlite_url(tmp_path))
    migrate(database)
    with database.write() as session:
        session.execute(text("UPDATE alembic_version SET version_num = '0000'"))
    database.close()
    for processes in ("1", "2"):
        refused = served(tmp_path, free_port(), "--processes", processes)
        refused.says("recast migrate")
        until(lambda refused=refused: not refused.running)  # type: ignore[misc]
        assert "Traceback" not in refused.said()
