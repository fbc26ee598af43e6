import json
import signal
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest

from desk import types
from fault_site import ONCE_EACH, Site, finished_stages
from scripted_engine import Script
from services import until

pytestmark = pytest.mark.cluster
DAY = 86_400


@pytest.mark.parametrize(
    ("gate", "stage", "paid"),
    [
        ("plan", "planning", {"plan.paid": 2, "write.paid": 1}),
        ("plan.end", "planning", {"plan.paid": 1, "write.paid": 1}),
        ("write", "implementation", {"plan.paid": 1, "write.paid": 2}),
        ("write.end", "implementation", {"plan.paid": 1, "write.paid": 1}),
    ],
)
def test_a_run_outlives_the_kill_of_its_worker(
    cluster: Site, gate: str, stage: str, paid: dict[str, int]
) -> None:
    """`.end` is after a model's reply was saved and before the stage was."""
    script = cluster.desk.script
    script.close(gate)
    first = cluster.worker()
    session_id = cluster.desk.start()
    cluster.reached(gate)
    cluster.told(session_id, f'"type":"{stage}_chunk"')
    first.kill()
    script.open(gate)
    cluster.worker()
    lines = cluster.ended(session_id)
    assert types(lines)[-1] == "saved"
    assert finished_stages(lines) == ONCE_EACH
    assert types(lines).count("stage_restarted") == 1
    assert '"stage_restarted","seq"' in "".join(lines)
    assert f'"stage":"{stage}","reason"' in "".join(lines)
    assert {call: script.calls(call) for call in paid} == paid


def test_what_a_worker_says_after_it_lost_its_lease_is_refused(cluster: Site) -> None:
    script = cluster.desk.script
    script.close("plan")
    stopped = cluster.worker()
    session_id = cluster.desk.start()
    cluster.reached("plan")
    stopped.signal(signal.SIGSTOP)
    other = cluster.worker()
    script.open("plan")
    lines = cluster.ended(session_id)
    stopped.signal(signal.SIGCONT)
    # The stopped worker goes on at once, finds out, and gets the next run like any other.
    stopped.says("lease_lost")
    other.stop()
    another = cluster.desk.start()
    assert types(cluster.ended(another))[-1] == "saved"
    assert cluster.desk.lines(session_id) == lines
    assert finished_stages(lines) == ONCE_EACH


def test_workers_whose_clocks_differ_and_move_take_nothing_from_each_other(
    cluster: Site, tmp_path: Path
) -> None:
    script = cluster.desk.script
    script.close("plan")
    clocks = tmp_path / "early", tmp_path / "late"
    for clock, offset in zip(clocks, (-DAY, DAY), strict=True):
        clock.write_text(str(offset))
    early = cluster.worker(MOVED_CLOCK=str(clocks[0]))
    session_id = cluster.desk.start()
    cluster.reached("plan")
    cluster.told(session_id, "planning_chunk")
    late = cluster.worker(MOVED_CLOCK=str(clocks[1]))
    for clock, offset in ((clocks[0], 7 * DAY), (clocks[1], -7 * DAY), (clocks[0], 0)):
        clock.write_text(str(offset))
        # Longer than a lease: whoever held a clock against it would have taken the run by now.
        _beats(cluster, 8)
    assert script.calls("plan") == 1
    early.kill()
    script.open("plan")
    lines = cluster.ended(session_id)
    assert types(lines)[-1] == "saved"
    assert finished_stages(lines) == ONCE_EACH
    assert script.calls("plan") == 2
    told = [json.loads(line)["at"] for line in lines]
    assert told[-1] < told[0], "the second worker's clock was a week behind"
    assert late.stop() == 0


def test_a_worker_that_is_told_to_stop_hands_its_runs_back_at_once(
    opened: Callable[..., Site], postgres_url: str, redis_url: str
) -> None:
    # With this lease nobody takes over a run in the time of a test: it has to be handed back.
    site = opened(
        RECAST_DATABASE_URL=postgres_url,
        RECAST_BROKER_URL=redis_url,
        RECAST_LEASE_SECONDS="600",
    )
    script = site.desk.script
    script.close("plan")
    first = site.worker()
    session_ids = [site.desk.start() for _ in range(3)]
    until(lambda: script.calls("plan") == 3)
    second = site.worker()
    assert first.stop() == 0
    until(lambda: script.calls("plan") == 6)
    script.open("plan")
    for session_id in session_ids:
        assert finished_stages(site.ended(session_id)) == ONCE_EACH
    assert second.stop() == 0


def test_a_run_that_kills_every_worker_is_given_up(
    opened: Callable[..., Site], postgres_url: str, redis_url: str
) -> None:
    site = opened(
        RECAST_DATABASE_URL=postgres_url,
        RECAST_BROKER_URL=redis_url,
        RECAST_ATTEMPTS="2",
    )
    script = site.desk.script
    script.close("plan")
    session_id = site.desk.start()
    for calls in (1, 2):
        worker = site.worker()
        until(partial(_called, script, calls))
        # Until this is on the log the analysis may not be kept, and the next worker's would count
        # as work that got on, with attempts of its own.
        site.told(session_id, "planning_chunk")
        worker.kill()
    site.worker()
    lines = site.ended(session_id)
    assert types(lines)[-1] == "error"
    assert '"code":"interrupted"' in lines[-1]
    assert script.calls("plan") == 2


def _called(script: Script, times: int) -> bool:
    return script.calls("plan") == times


def _beats(site: Site, count: int) -> None:
    """Wait until the worker that holds the run has beaten so often."""
    beats = site.desk.recast.store.beats
    worker, before = next(iter(beats().items()))
    until(lambda: (beats()[worker] or 0) >= (before or 0) + count)
