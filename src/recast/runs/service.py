"""What a person can do with customizations. The web and the command line build on this.

`Runs` (got from `recast.bootstrap.build(settings).runs`; every call takes the asking `Person` and
raises NotFound or NotAllowed):

    start(person, resume_id, job_id, *, engine=None, level="balanced", industry=None,
          review=False, selected=None, plan_session_id=None, request_key=None) -> session_id
    state(person, session_id) -> RunState       .run.state, .last_seq, .plan, .result
    pieces(person, session_id, after=0) -> Iterator[Piece | None]
    tail(person, session_id, after=0) -> Iterator[str | None]
    select(person, session_id, selection)       raises Conflict where no review is waited for
    cancel(person, session_id)                  raises Conflict where it has ended
    save(person, session_id, customized_content=None, title=None) -> customized_resume_id

`pieces` gives whole NDJSON lines as bytes, several at once, to the end of the run, and None at
least every 15 s where nothing happened; `runs.stream.ndjson` and `runs.stream.sse` make the body
of a response of it. `tail` gives the same as single lines without their ends. Both check at the
call, before anything is iterated, who asks.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol

from recast.domain.errors import Conflict, NotFound, StoreUnavailable, TooManyRuns
from recast.domain.options import Industry, Level
from recast.domain.plan import Plan, Selection
from recast.runs.execution import Executor
from recast.runs.hub import Hub
from recast.runs.person import Person
from recast.runs.piece import Piece
from recast.runs.ports import Dispatcher, EventLog, RunStore
from recast.runs.run import ENDED, NewRun, Run, RunState, Standing

READ_AT_ONCE = 256 * 1024


class Edits(Protocol):
    """Keeps a person's own text of a result, analysed and checked anew."""

    def __call__(self, run: Run, text: str | None, title: str | None) -> int:
        """The id of the run's customized resume, brought to this text and title."""
        ...


class Doors(Protocol):
    """Whether a person may use a resume and a job."""

    def __call__(self, person: Person, resume_id: int, job_id: int) -> None:
        """Raises NotFound and NotAllowed."""
        ...


@dataclass(frozen=True)
class Runs:
    """See the module's text. `per_person` and `in_all` limit the unfinished runs."""

    store: RunStore
    log: EventLog
    hub: Hub
    dispatcher: Dispatcher
    executor: Executor
    doors: Doors
    edits: Edits
    default_engine: str = "builtin"
    per_person: int = 200
    in_all: int = 20_000

    def start(
        self,
        person: Person,
        resume_id: int,
        job_id: int,
        *,
        engine: str | None = None,
        level: Level = "balanced",
        industry: Industry | None = None,
        review: bool = False,
        selected: Sequence[int] | None = None,
        plan_session_id: str | None = None,
        request_key: str | None = None,
    ) -> str:
        """Queue a run. Raises TooManyRuns, and Conflict for a plan that does not fit.

        The same `request_key` (up to 64 characters) again gives the run that it gave before.
        """
        self.doors(person, resume_id, job_id)
        plan = None
        if plan_session_id:
            plan = self._plan_of(person, plan_session_id, resume_id, job_id)
        self._make_way(person)
        run = self.store.add(
            NewRun(
                owner_id=person.id,
                resume_id=resume_id,
                job_id=job_id,
                engine=engine or self.default_engine,
                level=level,
                industry=industry,
                review=review,
                selection=None if selected is None else Selection(accepted=tuple(selected)),
                plan=plan,
                request_key=request_key,
            )
        )
        if run.state == "queued":
            self.dispatcher.wake(run.id)
        return run.session_id

    def requested(self, person: Person, request_key: str) -> str | None:
        """The session that was started with this key, None where there is none."""
        run = self.store.requested(person, request_key)
        return None if run is None else run.session_id

    def standings(self, session_ids: Sequence[str]) -> list[Standing]:
        """Where runs stand that the caller has started itself."""
        return self.store.standings(session_ids)

    def state(self, person: Person, session_id: str) -> RunState:
        return self.store.state(person, session_id)

    def pieces(self, person: Person, session_id: str, after: int = 0) -> Iterator[Piece | None]:
        """The events behind `after`, then live to the end."""
        run_id, state = self.store.locate(person, session_id)
        if state in ENDED:
            if not self.log.last_seqs([run_id])[run_id]:
                raise NotFound("The events of this customization are not kept any longer.")
            return self._replay(run_id, after)
        return self._follow(run_id, after)

    def tail(self, person: Person, session_id: str, after: int = 0) -> Iterator[str | None]:
        """`pieces` as single lines."""
        return _lines(self.pieces(person, session_id, after))

    def select(self, person: Person, session_id: str, selection: Selection) -> None:
        run = self.store.find(person, session_id)
        if not self.store.select(run, selection):
            raise Conflict("This customization is not waiting for a selection.")
        self.dispatcher.wake(run.id)

    def cancel(self, person: Person, session_id: str) -> None:
        run = self.store.find(person, session_id)
        # The flag comes first: whoever claims the run from now on sees it.
        if not self.store.request_cancel(run, person.name):
            raise Conflict("This customization has already ended.")
        self.executor.worker.cancel(run.id, person.name)
        if run.state in ("queued", "awaiting_review"):
            # Nobody works on it: whoever takes it sees the flag and ends it, so why not here.
            self.executor.execute(run.id)

    def save(
        self,
        person: Person,
        session_id: str,
        customized_content: str | None = None,
        title: str | None = None,
    ) -> int:
        """The customized resume of a completed run, with the person's own text if there is one.

        Raises Conflict where the run has not been completed.
        """
        run = self.store.find(person, session_id)
        if run.customized_resume_id is None:
            raise Conflict("This customization has no result to save yet.")
        if customized_content is None and title is None:
            return run.customized_resume_id
        return self.edits(run, customized_content, title)

    def _plan_of(self, person: Person, session_id: str, resume_id: int, job_id: int) -> Plan:
        state = self.store.state(person, session_id)
        if state.plan is None:
            raise Conflict("That customization has no plan to take over.")
        if (state.run.resume_id, state.run.job_id) != (resume_id, job_id):
            raise Conflict("That plan was made for another resume or another job.")
        return state.plan

    def _make_way(self, person: Person) -> None:
        backlog = self.store.backlog(person.id)
        if backlog.own >= self.per_person:
            raise TooManyRuns("You have too many customizations running; wait for one to end.")
        if backlog.unfinished >= self.in_all:
            raise TooManyRuns("Too many customizations are running; try again in a moment.", 15)

    def _follow(self, run_id: int, after: int) -> Iterator[Piece | None]:
        for piece in self.hub.follow(run_id, after):
            yield piece
            if piece is not None:
                after = piece.last_seq
            elif self._has_ended(run_id):
                # It ended before this reader came to wait, or was deleted under its eyes.
                yield from self._replay(run_id, after)
                return

    def _has_ended(self, run_id: int) -> bool:
        try:
            state = self.store.state_of(run_id)
        except StoreUnavailable:
            return False
        return state is None or state in ENDED

    def _replay(self, run_id: int, after: int) -> Iterator[Piece]:
        while pieces := self.log.read(run_id, after, READ_AT_ONCE):
            yield from pieces
            after = pieces[-1].last_seq


def _lines(pieces: Iterator[Piece | None]) -> Iterator[str | None]:
    for piece in pieces:
        if piece is None:
            yield None
        else:
            yield from piece.lines.decode("ascii").splitlines()
