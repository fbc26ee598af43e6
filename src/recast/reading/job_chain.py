"""The chances of spans in a chain of tokens that each begin a term, go on with it or do neither."""

from collections.abc import Iterator
from dataclasses import dataclass

LEAST_CHANCE = 0.04
MOST_WORDS = 8


@dataclass(frozen=True, slots=True)
class Moves:
    """How well one state follows another (factors, not logarithms): O none, B begins, I goes on.

    From none nothing can go on, so that move is missing.
    """

    oo: float
    ob: float
    bo: float
    bb: float
    bi: float
    io: float
    ib: float
    ii: float


def span_chances(
    moves: Moves, begins: list[float], goes_on: list[float], *, opens: bool, closes: bool
) -> Iterator[tuple[int, int, float]]:
    """First token, last (excluded) and chance of each span that is at all likely.

    `begins` and `goes_on` are each token's factors beside 1 for none (Rabiner 1989, scaled).
    `opens` is False where a token known to be none stands before the chain, `closes` is False
    where one stands after it.
    """
    forward, scales = _forward(moves, begins, goes_on, opens)
    backward = _backward(moves, begins, goes_on, scales, closes)
    o, b, i = forward[-1]
    bo, bb, bi = backward[-1]
    whole = o * bo + b * bb + i * bi
    count = len(begins)
    for first in range(count):
        path = forward[first][1] / whole
        if path * backward[first][1] < LEAST_CHANCE:
            continue
        at_begin = True
        for last in range(first + 1, min(count, first + MOST_WORDS) + 1):
            chance = path * (backward[last - 1][1 if at_begin else 2])
            if last < count:
                to_none, to_begin = (moves.bo, moves.bb) if at_begin else (moves.io, moves.ib)
                after = backward[last]
                chance = path * (to_none * after[0] + to_begin * begins[last] * after[1])
                chance /= scales[last]
            if chance >= LEAST_CHANCE:
                yield first, last, min(1.0, chance)
            if last == count:
                break
            path *= (moves.bi if at_begin else moves.ii) * goes_on[last] / scales[last]
            at_begin = False
            if path * backward[last][2] < LEAST_CHANCE:
                break


def _forward(
    moves: Moves, begins: list[float], goes_on: list[float], opens: bool
) -> tuple[list[tuple[float, float, float]], list[float]]:
    """The chances of each token's state given what stands before it, and the scale of each."""
    o, b, i = (1.0, begins[0], 0.0) if opens else (moves.oo, moves.ob * begins[0], 0.0)
    scale = o + b
    found = [(o / scale, b / scale, 0.0)]
    scales = [scale]
    for begin, on in zip(begins[1:], goes_on[1:], strict=True):
        o, b, i = found[-1]
        none = o * moves.oo + b * moves.bo + i * moves.io
        new = (o * moves.ob + b * moves.bb + i * moves.ib) * begin
        more = (b * moves.bi + i * moves.ii) * on
        scale = none + new + more
        found.append((none / scale, new / scale, more / scale))
        scales.append(scale)
    return found, scales


def _backward(
    moves: Moves, begins: list[float], goes_on: list[float], scales: list[float], closes: bool
) -> list[tuple[float, float, float]]:
    """How well what stands after each token fits its state, in the scale of `_forward`."""
    found = [(1.0, 1.0, 1.0) if closes else (moves.oo, moves.bo, moves.io)]
    for index in range(len(begins) - 1, 0, -1):
        none, new, more = found[-1]
        new *= begins[index]
        more *= goes_on[index]
        scale = scales[index]
        found.append(
            (
                (moves.oo * none + moves.ob * new) / scale,
                (moves.bo * none + moves.bb * new + moves.bi * more) / scale,
                (moves.io * none + moves.ib * new + moves.ii * more) / scale,
            )
        )
    found.reverse()
    return found
