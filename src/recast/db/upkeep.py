"""Presses the events of ended runs together, and forgets those that need not be kept longer."""

import datetime
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sqlalchemy import delete, insert, select, update
from sqlalchemy.orm import Session

from recast.db.columns import utc_now
from recast.db.database import Database
from recast.db.events import COLUMNS, piece_of
from recast.db.tables import CustomizationRow, EventPieceRow, WorkerRow
from recast.runs.piece import Piece, joined
from recast.runs.run import ENDED

RUNS_AT_ONCE = 100
# Bytes of events in a packed piece: one read gives a reader about as much as it can take.
PACKED_SIZE = 128 * 1024
# An ended run is left alone so long, because its readers are still there.
QUIET = datetime.timedelta(minutes=5)
WORKERS_KEPT = datetime.timedelta(days=1)


@dataclass(frozen=True, slots=True)
class SqlUpkeep:
    """Fits the port `runs.ports.Upkeep`. `event_days` 0 keeps events as long as their run."""

    database: Database
    event_days: int = 0
    quiet: datetime.timedelta = QUIET

    def compact(self) -> int:
        query = (
            select(CustomizationRow.id)
            .where(CustomizationRow.compacted.is_(False), CustomizationRow.state.in_(ENDED))
            .where(CustomizationRow.updated_at < utc_now() - self.quiet)
            .limit(RUNS_AT_ONCE)
        )
        with self.database.read() as session:
            ids = session.scalars(query).all()
        # A transaction for each, so that nobody who writes waits for all of them.
        return sum(self._compact_one(run_id) for run_id in ids)

    def forget(self) -> int:
        with self.database.write() as session:
            session.execute(delete(WorkerRow).where(WorkerRow.seen_at < utc_now() - WORKERS_KEPT))
            if not self.event_days:
                return 0
            before = utc_now() - datetime.timedelta(days=self.event_days)
            old = select(CustomizationRow.id).where(
                CustomizationRow.state.in_(ENDED), CustomizationRow.updated_at < before
            )
            gone = delete(EventPieceRow).where(EventPieceRow.customization_id.in_(old))
            return len(session.scalars(gone.returning(EventPieceRow.first_seq)).all())

    def _compact_one(self, run_id: int) -> bool:
        taken = update(CustomizationRow).where(
            CustomizationRow.id == run_id, CustomizationRow.compacted.is_(False)
        )
        with self.database.write() as session:
            mine = session.scalar(taken.values(compacted=True).returning(CustomizationRow.id))
            if mine is not None:
                _pack(session, run_id)
            return mine is not None


def _pack(session: Session, run_id: int) -> None:
    query = select(*COLUMNS, EventPieceRow.epoch).where(EventPieceRow.customization_id == run_id)
    rows = session.execute(query.order_by(EventPieceRow.first_seq)).all()
    if not rows:
        return
    pieces = [piece_of(row[:-1]) for row in rows]
    session.execute(delete(EventPieceRow).where(EventPieceRow.customization_id == run_id))
    packed = [
        {
            "customization_id": run_id,
            "first_seq": piece.first_seq,
            "last_seq": piece.last_seq,
            "epoch": rows[-1].epoch,
            "ending": piece.ending,
            "packed": True,
            "lines": zlib.compress(piece.lines, 6),
        }
        for piece in _gathered(pieces)
    ]
    session.execute(insert(EventPieceRow), packed)


def _gathered(pieces: Sequence[Piece]) -> Iterator[Piece]:
    group: list[Piece] = []
    size = 0
    for piece in pieces:
        group.append(piece)
        size += len(piece.lines)
        if size >= PACKED_SIZE:
            yield joined(group)
            group, size = [], 0
    if group:
        yield joined(group)
