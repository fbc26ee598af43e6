"""Who the person is and where they live stays as it is."""

from typing import Final

import pytest

from recast.domain.resume import Resume
from recast.truth import check, check_edit

RESUME: Final = Resume.from_text("""Ines Calder
ines.calder@example.org | 555-014-2233 | Porto

Experience
Route Planner, Tidewell Freight, Lisbon
Mar 2018 – Apr 2022
- Planned the weekly routes of 14 vans

Education
BSc Geography, University of Porto, 2013
""")


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("Ines Calder", "Ines Calder, PhD"),
        ("Ines Calder", "Ines Calder, MBA"),
        ("Ines Calder", "Ines Calderon"),
        ("Ines Calder", "Dr. Ines Calder"),
        ("Ines Calder", "Ines Calder, CPA"),
        ("| Porto", "| Madrid"),
        ("| Porto", "| Lisbon"),
        ("| Porto", "| 14 Rua Nova, Porto"),
        ("ines.calder@example.org", "ines@example.org"),
    ],
)
def test_a_changed_name_place_or_title_of_the_person_is_a_claim(before: str, after: str) -> None:
    assert check_edit(RESUME, before, after)
    assert check(RESUME, RESUME.text.replace(before, after, 1))


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("Ines Calder", "INES CALDER"),
        ("Ines Calder", "Ines Calder, BSc"),
        ("Ines Calder", "Ines Calder, Route Planner"),
        ("555-014-2233", "(555) 014-2233"),
        ("ines.calder@example.org", "Email: ines.calder@example.org"),
        (
            "ines.calder@example.org | 555-014-2233 | Porto",
            "Porto | ines.calder@example.org | 555-014-2233",
        ),
    ],
)
def test_the_form_and_order_of_contact_details_are_free(before: str, after: str) -> None:
    assert check_edit(RESUME, before, after) == []
    assert check(RESUME, RESUME.text.replace(before, after, 1)) == []


def test_a_post_code_at_the_end_of_the_line_above_is_no_part_of_the_number():
    before = RESUME.text.replace(
        "ines.calder@example.org | 555-014-2233", "8 Mill Road, Porto 37404\n555-014-2233"
    )
    after = before.replace("Planned the weekly routes", "Planned weekly routes")
    assert not [claim for claim in check(before, after) if claim.kind == "contact"]
