"""Puts two independent edits of one line together."""

import re

from rapidfuzz.distance import Indel

_PIECES = re.compile(r"\s+|\w+|[^\w\s]")


def merge(base: str, ours: str, theirs: str) -> str | None:
    """`base` with the changes of both, None where they touch the same words.

    The classical three-way merge, on words instead of lines.
    """
    pieces = _PIECES.findall(base)
    edits = sorted(_edits(pieces, ours) | _edits(pieces, theirs))
    merged: list[str] = []
    at = 0
    for start, end, text in edits:
        if start < at:
            return None
        merged += [*pieces[at:start], text]
        # An insertion takes up its place, so that a second one there counts as touching it.
        at = end
    return "".join([*merged, *pieces[at:]])


def _edits(base: list[str], text: str) -> set[tuple[int, int, str]]:
    """What turns `base` into `text`: (first piece, end, replacement)."""
    other = _PIECES.findall(text)
    return {
        (op.src_start, op.src_end, "".join(other[op.dest_start : op.dest_end]))
        for op in Indel.opcodes(base, other)
        if op.tag != "equal"
    }
