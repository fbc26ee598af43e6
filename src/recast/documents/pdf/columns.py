"""The order of a page's lines where the file's own order is not how a person reads them."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from recast.documents.pdf.lines import PageLine

_LEAST_LINES = 4
_LEAST_SHARE_OF_LINES = 0.06
_ROW_ENDS_SHARE = 0.3
_TALL_SHARE = 0.4
_SIDEBAR_SHARE = 0.45
_OUT_OF_ORDER_LINES = 3
_OUT_OF_ORDER_SHARE = 0.12


@dataclass(frozen=True, slots=True)
class Columns:
    """Two columns: `gutter` is the x between them, `top` and `bottom` the y of their ends."""

    gutter: float
    top: float
    bottom: float

    def side(self, line: PageLine) -> int:
        """0 above both columns, 1 in the left, 2 in the right, 3 below."""
        if line.y > self.top:
            return 0
        if line.y < self.bottom:
            return 3
        if line.right <= self.gutter:
            return 1
        if line.left >= self.gutter:
            return 2
        return 0


def find_columns(lines: Sequence[PageLine]) -> Columns | None:
    """The two columns of a page, None where it has one."""
    least = max(_LEAST_LINES, int(len(lines) * _LEAST_SHARE_OF_LINES))
    best: tuple[float, float] = (0, 0)
    found: Columns | None = None
    for x in sorted({line.left - 1 for line in lines}):
        left = [line for line in lines if line.right <= x]
        right = [line for line in lines if line.left >= x]
        if len(left) < least or len(right) < least or _is_one_row_each(left, right):
            continue
        top = min(max(line.y for line in left), max(line.y for line in right))
        bottom = max(min(line.y for line in left), min(line.y for line in right))
        inside = [line for line in lines if bottom <= line.y <= top]
        across = [line for line in lines if line.left < x < line.right]
        crossing = sum(bottom <= line.y <= top for line in across)
        beside = min(sum(line in side for line in inside) for side in (left, right))
        if crossing * 20 > len(inside) or beside < least:
            continue
        score = (beside - 4 * crossing, x - max(line.right for line in left))
        if score > best:
            best = score
            found = Columns(x, _ceiling(across, top), _floor(across, bottom))
    return found


def _ceiling(across: Sequence[PageLine], top: float) -> float:
    """How high the columns reach: to the lowest line above them that spans both."""
    return min((line.y - 0.1 for line in across if line.y > top), default=float("inf"))


def _floor(across: Sequence[PageLine], bottom: float) -> float:
    """How low the columns reach: to the highest line below them that spans both."""
    return max((line.y + 0.1 for line in across if line.y < bottom), default=float("-inf"))


def _is_one_row_each(left: Sequence[PageLine], right: Sequence[PageLine]) -> bool:
    """Whether the right side is only what ends the left side's lines: dates, places, levels."""
    widest = max(line.right - line.left for line in right)
    if widest > _ROW_ENDS_SHARE * (max(s.right for s in right) - min(s.left for s in left)):
        return False
    baselines = [line.y for line in left]
    shared = sum(any(abs(y - line.y) < 0.3 * line.size for y in baselines) for line in right)
    return shared * 10 > len(right) * 8


def are_tall(lines: Sequence[PageLine], columns: Columns) -> bool:
    """Whether the columns make up much of the page, and are not just one list set in two."""
    every = [line.y for line in lines]
    beside = [line.y for line in lines if columns.side(line) in {1, 2}]
    return max(beside) - min(beside) > _TALL_SHARE * (max(every) - min(every))


def sidebar(lines: Sequence[PageLine], columns: Columns) -> int:
    """Which side (1 or 2) is a sidebar, 0 where both are about as wide or very short."""
    if not are_tall(lines, columns):
        return 0
    sides = {side: [line for line in lines if columns.side(line) == side] for side in (1, 2)}
    if not all(sides.values()):
        return 0
    left, right = (max(s.right for s in sides[n]) - min(s.left for s in sides[n]) for n in (1, 2))
    narrow = 1 if left < right else 2
    return narrow if min(left, right) < _SIDEBAR_SHARE * (left + right) else 0


def is_out_of_order(lines: Sequence[PageLine]) -> bool:
    """Whether the file draws much of the page above what it drew there before."""
    above = 0
    for index, line in enumerate(lines):
        above += any(
            earlier.y < line.y - line.size
            and earlier.left < line.right
            and line.left < earlier.right
            for earlier in lines[:index]
        )
    return above > max(_OUT_OF_ORDER_LINES, _OUT_OF_ORDER_SHARE * len(lines))


def with_top_first(lines: Sequence[PageLine], columns: Columns | None) -> list[PageLine]:
    """The lines with those above both columns first: names are often drawn last."""
    if columns is None:
        return list(lines)
    top = [line for line in lines if columns.side(line) == 0 and line.y > columns.top]
    ordered = sorted(top, key=lambda line: -line.y)
    above = {id(line) for line in top}
    return [*ordered, *(line for line in lines if id(line) not in above)]


def by_position(lines: Sequence[PageLine], columns: Columns | None) -> list[PageLine]:
    """The lines column by column from top to bottom; what stands side by side becomes one."""
    ordered = sorted(lines, key=lambda line: (columns.side(line) if columns else 0, -line.y))
    if not ordered:
        return []
    rows: list[list[PageLine]] = [[ordered[0]]]
    for before, line in pairwise(ordered):
        same_side = columns is None or columns.side(before) == columns.side(line)
        if same_side and abs(before.y - line.y) < 0.45 * max(before.size, line.size):
            rows[-1].append(line)
        else:
            rows.append([line])
    return [_one_line(sorted(row, key=lambda line: line.left)) for row in rows]


def _one_line(row: Sequence[PageLine]) -> PageLine:
    return replace(row[0], stretches=tuple(s for line in row for s in line.stretches))
