from recast.db.database import Database
from recast.db.events import SqlEventLog
from recast.db.runs import SqlRunStore
from recast.runs.piece import Entry, Piece
from stored_runs import queued, someone


def written(database: Database, name: str, *sizes: int) -> tuple[int, list[Piece]]:
    """A run with pieces of so many events each."""
    run = queued(database, someone(database, name))
    claim = SqlRunStore(database).claim(run.id, "worker")
    assert claim is not None
    pieces, seq = [], 0
    for size in sizes:
        lines = b"".join(b'{"seq":%d}\n' % number for number in range(seq + 1, seq + size + 1))
        pieces.append(Piece(run.id, seq + 1, seq + size, lines))
        seq += size
    log = SqlEventLog(database)
    for piece in pieces:
        log.commit([Entry(run.id, claim.epoch, piece)])
    return run.id, pieces


def test_pieces_are_read_from_any_event_on(database: Database) -> None:
    run_id, pieces = written(database, "mira", 3, 1, 4)
    log = SqlEventLog(database)
    whole = b"".join(piece.lines for piece in pieces).splitlines()
    for after in range(9):
        read = log.read(run_id, after, 10_000)
        assert b"".join(piece.lines for piece in read).splitlines() == whole[after:]
    assert [piece.first_seq for piece in log.read(run_id, 1, 10_000)] == [2, 4, 5]


def test_a_read_stops_at_about_its_limit(database: Database) -> None:
    run_id, _ = written(database, "mira", 3, 3, 3)
    assert [piece.last_seq for piece in SqlEventLog(database).read(run_id, 0, 40)] == [3, 6]


def test_many_runs_are_read_at_once_each_behind_its_own_event(database: Database) -> None:
    first, some = written(database, "mira", 2, 2)
    second, others = written(database, "nils", 5)
    read = SqlEventLog(database).read_many([(first, 2), (second, 1), (999_999, 0)])
    assert read == [some[1], others[0].after(1)]


def test_the_last_events_of_runs_are_known(database: Database) -> None:
    first, _ = written(database, "mira", 2, 2)
    assert SqlEventLog(database).last_seqs([first, 999_999]) == {first: 4, 999_999: 0}
