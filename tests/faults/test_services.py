"""What the runs rest on goes away and comes back."""

import signal
from collections.abc import Callable

import pytest

from desk import types
from fault_site import ONCE_EACH, Site, finished_stages
from reader import Reader
from recast.domain.errors import StoreUnavailable
from services import Postgres, Redis, until

pytestmark = pytest.mark.cluster
# Where all workers live, none is to be taken for dead, however seldom a busy machine lets it beat.
NOBODY_DIES = {"RECAST_LEASE_SECONDS": "600"}


@pytest.mark.parametrize("loss", ["stopped", "flushed"])
def test_redis_may_go_away_and_lose_everything(
    opened: Callable[..., Site], postgres_url: str, own_redis: Redis, loss: str
) -> None:
    site = opened(RECAST_DATABASE_URL=postgres_url, RECAST_BROKER_URL=own_redis.url, **NOBODY_DIES)
    script = site.desk.script
    script.close("plan")
    site.web()
    site.worker()
    session_ids = [site.desk.start() for _ in range(4)]
    reader = Reader(site.port, session_ids[0])
    until(lambda: script.calls("plan") == 4)
    queued = [site.desk.start() for _ in range(3)]
    if loss == "stopped":
        own_redis.stop()
        queued.append(site.desk.start())
        own_redis.start()
    else:
        own_redis.flush()
    script.open("plan")
    for session_id in session_ids + queued:
        assert finished_stages(site.ended(session_id)) == ONCE_EACH
    assert reader.wait() == site.desk.lines(session_ids[0])
    assert script.calls("plan") == len(session_ids + queued)


def test_postgres_may_be_restarted_in_the_middle(
    opened: Callable[..., Site], own_postgres: Postgres, redis_url: str
) -> None:
    url = own_postgres.new_database()
    site = opened(RECAST_DATABASE_URL=url, RECAST_BROKER_URL=redis_url, **NOBODY_DIES)
    script = site.desk.script
    script.close("plan")
    site.web()
    site.worker()
    session_ids = [site.desk.start() for _ in range(3)]
    reader = Reader(site.port, session_ids[0])
    until(lambda: script.calls("plan") == 3)
    own_postgres.stop()
    script.open("plan")
    own_postgres.start()
    for session_id in session_ids:
        lines = site.ended(session_id)
        assert finished_stages(lines) == ONCE_EACH
        assert "stage_restarted" not in types(lines)
    assert reader.wait() == site.desk.lines(session_ids[0])
    assert script.calls("plan") == 3


def test_a_database_that_becomes_read_only_delays_and_loses_nothing(
    cluster: Site, postgres_server: Postgres, postgres_url: str
) -> None:
    script = cluster.desk.script
    script.close("plan")
    worker = cluster.worker()
    session_id = cluster.desk.start()
    cluster.reached("plan")
    cluster.told(session_id, "planning_chunk")
    postgres_server.set_read_only(postgres_url, True)
    script.open("plan")
    worker.says("log_cannot_be_written")
    with pytest.raises(StoreUnavailable):
        cluster.desk.start()
    postgres_server.set_read_only(postgres_url, False)
    until(cluster.desk.recast.database.answers)
    lines = cluster.ended(session_id)
    assert types(lines)[-1] == "saved"
    assert finished_stages(lines) == ONCE_EACH
    # The worker may have been taken for dead: it could not write that it lives.
    assert script.calls("plan.paid") <= 2
    assert script.calls("write.paid") == 1


def test_five_hundred_submissions_at_once_all_end(
    opened: Callable[..., Site], postgres_url: str, redis_url: str
) -> None:
    site = opened(
        RECAST_DATABASE_URL=postgres_url,
        RECAST_BROKER_URL=redis_url,
        RECAST_RUNS_PER_PERSON="1000",
        **NOBODY_DIES,
    )
    for _ in range(2):
        site.worker()
    session_ids = [site.desk.start() for _ in range(500)]
    for session_id in session_ids:
        assert types(site.ended(session_id))[-1] == "saved"
    assert site.desk.script.calls("plan.paid") == 500
    assert site.desk.script.calls("write.paid") == 500


def test_web_and_worker_killed_under_a_hundred_readers(cluster: Site) -> None:
    script = cluster.desk.script
    script.close("plan")
    script.close("write")
    web, worker = cluster.web(), cluster.worker()
    session_id = cluster.desk.start()
    readers = [Reader(cluster.port, session_id) for _ in range(100)]
    cluster.reached("plan")
    until(lambda: all(reader.lines for reader in readers))
    web.kill()
    script.open("plan")
    cluster.web()
    cluster.reached("write")
    worker.kill()
    cluster.programs[-1].kill()
    script.open("write")
    cluster.web()
    cluster.worker()
    lines = cluster.ended(session_id)
    assert finished_stages(lines) == ONCE_EACH
    for reader in readers:
        assert reader.wait() == lines
    assert cluster.programs[-2].stop() == 0
    assert cluster.programs[-1].stop() == 0


def test_a_stopped_web_process_sends_its_readers_on_their_way(cluster: Site) -> None:
    cluster.desk.script.close("plan")
    web = cluster.web()
    cluster.worker()
    session_id = cluster.desk.start()
    reader = Reader(cluster.port, session_id)
    until(lambda: len(reader.lines) > 3)
    assert web.stop() == 0
    cluster.web()
    cluster.desk.script.open("plan")
    assert reader.wait() == cluster.ended(session_id)
    assert reader.connections >= 2
    cluster.programs[-1].signal(signal.SIGTERM)
