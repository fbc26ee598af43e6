"""One writer per process, which commits what all of its runs have pending together."""

import time
from collections.abc import Callable, Sequence
from itertools import islice
from threading import Condition, Thread

import structlog

from recast.domain.errors import StoreUnavailable
from recast.runs.piece import Entry, Piece
from recast.runs.ports import EventLog
from recast.runs.run import Claim
from recast.runs.run_log import RunLog

logger = structlog.get_logger(__name__)

# Seconds between two commits of a run: at rest, and for each run that waits. Measured in
# benchmarks/streams.py: longer pauses make larger pieces, which cost readers less.
PAUSE, PAUSE_PER_RUN = 0.1, 0.00004
SHORTEST_PAUSE, LONGEST_PAUSE = 0.005, 0.5
# With thousands of runs in one commit all of them wait until it ends, and then their readers for
# each other: in turns p99 was 0.6 s instead of 1.1 at 5,000 streams, 2 s instead of 15 on SQLite.
RUNS_AT_ONCE = 500
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
        self._urgent: dict[int, RunLog] = {}
        self._due = self._soon = 0.0
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
        waiting = self._urgent if urgent else self._pending
        # What waits has not been taken from its log yet, so the new event goes with it.
        if waiting.get(log.run_id) is log:
            return
        with self._changed:
            first = not waiting
            waiting[log.run_id] = log
            if first:
                self._changed.notify()

    def _run(self) -> None:
        while True:
            batch, waiting = self._gather()
            if not batch:
                return
            began = time.monotonic()
            self._write(batch)
            self._pause(time.monotonic() - began, len(batch) / waiting, waiting)

    def _pause(self, took: float, share: float, waiting: int) -> None:
        """Say when the next commit is due, after one that took so many seconds for its share of
        the runs that waited."""
        usual = share * (PAUSE + PAUSE_PER_RUN * waiting)
        # Writing is never more than half of what the writer does, however urgent it is: a machine
        # that has too much to do gets larger pieces out of longer pauses.
        least = max(SHORTEST_PAUSE, took)
        ended = time.monotonic()
        self._due = ended + min(LONGEST_PAUSE, max(usual, least))
        self._soon = ended + min(LONGEST_PAUSE, least)

    def _gather(self) -> tuple[list[RunLog], int]:
        """Wait for the next commit's time. The runs that it takes, who is in a hurry and then who
        waits longest, and how many wait; no run once closed."""
        with self._changed:
            while not self._closed:
                due = self._soon if self._urgent else self._due
                wait = due - time.monotonic()
                some = bool(self._urgent or self._pending)
                if some and wait <= 0:
                    break
                self._changed.wait(wait if some else None)
            waiting = {**self._urgent, **self._pending}
            batch = list(islice(waiting.values(), RUNS_AT_ONCE))
            for log in batch:
                self._urgent.pop(log.run_id, None)
                self._pending.pop(log.run_id, None)
            return batch, len(waiting)

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
