import pytest

from recast.lexicon import lexicon


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Used Excel to plan the week", {"Excel"}),
        ("Sent the counts through Excel", {"Excel"}),
        ("Moved the services from Java to Go", {"Java", "Go"}),
        ("Used R to model churn", {"R"}),
        ("Used Access", {"Access"}),
        ("Went to go to the store", set()),
        ("Go to the store", set()),
        ("Access to the door", set()),
        ("Moved to Swift Freight", set()),
        ("Moved from grade B to C", set()),
    ],
)
def test_a_name_with_its_capital_is_meant_where_it_is_used(text: str, found: set[str]) -> None:
    named = {mention.text for mention in lexicon().find(text)}
    assert named & {"Excel", "Java", "Go", "R", "C", "Access", "Swift"} == found
