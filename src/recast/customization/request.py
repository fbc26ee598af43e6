"""What is asked of one customization, beside the resume, the job and the engine."""

from dataclasses import dataclass

from recast.domain.options import Industry, Level
from recast.domain.plan import Plan, Selection


@dataclass(frozen=True, slots=True)
class Request:
    """`review` waits for a selection after planning; `selection` is one that is known already.

    `plan` is an earlier plan for the same resume and job, taken over unchanged. `by` names the
    person whose confirmations are kept with the result.
    """

    session_id: str = ""
    level: Level = "balanced"
    industry: Industry | None = None
    review: bool = False
    selection: Selection | None = None
    plan: Plan | None = None
    by: str = "local"
