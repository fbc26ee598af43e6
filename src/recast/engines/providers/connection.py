"""The connection of one model call: cut when the person cancels or the model falls silent.

There is no limit on how long a reply takes, only on how long nothing of it comes. The pings that
keep a connection open are not part of a reply: a server that only pings counts as silent.
"""

import socket
import ssl
import time
from collections.abc import Mapping
from contextlib import suppress
from functools import lru_cache
from threading import Event, Lock, Thread
from types import TracebackType

import httpx2

from recast.customization.engine import Cancellation
from recast.domain.errors import EngineNotConfigured
from recast.engines.providers.patience import Patience

CONNECTED = ("connect_tcp.complete", "start_tls.complete")


class Connection:
    """A context: within it the connection is watched, after it everything is closed."""

    def __init__(self, patience: Patience, cancellation: Cancellation) -> None:
        self._patience, self._cancellation = patience, cancellation
        self._sockets: list[socket.socket] = []
        self._lock = Lock()
        self._over = Event()
        self._listens_since: float | None = None
        self._watching = Thread(target=self._watch, name="model-silence", daemon=True)
        self.fell_silent = False
        timeout = httpx2.Timeout(patience.silence, connect=patience.connect)
        # No redirects: they would carry the key to wherever the server points.
        self.client = httpx2.Client(
            verify=_certificates(),
            timeout=timeout,
            follow_redirects=False,
            event_hooks={"request": [self._trace]},
        )

    def __enter__(self) -> "Connection":
        self._watching.start()
        self._cancellation.on_request(self.cut)
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._over.set()
        self.client.close()

    @property
    def patience(self) -> Patience:
        return self._patience

    def listen(self) -> None:
        """Wait for the next of the reply: from now on silence counts."""
        self._listens_since = time.monotonic()

    def pause(self) -> None:
        """Do something with what has come. What is said meanwhile waits, so this is no silence."""
        self._listens_since = None

    def cut(self) -> None:
        """End the connection at once, whoever reads it and in whichever thread."""
        self._over.set()
        with self._lock:
            sockets = tuple(self._sockets)
        for connected in sockets:
            # A shutdown wakes the thread that reads; closing alone would leave it waiting. An
            # encrypted socket is shut below its encryption: that layer belongs to its reader.
            with suppress(OSError):
                socket.socket.shutdown(connected, socket.SHUT_RDWR)

    def _trace(self, request: httpx2.Request) -> None:
        request.extensions = {**request.extensions, "trace": self._note_socket}

    def _note_socket(self, event: str, info: Mapping[str, object]) -> None:
        if not event.endswith(CONNECTED):
            return
        extra = getattr(info["return_value"], "get_extra_info", None)
        connected = extra("socket") if extra is not None else None
        if not isinstance(connected, socket.socket):
            return
        self._check(connected)
        with self._lock:
            self._sockets.append(connected)
        if self._cancellation.requested:
            self.cut()

    def _check(self, connected: socket.socket) -> None:
        # Asked of the connection that stands, before anything is sent on it: the name may mean
        # another address by now than when it was entered.
        allowed = self._patience.allowed
        if allowed is not None and not allowed(str(connected.getpeername()[0])):
            connected.close()
            raise EngineNotConfigured(
                "That address is not on the public internet; choose another in the settings."
            )

    def _watch(self) -> None:
        while not self._over.wait(max(self._left(), 0.001)):
            if self._left() <= 0:
                self.fell_silent = True
                self.cut()
                return

    def _left(self) -> float:
        """Seconds until the model has been silent for too long."""
        since = self._listens_since
        silent = 0.0 if since is None else time.monotonic() - since
        return self._patience.silence - silent


@lru_cache(maxsize=1)
def _certificates() -> ssl.SSLContext:
    # Reading the certificates takes some 20 ms, too long for each call of a busy process.
    return httpx2.create_ssl_context()
