import re

import pytest

from recast.analysis.findings import findings
from recast.domain.analysis import ParsingRisk
from recast.domain.resume import Resume


def found(*bullets: str, dates: str = "May 2015 - June 2018") -> dict[str, ParsingRisk]:
    lines = "\n".join(f"- {bullet}" for bullet in bullets)
    text = f"Work experience\nShop assistant, Pell & Son Ltd, {dates}\n{lines}"
    return {finding.code: finding for finding in findings(Resume.from_text(text))}


LOOKED = [f"Looked after the {thing} of the shop" for thing in ("till", "shelves", "stock", "door")]


def test_jobs_that_have_ended_are_told_in_the_past() -> None:
    present = ["Manage the till of the shop", "Develop the window displays", "Oversee two trainees"]
    assert found(*present)["tense"].where == "lines 3, 4, 5"
    assert "tense" not in found(*present, dates="May 2015 - Present")
    assert "tense" not in found(*LOOKED)


def test_nouns_that_are_verbs_too_are_no_present_tense() -> None:
    nouns = ["Program design for schools", "Support of two teams", "Project plans and budgets"]
    assert "tense" not in found(*nouns)


@pytest.mark.parametrize(
    ("bullets", "message"),
    [
        (LOOKED, "Of 4 lines about work none names a result"),
        ([*LOOKED, *LOOKED, "Sold 40 bikes a week"], "Of 9 lines about work 1 names a result"),
        ([f"Kept {'very ' * 50}busy"], "One line about work is over 45 words long; break it in"),
        ([f"Kept {'very ' * 50}{x}" for x in "ab"], "2 lines about work are over 45 words long"),
    ],
)
def test_numbers_and_words_agree(bullets: list[str], message: str) -> None:
    assert any(finding.message.startswith(message) for finding in found(*bullets).values())


def test_every_finding_says_what_to_do() -> None:
    said = found(
        *LOOKED, "I sold my bikes and mine", f"I kept my {'very ' * 50}", dates="2015 - 2018"
    )
    assert len(said) >= 4
    assert all(re.search(r"[;,] [a-z]", finding.message) for finding in said.values())


def test_a_numeral_is_no_first_person_and_blanks_are_no_words() -> None:
    numerals = [
        "Led Phase I trials of the till",
        "Kept the Type I error low",
        "Clerk I at the till",
    ]
    assert "first_person" not in found(*numerals)
    assert "first_person" in found("When I led the shop", "Here I\u2019ve sold forty bikes")
    assert "long_bullets" not in found(f"Kept the till{' ' * 60}and the shelves")
