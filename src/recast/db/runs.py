"""The runs: queued, claimed, handed back, ended. Every step is one short transaction."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, cast
from uuid import uuid4

from sqlalchemy import (
    ColumnElement,
    Table,
    Update,
    bindparam,
    case,
    delete,
    func,
    insert,
    literal_column,
    select,
    update,
)
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
# What is executed for every run is written without the mapper, and put together once.
RUNS = cast(Table, Row.__table__)
OWNER_NAME = (
    select(case((UserRow.is_local, "local"), else_=UserRow.email))
    .where(UserRow.id == RUNS.c.owner_id)
    .scalar_subquery()
    .label("owner_name")
)


def _claim(which: ColumnElement[Any]) -> Update:
    return (
        update(RUNS)
        .where(RUNS.c.id == which, RUNS.c.state == "queued")
        .values(
            state="running",
            worker=bindparam("by"),
            epoch=RUNS.c.epoch + 1,
            attempts=RUNS.c.attempts + 1,
            claimed_at=bindparam("now"),
        )
        .returning(*RUNS.c, OWNER_NAME)
    )


CLAIM_ONE = _claim(bindparam("run_id"))
CLAIM_FAIREST = _claim(literal_column(f"({FAIREST})"))
BACKLOG = select(
    func.count(),
    func.count(case((RUNS.c.state == "queued", 1))),
    func.count(case((RUNS.c.owner_id == bindparam("owner"), 1))),
).where(RUNS.c.state.in_(("queued", "running")))
COMPLETED = (
    update(RUNS)
    .where(
        RUNS.c.id == bindparam("run_id"),
        RUNS.c.epoch == bindparam("held"),
        RUNS.c.state == "running",
    )
    .values(state="completed", worker=None, updated_at=bindparam("now"))
    .returning(RUNS.c.id)
)
SAVED = (
    insert(cast(Table, CustomizedResumeRow.__table__))
    .values(
        customization_id=bindparam("customization_id"),
        owner_id=bindparam("owner_id"),
        title=select(ResumeRow.title)
        .where(ResumeRow.id == bindparam("resume_id"))
        .scalar_subquery(),
        text=bindparam("text"),
        result=bindparam("result"),
    )
    .returning(CustomizedResumeRow.id)
)


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

    def state_of(self, run_id: int) -> State | None:
        with self.database.read() as session:
            found = session.scalar(select(RUNS.c.state).where(RUNS.c.id == run_id))
            return cast("State | None", found)

    def locate(self, person: Person, session_id: str) -> tuple[int, State]:
        query = select(RUNS.c.id, RUNS.c.state, RUNS.c.owner_id).where(
            RUNS.c.session_id == session_id
        )
        with self.database.read() as session:
            row = session.execute(query).one_or_none()
        if row is None:
            raise NotFound("There is no such customization.")
        _check_may_see(person, row.owner_id)
        return row.id, cast(State, row.state)

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

    def backlog(self, owner_id: int | None = None) -> Backlog:
        with self.database.read() as session:
            return Backlog(*session.execute(BACKLOG, {"owner": owner_id}).one())

    def queued(self, limit: int) -> list[int]:
        query = select(Row.id).where(Row.state == "queued").order_by(Row.id).limit(limit)
        with self.database.read() as session:
            return list(session.scalars(query))

    def claim(self, run_id: int, worker: str) -> Claim | None:
        return self._claim(CLAIM_ONE, {"run_id": run_id, "by": worker})

    def claim_next(self, worker: str) -> Claim | None:
        while True:
            claim = self._claim(CLAIM_FAIREST, {"by": worker})
            # Another worker may have seen the same run and been quicker; then it is another's turn.
            if claim is not None or not self.queued(1):
                return claim

    def _claim(self, statement: Update, wanted: dict[str, object]) -> Claim | None:
        with self.database.write() as session:
            row = session.execute(statement, {**wanted, "now": utc_now()}).one_or_none()
            if row is None:
                return None
            # In a statement of its own: the claim's may have begun before another worker, who has
            # handed the run back since, wrote its last events.
            last_seq = last_seqs(session, [row.id])[row.id]
        return Claim(run_of(row), progress_of(row), last_seq, row.owner_name)

    def complete(self, claim: Claim, result: Result, ending: Callable[[int], Piece]) -> Piece:
        held = {"run_id": claim.run.id, "held": claim.epoch, "now": utc_now()}
        with self.database.write() as session:
            if session.scalar(COMPLETED, held) is None:
                return ending(_saved_before(session, claim))
            piece = ending(_save(session, claim.run, result))
            write_pieces(session, [Entry(claim.run.id, claim.epoch, piece)])
        return piece

    def hand_back(self, claim: Claim) -> None:
        held = Row.id == claim.run.id, Row.epoch == claim.epoch, Row.state == "running"
        freed = {"state": "queued", "worker": None, "attempts": Row.attempts - 1}
        with self.database.write() as session:
            session.execute(update(Row).where(*held).values(**freed))

    def select(self, run: Run, selection: Selection) -> bool:
        chosen = {"selection": to_json(selection), "state": "queued", "attempts": 0}
        return self._change(run.id, ("awaiting_review",), {**chosen, "updated_at": utc_now()})

    def request_cancel(self, run: Run, by: str) -> bool:
        # Nobody holds a run that waits for a review, so whoever claims it next has to end it.
        state = case((Row.state == "awaiting_review", "queued"), else_=Row.state)
        flag = {"cancelled_by": func.coalesce(Row.cancelled_by, by), "state": state}
        return self._change(run.id, ("queued", "running", "awaiting_review"), flag)

    def _change(self, run_id: int, states: tuple[str, ...], values: Mapping[str, object]) -> bool:
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


def _find(session: Session, person: Person, session_id: str) -> Row:
    row = session.scalar(select(Row).where(Row.session_id == session_id))
    if row is None:
        raise NotFound("There is no such customization.")
    _check_may_see(person, row.owner_id)
    return row


def _check_may_see(person: Person, owner_id: int) -> None:
    if not person.may_see(owner_id):
        raise NotAllowed("This customization belongs to someone else.")


def _customized_id(session: Session, run_id: int) -> int | None:
    query = select(CustomizedResumeRow.id).where(CustomizedResumeRow.customization_id == run_id)
    return session.scalar(query)


def _saved_before(session: Session, claim: Claim) -> int:
    """Where the transaction went through and only its acknowledgement was lost."""
    row = session.get(Row, claim.run.id)
    if row is not None and (row.epoch, row.state) == (claim.epoch, "completed"):
        saved = _customized_id(session, row.id)
        if saved is not None:
            return saved
    raise LeaseLost("Another worker has taken over this run.")


def _save(session: Session, run: Run, result: Result) -> int:
    values = {
        "customization_id": run.id,
        "owner_id": run.owner_id,
        "resume_id": run.resume_id,
        "text": result.customized_content,
        "result": to_json(result),
    }
    return int(session.execute(SAVED, values).scalar_one())
