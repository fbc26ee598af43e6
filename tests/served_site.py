"""A real HTTP server on this machine, whose answers each test writes."""

import ipaddress
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from recast.jobs_web.fetcher import Fetcher
from services import PATIENCE

Answer = Callable[[BaseHTTPRequestHandler], None]


def page(
    body: bytes | str,
    *,
    status: int = 200,
    kind: str = "text/html; charset=utf-8",
    headers: dict[str, str] | None = None,
) -> Answer:
    """An answer with a body and its length."""
    data = body.encode() if isinstance(body, str) else body

    def answer(request: BaseHTTPRequestHandler) -> None:
        request.send_response(status)
        request.send_header("Content-Type", kind)
        request.send_header("Content-Length", str(len(data)))
        for name, value in (headers or {}).items():
            request.send_header(name, value)
        request.end_headers()
        request.wfile.write(data)

    return answer


def redirect(target: str) -> Answer:
    return page("", status=302, headers={"Location": target})


@dataclass
class Site:
    """What the server answers by path, and what it was asked."""

    port: int = 0
    answers: dict[str, Answer] = field(default_factory=dict)
    asked: list[str] = field(default_factory=list)
    hosts: list[str] = field(default_factory=list)

    def url(self, path: str = "/", host: str = "127.0.0.1") -> str:
        return f"http://{host}:{self.port}{path}"

    def fetcher(self, seconds: float = PATIENCE) -> Fetcher:
        """A fetcher that may go to this server, and to nothing else that is not public."""
        return Fetcher(
            allowed_networks=(ipaddress.ip_network("127.0.0.1/32"),),
            allowed_ports=frozenset({self.port}),
            seconds=seconds,
        )


@contextmanager
def serving() -> Iterator[Site]:
    """The server, until the block ends."""
    site = Site()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            site.asked.append(self.path)
            site.hosts.append(self.headers["Host"])
            try:
                site.answers.get(self.path, page("", status=404))(self)
            except (BrokenPipeError, ConnectionResetError):
                self.close_connection = True

        def log_message(self, format: str, *args: object) -> None:
            """Nothing: pytest shows what matters."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    site.port = server.server_address[1]
    thread = threading.Thread(target=server.serve_forever, args=(0.01,))
    thread.start()
    yield site
    server.shutdown()
    thread.join()
    server.server_close()
