"""Serves the web application on gevent: one process, or several that share a port.

    serve(Settings.from_env(), host="127.0.0.1", port=8000, processes=1)

gevent's own server does as well as gunicorn's gevent worker (docs/performance.md), so there is
nothing else to install. It patches the standard library's locks and sockets, which must happen
before anything has taken one of them: call it before `recast.bootstrap` is imported.
"""

import os
import pickle
import resource
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from types import FrameType
from typing import TYPE_CHECKING

from recast.domain.errors import RecastError, SetupError
from recast.garbage import collect_seldom
from recast.settings import Settings

if TYPE_CHECKING:
    from recast.bootstrap import EngineMaker, Recast

BACKLOG = 4096
# Seconds that requests in work get when the server is told to stop.
GRACE = 2
# Seconds that its processes get together to end, until they are killed: handing back what they
# execute may take two thirds of that.
PATIENCE = 30.0
LOOK_EVERY = 0.5
# Seconds between two births of a process that does not last, at most. Who lives longer is well.
LONGEST_PAUSE = 60.0
READY = "ready"
# Seconds after which a thread that computes lets the loop go on; Python's own figure is five times
# that, and the loop asks anew after each statement of SQL.
TURN = 0.001


def serve(
    settings: Settings,
    host: str = "127.0.0.1",
    port: int = 8000,
    processes: int = 1,
    *,
    engines: "Mapping[str, EngineMaker] | None" = None,
    ready: "Callable[[Recast], None] | None" = None,
    listening: Callable[[], None] = lambda: None,
) -> None:
    """Serve until SIGTERM or SIGINT; `listening` is called once connections are accepted.

    `engines` (added to those that are built in) and `ready` (called at the same time with what
    serves) are for a single process; several are made afresh out of the settings alone.
    Raises SetupError where the port is taken or the database is not ready.
    """
    _check_port(host, port)
    _raise_file_limit()
    if processes == 1:

        def told(recast: "Recast") -> None:
            if ready is not None:
                ready(recast)
            listening()

        _serve_here(settings, host, port, engines, told)
    else:
        _Children(settings, host, port).run(processes, listening)


def _serve_here(
    settings: Settings,
    host: str,
    port: int,
    engines: "Mapping[str, EngineMaker] | None",
    ready: "Callable[[Recast], None]",
) -> None:
    _patch()
    sys.setswitchinterval(TURN)

    import gevent
    from gevent.event import Event
    from gevent.pywsgi import WSGIServer

    from recast.bootstrap import build
    from recast.web.app import create_app
    from recast.web.aside import OneByOne

    recast = build(settings, role="server", engines=engines, aside=OneByOne())
    listener = _listen(host, port)
    server = WSGIServer(listener, create_app(recast), log=None)
    told_to_stop = Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        gevent.signal_handler(number, told_to_stop.set)
    recast.start()
    server.start()
    collect_seldom()
    ready(recast)
    told_to_stop.wait()
    server.close()
    # Runs go back to the queue first: the readers are told to come again while somebody else
    # may already have taken their runs.
    recast.stop()
    server.stop(timeout=GRACE)


def _listen(host: str, port: int) -> socket.socket:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    listener = socket.socket(family, socket.SOCK_STREAM)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    # Each process has its own queue of connections, so the kernel spreads the readers evenly;
    # processes that share one leave most of them to whoever wakes first.
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEPORT, 1)
    listener.bind((host, port))
    listener.listen(BACKLOG)
    listener.setblocking(False)
    return listener


def _check_port(host: str, port: int) -> None:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as error:
            raise SetupError(
                f"Port {port} on {host} cannot be used; choose another one with --port."
            ) from error


def _patch() -> None:
    from gevent import monkey

    if "recast.bootstrap" in sys.modules and not monkey.is_module_patched("threading"):
        # Its locks would stop the whole loop instead of one greenlet, and only under load.
        raise RuntimeError("serve() has to be called before recast.bootstrap is imported")
    monkey.patch_all()


def _raise_file_limit() -> None:
    """A live stream is an open file, and the usual limit of 1,024 is soon reached."""
    _, most = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (most, most))


class _Child:
    """One of several processes. Where it ends it is made anew: ever more seldom where the new
    ones do not last."""

    def __init__(self, command: Sequence[str], settings: bytes) -> None:
        self._command, self._settings = command, settings
        self.pause = LOOK_EVERY
        self._process = self._begin()

    def _begin(self) -> "subprocess.Popen[bytes]":
        self._born = time.monotonic()
        # A process made afresh and not a fork: what this one has patched, opened and locked by
        # now is no start for a server.
        process = subprocess.Popen(  # noqa: S603 - ourselves, with an address that was bound before
            self._command, stdin=subprocess.PIPE, stdout=subprocess.PIPE
        )
        assert process.stdin is not None
        # It may have died already, as `look` will find.
        with suppress(BrokenPipeError):
            # Not by the environment or the command line: other users of the machine can read
            # those. The pipe stays open: that it closes tells a process that its parent is dead.
            process.stdin.write(self._settings)
            process.stdin.flush()
        return process

    def answer(self) -> str:
        """READY, or why it does not serve; empty where it died without a word or has been asked
        before."""
        assert self._process.stdout is not None
        return self._process.stdout.readline().decode().strip()

    def look(self) -> None:
        """Make it anew where it has ended."""
        age = time.monotonic() - self._born
        status = self._process.poll()
        if status is None:
            if age > LONGEST_PAUSE:
                self.pause = LOOK_EVERY
        elif age > self.pause:
            answer = self.answer()
            reason = "" if answer == READY else answer
            _warn("server_process_ended", age=round(age), status=status, reason=reason)
            self.pause = min(2 * self.pause, LONGEST_PAUSE)
            self._close()
            self._process = self._begin()

    @property
    def serves(self) -> bool:
        return self._process.poll() is None

    def tell_to_stop(self) -> None:
        self._process.terminate()

    def wait(self, patience: float) -> None:
        """Wait for its end, and bring that about after `patience` seconds."""
        try:
            self._process.wait(patience)
        except subprocess.TimeoutExpired:
            _warn("server_process_killed", pid=self._process.pid)
            self._process.kill()
            self._process.wait()
        self._close()

    def _close(self) -> None:
        # What it died without having read is written once more in vain.
        with suppress(BrokenPipeError), self._process:
            pass


@dataclass
class _Children:
    """Keeps a number of processes serving the same port."""

    settings: Settings
    host: str
    port: int
    stopping: bool = False

    def run(self, count: int, listening: Callable[[], None]) -> None:
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, self._stop)
        # The first one alone shows whether the set-up is fit to be served at all.
        children = [self._another()]
        answer = children[0].answer()
        if answer != READY and not self.stopping:
            _end(children)
            raise SetupError(answer or "The server did not start; its log says why.")
        if not self.stopping:
            listening()
        children += [self._another() for _ in range(count - 1)]
        while not self.stopping:
            time.sleep(LOOK_EVERY)
            for child in children:
                child.look()
        _end(children)

    def _another(self) -> _Child:
        command = [sys.executable, "-m", "recast.serving", self.host, str(self.port)]
        return _Child(command, pickle.dumps(self.settings))

    def _stop(self, number: int, frame: FrameType | None) -> None:
        self.stopping = True


def _end(children: Sequence[_Child], patience: float = PATIENCE) -> None:
    for child in children:
        child.tell_to_stop()
    until = time.monotonic() + patience
    for child in children:
        child.wait(max(0.0, until - time.monotonic()))


def _warn(event: str, **details: object) -> None:
    # Imported here, for a process that serves has to be patched before.
    import structlog

    from recast.logs import set_up_logs

    set_up_logs()
    structlog.get_logger(__name__).warning(event, **details)


def _serve_as_child(host: str, port: int) -> None:
    """One of several processes, told its settings by its parent."""
    settings: Settings = pickle.load(sys.stdin.buffer)  # noqa: S301 - our own parent's words
    # The parent reads one answer. Whatever else is printed goes where the logs go: a pipe that
    # nobody reads fills up, and then whoever prints stands still.
    parent = os.dup(sys.stdout.fileno())
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())
    try:
        _serve_here(settings, host, port, None, lambda _: _ready(parent))
    except RecastError as error:
        _answer(parent, error.message)
        sys.exit(1)


def _ready(parent: int) -> None:
    import gevent

    _answer(parent, READY)
    gevent.spawn(_end_with_parent)


def _end_with_parent() -> None:
    from gevent.socket import wait_read

    # Nothing more is said over this pipe; however the parent dies, its end is closed.
    wait_read(sys.stdin.fileno())
    os.kill(os.getpid(), signal.SIGTERM)


def _answer(parent: int, words: str) -> None:
    with suppress(BrokenPipeError):
        os.write(parent, f"{words}\n".encode())


if __name__ == "__main__":
    _serve_as_child(sys.argv[1], int(sys.argv[2]))
