"""Hands a stage to another engine where the first one fails. Only for people who asked for it."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from recast.customization.engine import (
    Brief,
    Cancellation,
    Engine,
    PlanPart,
    RawReply,
    WritingPart,
)
from recast.domain.errors import EngineError
from recast.domain.events import StageRestarted, Usage, Warned
from recast.domain.options import Stage
from recast.domain.plan import Recommendation

# Parts that say nothing of the plan or the text, so that they need not be taken back.
_ASIDE = (Warned, Usage, RawReply)


@dataclass(frozen=True)
class FallbackEngine:
    """`first` is made when it is needed, since what it lacks may be a key."""

    name: str
    first: Callable[[], Engine]
    second: Engine

    def plan(self, brief: Brief, cancellation: Cancellation) -> Iterator[PlanPart]:
        told = False
        try:
            for part in self.first().plan(brief, cancellation):
                told = told or not isinstance(part, _ASIDE)
                yield part
            return
        except EngineError as error:
            reason = error.message
        yield from self._taking_over("planning", reason, told=told)
        yield from self.second.plan(brief, cancellation)

    def write(
        self, brief: Brief, accepted: tuple[Recommendation, ...], cancellation: Cancellation
    ) -> Iterator[WritingPart]:
        told = False
        try:
            for part in self.first().write(brief, accepted, cancellation):
                told = told or not isinstance(part, _ASIDE)
                yield part
            return
        except EngineError as error:
            reason = error.message
        yield from self._taking_over("implementation", reason, told=told)
        yield from self.second.write(brief, accepted, cancellation)

    def _taking_over(
        self, stage: Stage, reason: str, *, told: bool
    ) -> Iterator[Warned | StageRestarted]:
        doing = "plan" if stage == "planning" else "text"
        yield Warned(
            "engine_fell_back",
            f"The {self.second.name} engine takes over, as you asked: {reason} This {doing} does "
            f"not come from {self.name}.",
            {"stage": stage, "engine": self.second.name},
        )
        if told:
            yield StageRestarted(stage, reason)
