"""The one path on which a run is executed, in whichever process."""

import dataclasses
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import TypeVar

import structlog

from recast.customization import customize
from recast.customization.aside import Aside, here
from recast.customization.checkpoint import Checkpoint, Progress
from recast.domain.errors import LeaseLost, RecastError, RunCancelled, StoreUnavailable
from recast.domain.events import (
    AnalysisComplete,
    Cancelled,
    CustomizationComplete,
    Event,
    Failed,
    ImplementationComplete,
    PlanningComplete,
    RecommendationsFiltered,
    ReviewRequested,
    Saved,
    SessionStart,
    StageRestarted,
    Status,
)
from recast.runs.log_writer import LogWriter
from recast.runs.piece import Piece
from recast.runs.ports import Engines, EventLog, Library, RunStore
from recast.runs.run import Claim
from recast.runs.run_log import RunLog
from recast.runs.told import Told, told_so_far
from recast.runs.worker import Hold, Worker

logger = structlog.get_logger(__name__)
Done = TypeVar("Done")

# The next item tells with what these belong: the checkpoint of the stage they end, or the event
# they announce. They are committed together, so that no crash comes between the two.
HELD = (
    AnalysisComplete,
    PlanningComplete,
    ReviewRequested,
    RecommendationsFiltered,
    ImplementationComplete,
    CustomizationComplete,
)
# The first event of a stage is shown at once, later ones may wait for company.
URGENT = (SessionStart, Status)
UNFORESEEN = Failed("internal", "Something went wrong here; it was noted. Please try again.", True)
GAVE_UP = Failed("interrupted", "The work was interrupted too often; start it again.", True)
RETRY = 0.5
PATIENCE = 10.0
# Seconds that a run may compute before the others get their turn.
TURN = 0.002


@dataclass(frozen=True)
class Executor:
    """Executes queued runs: claims, goes on where an earlier claim ended, tells, saves."""

    store: RunStore
    log: EventLog
    library: Library
    engines: Engines
    writer: LogWriter
    worker: Worker
    attempts: int
    handed_back: Callable[[int], None]
    aside: Aside = here

    def stop(self) -> None:
        """Hand back what is in work, wait for that, and end the lease."""
        self.worker.stop()
        patience = time.monotonic() + PATIENCE
        while self.worker.busy and time.monotonic() < patience:
            time.sleep(0.02)
        self.worker.retire()

    def execute_queued(self) -> None:
        """Execute what is queued, one run after the other in fair order, until nothing is."""
        while self._execute(self.worker.claim_next()):
            pass

    def execute(self, run_id: int) -> bool:
        """Execute a queued run; False where somebody else has it or it no longer waits."""
        return self._execute(self.worker.claim(run_id))

    def _execute(self, hold: Hold | None) -> bool:
        if hold is None:
            return False
        try:
            _Execution(self, hold).run()
        except LeaseLost:
            claim = hold.claim
            logger.warning("lease_lost", run=claim.run.id, epoch=claim.epoch)
        finally:
            self.worker.release(hold)
        return True


class _Execution:
    """One claim's work on a run, from where it stands to its end or to where it is interrupted."""

    def __init__(self, executor: Executor, hold: Hold) -> None:
        self._executor, self._hold = executor, hold
        self._claim: Claim = hold.claim
        self._log: RunLog = executor.writer.open(hold.claim)
        # The log tells by itself that a run has begun, so nothing is kept of that.
        self._progress: Progress = dataclasses.replace(
            hold.claim.progress, started=hold.claim.last_seq > 0
        )
        self._told = Told()
        self._held: list[Event] = []
        self._awaits_review = False
        self._gave_way = time.monotonic()

    def run(self) -> None:
        try:
            self._go_on()
        except LeaseLost:
            raise
        except StoreUnavailable:
            self._hand_back()
        except RecastError as error:
            self._end(Failed(error.code, error.message, error.retryable))
        except Exception:
            logger.exception("run_failed", run=self._claim.run.id)
            self._end(UNFORESEEN)

    def _go_on(self) -> None:
        self._told = told_so_far(self._executor.log, self._claim)
        self._stop_if_interrupted()
        if self._claim.run.attempts > self._executor.attempts:
            self._end(GAVE_UP)
            return
        restarted = self._told.restarts(self._progress)
        if restarted is not None:
            self._log.append(StageRestarted(restarted, "The work on it was interrupted."))
        for item in self._items():
            self._take(item)
            self._give_way()
            self._stop_if_interrupted()
        self._finish()

    def _items(self) -> Iterator[Event | Checkpoint]:
        executor, run = self._executor, self._claim.run
        return customize(
            executor.library.resume(run.resume_id),
            executor.library.job(run.job_id),
            executor.engines(run.engine, run.owner_id),
            run.request(self._claim.by),
            progress=self._progress,
            cancellation=self._hold.cancellation,
            aside=executor.aside,
        )

    def _give_way(self) -> None:
        """Under gevent this is where the readers of this process get their turn."""
        now = time.monotonic()
        if now - self._gave_way > TURN:
            time.sleep(0)
            self._gave_way = now

    def _stop_if_interrupted(self) -> None:
        if self._hold.reason is not None:
            raise RunCancelled("The customization was interrupted.")

    def _take(self, item: Event | Checkpoint) -> None:
        if isinstance(item, Checkpoint):
            self._keep(item)
        elif isinstance(item, HELD):
            self._held.append(item)
        else:
            self._tell(item)

    def _tell(self, event: Event) -> None:
        if isinstance(event, Status):
            event = self._told.never_falling(event)
            self._told = self._told.with_status(event)
        held, self._held = self._held, []
        self._log.append(*held, event, urgent=isinstance(event, URGENT))

    def _keep(self, checkpoint: Checkpoint) -> None:
        if checkpoint.stage == "initialization":
            self._progress = checkpoint.progress
            return
        held, self._held = self._held, []
        # What a model said was paid for, so it is in the database before anything else happens;
        # the result of a stage is kept together with the events that tell of it, soon enough.
        paid = checkpoint.progress.replies != self._progress.replies
        self._progress = checkpoint.progress
        if any(isinstance(event, ReviewRequested) for event in held):
            self._log.close(*held, state="awaiting_review")
            self._awaits_review = True
        else:
            self._log.keep(*held, progress=checkpoint.progress, wait=paid)

    def _finish(self) -> None:
        complete = next((e for e in self._held if isinstance(e, CustomizationComplete)), None)
        if complete is not None:
            self._complete(complete)
        elif not self._awaits_review:
            # Left as it is, the run would count as running for as long as this process lives.
            raise RuntimeError("the story ended with neither a result nor a review")

    def _complete(self, complete: CustomizationComplete) -> None:
        """Save the result and tell of it in one transaction: neither is there without the other."""
        self._log.settle()

        @cache
        def ending(customized_resume_id: int) -> Piece:
            """Made once: after a lost answer it is told as it was kept, with the same times."""
            url = f"/compare/{customized_resume_id}"
            return self._log.last_piece(complete, Saved(customized_resume_id, url))

        executor = self._executor
        piece = _insist(lambda: executor.store.complete(self._claim, complete.data, ending))
        executor.writer.announce([piece])

    def _end(self, failed: Failed) -> None:
        """End it as what it was: handed back, cancelled, or failed."""
        if self._hold.reason == "stopping":
            self._hand_back()
            return
        cancelled = self._hold.reason == "cancelled"
        ending = Cancelled(self._hold.by) if cancelled else failed
        self._held = []
        if self._log.next_seq == 1:
            run = self._claim.run
            self._log.append(SessionStart(run.engine, run.level, run.industry))
        if cancelled:
            self._log.close(ending, state="cancelled")
        else:
            self._log.close(ending, state="failed", error_code=failed.code)

    def _hand_back(self) -> None:
        _insist(lambda: self._executor.store.hand_back(self._claim))
        self._executor.handed_back(self._claim.run.id)


def _insist(step: Callable[[], Done]) -> Done:
    """Do it as soon as the database lets. A worker that is killed meanwhile loses its lease."""
    while True:
        try:
            return step()
        except StoreUnavailable as error:
            logger.warning("store_away", reason=error.message)
            time.sleep(RETRY)
