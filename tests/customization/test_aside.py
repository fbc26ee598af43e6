from collections.abc import Callable
from typing import ParamSpec, TypeVar

from desk import JOB, RESUME
from recast.customization import Request, customize
from recast.customization.aside import ComputedAside
from recast.domain.job import Job
from recast.domain.resume import Resume
from recast.engines.builtin import BuiltinEngine

Arguments = ParamSpec("Arguments")
Value = TypeVar("Value")


class Noted:
    """Notes what it was asked to compute."""

    def __init__(self) -> None:
        self.calls: list[str] = []

    def __call__(
        self, call: Callable[Arguments, Value], *args: Arguments.args, **kwargs: Arguments.kwargs
    ) -> Value:
        self.calls.append(call.__name__)
        return call(*args, **kwargs)


def test_everything_that_takes_long_is_computed_aside() -> None:
    aside = Noted()
    engine = ComputedAside(BuiltinEngine(), aside)
    resume, job = Resume.from_text(RESUME), Job.from_text(JOB)
    told = list(customize(resume, job, engine, Request(level="extensive"), aside=aside))
    assert told == list(customize(resume, job, BuiltinEngine(), Request(level="extensive")))
    assert aside.calls.count("analyze") == 2
    assert {"next", "propose", "reconcile", "compare", "receipt"} <= set(aside.calls)
