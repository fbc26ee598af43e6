"""One hub per process: readers wait here, and nobody asks the database for each of them.

What was just committed is offered to the hub, by this process or by a relay from others. A relay
may lose some of it: a gap is loaded for all readers with one statement, and runs that were silent
are looked at every `poll` seconds.
"""

import time
from collections.abc import Iterator, Sequence
from threading import Lock, Thread

import structlog

from recast.domain.errors import StoreUnavailable
from recast.runs.bell import Bell
from recast.runs.channel import Channel, Reader
from recast.runs.piece import Piece, joined
from recast.runs.ports import EventLog

logger = structlog.get_logger(__name__)

# Readers are promised one every 15 s; who is due is looked for once a second.
HEARTBEAT = 14.0
FIRST_WORD = 1.0
# What one reader is given at once, in bytes; more than fits into a socket is of no use.
PIECE_SIZE = 256 * 1024


class Hub:
    """Give pieces of runs to those who follow them. Safe under threads and under gevent."""

    def __init__(self, log: EventLog, *, poll: float = 1.0, heartbeat: float = HEARTBEAT) -> None:
        self._log = log
        self._poll, self._heartbeat = poll, heartbeat
        self._channels: dict[int, Channel] = {}
        self._lock = Lock()
        self._work = Bell()
        self._behind: set[int] = set()
        self._threads: list[Thread] = []
        self._closed = False

    @property
    def following(self) -> int:
        """How many readers follow a run."""
        with self._lock:
            return sum(len(channel.readers) for channel in self._channels.values())

    def follow(self, run_id: int, after: int) -> Iterator[Piece | None]:
        """Pieces behind event `after` to the end of the run; None where nothing came for a while.

        A reader that is slow is given larger pieces the next time; what waits for it lies in the
        database, not here.
        """
        position = self._known(run_id, after)
        reader = Reader()
        # The head of a response goes with its first bytes: who waits for a worker gets it early.
        reader.told -= max(0.0, self._heartbeat - FIRST_WORD)
        self._join(run_id, reader)
        try:
            while not self._closed:
                piece = self._next_if_there(run_id, position, reader)
                if piece is not None:
                    position = piece.last_seq
                elif time.monotonic() < reader.told + self._heartbeat:
                    reader.bell.wait()
                    continue
                reader.told = time.monotonic()
                yield piece
                if piece is not None and piece.ending:
                    return
        finally:
            self._leave(run_id, reader)

    def offer(self, pieces: Sequence[Piece]) -> None:
        """Pieces that have just been committed, here or elsewhere."""
        with self._lock:
            for piece in pieces:
                self._take(piece)
            behind = bool(self._behind)
        if behind:
            self._work.ring()

    def close(self) -> None:
        """Send every reader away."""
        with self._lock:
            self._closed = True
            for channel in self._channels.values():
                channel.ring()
        self._work.ring()

    def _join(self, run_id: int, reader: Reader) -> None:
        with self._lock:
            self._channels.setdefault(run_id, Channel()).readers.add(reader)
            if not self._threads:
                self._threads = [
                    Thread(target=self._load, name="hub-load", daemon=True),
                    Thread(target=self._keep_awake, name="hub-heartbeat", daemon=True),
                ]
                for thread in self._threads:
                    thread.start()

    def _leave(self, run_id: int, reader: Reader) -> None:
        with self._lock:
            channel = self._channels[run_id]
            channel.readers.discard(reader)
            if not channel.readers:
                del self._channels[run_id]

    def _keep_awake(self) -> None:
        """Ring for readers who have been told nothing for long, all at once: a timer for each of
        them would cost more than what they are told."""
        while not self._closed:
            time.sleep(min(1.0, self._heartbeat))
            silent_since = time.monotonic() - self._heartbeat
            with self._lock:
                for channel in self._channels.values():
                    channel.ring(silent_since)

    def _known(self, run_id: int, after: int) -> int:
        """`after`, or the last event: a number that no event has yet would make everybody's hub
        skip the events up to it."""
        while after > 0 and not self._closed:
            try:
                return min(after, self._log.last_seqs([run_id])[run_id])
            except StoreUnavailable:
                time.sleep(self._poll)
        return 0

    def _next_if_there(self, run_id: int, position: int, reader: Reader) -> Piece | None:
        """A database that is away comes back; a reader sent away would only come back too."""
        try:
            return self._next(run_id, position)
        except StoreUnavailable:
            time.sleep(self._poll)
            reader.bell.ring()
            return None

    def _next(self, run_id: int, position: int) -> Piece | None:
        with self._lock:
            channel = self._channels[run_id]
            pieces = channel.behind(position, PIECE_SIZE)
            if not pieces and not channel.lacks_for(position):
                return None
        if not pieces:
            pieces = self._log.read(run_id, position, PIECE_SIZE)
            with self._lock:
                channel.was_read(position, pieces)
        return joined(pieces) if pieces else self._again(run_id, position)

    def _again(self, run_id: int, position: int) -> Piece | None:
        """What was committed while the database was read."""
        with self._lock:
            pieces = self._channels[run_id].behind(position, PIECE_SIZE)
        return joined(pieces) if pieces else None

    def _take(self, piece: Piece) -> None:
        channel = self._channels.get(piece.run_id)
        if channel is not None and not channel.add(piece):
            self._behind.add(piece.run_id)

    def _load(self) -> None:
        looked = time.monotonic()
        while not self._closed:
            self._work.wait(self._poll)
            overdue = time.monotonic() - looked >= self._poll
            if overdue:
                looked = time.monotonic()
            try:
                self._load_once(overdue)
            except StoreUnavailable as error:
                logger.warning("hub_cannot_read", reason=error.message)
                time.sleep(self._poll)

    def _load_once(self, overdue: bool) -> None:
        with self._lock:
            behind, self._behind = self._behind, set()
            if overdue:
                behind |= {id for id, channel in self._channels.items() if channel.was_silent()}
            channels = ((id, self._channels.get(id)) for id in behind)
            wanted = [(id, channel.loaded) for id, channel in channels if channel is not None]
        known = [(id, loaded) for id, loaded in wanted if loaded is not None]
        if not known:
            return
        pieces = self._log.read_many(known)
        with self._lock:
            for piece in pieces:
                self._take(piece)
