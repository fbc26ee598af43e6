"""This process as one that executes runs: its id, what it holds, and the beat that keeps it."""

from collections.abc import Callable
from threading import Lock, Thread
from typing import Literal, TypeAlias
from uuid import uuid4

import structlog

from recast.customization.engine import Cancellation
from recast.domain.errors import StoreUnavailable
from recast.runs.bell import Bell
from recast.runs.ports import RunStore
from recast.runs.run import Claim

logger = structlog.get_logger(__name__)

BEAT = 0.5
Reason: TypeAlias = Literal["cancelled", "stopping"]


class Hold:
    """One run in work: how to interrupt it, and why that was done."""

    def __init__(self, claim: Claim) -> None:
        self.claim = claim
        self.cancellation = Cancellation()
        self.reason: Reason | None = None
        self.by = claim.run.cancelled_by or ""
        if claim.run.cancelled_by is not None:
            self.interrupt("cancelled", self.by)

    def interrupt(self, reason: Reason, by: str = "") -> None:
        """Interrupt the run, once."""
        if self.reason is None:
            self.reason, self.by = reason, by
            self.cancellation.request()


class Worker:
    """Holds runs. The lease is the process's: one beat keeps all of its runs."""

    def __init__(self, store: RunStore, *, beat: float = BEAT) -> None:
        self.id = uuid4().hex
        self._store, self._beat = store, beat
        self._holds: dict[int, Hold] = {}
        self._lock = Lock()
        self._stopped = Bell()
        self._thread: Thread | None = None
        self.stopping = False

    @property
    def busy(self) -> int:
        """How many runs it holds."""
        return len(self._holds)

    def claim(self, run_id: int) -> Hold | None:
        """Take a queued run; None where somebody else has it, or while stopping."""
        return self._hold(lambda: self._store.claim(run_id, self.id))

    def claim_next(self) -> Hold | None:
        """Take the run whose turn it is; None where none is queued, or while stopping."""
        return self._hold(lambda: self._store.claim_next(self.id))

    def _hold(self, take: Callable[[], Claim | None]) -> Hold | None:
        if self.stopping:
            return None
        self._start_beating()
        claim = take()
        if claim is None:
            return None
        hold = Hold(claim)
        with self._lock:
            self._holds[claim.run.id] = hold
        self._interrupt_if_stopping(hold)
        return hold

    def _interrupt_if_stopping(self, hold: Hold) -> None:
        """A stop may have come while the run was being claimed."""
        if self.stopping:
            hold.interrupt("stopping")

    def release(self, hold: Hold) -> None:
        with self._lock:
            # After a pause longer than the lease this process may hold the run anew.
            if self._holds.get(hold.claim.run.id) is hold:
                del self._holds[hold.claim.run.id]

    def cancel(self, run_id: int, by: str) -> None:
        """Interrupt a run if it is held here; the flag must be set already."""
        hold = self._holds.get(run_id)
        if hold is not None:
            hold.interrupt("cancelled", by)

    def stop(self) -> None:
        """Interrupt everything, to be handed back."""
        self.stopping = True
        with self._lock:
            holds = list(self._holds.values())
        for hold in holds:
            hold.interrupt("stopping")

    def retire(self) -> None:
        """End the lease: whatever is still held may be taken over at once."""
        self.stopping = True
        self._stopped.ring()
        if self._thread is not None:
            self._thread.join(timeout=5)
            _try(lambda: self._store.retire(self.id))

    def _start_beating(self) -> None:
        with self._lock:
            if self._thread is None:
                # The first beat comes before the first claim: a claim of an unknown worker would
                # look like one of a worker that has retired.
                self._store.beat(self.id)
                self._thread = Thread(target=self._go_on_beating, name="beat", daemon=True)
                self._thread.start()

    def _go_on_beating(self) -> None:
        while not self._stopped.wait(self._beat):
            _try(self._beat_once)

    def _beat_once(self) -> None:
        for run_id, by in self._store.beat(self.id).items():
            self.cancel(run_id, by)


def _try(step: Callable[[], None]) -> None:
    try:
        step()
    except StoreUnavailable as error:
        logger.warning("worker_cannot_beat", reason=error.message)
