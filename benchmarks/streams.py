"""Live streams: many runs at once, each with a reader, on several set-ups, in one go.

    python benchmarks/streams.py --streams 100 500 1000 --seconds 15
    python benchmarks/streams.py --setups sqlite cluster naive --streams 1000

For every set-up and number N: N live runs of 20 events a second, each read by one raw socket of a
load client in a process of its own. `sqlite` is one process that makes the events and serves
them; `cluster` is two processes that make them and two web processes, on PostgreSQL and Redis;
`naive` is Flask on threads with the work in the request. Events are made by the real log (numbers,
JSON, fenced group commits) out of synthetic text.

Printed: events lost and doubled, lag from when an event was due to when it was received (p50, p99,
ms), first event after the request (p99, ms), CPU seconds of the web tier per million events, its
memory per stream (KB). A producer that falls behind shows as lag: nothing waits for it.
"""

import argparse
import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import psutil

ROOT = Path(__file__).parent.parent
sys.path[:0] = [str(ROOT / "tests"), str(ROOT / "benchmarks")]

from recast.db.database import Database  # noqa: E402
from recast.db.migrate import migrate  # noqa: E402
from services import Postgres, Redis, free_port, until  # noqa: E402

PARTS = ROOT / "benchmarks" / "stream_parts.py"
SETUPS = ("sqlite", "cluster", "naive")
# One for each core, as workers are started.
PRODUCERS = 2


@dataclass(frozen=True)
class Figures:
    """What one set-up did with N streams; times in ms, memory in KB for each stream."""

    setup: str
    streams: int
    events: int
    lost: int
    doubled: int
    lag_p50: float
    lag_p99: float
    first_p99: float
    cpu_per_million: float
    memory: float

    def row(self) -> str:
        return (
            f"| {self.setup} | {self.streams:,} | {self.events:,} | {self.lost} | {self.doubled} "
            f"| {self.lag_p50:.0f} | {self.lag_p99:.0f} | {self.first_p99:.0f} "
            f"| {self.cpu_per_million:.1f} | {self.memory:.0f} |"
        )


HEAD = (
    "| set-up | streams | events | lost | doubled | lag p50 ms | lag p99 ms | first p99 ms "
    "| CPU s / million | KB / stream |\n|---|---|---|---|---|---|---|---|---|---|"
)


class Bench:
    """One set-up with its processes and a folder through which they agree."""

    def __init__(self, setup: str, streams: int, seconds: int, environ: dict[str, str]) -> None:
        self.setup, self.streams, self.seconds = setup, streams, seconds
        self.folder = Path(tempfile.mkdtemp(prefix="recast-streams-"))
        self.environ = {**os.environ, **environ, "RECAST_HOME": str(self.folder)}
        self.processes: list[subprocess.Popen[bytes]] = []

    def run(self) -> Figures | None:
        """None where the set-up has not taken all readers within three minutes, or not told them
        everything within two minutes more than it had."""
        ports = [free_port() for _ in range(2 if self.setup == "cluster" else 1)]
        web = self._start_web(ports)
        makers = PRODUCERS if self.setup == "cluster" else 1
        until(lambda: len(list(self.folder.glob("runs.*[0-9]"))) == makers, 180, "runs")
        resting = sum(_resident(process) for process in web)
        client = self._start("client", *map(str, ports))
        if not self._comes("connected", 180):
            return None
        before = sum(_cpu(process) for process in web)
        (self.folder / "go").touch()
        time.sleep(self.seconds / 2)
        memory = sum(_resident(process) for process in web) - resting
        until(lambda: self._is_over(client), self.seconds + 180, "figures.json")
        if not (self.folder / "figures.json").exists():
            return None
        spent = sum(_cpu(process) for process in web) - before
        client.wait(10)
        told = json.loads((self.folder / "figures.json").read_text())
        return Figures(
            setup=self.setup,
            streams=self.streams,
            cpu_per_million=spent / told["events"] * 1e6,
            memory=memory / 1024 / self.streams,
            **told,
        )

    def _is_over(self, client: "subprocess.Popen[bytes]") -> bool:
        return (self.folder / "figures.json").exists() or client.poll() is not None

    def close(self) -> None:
        for process in self.processes:
            process.kill()
            process.wait()
        shutil.rmtree(self.folder, ignore_errors=True)

    def _start_web(self, ports: list[int]) -> list[psutil.Process]:
        if self.setup == "cluster":
            _migrate(self.environ["RECAST_DATABASE_URL"])
            for _ in range(PRODUCERS):
                self._start("producer", str(self.streams // PRODUCERS), str(self.seconds))
            started = [self._start("web", str(port)) for port in ports]
        else:
            made = (str(self.streams), str(self.seconds))
            started = [self._start(self.setup, str(ports[0]), *made)]
        for port in ports:
            self._wait(f"ready.{port}")
        return [psutil.Process(process.pid) for process in started]

    def _start(self, part: str, *arguments: str) -> "subprocess.Popen[bytes]":
        command = [sys.executable, str(PARTS), part, str(self.folder), *arguments]
        process = subprocess.Popen(command, env=self.environ)
        self.processes.append(process)
        return process

    def _wait(self, name: str) -> None:
        until((self.folder / name).exists, 180, name)

    def _comes(self, name: str, patience: float) -> bool:
        end = time.monotonic() + patience
        while not (self.folder / name).exists() and time.monotonic() < end:
            time.sleep(0.01)
        return (self.folder / name).exists()


def _migrate(url: str) -> None:
    database = Database(url)
    migrate(database)
    database.close()


def _cpu(process: psutil.Process) -> float:
    times = process.cpu_times()
    return times.user + times.system


def _resident(process: psutil.Process) -> int:
    return int(process.memory_info().rss)


@contextmanager
def _services(setup: str) -> Iterator[dict[str, str]]:
    if setup != "cluster":
        yield {}
        return
    postgres, redis = Postgres(), Redis()
    try:
        yield {"RECAST_DATABASE_URL": postgres.new_database(), "RECAST_REDIS_URL": redis.url}
    finally:
        postgres.remove()
        redis.remove()


def main() -> None:
    parser = argparse.ArgumentParser(description="Live streams on several set-ups.")
    parser.add_argument("--setups", nargs="+", choices=SETUPS, default=list(SETUPS))
    parser.add_argument("--streams", nargs="+", type=int, default=[100, 500, 1000])
    parser.add_argument("--seconds", type=int, default=15)
    chosen = parser.parse_args()
    print(HEAD, flush=True)
    for streams in chosen.streams:
        for setup in chosen.setups:
            with _services(setup) as environ:
                bench = Bench(setup, streams, chosen.seconds, environ)
                try:
                    figures = bench.run()
                    row = figures.row() if figures else f"| {setup} | {streams:,} | not delivered |"
                    print(row, flush=True)
                finally:
                    bench.close()


if __name__ == "__main__":
    main()
