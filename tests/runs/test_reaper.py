from collections.abc import Iterator
from pathlib import Path

import pytest

from recast.db.database import Database
from recast.db.migrate import migrate
from recast.db.runs import SqlRunStore
from recast.runs.reaper import Reaper
from stored_runs import queued, someone


class CountedDispatcher:
    """Remembers what it was woken for."""

    def __init__(self, waiting: int | None = 0) -> None:
        self.woken: list[int] = []
        self.in_queue = waiting

    def wake(self, run_id: int) -> None:
        self.woken.append(run_id)

    def waiting(self) -> int | None:
        return self.in_queue

    def start(self) -> None:
        raise AssertionError("a reaper starts nothing")

    def stop(self) -> None:
        raise AssertionError("a reaper stops nothing")


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    made = Database(f"sqlite:///{tmp_path / 'recast.db'}")
    migrate(made)
    yield made
    made.close()


def test_a_worker_that_goes_on_beating_keeps_its_runs(database: Database) -> None:
    store, run = SqlRunStore(database), queued(database, someone(database, "mira"))
    reaper = Reaper(store, CountedDispatcher(), lease=3, every=1)
    store.beat("worker")
    store.claim(run.id, "worker")
    for _ in range(10):
        reaper.look()
        store.beat("worker")
    assert store.state_of(run.id) == "running"


def test_a_worker_that_fell_silent_loses_its_runs_after_its_lease(database: Database) -> None:
    store, run = SqlRunStore(database), queued(database, someone(database, "mira"))
    dispatcher = CountedDispatcher()
    reaper = Reaper(store, dispatcher, lease=3, every=1)
    store.beat("worker")
    store.claim(run.id, "worker")
    for _ in range(3):
        reaper.look()
    assert store.state_of(run.id) == "running"
    reaper.look()
    assert store.state_of(run.id) == "queued"
    assert dispatcher.woken == [run.id]


def test_whoever_looks_is_alive_however_long_no_beat_could_be_written(database: Database) -> None:
    store, run = SqlRunStore(database), queued(database, someone(database, "mira"))
    reaper = Reaper(store, CountedDispatcher(), lease=3, every=1, own="worker")
    store.beat("worker")
    store.claim(run.id, "worker")
    for _ in range(10):
        reaper.look()
    assert store.state_of(run.id) == "running"


def test_a_queued_run_is_woken_for_only_where_its_wake_was_lost(database: Database) -> None:
    store, person = SqlRunStore(database), someone(database, "mira")
    runs = [queued(database, person) for _ in range(3)]
    dispatcher = CountedDispatcher(waiting=2)
    reaper = Reaper(store, dispatcher)
    reaper.look()
    assert dispatcher.woken == []
    reaper.look()
    assert dispatcher.woken == [runs[0].id]


def test_nobody_is_woken_while_the_broker_is_away(database: Database) -> None:
    store = SqlRunStore(database)
    queued(database, someone(database, "mira"))
    dispatcher = CountedDispatcher(waiting=None)
    reaper = Reaper(store, dispatcher)
    reaper.look()
    reaper.look()
    assert dispatcher.woken == []
