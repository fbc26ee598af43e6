"""Serves the web application on gevent: one process, or several that share a port.

    serve(Settings.from_env(), host="127.0.0.1", port=8000, processes=1)

gevent's own server does as well as gunicorn's gevent worker (docs/performance.md), so there is
nothing else to install. It patches the standard library's locks and sockets, which must happen
before anything has taken one of them: call it before `recast.bootstrap` is imported.
"""

import os
import resource
import signal
import socket
import sys
from collections.abc import Callable, Mapping
from types import FrameType
from typing import TYPE_CHECKING

from recast.domain.errors import SetupError
from recast.settings import Settings

if TYPE_CHECKING:
    from recast.bootstrap import EngineMaker, Recast

BACKLOG = 4096
# Seconds that requests in work get when the server is told to stop.
GRACE = 2


def serve(
    settings: Settings,
    host: str = "127.0.0.1",
    port: int = 8000,
    processes: int = 1,
    *,
    engines: "Mapping[str, EngineMaker] | None" = None,
    ready: "Callable[[Recast], None] | None" = None,
) -> None:
    """Serve until SIGTERM or SIGINT; `ready` is called in each process that accepts connections.

    Raises SetupError where the port is taken or the database is not ready.
    """
    _check_port(host, port)
    _raise_file_limit()
    if processes == 1:
        _serve_here(settings, host, port, engines, ready)
    else:
        _check_database(settings)
        _Nursery(lambda: _serve_here(settings, host, port, engines, ready), processes).run()


def _serve_here(
    settings: Settings,
    host: str,
    port: int,
    engines: "Mapping[str, EngineMaker] | None",
    ready: "Callable[[Recast], None] | None",
) -> None:
    _patch()

    import gevent
    from gevent.event import Event
    from gevent.pywsgi import WSGIServer

    from recast.bootstrap import build
    from recast.web.app import create_app

    recast = build(settings, role="server", engines=engines)
    listener = _listen(host, port)
    server = WSGIServer(listener, create_app(recast), log=None)
    told_to_stop = Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        gevent.signal_handler(number, told_to_stop.set)
    recast.start()
    server.start()
    if ready is not None:
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


def _check_database(settings: Settings) -> None:
    """Build once in a child of its own: this process must stay as it is for those to come."""
    reader, writer = os.pipe()
    child = os.fork()
    if child == 0:
        os._exit(_try_to_build(settings, writer))
    os.close(writer)
    with os.fdopen(reader) as answer:
        refusal = answer.read()
    os.waitpid(child, 0)
    if refusal:
        raise SetupError(refusal)


def _try_to_build(settings: Settings, answer: int) -> int:
    from recast.bootstrap import build

    try:
        build(settings, role="command").database.close()
    except SetupError as error:
        os.write(answer, error.message.encode())
        return 1
    return 0


def _raise_file_limit() -> None:
    """A live stream is an open file, and the usual limit of 1,024 is soon reached."""
    _, most = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (most, most))


class _Nursery:
    """Keeps a number of child processes running, each doing the same."""

    def __init__(self, work: Callable[[], None], count: int) -> None:
        self._work, self._count = work, count
        self._children: set[int] = set()
        self._stopping = False

    def run(self) -> None:
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, self._stop)
        for _ in range(self._count):
            self._spawn()
        while self._children:
            child, _ = os.wait()
            self._children.discard(child)
            if not self._stopping:
                self._spawn()

    def _spawn(self) -> None:
        child = os.fork()
        if child:
            self._children.add(child)
            return
        code = 1
        try:
            for number in (signal.SIGTERM, signal.SIGINT):
                signal.signal(number, signal.SIG_DFL)
            self._work()
            code = 0
        finally:
            os._exit(code)

    def _stop(self, number: int, frame: FrameType | None) -> None:
        self._stopping = True
        for child in self._children:
            os.kill(child, signal.SIGTERM)
