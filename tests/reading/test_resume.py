import datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from recast.reading.lines import lines_of
from recast.reading.resume import MOST_LINES_READ, read_resume_parts
from recast.reading.resume_parts import ResumeParts

TODAY = datetime.date(2024, 6, 1)


def parts_of(text: str) -> ResumeParts:
    return read_resume_parts(lines_of(text), TODAY)


def kinds(text: str) -> list[str]:
    return [section.kind for section in parts_of(text).sections]


PLAIN = """Mira Okonjo
Portland, OR | (503) 555-0134 | mira@example.com

PROFESSIONAL SUMMARY
Accountant with nine years in manufacturing and retail.

WORK EXPERIENCE
Senior Accountant, Harbor Tool Works — Jan 2018 – Present
• Closed the books for three plants within four days
Staff Accountant, Larch & Finch LLC — June 2014 – December 2017
• Prepared monthly reconciliations for 25 accounts

EDUCATION
BSc in Accounting, Willamette State University, 2014

SKILLS
Excel, NetSuite, SQL"""


def test_a_plain_resume() -> None:
    parts = parts_of(PLAIN)
    assert [section.kind for section in parts.sections] == [
        "contact", "summary", "experience", "education", "skills",
    ]  # fmt: skip
    assert parts.headings == (4, 7, 13, 16)
    assert parts.years == 10.08
    assert [job.employer for job in parts.positions] == ["Harbor Tool Works", "Larch & Finch LLC"]
    assert [school.employer for school in parts.education] == ["Willamette State University"]


def test_glued_headings_hold_their_own_line() -> None:
    text = """Omar Haddad
omar@example.net
Objective: To lead a kitchen that cooks with the seasons.
Experience: Sous Chef, The Copper Pot, 2015 - 2020
• Ran the line for 120 covers a night
Skills: Menu planning, Food safety, Inventory
Education: Culinary Diploma, Metro Cooking School, 2012"""
    parts = parts_of(text)
    assert [(one.kind, one.heading_line, one.lines) for one in parts.sections] == [
        ("contact", None, (1, 2)),
        ("summary", 3, (3,)),
        ("experience", 4, (4, 5)),
        ("skills", 6, (6,)),
        ("education", 7, (7,)),
    ]
    assert parts.positions[0].title == "Sous Chef"


def test_markdown_headings() -> None:
    text = """# Dana Whitfield
dana@example.org

## Experience
**Nurse Manager**, Cedar Hill Hospital, Austin, TX
*May 2016 - present*
- Led 24 nurses

Education
---------
BSN, Lakeside College, 2010"""
    assert kinds(text) == ["contact", "experience", "education"]
    assert parts_of(text).contact.name == "Dana Whitfield"


def test_without_headings_the_content_is_sorted() -> None:
    text = """Lena Brandt
lena@example.com  555-201-7788
Store Manager, Bluebird Outfitters, Denver, CO  2016 - 2021
- Managed a team of 14 and a budget of $2M
- Raised sales by 18% and trained new staff
- Prepared weekly reports for the regional office
Assistant Manager, Bluebird Outfitters, 2013 - 2016
- Handled customer complaints and supplier contracts
Bachelor of Arts in Marketing, University of Northfield, 2012
Python, Excel, Salesforce, Tableau, SQL"""
    assert kinds(text) == ["contact", "experience", "education", "skills"]
    assert [job.title for job in parts_of(text).positions] == ["Store Manager", "Assistant Manager"]


def test_work_below_a_list_of_skills_is_experience_again() -> None:
    work = """Accountant, Harbor Tool Works, Jan 2018 - May 2020
• Prepared monthly reports and reconciled accounts payable for the whole company
• Handled vendor invoices, payments and month end closing activities
• Responsible for audits and for training of the new team members"""
    text = f"SKILLS\nExcel, SQL, Tally ERP, MS Office, Word, PowerPoint\n{work}\n{work}\n{work}"
    assert kinds(text)[0] == "skills"
    assert "experience" in kinds(text)


def test_prose_before_the_first_heading_is_a_summary() -> None:
    text = f"""Mira Okonjo
mira@example.com
Accountant with nine years in manufacturing who closes the books fast and likes it that way.

{PLAIN[PLAIN.index("WORK") :]}"""
    assert kinds(text)[:3] == ["contact", "summary", "contact"] or kinds(text)[:2] == [
        "contact",
        "summary",
    ]


def test_present_counts_to_the_day_given() -> None:
    lines = lines_of("EXPERIENCE\nClerk, Quill Systems Inc, Jan 2020 - Present\n• Filed papers")
    assert read_resume_parts(lines, datetime.date(2021, 12, 5)).years == 2.0
    assert read_resume_parts(lines, datetime.date(2024, 12, 5)).years == 5.0


@pytest.mark.parametrize(
    "text",
    [
        "",
        "a" * 1_000_000,
        " " * 1_000_000,
        "\n" * 100_000,
        "😀" * 100_000,
        "简历经验" * 100_000,
        "خبرة العمل " * 50_000,
        "\x00\x01\x02" * 100_000,
        "Experience\n" * 20_000,
        "Jan 2018 - Mar 2020\n" * 20_000,
        "Acme Inc\n\n" * 20_000,
        "a @ b . " * 50_000,
        "E X " * 100_000,
        "( - " * 100_000,
        "2018 - " * 100_000,
    ],
    ids=range(15),
)
def test_odd_input_is_read_without_an_error(text: str) -> None:
    lines = lines_of(text)
    parts = read_resume_parts(lines, TODAY)
    assert all(1 <= number <= len(lines) for one in parts.sections for number in one.lines)


def test_lines_past_the_most_that_are_read_stay_in_the_last_section() -> None:
    text = PLAIN + "\nExcel" * MOST_LINES_READ
    last = parts_of(text).sections[-1]
    assert last.kind == "skills"
    assert last.lines[-1] == len(lines_of(text))


WORDS = st.sampled_from(
    ["EXPERIENCE", "Skills:", "Education", "•", "Jan 2018 - Present", "2012", "Acme Inc", "Manager",
     "\n", "\n\n", " ", "\t", "@", "mira@example.com", "# ", "**", "---", "Worked as", "at", "1."]
)  # fmt: skip


@settings(max_examples=150)
@given(st.lists(st.one_of(WORDS, st.text(max_size=12)), max_size=60).map(" ".join))
def test_any_text_is_divided_without_loss_or_overlap(text: str) -> None:
    lines = lines_of(text)
    parts = read_resume_parts(lines, TODAY)
    numbers = [number for section in parts.sections for number in section.lines]
    assert len(numbers) == len(set(numbers))
    covered = {*numbers, *(section.heading_line for section in parts.sections)}
    told = {number for number, line in enumerate(lines, 1) if line.text.strip()}
    assert told <= covered
    assert list(parts.headings) == sorted(set(parts.headings))
    for job in (*parts.positions, *parts.education):
        assert set(job.header_lines) <= set(job.lines)
        assert set(job.lines) <= set(numbers)
