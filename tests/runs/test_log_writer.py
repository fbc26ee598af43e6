from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from pathlib import Path
from threading import Event

import pytest

from recast.customization.checkpoint import Progress
from recast.db.database import Database
from recast.db.events import SqlEventLog
from recast.db.migrate import migrate
from recast.db.runs import SqlRunStore
from recast.domain.errors import LeaseLost, StoreUnavailable
from recast.domain.events import Cancelled, PlanningChunk
from recast.runs.log_writer import RUNS_AT_ONCE, LogWriter
from recast.runs.piece import Entry, Piece
from recast.runs.run import Claim
from stored_runs import new_run, queued, someone


class ShakyLog(SqlEventLog):
    """Its connection breaks now and then: before a commit, or after it and before the answer;
    `?` breaks the next look at what was written, too."""

    def __init__(self, database: Database, breaks: str) -> None:
        super().__init__(database)
        object.__setattr__(self, "breaks", list(breaks))

    def commit(self, entries: Sequence[Entry]) -> frozenset[int]:
        breaks: list[str] = object.__getattribute__(self, "breaks")
        next_break = breaks.pop(0) if breaks else " "
        if next_break == "<":
            raise StoreUnavailable("It broke before.")
        refused = super().commit(entries)
        if next_break == ">":
            raise StoreUnavailable("It broke after.")
        return refused

    def last_seqs(self, run_ids: Iterable[int]) -> dict[int, int]:
        breaks: list[str] = object.__getattribute__(self, "breaks")
        if breaks[:1] == ["?"]:
            breaks.pop(0)
            raise StoreUnavailable("It is away.")
        return super().last_seqs(run_ids)


class GatedLog(SqlEventLog):
    """Commits once it is let to."""

    def __init__(self, database: Database) -> None:
        super().__init__(database)
        object.__setattr__(self, "asked", Event())
        object.__setattr__(self, "let", Event())

    def commit(self, entries: Sequence[Entry]) -> frozenset[int]:
        object.__getattribute__(self, "asked").set()
        object.__getattribute__(self, "let").wait()
        return super().commit(entries)

    def wait_until_asked(self) -> None:
        object.__getattribute__(self, "asked").wait()

    def let_go(self) -> None:
        object.__getattribute__(self, "let").set()


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    made = Database(f"sqlite:///{tmp_path / 'recast.db'}")
    migrate(made)
    yield made
    made.close()


def claimed(database: Database, name: str = "mira") -> Claim:
    claim = SqlRunStore(database).claim(queued(database, someone(database, name)).id, "worker")
    assert claim is not None
    return claim


def lines(database: Database, run_id: int) -> list[bytes]:
    pieces = SqlEventLog(database).read(run_id, 0, 10_000_000)
    return b"".join(piece.lines for piece in pieces).splitlines()


def test_events_are_numbered_and_committed_in_order_and_together(database: Database) -> None:
    announced: list[Piece] = []
    gate = GatedLog(database)
    writer = LogWriter(gate, announced.extend)
    logs = [writer.open(claimed(database, f"person{n}")) for n in range(5)]
    for number in range(100):
        for log in logs:
            log.append(PlanningChunk(f"text {number}"))
    gate.let_go()
    for log in logs:
        log.settle()
    for log in logs:
        found = lines(database, log.run_id)
        assert [b'"seq":%d,' % seq in line for seq, line in enumerate(found, 1)] == [True] * 100
    # Those that the first commit had taken, and all that came while it was held.
    assert len(announced) <= 10
    assert sum(piece.last_seq - piece.first_seq + 1 for piece in announced) == 500
    writer.close()


@pytest.mark.parametrize("breaks", ["<", ">", "<>", "><>", "<<", ">?", ">??>?"])
def test_a_broken_connection_neither_loses_nor_doubles(database: Database, breaks: str) -> None:
    announced: list[Piece] = []
    writer = LogWriter(ShakyLog(database, breaks), announced.extend)
    log = writer.open(claimed(database))
    for number in range(10):
        log.append(PlanningChunk(f"text {number}"), urgent=number == 3)
    log.keep(progress=Progress(started=True, written="all"), wait=True)
    for number in range(10, 20):
        log.append(PlanningChunk(f"text {number}"))
    log.settle()
    found = lines(database, log.run_id)
    assert [line.split(b'"text ')[1].rstrip(b'"}') for line in found] == [
        b"%d" % number for number in range(20)
    ]
    writer.close()


def test_events_that_are_there_already_are_no_end_of_the_writer(database: Database) -> None:
    """An answer was lost, and the server committed only after it had been asked what it has."""
    log = SqlEventLog(database)
    claim = claimed(database)
    entry = Entry(claim.run.id, claim.epoch, Piece(claim.run.id, 1, 1, b"{}\n"))
    log.commit([entry])
    with pytest.raises(StoreUnavailable):
        log.commit([entry])
    assert lines(database, claim.run.id) == [b"{}"]


def test_a_refused_write_is_told_to_the_one_who_goes_on(database: Database) -> None:
    writer = LogWriter(SqlEventLog(database), lambda _: None)
    claim = claimed(database)
    log = writer.open(claim)
    log.append(PlanningChunk("mine"))
    log.settle()
    SqlRunStore(database).requeue("worker", None)
    log.append(PlanningChunk("too late"))
    with pytest.raises(LeaseLost):
        log.settle()
    with pytest.raises(LeaseLost):
        log.append(PlanningChunk("much too late"))
    assert len(lines(database, log.run_id)) == 1
    writer.close()


def test_the_ending_and_the_state_are_written_together(database: Database) -> None:
    announced: list[Piece] = []
    writer = LogWriter(SqlEventLog(database), announced.extend)
    log = writer.open(claimed(database))
    log.close(PlanningChunk("a"), Cancelled("mira"), state="cancelled")
    assert SqlRunStore(database).state_of(log.run_id) == "cancelled"
    assert announced[-1].ending
    writer.close()


def test_a_run_that_writes_much_waits_for_the_writer(database: Database) -> None:
    writer = LogWriter(SqlEventLog(database), lambda _: None)
    log = writer.open(claimed(database))
    for _ in range(40):
        log.append(PlanningChunk("x" * 100_000))
        assert log._size <= 700_000
    log.settle()
    assert len(lines(database, log.run_id)) == 40
    writer.close()


def test_of_more_runs_than_a_commit_takes_who_is_in_a_hurry_goes_first(database: Database) -> None:
    commits: list[list[int]] = []
    gate, store = GatedLog(database), SqlRunStore(database)
    writer = LogWriter(gate, lambda pieces: commits.append([piece.run_id for piece in pieces]))
    new = new_run(database, someone(database, "mira"))
    ids = [store.add(new).id for _ in range(RUNS_AT_ONCE + 100)]
    logs = [writer.open(claim) for id in ids if (claim := store.claim(id, "worker")) is not None]
    logs[0].append(PlanningChunk("first"))
    gate.wait_until_asked()
    for log in logs[1:-1]:
        log.append(PlanningChunk("no hurry"))
    logs[-1].append(PlanningChunk("at once"), urgent=True)
    gate.let_go()
    for log in logs:
        log.settle()
    writer.close()
    assert max(map(len, commits)) <= RUNS_AT_ONCE
    assert list(chain(*commits)) == [ids[0], ids[-1], *ids[1:-1]]
