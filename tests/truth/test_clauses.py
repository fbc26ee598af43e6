"""How much of the work each verb of a text claims."""

import pytest

from recast.truth.clauses import clauses
from recast.truth.text import Text


def strengths(text: str) -> dict[str, float]:
    return {text[clause.start : clause.end]: clause.strength for clause in clauses(Text(text))}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Led the migration", {"Led": 4}),
        ("Helped write the manual", {"Helped": 1, "write": 1}),
        ("Helped identify and repair datasets", {"Helped": 1, "identify": 1, "repair": 1}),
        ("Assisted in authoring papers", {"Assisted": 1, "authoring": 1}),
        ("Assisted the buyer and ordered parts", {"Assisted": 1, "ordered": 3}),
        ("Assisted the buyer, ordering parts", {"Assisted": 1, "ordering": 3}),
        ("Responsible for the budget", {"Responsible for": 4}),
        ("Contributed to the design", {"Contributed": 2}),
        ("Served on the board", {"Served on": 2}),
        ("Sales and support staff", {}),
    ],
)
def test_a_verb_claims_no_more_than_what_governs_it(text: str, expected: dict[str, float]) -> None:
    assert strengths(text) == expected
