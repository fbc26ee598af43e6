"""What a hub keeps of one run that somebody follows."""

import math
import time
from collections import deque

from recast.runs.bell import Bell
from recast.runs.piece import Piece

# Enough for readers that are a moment behind each other, in bytes; others read the database.
KEPT = 32 * 1024


class Reader:
    """One who follows a run; `told` is when it was last told anything, by time.monotonic()."""

    __slots__ = ("bell", "told")

    def __init__(self) -> None:
        self.bell = Bell()
        self.told = time.monotonic()


class Channel:
    """The last pieces of a run, and its readers. Its hub's lock guards it.

    `loaded` is the event up to which pieces have been taken in, None as long as no reader has
    caught up with the database; `head` is the last event known to exist.
    """

    __slots__ = ("_pieces", "_silent", "_size", "head", "loaded", "readers")

    def __init__(self) -> None:
        self.readers: set[Reader] = set()
        self.loaded: int | None = None
        self.head = 0
        self._pieces: deque[Piece] = deque()
        self._size = 0
        self._silent = True

    def ring(self, silent_since: float = math.inf) -> None:
        """Ring for the readers who have been told nothing since then."""
        for reader in self.readers:
            if reader.told <= silent_since:
                reader.bell.ring()

    def lacks_for(self, position: int) -> bool:
        """Whether a reader at `position` has to read the database itself."""
        if self.loaded is None:
            return True
        return position < self.loaded

    def add(self, piece: Piece) -> bool:
        """Take a piece in; False where one before it is missing."""
        self._silent = False
        self.head = max(self.head, piece.last_seq)
        if self.loaded is None:
            self.ring()
            return True
        if piece.last_seq <= self.loaded:
            return True
        if piece.first_seq > self.loaded + 1:
            return False
        self._keep(piece.after(self.loaded))
        self.loaded = piece.last_seq
        self.ring()
        return True

    def behind(self, position: int, limit: int) -> list[Piece]:
        """The kept pieces behind `position`; empty where they are not all kept."""
        if not self._pieces or self._pieces[0].first_seq > position + 1:
            return []
        found: list[Piece] = []
        size = 0
        for piece in self._pieces:
            if piece.last_seq > position and size < limit:
                found.append(piece.after(position))
                size += len(piece.lines)
        if len(self.readers) == 1 and found:
            # Nobody else is to come for these.
            self._drop_until(found[-1].last_seq)
        return found

    def was_read(self, position: int, pieces: list[Piece]) -> None:
        """A reader has read the database behind `position`."""
        if not pieces and self.loaded is None and self.head <= position:
            self.loaded = position

    def was_silent(self) -> bool:
        """Whether nothing came since this was last asked."""
        silent, self._silent = self._silent, True
        return silent and self.loaded is not None

    def _keep(self, piece: Piece) -> None:
        self._pieces.append(piece)
        self._size += len(piece.lines)
        while self._size > KEPT and len(self._pieces) > 1:
            self._size -= len(self._pieces.popleft().lines)

    def _drop_until(self, seq: int) -> None:
        while self._pieces and self._pieces[0].last_seq <= seq:
            self._size -= len(self._pieces.popleft().lines)
