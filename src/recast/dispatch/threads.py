"""Executes runs in this process: the default, with nothing to install beside it."""

import time
from queue import SimpleQueue
from threading import Thread

import structlog

from recast.dispatch.pool_lock import PoolLock
from recast.domain.errors import StoreUnavailable
from recast.runs.execution import Executor
from recast.runs.ports import RunStore, Upkeep
from recast.runs.reaper import ENOUGH, Reaper

logger = structlog.get_logger(__name__)

RETRY = 0.5
# Seconds that all of the pool get together to end.
PATIENCE = 10.0


class ThreadDispatcher:
    """A pool of threads (greenlets under gevent). Fits the port `runs.ports.Dispatcher`.

    With a `lock` it looks after everybody's runs: whoever gets the lock queues what a dead process
    left behind and goes on looking for lost runs. Without one it executes only what it was woken
    for, as a single command does.
    """

    def __init__(
        self,
        executor: Executor,
        store: RunStore,
        *,
        threads: int,
        lock: PoolLock | None = None,
        lease: float = 5.0,
        upkeep: Upkeep | None = None,
    ) -> None:
        self._executor, self._store = executor, store
        self._threads, self._lock = threads, lock
        self._wakes: SimpleQueue[int | None] = SimpleQueue()
        self._pool: list[Thread] = []
        self._reaper = Reaper(store, self, lease, upkeep=upkeep, own=executor.worker.id)
        self._started = False

    def wake(self, run_id: int) -> None:
        # Whoever hears a wake executes until nothing is queued, so a few are enough for all.
        if self._lock is None or self._wakes.qsize() < ENOUGH:
            self._wakes.put(run_id)

    def waiting(self) -> int:
        return self._wakes.qsize()

    def start(self) -> None:
        """Begin to execute. What was woken for before waits until then.

        Raises SetupError where the lock's file cannot be written.
        """
        if self._started:
            return
        self._started = True
        if self._lock is not None:
            self._look_after(self._lock)
        for number in range(self._threads):
            thread = Thread(target=self._work, name=f"run-{number}", daemon=True)
            self._pool.append(thread)
            thread.start()
        if self._lock is not None:
            self._reaper.start()

    def stop(self) -> None:
        self._reaper.stop()
        self._executor.worker.stop()
        for _ in self._pool:
            self._wakes.put(None)
        patience = time.monotonic() + PATIENCE
        for thread in self._pool:
            thread.join(timeout=max(0.0, patience - time.monotonic()))
        self._pool = []
        self._executor.stop()
        if self._lock is not None:
            self._lock.release()

    def _look_after(self, lock: PoolLock) -> None:
        dead = lock.take(self._executor.worker.id)
        if dead:
            self._retire(dead)
        self._reaper.look()

    def _retire(self, dead: str) -> None:
        try:
            self._store.retire(dead)
        except StoreUnavailable as error:
            # Its beat has stopped, by which the reaper finds its runs once the database is back.
            logger.warning("dead_not_retired", worker=dead, reason=error.message)

    def _work(self) -> None:
        while (run_id := self._wakes.get()) is not None:
            try:
                self._execute(run_id)
            except StoreUnavailable as error:
                # The run is still queued; where there is a reaper, it wakes for it once the
                # database is back.
                logger.warning("run_not_taken", run=run_id, reason=error.message)
                if self._lock is None:
                    time.sleep(RETRY)
                    self._wakes.put(run_id)

    def _execute(self, run_id: int) -> None:
        if self._lock is None:
            self._executor.execute(run_id)
        else:
            self._executor.execute_queued()
