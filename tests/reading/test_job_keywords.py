import pytest

from recast.reading.job import read_job_parts
from recast.reading.job_keywords import keyword_items


def test_every_item_of_a_bare_list_is_required() -> None:
    parts = read_job_parts("Purchase Executive, Purchase Planning, Purchase")
    assert [term.text for term in parts.terms] == [
        "Purchase Executive",
        "Purchase Planning",
        "Purchase",
    ]
    assert {term.importance for term in parts.terms} == {"required"}


def test_an_item_that_names_a_job_is_a_title() -> None:
    parts = read_job_parts("store operations\nTerritory Manager\nretail")
    kinds = {term.text: term.kind for term in parts.terms}
    assert kinds["Territory Manager"] == "title"
    assert parts.title == "Territory Manager"


def test_a_skill_under_two_names_is_one_term() -> None:
    parts = read_job_parts("AWS; Amazon Web Services; Docker")
    assert [term.text for term in parts.terms] == ["AWS", "Docker"]


def test_sentences_are_no_list() -> None:
    assert keyword_items("We seek a cook. You grill, fry and bake.") == []


@pytest.mark.parametrize(
    "text",
    [
        "Hiring: Data Scientist (Python, R and/or SQL)",
        "Barista wanted, no experience needed, call 555-0101",
        "Python, AWS, Azure or GCP certification",
        "Line cook, $18 an hour",
    ],
)
def test_an_advertisement_on_one_line_is_no_list(text: str) -> None:
    assert keyword_items(text) == []


def test_one_item_is_no_list() -> None:
    assert keyword_items("Python") == []


@pytest.mark.parametrize(
    "text",
    [
        "Welder\nEssential:\nTIG welding\nDesirable:\nForklift",
        "Nurse\nRequired -\nBLS\nPreferred -\nCCRN",
        "Cook\nGrilling\nNice to have\nBaking",
    ],
)
def test_a_list_with_parts_is_no_bare_list(text: str) -> None:
    assert keyword_items(text) == []


def test_a_skill_that_sounds_like_a_heading_may_stand_in_a_bare_list() -> None:
    assert keyword_items("Training\nSkills\nPython") == ["Training", "Skills", "Python"]
