import datetime

from sqlalchemy import update

from recast.db.columns import utc_now
from recast.db.database import Database
from recast.db.events import SqlEventLog
from recast.db.runs import SqlRunStore
from recast.db.tables import CustomizationRow, EventPieceRow
from recast.db.upkeep import SqlUpkeep
from recast.runs.piece import Entry, Piece
from stored_runs import queued, someone

AT_ONCE = datetime.timedelta(0)


def ended_run(database: Database, name: str, count: int, size: int) -> int:
    run = queued(database, someone(database, name))
    claim = SqlRunStore(database).claim(run.id, "worker")
    assert claim is not None
    log = SqlEventLog(database)
    for seq in range(1, count + 1):
        line = b'{"seq":%d,"content":"%b"}\n' % (seq, b"word " * size)
        log.commit([Entry(run.id, claim.epoch, Piece(run.id, seq, seq, line, seq == count))])
    log.commit([Entry(run.id, claim.epoch, state="failed")])
    return run.id


def text_after(database: Database, run_id: int, after: int) -> bytes:
    pieces = SqlEventLog(database).read(run_id, after, 10_000_000)
    return b"".join(piece.lines for piece in pieces)


def test_compacted_events_read_the_same_from_any_event_on(database: Database) -> None:
    run_id = ended_run(database, "mira", 40, 2000)
    before = [text_after(database, run_id, after) for after in range(41)]
    assert SqlUpkeep(database, quiet=AT_ONCE).compact() == 1
    assert [text_after(database, run_id, after) for after in range(41)] == before
    with database.read() as session:
        rows = session.query(EventPieceRow).filter_by(customization_id=run_id).all()
    assert len(rows) < 10
    assert sum(len(row.lines) for row in rows) < len(before[0]) / 10
    assert SqlEventLog(database).read(run_id, 39, 1000)[-1].ending
    assert SqlUpkeep(database, quiet=AT_ONCE).compact() == 0


def test_a_run_that_has_just_ended_is_left_alone(database: Database) -> None:
    ended_run(database, "mira", 3, 1)
    assert SqlUpkeep(database).compact() == 0


def test_events_are_forgotten_after_the_days_that_were_set(database: Database) -> None:
    old, new = ended_run(database, "mira", 3, 1), ended_run(database, "nils", 3, 1)
    with database.write() as session:
        long_ago = utc_now() - datetime.timedelta(days=31)
        query = update(CustomizationRow).where(CustomizationRow.id == old)
        session.execute(query.values(updated_at=long_ago))
    assert SqlUpkeep(database, event_days=0).forget() == 0
    assert SqlUpkeep(database, event_days=30).forget() == 3
    assert text_after(database, old, 0) == b""
    assert text_after(database, new, 0) != b""
