"""How long one process makes other requests wait while it executes builtin runs itself.

    python benchmarks/loop_stalls.py

Serves in this process as `recast serve` does and starts eight runs of a two-page resume at once,
over HTTP, each followed to its end. Meanwhile a greenlet counts how late it wakes from naps of
5 ms, and a client in a process of its own asks for /healthz again and again. Beside it, in the
same run: the same with all computing on the loop itself.
"""

import gevent.monkey

gevent.monkey.patch_all()

import json  # noqa: E402
import subprocess  # noqa: E402
import sys  # noqa: E402
import tempfile  # noqa: E402
import time  # noqa: E402
from importlib import resources  # noqa: E402

import gevent  # noqa: E402
from gevent.pywsgi import WSGIServer  # noqa: E402

from recast.bootstrap import Recast, build  # noqa: E402
from recast.customization.aside import Aside, here  # noqa: E402
from recast.documents import read_document  # noqa: E402
from recast.domain.job import Job  # noqa: E402
from recast.domain.resume import Resume  # noqa: E402
from recast.serving import TURN  # noqa: E402
from recast.settings import Settings  # noqa: E402
from recast.web.app import create_app  # noqa: E402
from recast.web.aside import OneByOne  # noqa: E402

RUNS, NAP = 8, 0.005
EXAMPLE = resources.files("recast.example")
POSTING = EXAMPLE.joinpath("posting.txt").read_text(encoding="utf-8")
RESUME = read_document(EXAMPLE.joinpath("resume.docx").read_bytes(), "resume.docx").resume.text
# Asks until its input ends, then tells how long the answers took, in seconds.
CLIENT = """
import http.client, json, select, sys, time
took = []
connection = http.client.HTTPConnection("127.0.0.1", int(sys.argv[1]))
while not select.select([sys.stdin], [], [], 0.005)[0]:
    began = time.perf_counter()
    connection.request("GET", "/healthz")
    connection.getresponse().read()
    took.append(time.perf_counter() - began)
print(json.dumps(took))
"""


class Heart:
    """Beats on the loop; every delay is one that any request might have met."""

    def __init__(self) -> None:
        self.late: list[float] = []
        self._beating = gevent.spawn(self._beat)

    def _beat(self) -> None:
        while True:
            due = time.perf_counter() + NAP
            gevent.sleep(NAP)
            self.late.append(time.perf_counter() - due)

    def stop(self) -> list[float]:
        self._beating.kill()
        return self.late


def measured(where: Aside) -> str:
    settings = Settings.from_env({"RECAST_HOME": tempfile.mkdtemp(), "RECAST_THREADS": str(RUNS)})
    recast = build(settings, role="server", aside=where)
    recast.start()
    server = WSGIServer(("127.0.0.1", 0), create_app(recast), log=None)
    server.start()
    _run(recast, _pairs(recast, 1))
    pairs = _pairs(recast, RUNS)
    client = subprocess.Popen(
        [sys.executable, "-c", CLIENT, str(server.server_port)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    )
    heart = Heart()
    began, used = time.perf_counter(), time.process_time()
    _run(recast, pairs)
    seconds, used = time.perf_counter() - began, time.process_time() - used
    late = heart.stop()
    answers, _ = client.communicate()
    server.stop()
    recast.stop()
    waited = _told(json.loads(answers))
    return f"{seconds:.2f} s, {used:.2f} s of CPU; loop late {_told(late)}; /healthz {waited}"


def _run(recast: Recast, pairs: list[tuple[int, int]]) -> None:
    person = recast.users.local()
    session_ids = []
    for pair in pairs:
        session_ids.append(recast.runs.start(person, *pair, level="extensive", engine="builtin"))
        # Requests are greenlets of their own.
        gevent.sleep(0)
    followers = [gevent.spawn(list, recast.runs.tail(person, id)) for id in session_ids]
    gevent.joinall(followers, raise_error=True)


def _pairs(recast: Recast, count: int) -> list[tuple[int, int]]:
    return [_pair(recast, number) for number in range(count)]


def _pair(recast: Recast, number: int) -> tuple[int, int]:
    """Each its own text, so that nothing is remembered of the one before."""
    person, text = recast.users.local(), f"{RESUME}\nNumber {time.time_ns()}{number}\n"
    resume = recast.resumes.add(
        person, Resume.from_text(text), original=text.encode(), filename="a.txt", format="txt"
    )
    return resume.id, recast.jobs.add(person, Job.from_text(POSTING)).id


def _told(seconds: list[float]) -> str:
    ordered = sorted(second * 1000 for second in seconds)
    p99 = ordered[int(len(ordered) * 0.99)]
    return f"p50 {ordered[len(ordered) // 2]:.1f}, p99 {p99:.0f}, most {ordered[-1]:.0f} ms"


def main() -> None:
    sys.setswitchinterval(TURN)
    for _ in range(3):
        print(f"on the loop: {measured(here)}")
        print(f"aside:       {measured(OneByOne())}")


if __name__ == "__main__":
    main()
