"""One process on SQLite: killed, out of disk, locked out, with readers that come and go."""

import os
import random
import resource
import sqlite3
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor

from sqlalchemy import text

from desk import types
from fault_site import ONCE_EACH, Site, finished_stages
from reader import Reader
from services import PATIENCE, until


def test_a_killed_process_goes_on_where_it_was_as_soon_as_it_is_back(laptop: Site) -> None:
    script = laptop.desk.script
    script.close("write")
    web = laptop.web()
    session_id = laptop.desk.start()
    reader = Reader(laptop.port, session_id)
    laptop.reached("write")
    laptop.told(session_id, "implementation_chunk")
    web.kill()
    script.open("write")
    laptop.web()
    lines = laptop.ended(session_id)
    assert finished_stages(lines) == ONCE_EACH
    assert types(lines).count("stage_restarted") == 1
    assert reader.wait() == lines
    assert script.calls("plan") == 1
    assert script.calls("write") == 2


def test_a_process_that_is_told_to_stop_leaves_its_runs_to_the_next(laptop: Site) -> None:
    script = laptop.desk.script
    script.close("plan")
    web = laptop.web()
    session_ids = [laptop.desk.start() for _ in range(3)]
    until(lambda: script.calls("plan") == 3)
    assert web.stop() == 0
    assert {laptop.desk.state(session_id) for session_id in session_ids} == {"queued"}
    script.open("plan")
    laptop.web()
    for session_id in session_ids:
        assert finished_stages(laptop.ended(session_id)) == ONCE_EACH


def test_a_full_disk_delays_and_loses_nothing(laptop: Site) -> None:
    script = laptop.desk.script
    script.close("plan")
    web = laptop.web()
    session_id = laptop.desk.start()
    reader = Reader(laptop.port, session_id)
    laptop.reached("plan")
    laptop.told(session_id, "planning_chunk")
    # No file of that process may grow any more: to SQLite that is a disk that is full.
    resource.prlimit(web.pid, resource.RLIMIT_FSIZE, (1, resource.RLIM_INFINITY))
    script.open("plan")
    web.says("cannot")
    resource.prlimit(web.pid, resource.RLIMIT_FSIZE, (-1, resource.RLIM_INFINITY))
    lines = laptop.ended(session_id)
    assert finished_stages(lines) == ONCE_EACH
    assert reader.wait() == lines
    assert script.calls("plan") == 1


def test_a_locked_database_delays_and_loses_nothing(laptop: Site) -> None:
    script = laptop.desk.script
    script.close("plan")
    web = laptop.web()
    session_id = laptop.desk.start()
    laptop.reached("plan")
    laptop.told(session_id, "planning_chunk")
    other = sqlite3.connect(laptop.desk.recast.settings.sqlite_path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    script.open("plan")
    web.says("cannot")
    other.execute("ROLLBACK")
    other.close()
    assert finished_stages(laptop.ended(session_id)) == ONCE_EACH
    assert script.calls("plan") == 1


def test_a_folder_that_may_not_be_written_is_told_in_one_sentence(laptop: Site) -> None:
    home = laptop.desk.recast.settings.home
    laptop.desk.recast.stop()
    for path in (*home.iterdir(), home):
        path.chmod(path.stat().st_mode & ~0o222)
    command = [*_bound_by_permissions(), sys.executable, "-m", "recast", "serve", "--port", "0"]
    done = subprocess.run(
        command,
        env={**os.environ, **laptop.environ},
        capture_output=True,
        text=True,
        timeout=PATIENCE,
    )
    home.chmod(0o700)
    assert done.returncode == 2
    assert done.stderr == (
        f"The database {home / 'recast.db'} cannot be opened; "
        "see that you may write it and its folder.\n"
    )


def test_a_clock_that_was_moved_neither_takes_a_run_away_nor_keeps_it(laptop: Site) -> None:
    script = laptop.desk.script
    script.close("plan")
    web = laptop.web()
    session_id = laptop.desk.start()
    laptop.reached("plan")
    laptop.told(session_id, "planning_chunk")
    for moved in ("+1 day", "-1 day"):
        with laptop.desk.recast.database.write() as session:
            for column in ("claimed_at", "updated_at", "created_at"):
                statement = f"UPDATE customizations SET {column} = datetime('now', :moved)"
                session.execute(text(statement), {"moved": moved})
            session.execute(
                text("UPDATE workers SET seen_at = datetime('now', :moved)"), {"moved": moved}
            )
        # The reaper looks once a second; the run must still be the living worker's afterwards.
        _three_beats(laptop)
        assert laptop.desk.state(session_id) == "running"
    web.kill()
    script.open("plan")
    laptop.web()
    assert finished_stages(laptop.ended(session_id)) == ONCE_EACH


def test_the_same_submission_twice_is_one_run(laptop: Site) -> None:
    laptop.web()
    with ThreadPoolExecutor(8) as pool:
        asked = [pool.submit(laptop.desk.start, request_key="pressed twice") for _ in range(16)]
        session_ids = {answer.result() for answer in asked}
    assert len(session_ids) == 1
    assert types(laptop.ended(session_ids.pop()))[-1] == "saved"
    assert laptop.desk.script.calls("plan") == 1


def test_readers_may_leave_and_come_back_at_any_event(laptop: Site) -> None:
    script = laptop.desk.script
    script.close("plan")
    laptop.web()
    session_id = laptop.desk.start()
    readers = [Reader(laptop.port, session_id, random.Random(seed)) for seed in range(25)]
    laptop.reached("plan")
    script.open("plan")
    lines = laptop.ended(session_id)
    for reader in readers:
        assert reader.wait() == lines
    assert max(reader.connections for reader in readers) > 2


def _bound_by_permissions() -> list[str]:
    """Root may write everywhere, unless it gives that up."""
    capability = "-dac_override"
    if os.getuid() != 0:
        return []
    return ["setpriv", "--bounding-set", capability, "--inh-caps", capability]


def _three_beats(site: Site) -> None:
    beats = site.desk.recast.store.beats
    worker, before = next(iter(beats().items()))
    until(lambda: (beats()[worker] or 0) >= (before or 0) + 6)
