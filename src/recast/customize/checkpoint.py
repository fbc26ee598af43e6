"""What a run keeps of each finished stage, so that it can go on after a crash or a review."""

from dataclasses import dataclass
from typing import TypeAlias

from recast.domain.analysis import Analysis
from recast.domain.comparison import Comparison
from recast.domain.events import UsageTotal
from recast.domain.options import Stage
from recast.domain.plan import Plan, Selection


@dataclass(frozen=True, slots=True)
class Progress:
    """Results of finished stages; None where a stage has not finished.

    `review` is True where the person wants to select before the writing; `selection` is what was
    selected. `replies` are raw model replies by stage, `progress` the last percentage told.
    """

    analysis: Analysis | None = None
    plan: Plan | None = None
    selection: Selection | None = None
    customized_text: str | None = None
    final_analysis: Analysis | None = None
    comparison: Comparison | None = None
    usage: UsageTotal = UsageTotal()
    replies: dict[Stage, str] | None = None
    progress: int = 0
    started: bool = False


StageResult: TypeAlias = Analysis | Plan | str | Comparison


@dataclass(frozen=True, slots=True)
class Checkpoint:
    """Yielded beside the events where something must be kept: the progress as it stands now.

    `stage` is the stage that has just finished, or whose raw reply has just ended.
    """

    stage: Stage
    progress: Progress
