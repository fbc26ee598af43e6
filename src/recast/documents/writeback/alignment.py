"""Which line of a changed text is which line of the original: kept, moved, new or gone."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from rapidfuzz import fuzz
from rapidfuzz.distance import Indel

# Out of 100. Below the first two lines are strangers; a line that moved has to be more alike,
# since nothing but its words says that it is the same.
_ALIKE = 45.0
_ALIKE_THOUGH_MOVED = 75.0
# One line between two lines that stayed is the same line as long as anything of it is left.
_ALIKE_IN_PLACE = 25.0
# Beyond this many pairs a gap is matched by position only; no real resume comes near it.
_MOST_PAIRS = 40_000


@dataclass(frozen=True)
class Alignment:
    """Lines counted from 0. `kept` pairs keep their order, `moved` pairs do not; (old, new)."""

    kept: tuple[tuple[int, int], ...]
    moved: tuple[tuple[int, int], ...]
    gone: tuple[int, ...]
    added: tuple[int, ...]

    @cached_property
    def old_of(self) -> dict[int, int]:
        return {new: old for old, new in (*self.kept, *self.moved)}


def align(old: Sequence[str], new: Sequence[str]) -> Alignment:
    """Aligns the lines that are not blank; white space and list marks do not count."""
    olds = [(index, _key(line)) for index, line in enumerate(old) if line.strip()]
    news = [(index, _key(line)) for index, line in enumerate(new) if line.strip()]
    kept = _in_order(olds, news)
    old_left = _without(olds, {pair[0] for pair in kept})
    new_left = _without(news, {pair[1] for pair in kept})
    moved = _out_of_order(old_left, new_left)
    gone = _without(old_left, {pair[0] for pair in moved})
    added = _without(new_left, {pair[1] for pair in moved})
    return Alignment(
        tuple(kept), tuple(moved), tuple(i for i, _ in gone), tuple(i for i, _ in added)
    )


def likeness(one: str, other: str) -> float:
    """How alike two lines are, 0 to 100; a line inside a longer one is like it."""
    plain = fuzz.ratio(one, other)
    if plain >= _ALIKE_THOUGH_MOVED or min(one.count(" "), other.count(" ")) < 3:
        return plain
    return max(plain, 0.9 * fuzz.token_set_ratio(one, other))


_Line = tuple[int, str]
_Pair = tuple[int, int]


def _key(line: str) -> str:
    return " ".join(line.split()).lstrip("•●▪◦‣–-*·➢✓ ") or line.strip()


def _without(lines: list[_Line], taken: set[int]) -> list[_Line]:
    return [line for line in lines if line[0] not in taken]


def _in_order(olds: list[_Line], news: list[_Line]) -> list[_Pair]:
    pairs: list[_Pair] = []
    codes = Indel.opcodes([key for _, key in olds], [key for _, key in news])
    gap_old: list[_Line] = []
    gap_new: list[_Line] = []
    for code in codes:
        before, after = olds[code.src_start : code.src_end], news[code.dest_start : code.dest_end]
        if code.tag != "equal":
            gap_old, gap_new = gap_old + before, gap_new + after
            continue
        pairs += _fill(gap_old, gap_new)
        gap_old, gap_new = [], []
        pairs += [(one[0], other[0]) for one, other in zip(before, after, strict=True)]
    return pairs + _fill(gap_old, gap_new)


def _fill(olds: list[_Line], news: list[_Line]) -> list[_Pair]:
    """The pairs of a gap that keep their order and are most alike in sum."""
    if not olds or not news:
        return []
    if len(olds) == len(news) == 1 and likeness(olds[0][1], news[0][1]) >= _ALIKE_IN_PLACE:
        return [(olds[0][0], news[0][0])]
    if len(olds) * len(news) > _MOST_PAIRS:
        return [(one[0], other[0]) for one, other in zip(olds, news, strict=False)]
    gains = [[_gain(one[1], other[1]) for other in news] for one in olds]
    best = [[0.0] * (len(news) + 1) for _ in range(len(olds) + 1)]
    for i in reversed(range(len(olds))):
        for j in reversed(range(len(news))):
            paired = gains[i][j] + best[i + 1][j + 1]
            best[i][j] = max(best[i + 1][j], best[i][j + 1], paired)
    pairs: list[_Pair] = []
    i = j = 0
    while i < len(olds) and j < len(news):
        if gains[i][j] and best[i][j] == gains[i][j] + best[i + 1][j + 1]:
            pairs.append((olds[i][0], news[j][0]))
            i, j = i + 1, j + 1
        elif best[i][j] == best[i + 1][j]:
            i += 1
        else:
            j += 1
    return pairs


def _gain(one: str, other: str) -> float:
    return max(0.0, likeness(one, other) - _ALIKE)


def _out_of_order(olds: list[_Line], news: list[_Line]) -> list[_Pair]:
    """The most alike pairs first, each line once."""
    if len(olds) * len(news) > _MOST_PAIRS:
        return []
    ranked = sorted(
        ((likeness(one, other), i, j) for i, one in olds for j, other in news),
        key=lambda entry: (-entry[0], entry[1], entry[2]),
    )
    pairs: list[_Pair] = []
    taken_old: set[int] = set()
    taken_new: set[int] = set()
    for score, i, j in ranked:
        if score < _ALIKE_THOUGH_MOVED:
            break
        if i not in taken_old and j not in taken_new:
            pairs.append((i, j))
            taken_old.add(i)
            taken_new.add(j)
    return sorted(pairs, key=lambda pair: pair[1])
