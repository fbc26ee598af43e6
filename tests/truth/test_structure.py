"""Lines that stay as they are and still say more: moved, torn apart, said twice, left out."""

from typing import Final

import pytest

from recast.domain.claim import Claim
from recast.domain.resume import Resume
from recast.truth import check, check_edit

RESUME: Final = Resume.from_text("""Ines Calder
ines.calder@example.org | Porto

Experience
Route Planner, Tidewell Freight
Mar 2018 – Apr 2022
- Planned the weekly routes of 14 vans
- Wrote the handbook for new drivers

Depot Clerk, Ashmoor Bakery
Jun 2014 – Feb 2018
- Counted the stock of three depots
- Answered calls from shops

Education
BSc Geography, University of Porto, 2013
""")
LINES: Final = RESUME.lines


def block(first: int, last: int) -> str:
    return "\n".join(LINES[first - 1 : last])


def in_order(*numbers: int) -> str:
    return "\n".join(LINES[number - 1] for number in numbers)


def kinds(claims: list[Claim]) -> set[str]:
    return {claim.kind for claim in claims}


@pytest.mark.parametrize(
    ("first", "last", "order"),
    [
        (5, 10, (10, 6, 7, 8, 9, 5)),
        (5, 11, (5, 11, 7, 8, 9, 10, 6)),
        (7, 12, (12, 8, 9, 10, 11, 7)),
        (5, 11, (10, 11, 7, 8, 9, 5, 6)),
    ],
    ids=["titles", "dates", "bullets", "whole heads"],
)
def test_lines_that_change_employers_are_moved_facts(
    first: int, last: int, order: tuple[int, ...]
) -> None:
    before, after = block(first, last), in_order(*order)
    assert kinds(check_edit(RESUME, before, after)) == {"moved_fact"}
    assert kinds(check(RESUME, RESUME.text.replace(before, after))) == {"moved_fact"}


@pytest.mark.parametrize(
    ("first", "last", "order"), [(7, 8, (8, 7)), (5, 13, (10, 11, 12, 13, 9, 5, 6, 7, 8))]
)
def test_bullets_of_a_job_and_whole_jobs_may_change_places(
    first: int, last: int, order: tuple[int, ...]
) -> None:
    before, after = block(first, last), in_order(*order)
    assert check_edit(RESUME, before, after) == []
    assert check(RESUME, RESUME.text.replace(before, after)) == []


@pytest.mark.parametrize(("first", "last"), [(10, 13), (5, 6), (15, 16)])
def test_taking_out_a_job_its_head_or_a_section_is_an_omission(first: int, last: int) -> None:
    assert kinds(check_edit(RESUME, block(first, last), "")) == {"omission"}


def test_a_bullet_may_be_left_out() -> None:
    assert check_edit(RESUME, LINES[7], "") == []


def test_the_same_line_twice_is_a_claim() -> None:
    line = LINES[6]
    assert check_edit(RESUME, line, f"{line}\n{line}")
    assert check(RESUME, RESUME.text.replace(line, f"{line}\n{line}"))


def test_a_degree_that_loses_its_every_word_is_left_out() -> None:
    claims = check_edit(RESUME, LINES[15], "2013")
    assert kinds(claims) == {"omission"}
    assert check_edit(RESUME, LINES[15], "BSc Geography, University of Porto") == []


def test_part_of_a_word_cut_off_leaves_another_word() -> None:
    assert check_edit(RESUME, "BSc Geography, Univ", "")


def test_a_list_that_names_the_same_thing_again_is_a_claim() -> None:
    text = f"{RESUME.text}\nSkills\nExcel, SQL, Tableau"
    assert check_edit(text, "Excel, SQL, Tableau", "Excel, SQL, Tableau, SQL, SQL")
    assert check_edit(text, "Excel, SQL, Tableau", "SQL, Excel, Tableau") == []


@pytest.mark.parametrize(
    ("place", "new"),
    [
        (3, "Summary\nRoute Planner with experience in planning routes\n"),
        (16, "\nSkills\nroutes"),
    ],
)
def test_a_new_section_with_a_plain_heading_claims_nothing_by_its_name(
    place: int, new: str
) -> None:
    lines = [*LINES[:place], *new.split("\n"), *LINES[place:]]
    assert check(RESUME, "\n".join(lines)) == []


def test_a_line_that_resembles_a_heading_which_still_stands_renames_nothing() -> None:
    text = f"{RESUME.text}\nSkills\nExcel\n\nROUTE PLANNING PROJECTS\nPlanned routes by hand\n"
    assert check(text, text.replace("Excel\n", "Excel\nRoute planning\n")) == []
