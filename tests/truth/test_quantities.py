"""Amounts in all the ways that resumes write them."""

import pytest

from recast.truth.numbers import same_amount
from recast.truth.quantities import quantities
from recast.truth.text import Text


def values(text: str) -> list[tuple[float, str]]:
    return [(amount.value, amount.unit) for amount in quantities(Text(text))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("five people", [(5, "count")]),
        ("$1,200,000 and $1.2M", [(1.2e6, "money"), (1.2e6, "money")]),
        ("40% or 40 percent", [(40, "percent"), (40, "percent")]),
        ("two thousand five hundred employees", [(2500, "count")]),
        ("ninety-four schools", [(94, "count")]),
        ("one hundred and thirty two", [(132, "count")]),
        ("10-15 people", [(10, "count"), (15, "count")]),
        ("10 to 15 percent", [(10, "percent"), (15, "percent")]),
        ("$3-5 million", [(3e6, "money"), (5e6, "money")]),
        ("one of the best", []),
        ("HTML5, E5-2620 and 4/2009", []),
        ("the 8th grade", [(8, "ordinal")]),
        ("in 2014", [(2014, "year")]),
        ("200 dollars", [(200, "money")]),
        ("\uff13\uff10\uff10 clients", [(300, "count")]),
        ("5 MİLLİON", [(5e6, "count")]),
        ("ten six", [(10, "count"), (6, "count")]),
    ],
)
def test_amounts_are_read(text: str, expected: list[tuple[float, str]]) -> None:
    assert values(text) == [(pytest.approx(value), unit) for value, unit in expected]


@pytest.mark.parametrize(
    ("new", "old", "shown"),
    [
        ("5", "five", True),
        ("$1.2M", "$1,200,000", True),
        ("12K", "12,000", True),
        ("over 500", "500+", True),
        ("over 500", "500", False),
        ("over 2 million", "3 million", False),
        ("over 2 million", "2,143,000", True),
        ("$1.2M", "$1,234,567", True),
        ("50", "48", False),
        ("about 50", "48", True),
        ("40%", "40", False),
        ("91%", "81%", False),
        ("120,000", "12,000", False),
    ],
)
def test_one_amount_shows_another_only_if_it_is_as_large(new: str, old: str, shown: bool) -> None:
    one, other = quantities(Text(new))[0], quantities(Text(old))[0]
    assert same_amount(one, other) is shown
