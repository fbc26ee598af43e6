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
from recast.runs.channel import Channel
from recast.runs.piece import Piece, joined
from recast.runs.ports import EventLog

logger = structlog.get_logger(__name__)

HEARTBEAT = 15.0
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
        self._loader: Thread | None = None
        self._closed = False

    @property
    def following(self) -> int:
        """How many readers follow a run."""
        with self._lock:
            return sum(len(channel.bells) for channel in self._channels.values())

    def follow(self, run_id: int, after: int) -> Iterator[Piece | None]:
        """Pieces behind event `after` to the end of the run; None where nothing came for a while.

        A reader that is slow is given larger pieces the next time; what waits for it lies in the
        database, not here.
        """
        # A number that no event has yet would make everybody's hub skip the events up to it.
        position = min(after, self._log.last_seqs([run_id])[run_id]) if after > 0 else 0
        bell = Bell()
        self._join(run_id, bell)
        try:
            while not self._closed:
                piece = self._next(run_id, position)
                if piece is not None:
                    position = piece.last_seq
                    yield piece
                    if piece.ending:
                        return
                elif not bell.wait(self._heartbeat):
                    yield None
        finally:
            self._leave(run_id, bell)

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

    def _join(self, run_id: int, bell: Bell) -> None:
        with self._lock:
            self._channels.setdefault(run_id, Channel()).bells.add(bell)
            if self._loader is None:
                self._loader = Thread(target=self._load, name="hub", daemon=True)
                self._loader.start()

    def _leave(self, run_id: int, bell: Bell) -> None:
        with self._lock:
            channel = self._channels[run_id]
            channel.bells.discard(bell)
            if not channel.bells:
                del self._channels[run_id]

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
