"""Edits that say nothing new with their words and yet change what the resume says."""

import pytest

from recast.customization.anchoring import anchor
from recast.customization.structure import structural_claims
from recast.domain.resume import Resume

TEXT = """Maya Okafor
maya.okafor@example.com | Leeds

Experience
Data Analyst, Brightwell Retail, Jan 2019 - Mar 2022
- Wrote weekly reports
- Built dashboards for 12 stores

Assistant Coordinator, Harbor Clinic, Jun 2016 - Dec 2018
- Scheduled appointments
- Trained two interns

Education
BSc Mathematics, University of Leeds, 2016

Skills
Excel, SQL, Tableau
"""
RESUME = Resume.from_text(TEXT)
LINES = RESUME.lines


def claims(before, after):
    place = anchor(RESUME, before)
    assert place is not None
    return {claim.kind for claim in structural_claims(RESUME, place, after)}


def reordered(first, last, *order):
    """Lines `first` to `last` (from 1), and the same lines in the order of these numbers."""
    return "\n".join(LINES[first - 1 : last]), "\n".join(LINES[n - 1] for n in order)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        reordered(5, 9, 9, 6, 7, 8, 5),
        reordered(7, 11, 10, 8, 9, 7, 11),
        reordered(13, 17, 16, 14, 15, 13, 17),
    ],
    ids=["heads of jobs", "bullets of two jobs", "headings"],
)
def test_lines_dealt_out_to_another_job_or_section_are_a_moved_fact(before, after):
    assert claims(before, after) == {"moved_fact"}


@pytest.mark.parametrize(
    ("before", "after"),
    [
        reordered(6, 7, 7, 6),
        reordered(13, 17, 16, 17, 15, 13, 14),
        reordered(5, 11, 9, 10, 11, 8, 5, 6, 7),
    ],
    ids=["bullets of one job", "whole sections", "whole jobs"],
)
def test_whole_blocks_and_the_bullets_of_one_job_may_change_places(before, after):
    assert claims(before, after) == set()


@pytest.mark.parametrize(
    ("first", "last", "after"),
    [(9, 11, ""), (13, 14, ""), (14, 14, ""), (9, 11, "Other work until 2018"), (16, 17, "Skills")],
)
def test_a_job_or_a_section_that_vanishes_is_an_omission(first, last, after):
    assert claims("\n".join(LINES[first - 1 : last]), after) == {"omission"}


def test_the_head_of_a_job_may_be_written_otherwise():
    after = "Brightwell Retail: Data Analyst (01/2019 to 03/2022)"
    assert claims(LINES[4], after) == set()


def test_a_bullet_may_go():
    assert claims(LINES[5], "") == set()


@pytest.mark.parametrize(
    ("before", "after"),
    [("Experience", "Senior Leadership Experience"), ("Education", "Experience")],
)
def test_a_heading_that_files_a_section_as_something_else_is_a_claim(before, after):
    assert claims(before, after) == {"moved_fact"}


@pytest.mark.parametrize(
    ("before", "after"),
    [("Experience", "PROFESSIONAL EXPERIENCE"), ("Skills", "Technical Skills:")],
)
def test_a_heading_may_take_a_usual_name_of_its_kind(before, after):
    assert claims(before, after) == set()


@pytest.mark.parametrize(
    ("before", "after"), [("Maya Okafor", "Maya Okafor, PhD"), ("| Leeds", "| London")]
)
def test_a_new_name_place_or_degree_at_the_head_is_a_contact_claim(before, after):
    assert claims(before, after) == {"contact"}


def test_a_contact_line_that_vanishes_is_a_contact_claim():
    assert claims(LINES[1], "") == {"contact"}


def test_labels_and_words_of_the_resume_may_stand_at_the_head():
    after = "Data Analyst\nEmail: maya.okafor@example.com | Leeds"
    assert claims("maya.okafor@example.com | Leeds", after) == set()
