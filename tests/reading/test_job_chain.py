"""The scaled recursions against adding up every possible labelling."""

from itertools import pairwise, product
from math import prod

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from recast.reading.job_chain import LEAST_CHANCE, Moves, span_chances

MOVES = Moves(oo=1.4, ob=0.6, bo=0.9, bb=0.3, bi=1.7, io=1.1, ib=0.2, ii=1.2)
_FACTOR = st.floats(0.01, 20)


def step(before: str, after: str) -> float:
    return 0.0 if before + after == "oi" else float(getattr(MOVES, before + after))


def worth(
    states: tuple[str, ...], begins: list[float], goes_on: list[float], opens: bool, closes: bool
) -> float:
    if opens and states[0] == "i":
        return 0.0
    path = states if opens else ("o", *states)
    path = path if closes else (*path, "o")
    own = [{"o": 1.0, "b": b, "i": i}[s] for s, b, i in zip(states, begins, goes_on, strict=True)]
    return prod(own) * prod(step(a, b) for a, b in pairwise(path))


def spans_in(states: tuple[str, ...]) -> set[tuple[int, int]]:
    found = set()
    for first, state in enumerate(states):
        if state == "b":
            last = first + 1
            while last < len(states) and states[last] == "i":
                last += 1
            found.add((first, last))
    return found


@settings(max_examples=60)
@given(st.lists(st.tuples(_FACTOR, _FACTOR), min_size=1, max_size=5), st.booleans(), st.booleans())
def test_chances_are_those_of_all_labellings_added_up(
    factors: list[tuple[float, float]], opens: bool, closes: bool
) -> None:
    begins, goes_on = [b for b, _ in factors], [i for _, i in factors]
    whole = 0.0
    wanted: dict[tuple[int, int], float] = {}
    for states in product("obi", repeat=len(factors)):
        value = worth(states, begins, goes_on, opens, closes)
        whole += value
        for span in spans_in(states):
            wanted[span] = wanted.get(span, 0.0) + value
    found = {
        (first, last): chance
        for first, last, chance in span_chances(MOVES, begins, goes_on, opens=opens, closes=closes)
    }
    for span, value in wanted.items():
        if value / whole > LEAST_CHANCE * 1.001:
            assert found[span] == pytest.approx(value / whole, rel=1e-6)
    assert all(wanted[span] / whole >= LEAST_CHANCE * 0.999 for span in found)


def test_a_comma_is_never_inside_a_span() -> None:
    found = list(span_chances(MOVES, [5.0, 5.0], [9.0, 0.0], opens=True, closes=True))
    assert (0, 2) not in {(first, last) for first, last, _ in found}
