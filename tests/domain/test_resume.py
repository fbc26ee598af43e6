import pytest

from recast.domain.resume import Resume
from recast.reading.lines import Line

TEXT = """Mira Okonjo
mira@example.com
EXPERIENCE
Accountant, Harbor Tool Works, 2018 - 2020
• Closed the books
SKILLS
Excel, SQL"""


def test_lines_are_numbered_from_one() -> None:
    resume = Resume.from_text(TEXT)
    assert resume.line(1) == "Mira Okonjo"
    assert resume.support(5).text == "• Closed the books"
    with pytest.raises(IndexError):
        resume.line(0)


def test_a_line_knows_its_section_and_its_job() -> None:
    resume = Resume.from_text(TEXT)
    section, job = resume.section_at(5), resume.position_at(5)
    assert section is not None
    assert section.kind == "experience"
    assert job is not None
    assert job.employer == "Harbor Tool Works"
    assert resume.position_at(7) is None


def test_every_line_that_is_no_heading_is_in_one_section() -> None:
    resume = Resume.from_text(TEXT)
    numbers = [number for section in resume.sections for number in section.lines]
    headings = {section.heading_line for section in resume.sections} - {None}
    assert sorted([*numbers, *headings]) == list(range(1, 8))


def test_reading_again_gives_an_equal_value() -> None:
    assert Resume.from_text(TEXT) == Resume.from_text(TEXT)
    assert Resume.from_text(TEXT).parts == Resume.from_text(TEXT).parts


def test_lines_with_layout_are_kept() -> None:
    lines = [Line("Mira Okonjo", heading=True), Line("Skills", heading=True), Line("SQL")]
    resume = Resume.from_lines(lines)
    assert resume.text == "Mira Okonjo\nSkills\nSQL"
    assert [section.kind for section in resume.sections] == ["contact", "skills"]
