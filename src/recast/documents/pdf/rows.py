"""Dates and places at the end of a row that the file draws after everything below the row.

Typesetters fill a table's cells one after the other, so the date of a job may come after the job's
last bullet though it stands beside its title.
"""

from collections.abc import Callable, Sequence
from dataclasses import replace

from recast.documents.pdf.lines import PageLine, holds_a_title

_MOST_WORDS = 8
# More of them in a row are a column of its own, not the ends of rows.
_MOST_IN_A_RUN = 2
_SAME_BASELINE = 0.3
# Lines back; an entry with its bullets is rarely longer.
_FARTHEST = 40


def with_row_ends(lines: Sequence[PageLine], side: Callable[[PageLine], int]) -> list[PageLine]:
    """The lines with late row ends put where they stand. `side` tells columns apart."""
    partners = [_partner(lines, index, side) for index in range(len(lines))]
    late = [partner is not None for partner in partners]
    ends: dict[int, list[PageLine]] = {}
    # Where each line went: a third cell stands beside the second, which stands beside the first.
    homes = list(range(len(lines)))
    for index, partner in enumerate(partners):
        if partner is not None and _run_length(late, index) <= _MOST_IN_A_RUN:
            homes[index] = homes[partner]
            ends.setdefault(homes[index], []).append(lines[index])
    return [
        _completed(line, ends.get(index, []))
        for index, line in enumerate(lines)
        if homes[index] == index
    ]


def _partner(lines: Sequence[PageLine], index: int, side: Callable[[PageLine], int]) -> int | None:
    """The earlier line that `lines[index]` stands beside, the nearest at its left."""
    line = lines[index]
    if len(line.text.split()) > _MOST_WORDS:
        return None
    beside = [
        earlier
        for earlier in range(max(0, index - _FARTHEST), index)
        if abs(lines[earlier].y - line.y) < _SAME_BASELINE * line.size
        and lines[earlier].right < line.left
        and side(lines[earlier]) == side(line)
        and not holds_a_title(lines[earlier].stretches[-1], line.stretches[0])
    ]
    return max(beside, key=lambda earlier: lines[earlier].right, default=None)


def _run_length(late: Sequence[bool], index: int) -> int:
    first = last = index
    while first > 0 and late[first - 1]:
        first -= 1
    while last + 1 < len(late) and late[last + 1]:
        last += 1
    return last - first + 1


def _completed(line: PageLine, ends: Sequence[PageLine]) -> PageLine:
    if not ends:
        return line
    stretches = [*line.stretches, *(stretch for end in ends for stretch in end.stretches)]
    return replace(line, stretches=tuple(sorted(stretches, key=lambda stretch: stretch.left)))
