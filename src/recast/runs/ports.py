"""What running customizations needs from outside; adapters in `db` and `dispatch` fit in here."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Protocol

from recast.customization.engine import Engine
from recast.domain.events import Result
from recast.domain.job import Job
from recast.domain.plan import Selection
from recast.domain.resume import Resume
from recast.runs.person import Person
from recast.runs.piece import Entry, Piece
from recast.runs.run import Claim, NewRun, Run, RunState, Standing, State


@dataclass(frozen=True, slots=True)
class Backlog:
    """Unfinished runs: how many are queued or running in all, how many of these wait in the
    queue, and how many of them are the asking person's."""

    unfinished: int
    queued: int
    own: int


class RunStore(Protocol):
    """Runs in a database. Everything that a claim's holder writes is fenced by its epoch.

    `worker` is the id of a process that executes runs; its lease on them is kept by `beat`.
    """

    def add(self, new: NewRun) -> Run:
        """A queued run, or the one that was made of the same request.

        Raises NotFound where the resume or the job is gone.
        """
        ...

    def state_of(self, run_id: int) -> State | None:
        """Where a run stands, None where there is no such run any more."""
        ...

    def locate(self, person: Person, session_id: str) -> tuple[int, State]:
        """A run's id and where it stands, without its texts. Raises as `find` does."""
        ...

    def find(self, person: Person, session_id: str) -> Run:
        """Raises NotFound, and NotAllowed where it is not the person's."""
        ...

    def state(self, person: Person, session_id: str) -> RunState: ...

    def requested(self, person: Person, request_key: str) -> Run | None:
        """The person's run that was made of this request."""
        ...

    def standings(self, session_ids: Sequence[str]) -> list[Standing]:
        """Where runs stand, without their texts."""
        ...

    def backlog(self, owner_id: int | None = None) -> Backlog:
        """How much is queued and running."""
        ...

    def claim(self, run_id: int, worker: str) -> Claim | None:
        """Take a queued run; None where somebody else has it or it no longer waits."""
        ...

    def claim_next(self, worker: str) -> Claim | None:
        """Take the queued run whose turn it is: of the person with the fewest running, then of
        the one who was served longest ago. None where nothing is queued."""
        ...

    def complete(self, claim: Claim, result: Result, ending: Callable[[int], Piece]) -> Piece:
        """Save the result and, in the same transaction, the last events and the state.

        `ending` makes the last events out of the customized resume's id. Raises LeaseLost.
        """
        ...

    def hand_back(self, claim: Claim) -> None:
        """Queue a run that was not finished, without counting it as an attempt."""
        ...

    def select(self, run: Run, selection: Selection) -> bool:
        """Queue a run that waits for a review; False where it does not wait for one."""
        ...

    def request_cancel(self, run: Run, by: str) -> bool:
        """Set the flag; a run that waits for a review is queued. False where it has ended."""
        ...

    def beat(self, worker: str) -> dict[int, str]:
        """Keep the lease; tells which of the worker's runs were cancelled, and by whom."""
        ...

    def retire(self, worker: str) -> None:
        """The worker has stopped: whatever it still holds may be taken at once."""
        ...

    def beats(self) -> dict[str, int | None]:
        """The beat of every worker that holds runs, None for one that has retired."""
        ...

    def queued(self, limit: int) -> list[int]:
        """The runs that wait to be executed, oldest first."""
        ...

    def requeue(self, worker: str, beat: int | None) -> list[int]:
        """Queue what a worker holds that is still at this beat; returns those runs."""
        ...


class Upkeep(Protocol):
    """What is done now and then, by whichever process comes first."""

    def compact(self) -> int:
        """Press the events of some ended runs together; returns of how many runs.

        What a reader gets stays the same, byte for byte.
        """
        ...

    def forget(self) -> int:
        """Delete the events of runs that ended longer ago than they are to be kept."""
        ...


class EventLog(Protocol):
    """The events of all runs, in pieces."""

    def commit(self, entries: Sequence[Entry]) -> frozenset[int]:
        """Write in one transaction; returns the runs whose epoch has passed, unwritten."""
        ...

    def last_seqs(self, run_ids: Iterable[int]) -> dict[int, int]:
        """The last event of each run, 0 where there is none."""
        ...

    def read(self, run_id: int, after: int, limit: int) -> list[Piece]:
        """Pieces behind event `after`, in order, of about `limit` bytes at most."""
        ...

    def read_many(self, wanted: Sequence[tuple[int, int]]) -> list[Piece]:
        """Pieces of several runs, each behind its own event, in order."""
        ...


class Library(Protocol):
    """The resumes and jobs that runs are made of."""

    def resume(self, resume_id: int) -> Resume: ...

    def job(self, job_id: int) -> Job: ...


class Engines(Protocol):
    """Engines by name."""

    def __call__(self, name: str, owner_id: int) -> Engine:
        """Raises EngineNotConfigured."""
        ...


class Dispatcher(Protocol):
    """Gets queued runs executed, here or elsewhere.

    Who hears a wake executes what is queued until nothing is; the order is the run store's.
    """

    def wake(self, run_id: int) -> None:
        """Say that a run was queued."""
        ...

    def waiting(self) -> int | None:
        """How many wakes have not been answered yet; None while nobody can be woken."""
        ...

    def start(self) -> None: ...

    def stop(self) -> None:
        """Hand unfinished runs back and end. Safe to call twice."""
        ...


class Relay(Protocol):
    """Carries what was just committed to other processes. What gets lost comes late, no more:
    their hubs see the gap, or look for themselves."""

    def publish(self, pieces: Sequence[Piece]) -> None: ...
