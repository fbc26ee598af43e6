"""What a run keeps of each finished stage, so that it can go on after a crash or a review."""

from dataclasses import dataclass, field

from recast.domain.analysis import Analysis
from recast.domain.events import UsageTotal
from recast.domain.options import Stage
from recast.domain.plan import Plan


@dataclass(frozen=True, slots=True)
class Progress:
    """Results of finished stages; None where a stage has not finished.

    `written` is the engine's whole text before it was reconciled, `replies` are raw model replies
    by stage, `started` says that the first event has been told.
    """

    started: bool = False
    analysis: Analysis | None = None
    plan: Plan | None = None
    written: str | None = None
    usage: UsageTotal = field(default_factory=UsageTotal)
    replies: dict[str, str] = field(default_factory=dict)

    @property
    def next_stage(self) -> Stage:
        """The stage that a run with this progress begins, or begins again."""
        if not self.started:
            return "initialization"
        if self.analysis is None:
            return "analysis"
        if self.plan is None:
            return "planning"
        return "implementation" if self.written is None else "final_analysis"


@dataclass(frozen=True, slots=True)
class Checkpoint:
    """Yielded beside the events where something must be kept: the progress as it stands now.

    `stage` is the stage that has just finished, or whose raw reply has just ended.
    """

    stage: Stage
    progress: Progress
