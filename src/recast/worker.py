"""A worker process of the distributed set-up: Celery wakes it, our own SQL says what to do.

    run_worker(settings, settings.broker_url, concurrency=16)

Threads, because executing is mostly waiting for a model; start one worker for each core. SIGTERM
hands unfinished runs back at once.
"""

from collections.abc import Callable, Mapping

import structlog
from celery import Celery, signals

from recast.bootstrap import EngineMaker, Recast, build
from recast.dispatch.celery_app import QUEUE, RANK_QUEUE, RANK_TASK, TASK, celery_app
from recast.domain.errors import StoreUnavailable
from recast.garbage import collect_seldom
from recast.settings import Settings

logger = structlog.get_logger(__name__)


def run_worker(
    settings: Settings,
    broker_url: str,
    *,
    concurrency: int = 16,
    engines: Mapping[str, EngineMaker] | None = None,
    ready: Callable[[], None] | None = None,
) -> None:
    """Execute runs until SIGTERM; `ready` is called once wakes are heard.

    Raises SetupError where the database is not ready.
    """
    recast = build(settings, role="worker", engines=engines)
    app = celery_app(broker_url, patience=None)
    _register(app, recast, ready or _nothing)
    recast.start()
    worker = app.Worker(
        pool="threads",
        concurrency=concurrency,
        queues=[QUEUE, RANK_QUEUE],
        loglevel="WARNING",
        without_gossip=True,
        without_mingle=True,
        quiet=True,
    )
    collect_seldom()
    worker.start()


def _nothing() -> None:
    return


def _register(app: Celery, recast: Recast, ready: Callable[[], None]) -> None:
    executor = recast.executor

    def execute(run_id: int) -> None:
        try:
            executor.execute_queued()
        except StoreUnavailable as error:
            # The run is still queued; a reaper wakes for it once the database is back.
            logger.warning("run_not_taken", run=run_id, reason=error.message)

    def score(_: int) -> None:
        try:
            recast.rankings.work()
        except StoreUnavailable as error:
            logger.warning("chunk_not_taken", reason=error.message)

    app.task(name=TASK, ignore_result=True)(execute)
    app.task(name=RANK_TASK, ignore_result=True)(score)

    def interrupt(**_: object) -> None:
        executor.worker.stop()

    def stop(**_: object) -> None:
        recast.stop()

    def told(**_: object) -> None:
        ready()

    signals.worker_ready.connect(told, weak=False)
    signals.worker_shutting_down.connect(interrupt, weak=False)
    signals.worker_shutdown.connect(stop, weak=False)
