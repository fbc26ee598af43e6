"""Finds runs whose worker is gone and queued runs that nobody was told of."""

from dataclasses import dataclass, field
from threading import Thread

import structlog

from recast.domain.errors import StoreUnavailable
from recast.runs.bell import Bell
from recast.runs.ports import Dispatcher, RunStore, Upkeep

logger = structlog.get_logger(__name__)

LOOK_EVERY = 1.0
LOOKS_PER_UPKEEP = 60
# Wakes that may wait unheard. Whoever hears one executes what is queued until nothing is, so more
# of them would get nothing done sooner: that they wait means that everybody is at work.
ENOUGH = 16


@dataclass
class Reaper:
    """Any process may run one. A lease is judged by whether the worker's beat goes on.

    A beat that has not changed in `lease` seconds of looks, one after the other, is a dead one:
    no clock of any machine is asked, so none that is wrong or moved does harm. `own` is the id of
    this process's worker: whoever looks is alive, however long no beat could be written.
    """

    store: RunStore
    dispatcher: Dispatcher
    lease: float = 5.0
    every: float = LOOK_EVERY
    upkeep: Upkeep | None = None
    own: str | None = None
    _unchanged: dict[str, tuple[int, int]] = field(default_factory=dict)
    _waited: frozenset[int] = frozenset()
    _stopped: Bell = field(default_factory=Bell)
    _thread: Thread | None = None

    def start(self) -> None:
        if self._thread is None:
            self._thread = Thread(target=self._go_on, name="reaper", daemon=True)
            self._thread.start()

    def stop(self) -> None:
        self._stopped.ring()

    def look(self) -> None:
        """One look: queue again what its worker has lost, and wake for what waits unheard."""
        try:
            self._free_lost()
            self._wake_forgotten()
        except StoreUnavailable as error:
            # What was seen before an outage says nothing about who is alive after it.
            self._unchanged.clear()
            logger.warning("reaper_cannot_look", reason=error.message)

    def _go_on(self) -> None:
        looks = 0
        while not self._stopped.wait(self.every):
            self.look()
            looks += 1
            if self.upkeep is not None and looks % LOOKS_PER_UPKEEP == 0:
                self._keep_up(self.upkeep)

    def _keep_up(self, upkeep: Upkeep) -> None:
        try:
            compacted, forgotten = upkeep.compact(), upkeep.forget()
        except StoreUnavailable as error:
            logger.warning("no_upkeep", reason=error.message)
            return
        if compacted or forgotten:
            logger.info("upkeep", runs_compacted=compacted, pieces_forgotten=forgotten)

    def _free_lost(self) -> None:
        beats = self.store.beats()
        self._unchanged = {worker: self._count(worker, beats[worker]) for worker in beats}
        for worker, (beat, looks) in list(self._unchanged.items()):
            gone = beats[worker] is None
            if gone or (worker != self.own and looks * self.every >= self.lease):
                freed = self.store.requeue(worker, None if gone else beat)
                logger.warning("runs_taken_from_lost_worker", worker=worker, runs=len(freed))
                for run_id in freed:
                    self.dispatcher.wake(run_id)

    def _count(self, worker: str, beat: int | None) -> tuple[int, int]:
        before, looks = self._unchanged.get(worker, (-1, 0))
        return (-1 if beat is None else beat, looks + 1 if before == beat else 0)

    def _wake_forgotten(self) -> None:
        """A wake serves whichever run's turn it is. One that waits will be heard; one that a
        worker took with it into its death no longer counts as waiting."""
        queued = self.store.queued(ENOUGH)
        forgotten = [run_id for run_id in queued if run_id in self._waited]
        self._waited = frozenset(queued)
        waiting = self.dispatcher.waiting() if forgotten else None
        if waiting is None:
            return
        for run_id in forgotten[: max(0, len(queued) - waiting)]:
            self.dispatcher.wake(run_id)
