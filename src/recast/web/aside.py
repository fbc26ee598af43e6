"""Work that takes the processor for long, done aside so that no stream of this process waits.

A greenlet that computes stops the loop and with it every reader; a real thread shares the
processor with the loop every few milliseconds.
"""

from collections.abc import Callable
from contextvars import copy_context
from functools import partial
from typing import ParamSpec, TypeVar

from gevent import get_hub
from gevent.threadpool import ThreadPool

from recast.domain.errors import RecastError

Arguments = ParamSpec("Arguments")
Value = TypeVar("Value")


def aside(
    call: Callable[Arguments, Value], *args: Arguments.args, **kwargs: Arguments.kwargs
) -> Value:
    """The call's value, worked out in a thread of gevent's pool. What is raised there is raised
    here."""
    return _in(get_hub().threadpool, partial(copy_context().run, call, *args, **kwargs))


class OneByOne:
    """As `aside`, for the runs of this process, in one thread for all of them.

    Threads that compute take turns anyway, and the loop would have to wait for each one's turn
    (benchmarks/loop_stalls.py). Fits `recast.customization.aside.Aside`.
    """

    def __init__(self) -> None:
        self._pool = ThreadPool(1)

    def __call__(
        self, call: Callable[Arguments, Value], *args: Arguments.args, **kwargs: Arguments.kwargs
    ) -> Value:
        return _in(self._pool, partial(call, *args, **kwargs))


def _in(pool: ThreadPool, work: Callable[[], Value]) -> Value:
    found: Value | RecastError = pool.apply(_value_or_refusal, (work,))
    if isinstance(found, RecastError):
        raise found
    return found


def _value_or_refusal(work: Callable[[], Value]) -> Value | RecastError:
    # gevent prints whatever is raised in its threads, and a refusal is nothing to be printed.
    try:
        return work()
    except RecastError as refusal:
        return refusal
