"""Where the computing of a customization is done: here, or aside, so that others go on meanwhile.

The story only computes; its engine may also wait for a model. In a process that serves streams on
one thread, everything that computes has to leave that thread, and what waits has to stay on it.
"""

from collections.abc import Callable, Iterator
from typing import ParamSpec, Protocol, TypeVar

from recast.customization.engine import Brief, Cancellation, Engine, PlanPart, WritingPart
from recast.domain.plan import Recommendation

Arguments = ParamSpec("Arguments")
Value = TypeVar("Value")


class Aside(Protocol):
    """Gives a call's value, and raises what it raises."""

    def __call__(
        self, call: Callable[Arguments, Value], *args: Arguments.args, **kwargs: Arguments.kwargs
    ) -> Value: ...


def here(
    call: Callable[Arguments, Value], *args: Arguments.args, **kwargs: Arguments.kwargs
) -> Value:
    return call(*args, **kwargs)


class ComputedAside:
    """An engine that waits for nothing, made to compute aside. Fits the port `Engine`."""

    def __init__(self, engine: Engine, aside: Aside) -> None:
        self.name = engine.name
        self._engine, self._aside = engine, aside

    def plan(self, brief: Brief, cancellation: Cancellation) -> Iterator[PlanPart]:
        return self._each(self._engine.plan(brief, cancellation))

    def write(
        self, brief: Brief, accepted: tuple[Recommendation, ...], cancellation: Cancellation
    ) -> Iterator[WritingPart]:
        return self._each(self._engine.write(brief, accepted, cancellation))

    def _each(self, parts: Iterator[Value]) -> Iterator[Value]:
        while (part := self._aside(next, parts, None)) is not None:
            yield part
