"""Work that takes the processor for long, done aside so that no stream of this process waits."""

from collections.abc import Callable
from contextvars import copy_context
from typing import ParamSpec, TypeVar

from gevent import get_hub

Arguments = ParamSpec("Arguments")
Value = TypeVar("Value")


def aside(
    call: Callable[Arguments, Value], *args: Arguments.args, **kwargs: Arguments.kwargs
) -> Value:
    """The call's value, worked out in a real thread of gevent's pool.

    A greenlet that computes stops the loop and with it every reader; a thread shares the
    processor with the loop every few milliseconds. What is raised there is raised here.
    """
    context = copy_context()
    found: Value = get_hub().threadpool.apply(lambda: context.run(call, *args, **kwargs))
    return found
