"""The events of a customization, one class each (contract, section 2).

An event is a pure value. Who it belongs to, its number and its time are added by `Record`, when
it is put on the log: what is replayed therefore equals what was live.
"""

import datetime
from dataclasses import dataclass, field
from functools import lru_cache
from typing import ClassVar

from recast.domain.analysis import Analysis
from recast.domain.comparison import Comparison
from recast.domain.jsonable import Json, dump_line, field_names, to_json
from recast.domain.options import Industry, Level, Stage
from recast.domain.plan import Confirmation, Plan, Recommendation


@dataclass(frozen=True, slots=True)
class Event:
    """What happened; `type` is its name on the wire."""

    type: ClassVar[str]


@dataclass(frozen=True, slots=True)
class SessionStart(Event):
    type: ClassVar[str] = "session_start"
    engine: str
    level: Level
    industry: Industry | None


@dataclass(frozen=True, slots=True)
class Status(Event):
    """A stage begins; `progress` is 0-100 and never falls within a run."""

    type: ClassVar[str] = "status"
    stage: Stage
    message: str
    progress: int


@dataclass(frozen=True, slots=True)
class AnalysisComplete(Event):
    type: ClassVar[str] = "analysis_complete"
    data: Analysis


@dataclass(frozen=True, slots=True)
class PlanningChunk(Event):
    type: ClassVar[str] = "planning_chunk"
    content: str


@dataclass(frozen=True, slots=True)
class RecommendationProposed(Event):
    type: ClassVar[str] = "recommendation"
    id: int
    data: Recommendation


@dataclass(frozen=True, slots=True)
class PlanSummary:
    recommendation_count: int
    summary: str
    job_analysis: str


@dataclass(frozen=True, slots=True)
class PlanningComplete(Event):
    type: ClassVar[str] = "planning_complete"
    data: PlanSummary


@dataclass(frozen=True, slots=True)
class ReviewRequest:
    recommendation_ids: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class ReviewRequested(Event):
    type: ClassVar[str] = "review_requested"
    data: ReviewRequest


@dataclass(frozen=True, slots=True)
class RecommendationsFiltered(Event):
    type: ClassVar[str] = "recommendations_filtered"
    count: int
    of: int
    ids: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class ImplementationChunk(Event):
    type: ClassVar[str] = "implementation_chunk"
    content: str


@dataclass(frozen=True, slots=True)
class ImplementationComplete(Event):
    type: ClassVar[str] = "implementation_complete"
    sections_modified: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class FinalAnalysis:
    """Scores 0-100, `improvement` in points, `confidence` 0-1."""

    original_score: float
    new_score: float
    improvement: float
    confidence: float
    analysis: Analysis


@dataclass(frozen=True, slots=True)
class FinalAnalysisComplete(Event):
    type: ClassVar[str] = "final_analysis_complete"
    data: FinalAnalysis


@dataclass(frozen=True, slots=True)
class ComparisonComplete(Event):
    type: ClassVar[str] = "comparison_complete"
    data: Comparison


@dataclass(frozen=True, slots=True)
class UsageTotal:
    """Tokens and US dollars of a run; None where a provider did not say."""

    input_tokens: int | None = 0
    output_tokens: int | None = 0
    cached_tokens: int | None = 0
    cost_usd: float | None = 0.0


@dataclass(frozen=True, slots=True)
class Result:
    """The whole outcome of a run."""

    original_content: str
    customized_content: str
    original_score: float
    new_score: float
    improvement: float
    confidence: float
    optimization_plan: Plan
    comparison_data: Comparison
    usage: UsageTotal
    confirmations: tuple[Confirmation, ...] = ()


@dataclass(frozen=True, slots=True)
class CustomizationComplete(Event):
    type: ClassVar[str] = "customization_complete"
    data: Result


@dataclass(frozen=True, slots=True)
class Saved(Event):
    type: ClassVar[str] = "saved"
    customized_resume_id: int
    compare_url: str


@dataclass(frozen=True, slots=True)
class StageRestarted(Event):
    type: ClassVar[str] = "stage_restarted"
    stage: Stage
    reason: str


@dataclass(frozen=True, slots=True)
class Warned(Event):
    type: ClassVar[str] = "warning"
    code: str
    message: str
    data: dict[str, Json] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Usage(Event):
    """After each model call; None where the provider did not say."""

    type: ClassVar[str] = "usage"
    stage: Stage
    input_tokens: int | None
    output_tokens: int | None
    cached_tokens: int | None
    cost_usd: float | None


@dataclass(frozen=True, slots=True)
class Cancelled(Event):
    type: ClassVar[str] = "cancelled"
    by: str


@dataclass(frozen=True, slots=True)
class Failed(Event):
    type: ClassVar[str] = "error"
    code: str
    message: str
    retryable: bool


ENDINGS = frozenset({Saved.type, Cancelled.type, Failed.type})
# Of a class with slots Python knows a draft too, made before it; the later one stands.
KINDS: dict[str, type[Event]] = {kind.type: kind for kind in Event.__subclasses__()}
"""Every kind of event by its name on the wire."""


@dataclass(frozen=True, slots=True)
class Record:
    """An event on the log of a run: its number (from 1, no gaps), its run, its time (in
    milliseconds since 1970, UTC)."""

    seq: int
    session_id: str
    at: int
    event: Event

    def line(self) -> str:
        """The record as one NDJSON line, without its line end."""
        # Put together from its parts: most events are one text, and a run tells thousands of
        # them; encoding the whole as one object takes half as long again.
        event = self.event
        kind: type = type(event)
        second, milliseconds = divmod(self.at, 1000)
        own = [
            f',"{name}":{dump_line(to_json(getattr(event, name)))}' for name in field_names(kind)
        ]
        return (
            f'{{"type":"{event.type}","seq":{self.seq},"session_id":"{self.session_id}"'
            f',"at":"{_written(second)}.{milliseconds:03}Z"{"".join(own)}}}'
        )


@lru_cache(maxsize=2)
def _written(second: int) -> str:
    """Once for all events of a second: it would take a quarter of a record's time."""
    return datetime.datetime.fromtimestamp(second, datetime.UTC).strftime("%Y-%m-%dT%H:%M:%S")
