"""How much of a server process one person may take up at once, where there are several persons.

Runs are limited where they are queued (`runs.service`), for all processes together; what is
counted here is held by a request, and ends with it.
"""

from collections import Counter
from collections.abc import Callable
from contextlib import ExitStack
from functools import partial
from typing import TypeVar

from flask import Flask, Response, current_app

from recast.bootstrap import Recast
from recast.domain.errors import TooManyAtOnce
from recast.web.people import person, recast

Made = TypeVar("Made")

# Each is read or written in a process of its own, which may take a gigabyte.
FILES = 4
RETRY_AFTER = 5


class Places:
    """So many of a thing for each person. Greenlets share it, threads must not."""

    def __init__(self, most: int, refusal: str) -> None:
        self._most, self._refusal = most, refusal
        self._taken: Counter[int] = Counter()

    def take(self, person_id: int) -> Callable[[], None]:
        """Take a place; call what is returned to give it back, once. Raises TooManyAtOnce."""
        if self._taken[person_id] >= self._most:
            raise TooManyAtOnce(self._refusal, RETRY_AFTER)
        self._taken[person_id] += 1
        return partial(self._leave, person_id)

    def _leave(self, person_id: int) -> None:
        self._taken[person_id] -= 1
        if not self._taken[person_id]:
            del self._taken[person_id]


def install(app: Flask, parts: Recast) -> None:
    streams = parts.settings.limits.runs_per_person
    app.extensions["recast_streams"] = Places(
        streams, f"You follow {streams} customizations already; close some of their pages."
    )
    app.extensions["recast_files"] = Places(
        FILES, f"{FILES} of your files are being read or written; wait for one to be done."
    )


def while_streaming(answer: Callable[[], Response]) -> Response:
    """A live stream's answer, with a place until its reader has gone."""
    with ExitStack() as place:
        place.callback(_take("recast_streams"))
        response = answer()
        response.call_on_close(place.pop_all().close)
    return response


def with_file(work: Callable[[], Made]) -> Made:
    """What is read of a file, or written into one, with a place meanwhile."""
    leave = _take("recast_files")
    try:
        return work()
    finally:
        leave()


def _take(name: str) -> Callable[[], None]:
    """The one person of local mode has the whole machine anyway."""
    if recast().settings.mode == "local":
        return _nothing
    places: Places = current_app.extensions[name]
    return places.take(person().id)


def _nothing() -> None:
    return
