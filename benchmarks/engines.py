"""What the model engines add: delay between a provider's chunk and the client's event, CPU for
reading replies, and how soon a cancellation reaches the provider.

    python benchmarks/engines.py [--runs 50] [--chunks 200] [--gap 0.1] [--only delay]

`delay`: a `recast serve` of its own, RUNS customizations with a scripted Claude at once, each
chunk of it stamped with the time when it was written to the wire; the time of the client's event
less the stamp is what Recast and its server add. Yardstick: the same stamped chunks read straight
from the provider by the SDK, as many at once, without Recast. `reading`: CPU milliseconds per
kilobyte of reply beside a regular expression that only finds the tags. `cancel`: milliseconds
from the request until the provider sees the connection closed, and from a bare socket's shutdown.
"""

from gevent import monkey

monkey.patch_all()

import argparse  # noqa: E402
import json  # noqa: E402
import os  # noqa: E402
import re  # noqa: E402
import socket  # noqa: E402
import statistics  # noqa: E402
import subprocess  # noqa: E402
import sys  # noqa: E402
import tempfile  # noqa: E402
import time  # noqa: E402
from collections.abc import Callable, Iterator  # noqa: E402
from contextlib import contextmanager  # noqa: E402
from pathlib import Path  # noqa: E402

import gevent  # noqa: E402
import httpx2  # noqa: E402
from gevent.server import StreamServer  # noqa: E402

ROOT = Path(__file__).parent.parent
# In place of this folder, whose own engines.py would hide the package of the tests.
sys.path[0] = str(ROOT / "tests")

from engines.model_server import Play, anthropic_events, model_server, reply  # noqa: E402
from engines.scripted import POSTING, RESUME, a_brief, an_engine  # noqa: E402
from recast.customization.engine import Cancellation, Text  # noqa: E402
from recast.domain.errors import RunCancelled  # noqa: E402
from recast.engines.model.port import ModelRequest, Prompt, Said  # noqa: E402
from recast.engines.providers.anthropic_model import AnthropicModel  # noqa: E402
from recast.engines.replies.reply_parser import ReplyParser  # noqa: E402

STAMP = re.compile(r"at(\d+\.\d+)at")


def events(kind: str, body: dict[str, object]) -> bytes:
    data = json.dumps({"type": kind, **body})
    return f"event: {kind}\ndata: {data}\n\n".encode()


def chunked(data: bytes) -> bytes:
    return f"{len(data):x}\r\n".encode() + data + b"\r\n"


@contextmanager
def stamping_provider(chunks: int, gap: float) -> Iterator[str]:
    """A Claude whose every chunk says when it was sent. Planning only: nothing is accepted."""

    def answer(connection: socket.socket, _: object) -> None:
        request = b""
        while b"\r\n\r\n" not in request:
            request += connection.recv(65536)
        head, _, rest = request.partition(b"\r\n\r\n")
        length = int(re.search(rb"content-length: (\d+)", head.lower())[1])  # type: ignore[index]
        while len(rest) < length:
            rest += connection.recv(65536)
        connection.sendall(
            b"HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\n"
            b"Transfer-Encoding: chunked\r\n\r\n"
        )
        whole = list(anthropic_events(Play("<summary>\nA stamped plan.\n</summary>\n"), _Asked()))
        for event in whole[:-3]:
            connection.sendall(chunked(event))
        gevent.sleep(gap * (hash(connection.fileno()) % 20) / 20)
        for _number in range(chunks):
            gevent.sleep(gap)
            text = f"at{time.time():.6f}at as a model would tell it.\n"
            delta = {"index": 0, "delta": {"type": "text_delta", "text": text}}
            connection.sendall(chunked(events("content_block_delta", delta)))
        for event in whole[-3:]:
            connection.sendall(chunked(event))
        connection.sendall(b"0\r\n\r\n")
        connection.close()

    server = StreamServer(("127.0.0.1", 0), answer)
    server.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.stop()


class _Asked:
    body: dict[str, object] = {}  # noqa: RUF012


def delays_in(text: str, now: float) -> list[float]:
    return [1000 * (now - float(stamp)) for stamp in STAMP.findall(text)]


def through_recast(url: str, runs: int) -> list[float]:
    """Milliseconds from the provider's chunk to the client's event."""
    with tempfile.TemporaryDirectory() as home:
        port = _free_port()
        environ = {"RECAST_HOME": home, "ANTHROPIC_API_KEY": "sk-ant-x", "ANTHROPIC_BASE_URL": url}
        environ |= {"RECAST_THREADS": str(runs)}
        command = [sys.executable, "-m", "recast", "serve", "--port", str(port)]
        with subprocess.Popen(command, env={**os.environ, **environ}) as server:
            try:
                return _followed(f"http://127.0.0.1:{port}", runs)
            finally:
                server.terminate()


def _followed(base: str, runs: int) -> list[float]:
    _wait_for(base)
    with httpx2.Client(base_url=base, timeout=120) as client:
        token = client.get("/api/session").json()["csrf_token"]
        headers = {"X-CSRFToken": token, "Referer": base}
        resume = client.post("/api/resumes", data={"text": RESUME}, headers=headers).json()["id"]
        job = client.post("/api/jobs", data={"text": POSTING}, headers=headers).json()["id"]
        form = {"resume_id": resume, "job_id": job, "engine": "anthropic"}

        def follow(_: int) -> list[float]:
            found: list[float] = []
            address = "/api/customize_resume_streaming"
            with client.stream("POST", address, data=form, headers=headers) as stream:
                for line in stream.iter_lines():
                    if '"planning_chunk"' in line[:40]:
                        found += delays_in(line, time.time())
            return found

        # The first run loads what is loaded once; it is no part of the figures.
        follow(0)
        jobs = [gevent.spawn(follow, number) for number in range(runs)]
        gevent.joinall(jobs)
        return [delay for job_ in jobs for delay in job_.get()]


def straight(url: str, runs: int) -> list[float]:
    """The same chunks, read by the SDK alone in this process."""
    request = ModelRequest(Prompt("s", "m", "t"), 100)

    def read(_: int) -> list[float]:
        stream = AnthropicModel("sk-ant-x", base_url=url).stream(request, Cancellation())
        said = (part.text for part in stream if isinstance(part, Said))
        return [delay for text in said for delay in delays_in(text, time.time())]

    read(0)
    jobs = [gevent.spawn(read, number) for number in range(runs)]
    gevent.joinall(jobs)
    return [delay for job in jobs for delay in job.get()]


def delay(runs: int, chunks: int, gap: float) -> None:
    with stamping_provider(chunks, gap) as url:
        for name, figures in (
            ("straight from the provider", straight(url, runs)),
            ("through Recast", through_recast(url, runs)),
        ):
            cuts = statistics.quantiles(figures, n=100)
            print(
                f"delay, {name}: {runs} runs, {len(figures)} chunks, "
                f"p50 {cuts[49]:.1f} ms, p99 {cuts[98]:.1f} ms"
            )


def reading() -> None:
    tags = re.compile(r"</?[a-z_]+>")
    good = reply("good_plan.txt")
    for kilobytes in (4, 40, 400, 1600):
        text = (good * (1 + kilobytes * 1000 // len(good)))[: kilobytes * 1000]
        pieces = [text[start : start + 24] for start in range(0, len(text), 24)]

        def read(pieces: list[str] = pieces) -> None:
            parser = ReplyParser()
            for piece in pieces:
                parser.feed(piece)
            parser.close()

        taken = cpu(read)
        found = cpu(lambda text=text: tags.findall(text))  # type: ignore[misc]
        print(
            f"reading {kilobytes} KB: {taken / kilobytes:.3f} ms of CPU per KB, "
            f"{taken / found:.0f} times a search for tags"
        )


def cpu(action: Callable[[], object]) -> float:
    best = float("inf")
    for _ in range(5):
        began = time.process_time()
        action()
        best = min(best, 1000 * (time.process_time() - began))
    return max(best, 0.001)


def cancel(rounds: int = 20) -> None:
    took = sorted(_cancelled() for _ in range(rounds))
    bare = sorted(_shut() for _ in range(rounds))
    print(
        f"cancel: seen after p50 {took[rounds // 2]:.1f} ms, most {took[-1]:.1f} ms; "
        f"a bare socket's shutdown p50 {bare[rounds // 2]:.1f} ms"
    )


def _cancelled() -> float:
    with model_server() as site:
        site.plan = Play(reply("good_plan.txt"), keep=800, ending="stall")
        cancellation = Cancellation()

        def run() -> None:
            try:
                for part in an_engine(site).plan(a_brief(), cancellation):
                    assert isinstance(part, Text)
            except RunCancelled:
                return

        job = gevent.spawn(run)
        site.speaking.wait(20)
        began = time.monotonic()
        cancellation.request()
        while not site.hung_up:
            gevent.sleep(0.001)
        job.join()
        return 1000 * (site.hung_up[0] - began)


def _shut() -> float:
    one, other = socket.socketpair()
    seen = gevent.spawn(lambda: (other.recv(1), time.monotonic())[1])
    gevent.sleep(0)
    began = time.monotonic()
    one.shutdown(socket.SHUT_RDWR)
    return 1000 * (seen.get() - began)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _wait_for(base: str) -> None:
    end = time.monotonic() + 60
    while time.monotonic() < end:
        try:
            httpx2.get(f"{base}/readyz", timeout=2)
        except httpx2.TransportError:
            gevent.sleep(0.1)
        else:
            return
    raise SystemExit("The server did not start.")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=50)
    parser.add_argument("--chunks", type=int, default=200)
    parser.add_argument("--gap", type=float, default=0.1)
    parser.add_argument("--only", choices=("delay", "reading", "cancel"))
    chosen = parser.parse_args()
    if chosen.only in (None, "reading"):
        reading()
    if chosen.only in (None, "cancel"):
        cancel()
    if chosen.only in (None, "delay"):
        delay(chosen.runs, chosen.chunks, chosen.gap)


if __name__ == "__main__":
    main()
