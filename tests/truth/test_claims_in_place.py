"""Where words stand decides what they claim: after "not", beside an amount, in another job."""

from typing import Final

import pytest

from recast.domain.resume import Resume
from recast.truth import check, check_edit

RESUME: Final = Resume.from_text("""Ines Calder
ines.calder@example.org | 555-010-2233 | Porto

Summary
Planner with experience in freight reporting.

Experience
Route Planner, Tidewell Freight
Mar 2018 – Apr 2022
- Assisted the lead planner with weekly route reports in Excel
- Planned the weekly routes of 14 vans in Tableau

Depot Clerk, Ashmoor Bakery
Jun 2014 – Feb 2018
- Answered the calls of 3 bakers
- Did not manage staff but trained two drivers

Skills
Excel, SQL, Tableau
""")


@pytest.mark.parametrize(
    "after",
    [
        "Led a team of 10 planners",
        "Led freight reporting",
        "Directed the planners",
        "Managed all of it",
        "Managed staff",
        "- Planned the weekly routes of 14 vans in Tableau",
        "Trained two drivers in route reports\nTrained two drivers in route reports",
    ],
)
def test_an_addition_that_nothing_or_only_a_not_shows_is_a_claim(after: str) -> None:
    assert check_edit(RESUME, "", after)
    assert check_edit(RESUME, "   ", after)


@pytest.mark.parametrize(
    "after",
    [
        "Planner with experience in freight reporting, Excel and SQL.",
        "Trained two drivers",
        "Planned routes of 14 vans",
        "Excel, SQL, Tableau, route reports",
    ],
)
def test_an_addition_of_what_the_resume_shows_claims_nothing(after: str) -> None:
    assert check_edit(RESUME, "", after) == []


@pytest.mark.parametrize(
    ("before", "after"), [("Did not", "Did"), ("not manage staff", "manage staff")]
)
def test_a_not_reaches_beyond_the_words_that_were_picked(before: str, after: str) -> None:
    assert [claim.kind for claim in check_edit(RESUME, before, after)] == ["negation"]


@pytest.mark.parametrize(
    ("after", "kind"),
    [("14 bakers", "moved_fact"), ("14 bridges", "duty"), ("14 hospitals", "duty")],
)
def test_what_an_amount_is_of_may_not_be_exchanged(after: str, kind: str) -> None:
    assert [claim.kind for claim in check_edit(RESUME, "14 vans", after)] == [kind]


@pytest.mark.parametrize("word", ["P y t h o n", "P-y-t-h-o-n", "A W S", "P_y_t_h_o_n"])
def test_letters_set_apart_hide_no_word(word: str) -> None:
    claims = check_edit(RESUME, "in Tableau", f"in Tableau and {word}")
    assert [(claim.kind, claim.text) for claim in claims] == [("hidden_text", word)]


@pytest.mark.parametrize("word", ["Kuber netes", "Pyth on", "kuber netes"])
def test_a_word_split_in_two_is_no_other_word(word: str) -> None:
    assert check_edit(RESUME, "in Tableau", f"in Tableau and {word}")


def test_preparing_something_is_no_study_for_it() -> None:
    before = "- Cleaned the bakery and preparing food"
    resume = RESUME.text.replace("- Answered the calls of 3 bakers", before)
    assert check_edit(resume, before, "- Cleaned the bakery and food preparation") == []


def test_one_word_of_a_list_says_nothing_was_done() -> None:
    text = RESUME.text.replace("Assisted the lead planner with", "Assisted with planning and")
    assert check(text, f"{text}Planning\n") == []
