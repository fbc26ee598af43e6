"""One writer per process, which commits what all of its runs have pending together."""

import time
from collections.abc import Callable, Sequence
from threading import Condition, Thread

import structlog

from recast.domain.errors import StoreUnavailable
from recast.runs.piece import Entry, Piece
from recast.runs.ports import EventLog
from recast.runs.run import Claim
from recast.runs.run_log import RunLog

logger = structlog.get_logger(__name__)

# Seconds between two commits: at rest, for each run that was in the last one, and at most.
# Measured in benchmarks/streams.py: longer pauses make larger pieces, which cost readers less.
PAUSE, PAUSE_PER_RUN, LONGEST_PAUSE = 0.08, 0.00004, 0.5
SHORTEST_PAUSE = 0.005
PAUSES_PER_WRITE = 2
RETRY = 0.5


class LogWriter:
    """`announce` is told of every piece once it is committed. Threads and greenlets may share it.

    Where the database is away nothing is lost: it is tried again, and runs that go on writing
    wait for it once they have much pending.
    """

    def __init__(self, log: EventLog, announce: Callable[[Sequence[Piece]], None]) -> None:
        self._log, self.announce = log, announce
        self._changed = Condition()
        self._pending: dict[int, RunLog] = {}
        self._urgent = False
        self._thread: Thread | None = None
        self._closed = False

    def open(self, claim: Claim) -> RunLog:
        """The log of one run, to be written under its claim."""
        with self._changed:
            if self._thread is None:
                self._thread = Thread(target=self._run, name="log-writer", daemon=True)
                self._thread.start()
        return RunLog(claim, self._submit)

    def close(self) -> None:
        """Write what is pending, as far as the database lets, and end."""
        with self._changed:
            self._closed = True
            self._changed.notify_all()
        if self._thread is not None:
            self._thread.join(timeout=5)

    def _submit(self, log: RunLog, urgent: bool) -> None:
        # What is pending has not been taken from its log yet, so the new event goes with it.
        if self._pending.get(log.run_id) is log and (self._urgent or not urgent):
            return
        with self._changed:
            first = not self._pending
            self._pending[log.run_id] = log
            if first or (urgent and not self._urgent):
                self._urgent = self._urgent or urgent
                self._changed.notify()

    def _run(self) -> None:
        ended, took, runs = 0.0, 0.0, 0
        while True:
            batch = self._gather(ended, took, runs)
            if not batch:
                return
            began = time.monotonic()
            self._write(batch)
            ended = time.monotonic()
            took, runs = ended - began, len(batch)

    def _gather(self, ended: float, took: float, runs: int) -> list[RunLog]:
        """Wait for the next commit's time; what is pending then. Empty once closed."""
        # A machine that has too much to do gets larger pieces out of longer pauses.
        pause = max(PAUSE + PAUSE_PER_RUN * runs, PAUSES_PER_WRITE * took)
        normal = ended + min(LONGEST_PAUSE, pause)
        # Writing is never more than half of what the writer does, however urgent it is.
        soon = min(normal, ended + max(took, SHORTEST_PAUSE))
        with self._changed:
            while not self._closed:
                due = soon if self._urgent else normal
                wait = due - time.monotonic()
                if self._pending and wait <= 0:
                    break
                self._changed.wait(wait if self._pending else None)
            batch = list(self._pending.values())
            self._pending, self._urgent = {}, False
            return batch

    def _write(self, batch: Sequence[RunLog]) -> None:
        tries = 0
        while True:
            try:
                if tries:
                    self._forget_written(batch)
                entries = [entry for log in batch if (entry := log.take()) is not None]
                refused = self._log.commit(entries)
                break
            except StoreUnavailable as error:
                logger.warning("log_cannot_be_written", runs=len(batch), reason=error.message)
                for log in batch:
                    log.put_back()
            tries += 1
            if self._closed and tries > 3:
                for log in batch:
                    log.settled(refused=True)
                return
            time.sleep(RETRY)
        self._announce([entry for entry in entries if entry.run_id not in refused])
        for log in batch:
            log.settled(refused=log.run_id in refused)

    def _forget_written(self, batch: Sequence[RunLog]) -> None:
        """The lost connection may have been lost after the commit. Raises StoreUnavailable, and
        nothing is written again before this is known."""
        last = self._log.last_seqs([log.run_id for log in batch])
        for log in batch:
            log.forget_until(last[log.run_id])

    def _announce(self, entries: Sequence[Entry]) -> None:
        pieces = [entry.piece for entry in entries if entry.piece is not None]
        if pieces:
            self.announce(pieces)
