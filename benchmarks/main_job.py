"""The main job's speed: from request to `saved`, the first event, the analysis, `recast --help`.

Usage: python benchmarks/main_job.py [--rounds N]

Beside each figure stands a yardstick from the same run, so that a slow machine shows as such: an
empty Python process for the command line, reading and writing the same text for the rest.
"""

import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from importlib import resources


def median_of(rounds: int, action: Callable[[], float]) -> float:
    return statistics.median(action() for _ in range(rounds))


def timed(action: Callable[[], object]) -> float:
    started = time.perf_counter()
    action()
    return 1000 * (time.perf_counter() - started)


def process(*arguments: str) -> float:
    return timed(lambda: subprocess.run(arguments, check=True, stdout=subprocess.DEVNULL))


def run_times(recast: object, person: object, resume_id: int, job_id: int) -> tuple[float, float]:
    """Milliseconds from the request to the first event and to `saved`."""
    from recast.bootstrap import Recast
    from recast.runs.person import Person

    assert isinstance(recast, Recast)
    assert isinstance(person, Person)
    started = time.perf_counter()
    session = recast.runs.start(person, resume_id, job_id, level="extensive")
    first = 0.0
    for line in recast.runs.tail(person, session):
        first = first or time.perf_counter() - started
        if line and json.loads(line)["type"] == "saved":
            break
    return 1000 * first, 1000 * (time.perf_counter() - started)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--rounds", type=int, default=15)
    rounds = parser.parse_args().rounds
    with tempfile.TemporaryDirectory() as home:
        os.environ["RECAST_HOME"] = home
        measure(rounds)


def measure(rounds: int) -> None:
    from recast.analysis import analyze
    from recast.bootstrap import build
    from recast.documents import read_document
    from recast.domain.job import Job
    from recast.domain.resume import Resume
    from recast.settings import Settings

    folder = resources.files("recast.example")
    data = folder.joinpath("resume.docx").read_bytes()
    posting = folder.joinpath("posting.txt").read_text(encoding="utf-8")
    recast = build(Settings.from_env())
    recast.start()
    person = recast.users.local()
    document = read_document(data, "resume.docx")
    stored = recast.resumes.add(
        person, document.resume, original=data, filename="resume.docx", format="docx"
    )
    job = recast.jobs.add(person, Job.from_text(posting))
    times = [run_times(recast, person, stored.id, job.id) for _ in range(rounds + 1)][1:]
    recast.stop()
    source = document.resume.source

    def fresh() -> float:
        resume, wanted = Resume.from_lines(source), Job.from_text(posting)
        return timed(lambda: analyze(resume, wanted))

    empty = median_of(rounds, lambda: process(sys.executable, "-c", "pass"))
    shown = median_of(rounds, lambda: process(sys.executable, "-m", "recast", "--help"))
    print(f"request to first event: {statistics.median(t[0] for t in times):.0f} ms")
    print(f"request to saved:       {statistics.median(t[1] for t in times):.0f} ms")
    print(f"analysis, texts known:  {median_of(rounds, fresh):.1f} ms")
    print(f"recast --help:          {shown:.0f} ms, {shown / empty:.1f} x an empty Python process")


if __name__ == "__main__":
    main()
