"""The runs: queued, claimed, handed back, ended. Every step is one short transaction."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import cast
from uuid import uuid4

from sqlalchemy import case, delete, func, insert, select, text, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from recast.db.columns import utc_now
from recast.db.database import Database
from recast.db.events import last_seqs, write_pieces
from recast.db.run_rows import progress_of, result_of, run_of
from recast.db.tables import CustomizationRow as Row
from recast.db.tables import CustomizedResumeRow, ResumeRow, UserRow, WorkerRow
from recast.domain.errors import LeaseLost, NotAllowed, NotFound
from recast.domain.events import Result
from recast.domain.jsonable import to_json
from recast.domain.plan import Selection
from recast.runs.person import Person
from recast.runs.piece import Entry, Piece
from recast.runs.ports import Backlog
from recast.runs.run import Claim, NewRun, Run, RunState, Standing, State

# Grouped by person first, so that a person's hundred waiting runs cost one row.
FAIREST = """
SELECT w.id FROM (
    SELECT owner_id, min(id) AS id FROM customizations WHERE state = 'queued' GROUP BY owner_id
) w
ORDER BY
    (SELECT count(*) FROM customizations r
     WHERE r.owner_id = w.owner_id AND r.state = 'running'),
    (SELECT max(r.claimed_at) FROM customizations r WHERE r.owner_id = w.owner_id) NULLS FIRST,
    w.id
LIMIT 1
"""


@dataclass(frozen=True, slots=True)
class SqlRunStore:
    """Fits the port `runs.ports.RunStore`."""

    database: Database

    def add(self, new: NewRun) -> Run:
        before = self._requested(new)
        if before is not None:
            return before
        row = Row(
            session_id=uuid4().hex,
            request_key=new.request_key,
            owner_id=new.owner_id,
            resume_id=new.resume_id,
            job_id=new.job_id,
            engine=new.engine,
            level=new.level,
            industry=new.industry,
            review=new.review,
            selection=to_json(new.selection),
            plan=to_json(new.plan),
            state="queued",
            epoch=0,
            attempts=0,
        )
        try:
            with self.database.write() as session:
                session.add(row)
        except IntegrityError as error:
            # The same request may have come in twice at the same moment.
            before = self._requested(new)
            if before is None:
                raise NotFound("The resume or the job posting has been deleted.") from error
            return before
        return run_of(row)

    def _requested(self, new: NewRun) -> Run | None:
        if new.request_key is None:
            return None
        return self.requested(Person(new.owner_id), new.request_key)

    def get(self, run_id: int) -> Run:
        with self.database.read() as session:
            return run_of(_row(session, run_id), _customized_id(session, run_id))

    def find(self, person: Person, session_id: str) -> Run:
        with self.database.read() as session:
            row = _find(session, person, session_id)
            return run_of(row, _customized_id(session, row.id))

    def state(self, person: Person, session_id: str) -> RunState:
        with self.database.read() as session:
            row = _find(session, person, session_id)
            saved = session.scalar(
                select(CustomizedResumeRow).where(CustomizedResumeRow.customization_id == row.id)
            )
            return RunState(
                run=run_of(row, saved.id if saved else None),
                last_seq=last_seqs(session, [row.id])[row.id],
                plan=progress_of(row).plan,
                result=result_of(saved) if saved else None,
            )

    def requested(self, person: Person, request_key: str) -> Run | None:
        query = select(Row).where(Row.owner_id == person.id, Row.request_key == request_key)
        with self.database.read() as session:
            row = session.scalar(query)
            return None if row is None else run_of(row, _customized_id(session, row.id))

    def standings(self, session_ids: Sequence[str]) -> list[Standing]:
        query = (
            select(Row.session_id, Row.state, Row.error_code, CustomizedResumeRow.id)
            .outerjoin(CustomizedResumeRow, CustomizedResumeRow.customization_id == Row.id)
            .where(Row.session_id.in_(session_ids))
        )
        with self.database.read() as session:
            rows = session.execute(query)
            return [
                Standing(id, cast(State, state), error, saved) for id, state, error, saved in rows
            ]

    def unfinished(self, owner_id: int | None = None) -> Backlog:
        query = select(func.count(), func.count(case((Row.state == "queued", 1)))).where(
            Row.state.in_(("queued", "running"))
        )
        if owner_id is not None:
            query = query.where(Row.owner_id == owner_id)
        with self.database.read() as session:
            unfinished, queued = session.execute(query).one()
            return Backlog(unfinished, queued)

    def fairest(self) -> int | None:
        with self.database.read() as session:
            found: int | None = session.scalar(text(FAIREST))
            return found

    def queued(self, limit: int) -> list[int]:
        query = select(Row.id).where(Row.state == "queued").order_by(Row.id).limit(limit)
        with self.database.read() as session:
            return list(session.scalars(query))

    def claim(self, run_id: int, worker: str) -> Claim | None:
        taken = {
            "state": "running",
            "worker": worker,
            "epoch": Row.epoch + 1,
            "attempts": Row.attempts + 1,
            "claimed_at": utc_now(),
        }
        query = update(Row).where(Row.id == run_id, Row.state == "queued").values(**taken)
        with self.database.write() as session:
            if session.scalar(query.returning(Row.id)) is None:
                return None
            row = _row(session, run_id)
            by = _name(session, row.owner_id)
            last_seq = last_seqs(session, [run_id])[run_id]
            return Claim(run_of(row), progress_of(row), last_seq, by)

    def complete(self, claim: Claim, result: Result, ending: Callable[[int], Piece]) -> Piece:
        with self.database.write() as session:
            row = session.get(Row, claim.run.id, with_for_update=True)
            if row is None or row.epoch != claim.epoch:
                raise LeaseLost("Another worker has taken over this run.")
            saved = _customized_id(session, row.id)
            if row.state == "completed" and saved is not None:
                # The transaction went through, only its acknowledgement was lost.
                return ending(saved)
            if row.state != "running":
                raise LeaseLost("Another worker has taken over this run.")
            piece = ending(_save(session, row, result))
            write_pieces(session, [Entry(row.id, claim.epoch, piece)])
            row.state, row.worker, row.updated_at = "completed", None, utc_now()
        return piece

    def hand_back(self, claim: Claim) -> None:
        held = Row.id == claim.run.id, Row.epoch == claim.epoch, Row.state == "running"
        freed = {"state": "queued", "worker": None, "attempts": claim.run.attempts - 1}
        with self.database.write() as session:
            session.execute(update(Row).where(*held).values(**freed))

    def select(self, run: Run, selection: Selection) -> bool:
        chosen = {"selection": to_json(selection), "state": "queued", "attempts": 0}
        return self._change(run.id, ("awaiting_review",), {**chosen, "updated_at": utc_now()})

    def request_cancel(self, run: Run, by: str) -> bool:
        flag: dict[str, object] = {"cancelled_by": func.coalesce(Row.cancelled_by, by)}
        if not self._change(run.id, ("queued", "running", "awaiting_review"), flag):
            return False
        self._change(run.id, ("awaiting_review",), {"state": "queued"})
        return True

    def _change(self, run_id: int, states: tuple[str, ...], values: dict[str, object]) -> bool:
        query = update(Row).where(Row.id == run_id, Row.state.in_(states)).values(**values)
        with self.database.write() as session:
            return session.scalar(query.returning(Row.id)) is not None

    def beat(self, worker: str) -> dict[int, str]:
        beaten = (
            update(WorkerRow)
            .where(WorkerRow.id == worker)
            .values(beat=WorkerRow.beat + 1, seen_at=utc_now())
        )
        with self.database.write() as session:
            if session.scalar(beaten.returning(WorkerRow.id)) is None:
                session.execute(insert(WorkerRow).values(id=worker, beat=0))
            query = select(Row.id, Row.cancelled_by).where(
                Row.worker == worker, Row.state == "running", Row.cancelled_by.is_not(None)
            )
            return {run_id: by or "" for run_id, by in session.execute(query)}

    def retire(self, worker: str) -> None:
        with self.database.write() as session:
            session.execute(delete(WorkerRow).where(WorkerRow.id == worker))

    def beats(self) -> dict[str, int | None]:
        query = (
            select(Row.worker, WorkerRow.beat)
            .outerjoin(WorkerRow, WorkerRow.id == Row.worker)
            .where(Row.state == "running")
            .distinct()
        )
        with self.database.read() as session:
            return {worker: beat for worker, beat in session.execute(query) if worker}

    def requeue(self, worker: str, beat: int | None) -> list[int]:
        freed = {"state": "queued", "worker": None, "epoch": Row.epoch + 1}
        with self.database.write() as session:
            found = session.get(WorkerRow, worker, with_for_update=True)
            if found is not None and found.beat != beat:
                return []
            lost = update(Row).where(Row.worker == worker, Row.state == "running").values(**freed)
            ids = list(session.scalars(lost.returning(Row.id)))
            if found is not None:
                session.delete(found)
            return ids


def _row(session: Session, run_id: int) -> Row:
    row = session.get(Row, run_id, populate_existing=True)
    if row is None:
        raise NotFound("There is no such customization.")
    return row


def _find(session: Session, person: Person, session_id: str) -> Row:
    row = session.scalar(select(Row).where(Row.session_id == session_id))
    if row is None:
        raise NotFound("There is no such customization.")
    if not person.may_see(row.owner_id):
        raise NotAllowed("This customization belongs to someone else.")
    return row


def _customized_id(session: Session, run_id: int) -> int | None:
    query = select(CustomizedResumeRow.id).where(CustomizedResumeRow.customization_id == run_id)
    return session.scalar(query)


def _name(session: Session, owner_id: int) -> str:
    query = select(UserRow.is_local, UserRow.email).where(UserRow.id == owner_id)
    is_local, email = session.execute(query).one()
    return "local" if is_local else email


def _save(session: Session, row: Row, result: Result) -> int:
    title = session.scalar(select(ResumeRow.title).where(ResumeRow.id == row.resume_id))
    saved = CustomizedResumeRow(
        customization_id=row.id,
        owner_id=row.owner_id,
        title=title or "Resume",
        text=result.customized_content,
        result=to_json(result),
    )
    session.add(saved)
    session.flush()
    return saved.id
