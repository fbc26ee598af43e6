"""The event log: pieces of lines, appended under the epoch of a claim, read by many."""

import json
import zlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Any, TypeVar

from sqlalchemy import func, insert, select, text, update
from sqlalchemy.orm import Session

from recast.db.columns import utc_now
from recast.db.database import Database
from recast.db.tables import CustomizationRow, EventPieceRow
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
COLUMNS = (
    EventPieceRow.customization_id,
    EventPieceRow.first_seq,
    EventPieceRow.last_seq,
    EventPieceRow.lines,
    EventPieceRow.ending,
    EventPieceRow.packed,
)


@dataclass(frozen=True, slots=True)
class SqlEventLog:
    """Fits the port `runs.ports.EventLog`."""

    database: Database

    def commit(self, entries: Sequence[Entry]) -> frozenset[int]:
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
            .where(EventPieceRow.customization_id == run_id, EventPieceRow.last_seq > after)
            .order_by(EventPieceRow.first_seq)
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
        {
            "customization_id": entry.run_id,
            "first_seq": entry.piece.first_seq,
            "last_seq": entry.piece.last_seq,
            "epoch": entry.epoch,
            "ending": entry.piece.ending,
            "packed": False,
            "lines": entry.piece.lines,
        }
        for entry in entries
        if entry.piece is not None
    ]
    if rows:
        session.execute(insert(EventPieceRow), rows)


def last_seqs(session: Session, ids: Sequence[int]) -> dict[int, int]:
    found = dict.fromkeys(ids, 0)
    for some in _chunks(ids, AT_ONCE):
        query = (
            select(EventPieceRow.customization_id, func.max(EventPieceRow.last_seq))
            .where(EventPieceRow.customization_id.in_(some))
            .group_by(EventPieceRow.customization_id)
        )
        found.update((row[0], row[1]) for row in session.execute(query))
    return found


def _standing(session: Session, ids: Sequence[int]) -> dict[int, int]:
    """The epochs of running runs. The rows are locked: no claim can change hands meanwhile."""
    epochs: dict[int, int] = {}
    for some in _chunks(sorted(set(ids)), AT_ONCE):
        query = (
            select(CustomizationRow.id, CustomizationRow.epoch)
            .where(CustomizationRow.id.in_(some), CustomizationRow.state == "running")
            .order_by(CustomizationRow.id)
            .with_for_update(read=True)
        )
        epochs.update((row[0], row[1]) for row in session.execute(query))
    return epochs


def _advance(session: Session, entry: Entry) -> None:
    """Write a stage's result or a new state. Work that got on counts its attempts anew."""
    values: dict[str, object] = {}
    if entry.progress is not None:
        values |= {"progress": to_json(entry.progress), "attempts": 1}
    if entry.state is not None:
        values |= {"state": entry.state, "worker": None, "error_code": entry.error_code}
    if values:
        query = update(CustomizationRow).where(CustomizationRow.id == entry.run_id)
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
