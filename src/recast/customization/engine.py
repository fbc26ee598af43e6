"""What the customization asks of an engine: to plan, and to write.

Engines live above this package (`recast.engines`); this is the port they fit into. An engine is
never trusted: what it proposes is anchored and checked, what it writes is reconciled.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from threading import Lock
from typing import Protocol, TypeAlias

from recast.domain.analysis import Analysis
from recast.domain.events import StageRestarted, Usage, Warned
from recast.domain.job import Job
from recast.domain.options import Industry, Level, Stage
from recast.domain.plan import Draft, Recommendation
from recast.domain.resume import Resume


@dataclass(frozen=True, slots=True)
class Brief:
    """Everything an engine may know. `replies` are raw model replies of this run that were saved
    before a crash, by stage: an engine reads those instead of paying for them again. `spent_usd`
    is what the run has cost so far, in US dollars, as far as that is known."""

    resume: Resume
    job: Job
    analysis: Analysis
    level: Level
    industry: Industry | None
    replies: dict[str, str] = field(default_factory=dict)
    spent_usd: float = 0.0


@dataclass(frozen=True, slots=True)
class Text:
    """Live text: the plan's prose while planning, the customized resume while writing."""

    content: str


@dataclass(frozen=True, slots=True)
class PlanProse:
    """The plan's summary and its reading of the job, once they are known."""

    summary: str
    job_analysis: str


@dataclass(frozen=True, slots=True)
class RawReply:
    """A model's reply as it came, told the moment it ended, so that no crash pays for it twice."""

    stage: Stage
    text: str


PlanPart: TypeAlias = Text | Draft | PlanProse | RawReply | Usage | Warned | StageRestarted
WritingPart: TypeAlias = Text | RawReply | Usage | Warned | StageRestarted


class Cancellation:
    """Whether the person has cancelled. Safe to ask and to request from several threads."""

    def __init__(self) -> None:
        self._requested = False
        self._callbacks: list[Callable[[], None]] = []
        self._lock = Lock()

    @property
    def requested(self) -> bool:
        return self._requested

    def request(self) -> None:
        """Cancel; calls what was registered, each once."""
        with self._lock:
            self._requested = True
            callbacks, self._callbacks = self._callbacks, []
        for callback in callbacks:
            callback()

    def on_request(self, callback: Callable[[], None]) -> None:
        """Call `callback` when cancelled, at once where that has happened already.

        An engine registers the closing of its provider's stream here.
        """
        with self._lock:
            if not self._requested:
                self._callbacks.append(callback)
                return
        callback()


class Engine(Protocol):
    """Plans and writes. Both raise EngineError, and RunCancelled once cancelled."""

    @property
    def name(self) -> str: ...

    def plan(self, brief: Brief, cancellation: Cancellation) -> Iterator[PlanPart]:
        """The plan as it forms. A StageRestarted voids the texts and drafts told so far."""
        ...

    def write(
        self, brief: Brief, accepted: tuple[Recommendation, ...], cancellation: Cancellation
    ) -> Iterator[WritingPart]:
        """The complete customized resume, whose text is all `Text` parts joined.

        A StageRestarted voids the texts told so far.
        """
        ...
