"""What the queue costs, and how soon a killed worker's run goes on.

    python benchmarks/queued_runs.py

First 200 short runs on two workers (PostgreSQL, Redis, Celery), beside the same 200 customizations
called directly in one process in the same script: the difference for each run is the overhead.
Then the time from `kill -9` of a worker in the middle of a run to the first event after it, with
the lease as it is by default (5 s), five times.
"""

import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).parent.parent
sys.path[:0] = [str(ROOT / "tests")]

from desk import JOB, RESUME  # noqa: E402
from fault_site import Site, open_site  # noqa: E402
from recast.customization import Request, customize  # noqa: E402
from recast.domain.job import Job  # noqa: E402
from recast.domain.resume import Resume  # noqa: E402
from scripted_engine import ScriptedEngine  # noqa: E402
from services import Postgres, Redis, until  # noqa: E402

RUNS, WORKERS, KILLS = 200, 2, 5


def directly() -> float:
    """Seconds for one customization by itself."""
    engine = ScriptedEngine(Path(tempfile.mkdtemp()))
    resume, job = Resume.from_text(RESUME), Job.from_text(JOB)
    list(customize(resume, job, engine, Request()))
    began = time.perf_counter()
    for _ in range(RUNS):
        list(customize(Resume.from_text(RESUME), Job.from_text(JOB), engine, Request()))
    return (time.perf_counter() - began) / RUNS


def queued(site: Site) -> float:
    """Seconds for all runs, from the moment that the workers can begin."""
    for _ in range(WORKERS):
        site.worker()
    _finish(site, [site.desk.start() for _ in range(20)])
    began = time.perf_counter()
    _finish(site, [site.desk.start() for _ in range(RUNS)])
    return time.perf_counter() - began


def _finish(site: Site, session_ids: list[str]) -> None:
    # Counted first: asking where each of 200 runs stands would be half of what is measured.
    recast = site.desk.recast
    until(lambda: not recast.store.backlog().unfinished, patience=120)
    assert all(run.ended for run in recast.runs.standings(session_ids))


def recovery(site: Site) -> list[float]:
    """Seconds without an event after each kill."""
    found = []
    script = site.desk.script
    for _ in range(KILLS):
        for name in ("plan.reached", "plan.open"):
            (script.folder / name).unlink(missing_ok=True)
        script.close("plan")
        doomed = site.worker()
        session_id = site.desk.start()
        site.reached("plan")
        site.told(session_id, "planning_chunk")
        standby = site.worker()
        script.open("plan")
        began = time.perf_counter()
        doomed.kill()
        site.told(session_id, "stage_restarted")
        found.append(time.perf_counter() - began)
        _finish(site, [session_id])
        standby.stop()
    return found


def main() -> None:
    postgres, redis = Postgres(), Redis()
    services = {
        "RECAST_DATABASE_URL": postgres.new_database(),
        "RECAST_BROKER_URL": redis.url,
        "RECAST_RUNS_PER_PERSON": "1000",
        "RECAST_LEASE_SECONDS": "5",
    }
    site = open_site(Path(tempfile.mkdtemp(prefix="recast-queue-")), **services)
    try:
        alone = directly()
        together = queued(site)
        for worker in site.programs:
            worker.stop()
        each = together / RUNS
        print(f"one customization by itself: {alone * 1000:.1f} ms")
        print(f"{RUNS} queued on {WORKERS} workers: {together:.2f} s, {each * 1000:.1f} ms each")
        print(f"overhead: {(each - alone / WORKERS) * 1000:.1f} ms each")
        seconds = ", ".join(f"{second:.1f}" for second in recovery(site))
        print(f"from kill -9 to the next event: {seconds} s")
    finally:
        site.close()
        postgres.remove()
        redis.remove()


if __name__ == "__main__":
    main()
