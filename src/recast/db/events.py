"""The event log: pieces of lines, appended under the epoch of a claim, read by many."""

import json
import zlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate, islice
from typing import Any, TypeVar, cast

from sqlalchemy import Table, func, select, text, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from recast.db.columns import utc_now
from recast.db.database import Database
from recast.db.tables import CustomizationRow, EventPieceRow
from recast.domain.errors import StoreUnavailable
from recast.domain.jsonable import to_json
from recast.runs.piece import Entry, Piece

Item = TypeVar("Item")
# Below the 32,766 parameters that SQLite takes in one statement.
AT_ONCE = 1000

# One statement for all readers of a process, each behind its own event: a statement for each run
# is what made 1,000 streams slow.
READ_MANY = """
SELECT e.customization_id, e.first_seq, e.last_seq, e.lines, e.ending, e.packed
FROM {wanted} JOIN events e ON e.customization_id = w.id AND e.last_seq > w.after
    -- From the piece where its reader stands: the key finds that, however long the run is.
    AND e.first_seq >= COALESCE(
        (SELECT MAX(b.first_seq) FROM events b
         WHERE b.customization_id = w.id AND b.first_seq <= w.after + 1), 0)
ORDER BY e.customization_id, e.first_seq
"""
WANTED_SQLITE = (
    "(SELECT json_extract(value, '$[0]') AS id, json_extract(value, '$[1]') AS after"
    " FROM json_each(:wanted)) w"
)
WANTED_POSTGRES = (
    "(SELECT (value->>0)::bigint AS id, (value->>1)::int AS after"
    " FROM json_array_elements(CAST(:wanted AS json))) w"
)
# A statement for all rows: with one for each, a commit of 1,000 runs takes as many round trips.
WRITE_SQLITE = """
INSERT INTO events (customization_id, first_seq, last_seq, epoch, ending, packed, lines)
VALUES (?, ?, ?, ?, ?, 0, ?)
"""
# The lines of all pieces come as one value: an array of them is quoted byte by byte.
WRITE_POSTGRES = text("""
INSERT INTO events (customization_id, first_seq, last_seq, epoch, ending, packed, lines)
SELECT id, first_seq, last_seq, epoch, ending, false, substring(:lines FROM start FOR size)
FROM unnest(CAST(:ids AS bigint[]), CAST(:firsts AS int[]), CAST(:lasts AS int[]),
    CAST(:epochs AS int[]), CAST(:endings AS boolean[]), CAST(:starts AS int[]),
    CAST(:sizes AS int[])) AS w(id, first_seq, last_seq, epoch, ending, start, size)
""")
# Nobody else writes to a SQLite database in the same transaction's time.
STANDING_SQLITE = text(
    "SELECT id, epoch FROM customizations"
    " WHERE state = 'running' AND id IN (SELECT value FROM json_each(:ids))"
)
# A join, because `= ANY` compares every running run with every number of the list.
STANDING_POSTGRES = text("""
SELECT array_agg(id), array_agg(epoch) FROM (
    SELECT c.id, c.epoch
    FROM unnest(CAST(:ids AS bigint[])) AS w(id) JOIN customizations c ON c.id = w.id
    WHERE c.state = 'running' ORDER BY c.id FOR SHARE OF c
) held
""")
# What is written and read for every reader goes without the mapper.
RUNS = cast(Table, CustomizationRow.__table__)
EVENTS = cast(Table, EventPieceRow.__table__).c
COLUMNS = (
    EVENTS.customization_id,
    EVENTS.first_seq,
    EVENTS.last_seq,
    EVENTS.lines,
    EVENTS.ending,
    EVENTS.packed,
)


@dataclass(frozen=True, slots=True)
class SqlEventLog:
    """Fits the port `runs.ports.EventLog`."""

    database: Database

    def commit(self, entries: Sequence[Entry]) -> frozenset[int]:
        try:
            return self._commit(entries)
        except IntegrityError as error:
            # An earlier commit of the same events whose answer was lost has gone through by now.
            raise StoreUnavailable("These events are being written already.") from error

    def _commit(self, entries: Sequence[Entry]) -> frozenset[int]:
        with self.database.write() as session:
            standing = _standing(session, [entry.run_id for entry in entries])
            good = [entry for entry in entries if standing.get(entry.run_id) == entry.epoch]
            write_pieces(session, good)
            for entry in good:
                _advance(session, entry)
        return frozenset(entry.run_id for entry in entries) - {e.run_id for e in good}

    def last_seqs(self, run_ids: Iterable[int]) -> dict[int, int]:
        ids = list(run_ids)
        with self.database.read() as session:
            return last_seqs(session, ids)

    def read(self, run_id: int, after: int, limit: int) -> list[Piece]:
        query = (
            select(*COLUMNS)
            .where(EVENTS.customization_id == run_id, EVENTS.last_seq > after)
            .order_by(EVENTS.first_seq)
        )
        with self.database.read() as session:
            pieces = (piece_of(row) for row in session.execute(query.limit(AT_ONCE)))
            return [piece.after(after) for piece in _about(pieces, limit)]

    def read_many(self, wanted: Sequence[tuple[int, int]]) -> list[Piece]:
        source = WANTED_SQLITE if self.database.on_sqlite else WANTED_POSTGRES
        statement = text(READ_MANY.format(wanted=source))
        after = dict(wanted)
        with self.database.read() as session:
            rows = session.execute(statement, {"wanted": json.dumps(list(wanted))})
            return [piece_of(row).after(after[row[0]]) for row in rows]


def write_pieces(session: Session, entries: Sequence[Entry]) -> None:
    """Insert the pieces of entries whose epoch stands."""
    rows = [
        (piece.run_id, piece.first_seq, piece.last_seq, entry.epoch, piece.ending, piece.lines)
        for entry in entries
        if (piece := entry.piece) is not None
    ]
    if not rows:
        return
    if _on_sqlite(session):
        session.connection().exec_driver_sql(WRITE_SQLITE, rows)
        return
    ids, firsts, lasts, epochs, endings, lines = map(list, zip(*rows, strict=True))
    sizes = list(map(len, lines))
    columns = {
        "ids": _array(ids),
        "firsts": _array(firsts),
        "lasts": _array(lasts),
        "epochs": _array(epochs),
        "endings": _array(endings),
        "starts": _array(accumulate(sizes[:-1], initial=1)),
        "sizes": _array(sizes),
        "lines": b"".join(lines),
    }
    session.execute(WRITE_POSTGRES, columns)


def last_seqs(session: Session, ids: Sequence[int]) -> dict[int, int]:
    found = dict.fromkeys(ids, 0)
    for some in _chunks(ids, AT_ONCE):
        query = (
            select(EVENTS.customization_id, func.max(EVENTS.last_seq))
            .where(EVENTS.customization_id.in_(some))
            .group_by(EVENTS.customization_id)
        )
        found.update((row[0], row[1]) for row in session.execute(query))
    return found


def _standing(session: Session, ids: Sequence[int]) -> dict[int, int]:
    """The epochs of running runs. The rows are locked: no claim can change hands meanwhile."""
    if _on_sqlite(session):
        rows = session.execute(STANDING_SQLITE, {"ids": json.dumps(ids)})
        return {row[0]: row[1] for row in rows}
    found, epochs = session.execute(STANDING_POSTGRES, {"ids": _array(ids)}).one()
    return dict(zip(found or (), epochs or (), strict=True))


def _array(values: Iterable[int]) -> str:
    """As PostgreSQL reads it; psycopg's own way calls a function for each value."""
    return "{" + ",".join(map(str, values)) + "}"


def _on_sqlite(session: Session) -> bool:
    return session.get_bind().dialect.name == "sqlite"


def _advance(session: Session, entry: Entry) -> None:
    """Write a stage's result or a new state. Work that got on counts its attempts anew."""
    values: dict[str, object] = {}
    if entry.progress is not None:
        values |= {"progress": to_json(entry.progress), "attempts": 1}
    if entry.state is not None:
        values |= {"state": entry.state, "worker": None, "error_code": entry.error_code}
    if values:
        query = update(RUNS).where(RUNS.c.id == entry.run_id)
        session.execute(query.values(**values, updated_at=utc_now()))


def _about(pieces: Iterable[Piece], limit: int) -> Iterator[Piece]:
    size = 0
    for piece in pieces:
        yield piece
        size += len(piece.lines)
        if size >= limit:
            return


def piece_of(row: Sequence[Any]) -> Piece:
    run_id, first, last, lines, ending, packed = row
    return Piece(run_id, first, last, zlib.decompress(lines) if packed else lines, bool(ending))


def _chunks(items: Sequence[Item], size: int) -> Iterator[list[Item]]:
    rest = iter(items)
    while some := list(islice(rest, size)):
        yield some
