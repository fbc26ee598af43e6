"""A run as it is stored: what was asked for, where it stands, and who holds it."""

import datetime
from dataclasses import dataclass
from typing import Final, Literal, TypeAlias

from recast.customization.checkpoint import Progress
from recast.customization.request import Request
from recast.domain.events import Result
from recast.domain.options import Industry, Level
from recast.domain.plan import Plan, Selection

State: TypeAlias = Literal[
    "queued", "running", "awaiting_review", "completed", "failed", "cancelled"
]
ENDED: Final[frozenset[State]] = frozenset({"completed", "failed", "cancelled"})


@dataclass(frozen=True, slots=True)
class NewRun:
    """What a person asks for. `plan` is one taken over from an earlier run.

    A `request_key` (up to 64 characters) makes asking twice the same as asking once.
    """

    owner_id: int
    resume_id: int
    job_id: int
    engine: str
    level: Level = "balanced"
    industry: Industry | None = None
    review: bool = False
    selection: Selection | None = None
    plan: Plan | None = None
    request_key: str | None = None


@dataclass(frozen=True, slots=True)
class Run:
    """One customization. `id` is the database's, `session_id` the public one.

    `epoch` counts its claims: whatever was written under an older one is refused.
    """

    id: int
    session_id: str
    owner_id: int
    resume_id: int
    job_id: int
    engine: str
    level: Level
    industry: Industry | None
    review: bool
    selection: Selection | None
    plan: Plan | None
    state: State
    epoch: int
    attempts: int
    cancelled_by: str | None
    error_code: str | None
    created_at: datetime.datetime
    updated_at: datetime.datetime
    customized_resume_id: int | None = None

    @property
    def ended(self) -> bool:
        return self.state in ENDED

    def request(self, by: str) -> Request:
        return Request(
            session_id=self.session_id,
            level=self.level,
            industry=self.industry,
            review=self.review,
            selection=self.selection,
            plan=self.plan,
            by=by,
        )


@dataclass(frozen=True, slots=True)
class Claim:
    """The right to run it, as long as its epoch stands.

    `last_seq` is the last event on the log (0 for none), `by` the name of the run's owner.
    """

    run: Run
    progress: Progress
    last_seq: int
    by: str

    @property
    def epoch(self) -> int:
        return self.run.epoch


@dataclass(frozen=True, slots=True)
class RunState:
    """What a person is told of a run; `result` once it is completed."""

    run: Run
    last_seq: int
    plan: Plan | None
    result: Result | None


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a run stands, for whoever has thousands of them."""

    session_id: str
    state: State
    error_code: str | None
    customized_resume_id: int | None

    @property
    def ended(self) -> bool:
        return self.state in ENDED
