"""The log of one run, as the one who executes it sees it: numbers, times, and what is pending."""

import dataclasses
import time
from collections.abc import Callable
from threading import Lock
from typing import Final

from recast.customization.checkpoint import Progress
from recast.domain.errors import LeaseLost
from recast.domain.events import ENDINGS, Event, Record
from recast.runs.bell import Bell
from recast.runs.piece import Entry, Piece
from recast.runs.run import Claim, State

# Bytes that may be pending before the run has to wait for the writer.
MOST_PENDING: Final = 512 * 1024


class RunLog:
    """Numbers the events of a run and hands them to the writer, in order."""

    def __init__(self, claim: Claim, submit: Callable[["RunLog", bool], None]) -> None:
        self.run_id, self._session_id = claim.run.id, claim.run.session_id
        self._epoch, self._next_seq = claim.epoch, claim.last_seq + 1
        self._submit = submit
        self._lock = Lock()
        self._done = Bell()
        self._lines: list[str] = []
        self._size = 0
        self._nothing = Entry(self.run_id, self._epoch)
        self._entry = self._nothing
        self._taken: tuple[list[str], Entry] | None = None
        self._first = self._next_seq
        self._ending = False
        self._lost = False

    @property
    def next_seq(self) -> int:
        return self._next_seq

    def append(self, *events: Event, urgent: bool = False) -> None:
        """Put events on the log. Raises LeaseLost once a write of this run was refused."""
        full = self._put(events)
        self._submit(self, urgent or full)
        if full:
            self.settle()

    def keep(self, *events: Event, progress: Progress, wait: bool) -> None:
        """Keep a stage's result together with the events that end it: both or neither.

        With `wait` it is in the database afterwards.
        """
        full = self._put(events, progress=progress)
        self._hand_over(urgent=True)
        if wait or full:
            self.settle()

    def close(self, *events: Event, state: State, error_code: str | None = None) -> None:
        """Leave the run in `state`, together with its last events; it is in the database then."""
        self._put(events, state=state, error_code=error_code)
        self.settle()

    def settle(self) -> None:
        """Wait until all that is pending is in the database. Raises LeaseLost."""
        while True:
            with self._lock:
                if self._lost or not self._is_pending:
                    break
            self._hand_over(urgent=True)
            self._done.wait(1.0)
        self._hand_over_nothing()

    def last_piece(self, *events: Event) -> Piece:
        """A piece of events that is written elsewhere; nothing may be pending or follow."""
        lines = [self._line(event, self._next_seq + n) for n, event in enumerate(events)]
        last_seq = self._next_seq + len(lines) - 1
        return Piece(self.run_id, self._next_seq, last_seq, _encoded(lines), ending=True)

    # The writer's side.

    def take(self) -> Entry | None:
        """What is pending, to be committed; None where nothing is."""
        with self._lock:
            if not self._is_pending or self._lost:
                return None
            lines, entry = self._lines, self._entry
            self._taken = (lines, entry)
            self._lines, self._entry, self._size = [], self._nothing, 0
            if not lines:
                return entry
            first, last = self._first, self._first + len(lines) - 1
            self._first = last + 1
            piece = Piece(self.run_id, first, last, _encoded(lines), self._ending)
            if entry is self._nothing:
                return Entry(self.run_id, self._epoch, piece)
            return dataclasses.replace(entry, piece=piece)

    def put_back(self) -> None:
        """What was taken could not be written."""
        with self._lock:
            if self._taken is None:
                return
            lines, entry = self._taken
            newer = self._entry
            self._taken = None
            self._first -= len(lines)
            self._lines = lines + self._lines
            self._size = sum(map(len, self._lines))
            self._entry = dataclasses.replace(
                entry,
                progress=newer.progress or entry.progress,
                state=newer.state or entry.state,
                error_code=newer.error_code or entry.error_code,
            )

    def forget_until(self, seq: int) -> None:
        """Events up to `seq` turned out to be in the database."""
        with self._lock:
            known = max(0, min(len(self._lines), seq - self._first + 1))
            self._lines = self._lines[known:]
            self._first += known

    def settled(self, refused: bool) -> None:
        """What was taken is in the database, or was refused because the epoch has passed."""
        with self._lock:
            self._taken = None
            self._lost = self._lost or refused
        self._done.ring()

    @property
    def _is_pending(self) -> bool:
        entry = self._entry
        changed = entry.progress is not None or entry.state is not None
        return bool(self._lines) or changed or self._taken is not None

    def _put(
        self,
        events: tuple[Event, ...],
        progress: Progress | None = None,
        state: State | None = None,
        error_code: str | None = None,
    ) -> bool:
        """Take all of it at once, so that it is committed at once; whether much is pending now."""
        self._hand_over_nothing()
        with self._lock:
            for event in events:
                line = self._line(event, self._next_seq)
                self._next_seq += 1
                self._lines.append(line)
                self._size += len(line)
                self._ending = self._ending or event.type in ENDINGS
            if progress is not None or state is not None:
                self._entry = dataclasses.replace(
                    self._entry,
                    progress=progress or self._entry.progress,
                    state=state or self._entry.state,
                    error_code=error_code or self._entry.error_code,
                )
            return self._size > MOST_PENDING

    def _hand_over(self, urgent: bool) -> None:
        self._hand_over_nothing()
        self._submit(self, urgent)

    def _hand_over_nothing(self) -> None:
        if self._lost:
            raise LeaseLost("Another worker has taken over this run.")

    def _line(self, event: Event, seq: int) -> str:
        return Record(seq, self._session_id, int(time.time() * 1000), event).line()


def _encoded(lines: list[str]) -> bytes:
    """Lines as they go over the wire."""
    return "\n".join([*lines, ""]).encode("ascii")
