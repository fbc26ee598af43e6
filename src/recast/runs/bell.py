"""Something one waiter waits on, and anyone may ring."""

from threading import Lock


class Bell:
    """Rung any number of times before it is heard, it is heard once.

    A bare lock: thousands of readers wait at once, and a Condition costs each of them several
    times as much in every wait.
    """

    __slots__ = ("_silent",)

    def __init__(self) -> None:
        self._silent = Lock()
        self._silent.acquire()

    def ring(self) -> None:
        try:
            self._silent.release()
        except RuntimeError:
            # It was rung already and nobody has heard it yet.
            return

    def wait(self, seconds: float = -1) -> bool:
        """Whether it rang within so many seconds; without a number it waits for ever, which is
        the cheapest under gevent: no timer is made."""
        return self._silent.acquire(timeout=seconds)
