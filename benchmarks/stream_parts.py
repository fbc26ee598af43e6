"""The processes of benchmarks/streams.py: `stream_parts.py PART FOLDER …`."""

import json
import logging
import os
import re
import resource
import selectors
import socket
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

sys.path.insert(0, str(Path(__file__).parent.parent / "tests"))

if TYPE_CHECKING:
    from recast.bootstrap import Recast
    from recast.runs.run_log import RunLog

RATE = 20
# Seconds that the load client waits for everything to be told.
PATIENCE = 120
# How many slots a tick of 1/RATE seconds has: not everybody's model speaks at the same moment.
SLOTS = 10
# One for all that is received: to make so large a buffer for each time costs the client twice what
# all the rest of its work does.
BUFFER = memoryview(bytearray(1 << 18))
WORDS = "the plan goes on word by word as a model would tell it"
SEQ = re.compile(rb'"type":"planning_chunk","seq":(\d+)')
DUE = re.compile(rb'"content":"(\d+\.\d+)')


def say(folder: Path, name: str, text: str = "") -> None:
    unfinished = folder / f"{name}.part"
    unfinished.write_text(text)
    unfinished.rename(folder / name)


def wait_for(folder: Path, name: str) -> None:
    while not (folder / name).exists():
        time.sleep(0.02)


# Making events.


def opened_runs(recast: "Recast", count: int) -> "tuple[list[RunLog], list[str]]":
    """So many claimed runs, each with its first event on the log."""
    from desk import with_files
    from recast.domain.events import SessionStart
    from recast.runs.run import NewRun

    person = recast.users.local()
    desk = with_files(recast, person, recast.settings.home)
    logs, session_ids = [], []
    for _ in range(count):
        run = recast.store.add(NewRun(person.id, desk.resume_id, desk.job_id, "builtin"))
        hold = recast.executor.worker.claim(run.id)
        assert hold is not None
        log = recast.writer.open(hold.claim)
        log.append(SessionStart("builtin", "balanced", None))
        logs.append(log)
        session_ids.append(run.session_id)
    for log in logs:
        log.settle()
    return logs, session_ids


def produce(recast: "Recast", folder: Path, count: int, seconds: int) -> None:
    from recast.garbage import collect_seldom

    logs, session_ids = opened_runs(recast, count)
    say(folder, f"runs.{os.getpid()}", json.dumps(session_ids))
    wait_for(folder, "go")
    collect_seldom()
    tell(logs, seconds)


def tell(logs: "list[RunLog]", seconds: int) -> None:
    """RATE events a second on each log, then an ending."""
    from recast.domain.events import Cancelled, PlanningChunk

    slots = [logs[number::SLOTS] for number in range(SLOTS)]
    began = time.time()
    for tick in range(seconds * RATE):
        for number, slot in enumerate(slots):
            due = began + tick / RATE + number / RATE / SLOTS
            time.sleep(max(0.0, due - time.time()))
            # The time at which it was due: a producer that is late is not to look quick.
            for log in slot:
                log.append(PlanningChunk(f"{due:.4f} {WORDS}"))
    for log in logs:
        log.append(Cancelled("benchmark"))


def producer(folder: Path, count: int, seconds: int) -> None:
    """Makes the events for web processes beside it."""
    from recast.bootstrap import build
    from recast.settings import Settings

    produce(build(Settings.from_env(), role="worker"), folder, count, seconds)
    time.sleep(60)


# Serving them.


def web(folder: Path, port: int) -> None:
    _serve(folder, port, lambda _: None)


def sqlite(folder: Path, port: int, count: int, seconds: int) -> None:
    from threading import Thread

    def begin(recast: "Recast") -> None:
        Thread(target=produce, args=(recast, folder, count, seconds), daemon=True).start()

    _serve(folder, port, begin)


def _serve(folder: Path, port: int, begin: "Callable[[Recast], None]") -> None:
    from gevent import monkey

    monkey.patch_all()
    from recast.serving import serve
    from recast.settings import Settings

    def ready(recast: "Recast") -> None:
        say(folder, f"ready.{port}")
        begin(recast)

    serve(Settings.from_env(), port=port, ready=ready)


def naive(folder: Path, port: int, count: int, seconds: int) -> None:
    """Flask on threads, the work in the request: what one writes first."""
    from flask import Flask, Response
    from werkzeug.serving import make_server

    # A line per request on the terminal would be measured too.
    logging.getLogger("werkzeug").setLevel(logging.ERROR)
    app = Flask("naive")

    @app.get("/api/customizations/<session_id>/events")
    def events(session_id: str) -> Response:
        def work() -> Iterator[bytes]:
            yield _record(1, session_id, "session_start")
            while not (folder / "go").exists():
                time.sleep(0.1)
            began = time.time()
            for tick in range(seconds * RATE):
                due = began + tick / RATE
                time.sleep(max(0.0, due - time.time()))
                yield _record(tick + 2, session_id, "planning_chunk", f"{due:.4f} {WORDS}")
            yield _record(seconds * RATE + 2, session_id, "cancelled")

        return Response(work(), content_type="application/x-ndjson")

    server = make_server("127.0.0.1", port, app, threaded=True)
    say(folder, f"ready.{port}")
    say(folder, "runs.0", json.dumps([f"{number:032x}" for number in range(count)]))
    server.serve_forever()


def _record(seq: int, session_id: str, kind: str, content: str = "") -> bytes:
    record = {"type": kind, "seq": seq, "session_id": session_id, "at": "", "content": content}
    return json.dumps(record, separators=(",", ":")).encode() + b"\n"


# Reading them.


class Stream:
    """One reader: a raw socket that looks at numbers and times only."""

    def __init__(self, port: int, session_id: str) -> None:
        self.socket = socket.create_connection(("127.0.0.1", port))
        self.socket.setblocking(False)
        self.asked = time.time()
        request = f"GET /api/customizations/{session_id}/events HTTP/1.1\r\nHost: localhost\r\n\r\n"
        self.socket.send(request.encode())
        self.first: float | None = None
        self.due: float | None = None
        self.rest = b""
        self.expected = 2
        self.lost = self.doubled = 0
        self.ended = False

    def read(self, lags: list[float]) -> None:
        try:
            data = BUFFER[: self.socket.recv_into(BUFFER)].tobytes()
        except BlockingIOError:
            return
        now = time.time()
        if not data:
            self.ended = True
            return
        data = self.rest + data
        cut = data.rfind(b"\n") + 1
        data, self.rest = data[:cut], data[cut:]
        if self.first is None and b"session_start" in data:
            self.first = now - self.asked
        found = list(map(int, SEQ.findall(data)))
        if found:
            if self.due is None and (due := DUE.search(data)):
                self.due = float(due[1]) - found[0] / RATE
            # All are due at the same pace: reading each one's time is what a client that shares
            # two cores with five thousand streams cannot afford.
            lag = now - (self.due or now)
            lags.extend(lag - seq / RATE for seq in found)
            self._count(found)
        if b'"type":"cancelled"' in data:
            self.ended = True

    def _count(self, found: list[int]) -> None:
        if found == list(range(self.expected, self.expected + len(found))):
            self.expected += len(found)
            return
        for seq in found:
            self.doubled += seq < self.expected
            self.lost += max(0, seq - self.expected)
            self.expected = max(self.expected, seq + 1)


def client(folder: Path, *ports: int) -> None:
    told = [json.loads(path.read_text()) for path in folder.glob("runs.*")]
    session_ids = [session_id for some in told for session_id in some]
    selector = selectors.DefaultSelector()
    streams: list[Stream] = []
    lags: list[float] = []
    for number, session_id in enumerate(session_ids):
        stream = Stream(ports[number % len(ports)], session_id)
        selector.register(stream.socket, selectors.EVENT_READ, stream)
        streams.append(stream)
        if number % 50 == 49:
            # As fast as readers may come, not as fast as a loop can call.
            _read_for(selector, lags, 0.05)
    end = time.time() + 60
    while any(stream.first is None for stream in streams) and time.time() < end:
        _read_for(selector, lags, 0.1)
    lags.clear()
    say(folder, "connected")
    open_streams = len(streams)
    began = quiet = time.time()
    while open_streams and time.time() - quiet < 30:
        before = len(lags)
        open_streams -= _read_for(selector, lags, 0.5)
        if len(lags) > before:
            quiet = time.time()
        if quiet - began > PATIENCE:
            # What is still coming in now is no live stream; nobody learns from its figures.
            return
    say(folder, "figures.json", json.dumps(figures(streams, lags)))


def _read_for(selector: selectors.BaseSelector, lags: list[float], seconds: float) -> int:
    """Read what comes; returns how many streams ended."""
    ended = 0
    until = time.time() + seconds
    while (left := until - time.time()) > 0:
        for key, _ in selector.select(left):
            stream: Stream = key.data
            stream.read(lags)
            if stream.ended:
                selector.unregister(stream.socket)
                stream.socket.close()
                ended += 1
    return ended


def figures(streams: list[Stream], lags: list[float]) -> dict[str, float]:
    lags.sort()
    firsts = sorted(stream.first or 60.0 for stream in streams)
    return {
        "events": len(lags),
        "lost": sum(stream.lost + (0 if stream.ended else 1) for stream in streams),
        "doubled": sum(stream.doubled for stream in streams),
        "lag_p50": lags[len(lags) // 2] * 1000,
        "lag_p99": lags[len(lags) * 99 // 100] * 1000,
        "first_p99": firsts[len(firsts) * 99 // 100] * 1000,
    }


def main() -> None:
    part, folder, *numbers = sys.argv[1:]
    _, most = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (most, most))
    parts = {"producer": producer, "web": web, "sqlite": sqlite, "naive": naive, "client": client}
    parts[part](Path(folder), *map(int, numbers))
    os._exit(0)


if __name__ == "__main__":
    main()
