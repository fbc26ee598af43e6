"""`recast serve` as a process: how it starts, how it refuses to, how it ends."""

import http.client
import json
import os
import signal
import sys
from pathlib import Path

import psutil
from sqlalchemy import text

from recast.db.database import Database
from recast.db.migrate import HEAD, migrate
from recast.serving import LOOK_EVERY, _Child, _end
from recast.settings import sqlite_url
from services import Program, free_port, until


def served(home: Path, port: int, *options: str) -> Program:
    command = ["-m", "recast", "serve", "--port", str(port), *options]
    return Program(command, {"RECAST_HOME": str(home)})


def alive(process: psutil.Process) -> bool:
    return process.is_running() and process.status() != psutil.STATUS_ZOMBIE


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


def test_processes_end_with_their_parent_however_it_ends(tmp_path: Path) -> None:
    port = free_port()
    parent = served(tmp_path, port, "--processes", "2")
    children = psutil.Process(parent.pid).children
    until(lambda: len(children()) == 2)
    until(lambda: ready(port))
    orphans = children()
    try:
        os.kill(parent.pid, signal.SIGKILL)
        until(lambda: not parent.running)
        until(lambda: not any(map(alive, orphans)), patience=30)
    finally:
        for orphan in filter(alive, orphans):
            orphan.kill()


def test_a_process_that_cannot_be_made_anew_is_told_of_with_what_to_run(tmp_path: Path) -> None:
    port = free_port()
    parent = served(tmp_path, port, "--processes", "2")
    children = psutil.Process(parent.pid).children
    until(lambda: len(children()) == 2)
    until(lambda: ready(port))
    database = Database(sqlite_url(tmp_path))
    with database.write() as session:
        session.execute(text("UPDATE alembic_version SET version_num = '0000'"))
    children()[1].kill()
    parent.says("recast migrate")
    with database.write() as session:
        session.execute(text("UPDATE alembic_version SET version_num = :head"), {"head": HEAD})
    database.close()
    assert parent.stop() == 0


STUBBORN = """
import signal, time
signal.signal(signal.SIGTERM, signal.SIG_IGN)
print("here")
time.sleep(600)
"""


def test_a_process_that_does_not_end_when_told_to_is_ended() -> None:
    child = _Child([sys.executable, "-uc", STUBBORN], b"")
    assert child.answer() == "here"
    _end([child], patience=0.2)
    assert not child.serves


def test_a_process_that_does_not_last_is_made_anew_ever_more_seldom() -> None:
    # One that reads nothing either: more than a pipe takes cannot be told to it.
    child = _Child([sys.executable, "-c", ""], bytes(10**6))
    pauses = {child.pause}

    def twice_as_long() -> bool:
        child.look()
        pauses.add(child.pause)
        return len(pauses) == 3

    until(twice_as_long)
    assert pauses == {LOOK_EVERY, 2 * LOOK_EVERY, 4 * LOOK_EVERY}
    _end([child])


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
