"""Headings may go by other usual names of the same kind of section, and by nothing else."""

from typing import Final

import pytest

from recast.domain.resume import Resume
from recast.truth import check, check_edit

RESUME: Final = Resume.from_text("""Ines Calder
ines.calder@example.org | Porto

Career Focus
Planner with experience in freight reporting.

Experience
Route Planner, Tidewell Freight
Mar 2018 – Apr 2022
- Planned the weekly routes of 14 vans
- Wrote the handbook for new drivers

Volunteer Experience
Reader, Northgate Library
2014 – 2016
- Read stories to children

Education
BSc Geography, University of Porto, 2013

Skills
Excel, SQL, Tableau
""")


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("Career Focus", "Summary"),
        ("Career Focus", "Professional Summary"),
        ("Experience", "WORK EXPERIENCE:"),
        ("Education", "Academic Background"),
        ("Skills", "Technical Skills"),
    ],
)
def test_a_usual_name_of_the_same_kind_of_section_claims_nothing(before: str, after: str) -> None:
    line = RESUME.lines.index(before)
    lines = [*RESUME.lines[:line], after, *RESUME.lines[line + 1 :]]
    assert check_edit(RESUME, before, after) == []
    assert check(RESUME, "\n".join(lines)) == []


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("Experience", "Senior Leadership Experience"),
        ("Experience", "Leadership Experience"),
        ("Education", "Experience"),
        ("Education", "Education (MSc)"),
        ("Skills", "Certifications"),
    ],
)
def test_a_heading_that_says_more_than_the_original_s_is_a_claim(before: str, after: str) -> None:
    line = RESUME.lines.index(before)
    lines = [*RESUME.lines[:line], after, *RESUME.lines[line + 1 :]]
    assert check_edit(RESUME, before, after)
    assert check(RESUME, "\n".join(lines))


def test_a_section_without_its_heading_falls_under_another_one() -> None:
    assert [claim.kind for claim in check_edit(RESUME, "Education", "")] == ["moved_fact"]


def test_volunteering_is_not_renamed_to_work() -> None:
    claims = check_edit(RESUME, "Volunteer Experience", "Work Experience")
    assert [claim.kind for claim in claims] == ["moved_fact"]
