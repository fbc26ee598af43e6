"""Pieces of an event log: whole lines that were written together."""

from collections.abc import Sequence
from dataclasses import dataclass

from recast.customization.checkpoint import Progress
from recast.runs.run import State


@dataclass(frozen=True, slots=True)
class Piece:
    """Consecutive events of one run as they go over the wire.

    `lines` are NDJSON in ASCII, each ended by a line feed. `ending` is True where the last of
    them ends the run.
    """

    run_id: int
    first_seq: int
    last_seq: int
    lines: bytes
    ending: bool = False

    def after(self, seq: int) -> "Piece":
        """The part behind event `seq`, which must be before the last one."""
        if seq < self.first_seq:
            return self
        rest = self.lines.split(b"\n", seq - self.first_seq + 1)[-1]
        return Piece(self.run_id, seq + 1, self.last_seq, rest, self.ending)


def joined(pieces: Sequence[Piece]) -> Piece:
    """Pieces of one run, each following on the one before, as a single one."""
    if len(pieces) == 1:
        return pieces[0]
    first, last = pieces[0], pieces[-1]
    lines = b"".join(piece.lines for piece in pieces)
    return Piece(first.run_id, first.first_seq, last.last_seq, lines, last.ending)


@dataclass(frozen=True, slots=True)
class Entry:
    """What is committed together for one run, under the epoch of its claim.

    `piece` None writes no event; `progress` and `state` None leave those as they are.
    """

    run_id: int
    epoch: int
    piece: Piece | None = None
    progress: Progress | None = None
    state: State | None = None
    error_code: str | None = None
