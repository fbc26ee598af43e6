"""When a call is tried again, and after how long."""

import random
from dataclasses import dataclass
from threading import Event

from recast.customization.engine import Cancellation
from recast.domain.errors import ModelUnavailable, RunCancelled


@dataclass(frozen=True, slots=True)
class Retrying:
    """`attempts` in all; waits in seconds, doubling from `first` up to `longest`.

    A provider that asks for more than `most_asked` is not waited for.
    """

    attempts: int = 4
    first: float = 1.0
    longest: float = 20.0
    most_asked: float = 90.0

    def wait(self, failed: int, error: ModelUnavailable) -> float:
        """Seconds until the next attempt, after so many have failed. Raises the error where there
        is to be none."""
        asked = error.retry_after
        if failed >= self.attempts or (asked is not None and asked > self.most_asked):
            raise error
        most = min(self.longest, self.first * 2.0 ** (failed - 1))
        # Half of it at random: many runs that failed together do not come back together.
        wait = most * random.uniform(0.5, 1.0)  # noqa: S311
        return wait if asked is None else max(asked, wait)


def sleep(seconds: float, cancellation: Cancellation) -> None:
    """Wait, but not longer than until the person cancels. Raises RunCancelled."""
    woken = Event()
    cancellation.on_request(woken.set)
    woken.wait(seconds)
    stop_if(cancellation)


def stop_if(cancellation: Cancellation) -> None:
    """Raises RunCancelled once the person has cancelled."""
    if cancellation.requested:
        raise RunCancelled("The customization was cancelled.")
