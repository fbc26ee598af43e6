"""Wakes workers through Celery. A wake that gets lost costs a second or two, never a run."""

from collections.abc import Callable

import redis
import structlog
from kombu.exceptions import OperationalError

from recast.dispatch.celery_app import QUEUE, RANK_QUEUE, RANK_TASK, TASK, celery_app
from recast.runs.ports import RunStore, Upkeep
from recast.runs.reaper import ENOUGH, Reaper

logger = structlog.get_logger(__name__)

PATIENCE = 2.0


class CeleryDispatcher:
    """Fits the port `runs.ports.Dispatcher`. `stopped` ends whatever this process executes, as the
    worker with the id `own`."""

    def __init__(
        self,
        broker_url: str,
        store: RunStore,
        *,
        lease: float,
        stopped: Callable[[], None],
        own: str,
        upkeep: Upkeep | None = None,
    ) -> None:
        self._app = celery_app(broker_url, patience=PATIENCE)
        self._redis = redis.Redis.from_url(
            broker_url, socket_timeout=PATIENCE, socket_connect_timeout=PATIENCE
        )
        self._reaper = Reaper(store, self, lease, upkeep=upkeep, own=own)
        self._stopped = stopped

    def wake(self, run_id: int) -> None:
        """Send the run's id, unless enough of them wait. Where the broker is away, the reaper
        sends it once it is back."""
        waiting = self.waiting()
        if waiting is not None and waiting < ENOUGH:
            self._send(TASK, QUEUE, run_id)

    def wake_for_chunk(self, chunk_id: int) -> None:
        """Send the id of a ranking's chunk, in a queue of its own: a hundred thousand postings
        must not stand before anybody's customization."""
        self._send(RANK_TASK, RANK_QUEUE, chunk_id)

    def _send(self, task: str, queue: str, id: int) -> None:
        try:
            self._app.send_task(task, args=[id], queue=queue, ignore_result=True, retry=False)
        except (OperationalError, redis.RedisError) as error:
            logger.warning("broker_away", task=task, id=id, reason=type(error).__name__)

    def waiting(self) -> int | None:
        try:
            return int(self._redis.llen(QUEUE))
        except redis.RedisError:
            return None

    def start(self) -> None:
        self._reaper.start()

    def stop(self) -> None:
        self._reaper.stop()
        self._stopped()
