"""Puts two independent edits of one line together."""

import re
from collections.abc import Iterator
from itertools import pairwise

from rapidfuzz.distance import Indel

_PIECES = re.compile(r"\s+|\w+|[^\w\s]")


def merge(base: str, ours: str, theirs: str) -> str | None:
    """`base` with the changes of both, None where they touch the same words.

    The classical three-way merge, on words instead of lines.
    """
    pieces = _PIECES.findall(base)
    edits = sorted({*_edits(pieces, ours), *_edits(pieces, theirs)})
    for (start, end, _), (next_start, _, _) in pairwise(edits):
        # Two edits that begin at one place compete, even where neither takes anything away.
        if next_start < end or next_start == start:
            return None
    merged: list[str] = []
    at = 0
    for start, end, text in edits:
        merged += [*pieces[at:start], text]
        at = end
    return "".join([*merged, *pieces[at:]])


def _edits(base: list[str], text: str) -> Iterator[tuple[int, int, str]]:
    """What turns `base` into `text`: (first piece, end, replacement), neighbours joined."""
    other = _PIECES.findall(text)
    changed = (op for op in Indel.opcodes(base, other) if op.tag != "equal")
    start, end, words = -1, -1, ""
    for op in changed:
        if op.src_start != end and start >= 0:
            yield start, end, words
            start, words = -1, ""
        start = op.src_start if start < 0 else start
        end = op.src_end
        words += "".join(other[op.dest_start : op.dest_end])
    if start >= 0:
        yield start, end, words
