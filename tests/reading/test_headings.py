import pytest

from recast.domain.resume import Resume
from recast.reading.heading_features import look_at
from recast.reading.heading_names import bare_heading, kind_of_name
from recast.reading.headings import Heading, find_headings
from recast.reading.lines import Line, lines_of


def headings_of(text: str) -> list[Heading]:
    lines = lines_of(text)
    return list(find_headings(lines, [look_at(line) for line in lines]))


BODY = "• Prepared monthly reports for the regional office and its two branches."


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("EXPERIENCE", "experience"),
        ("Work Experience", "experience"),
        ("Professional Experience:", "experience"),
        ("1. Work Experience", "experience"),
        ("II. Education", "education"),
        ("E X P E R I E N C E", "experience"),
        ("T E C H N I C A L   S K I L L S", "skills"),
        ("## Education", "education"),
        ("**Skills**", "skills"),
        ("Education & Training", "education"),
        ("CERTIFICATIONS AND LICENSES", "certifications"),
        ("Awards & Honors", "awards"),
        ("LANGUAGES", "languages"),
        ("Publications", "publications"),
        ("Hobbies & Interests", "interests"),
        ("References", "references"),
        ("Career Objective:", "summary"),
        ("PROJECTS", "projects"),
    ],
)
def test_a_heading_is_known_however_it_is_dressed(text: str, kind: str) -> None:
    found = headings_of(f"{BODY}\n{text}\n{BODY}\n{BODY}")
    assert [(heading.line, heading.kind) for heading in found] == [(2, kind)]


def test_an_underlined_line_is_a_heading() -> None:
    found = headings_of(f"{BODY}\nEducation\n---------\n{BODY}")
    assert [heading.line for heading in found] == [2]


def test_a_glued_heading_keeps_its_content() -> None:
    (heading,) = headings_of("Skills: Python, Java, PostgreSQL and a little Rust")
    assert (heading.kind, heading.name, heading.glued) == ("skills", "Skills", True)


def test_a_list_of_tools_within_skills_opens_no_section() -> None:
    text = "TECHNICAL SKILLS\nLanguages: Python, Java\nDatabases: PostgreSQL\nTools: Git, Docker"
    kinds = [heading.kind for heading in headings_of(text)]
    assert kinds[0] == "skills"
    assert set(kinds[1:]) <= {"sub", "skills"}


def test_sub_headings_open_no_section() -> None:
    text = f"WORK EXPERIENCE\nHarbor Tool Works\nResponsibilities:\n{BODY}\n{BODY}"
    found = headings_of(text)
    assert ("sub", 3) in [(heading.kind, heading.line) for heading in found]


def test_layout_wins_over_words() -> None:
    lines = (Line("Skills", heading=False), Line("Where I have been", heading=True), Line(BODY))
    found = find_headings(lines, [look_at(line) for line in lines])
    assert [heading.line for heading in found] == [2]


def test_prose_is_no_heading() -> None:
    assert headings_of(f"{BODY}\nI have experience in education and skills.\n{BODY}") == []


def test_the_bare_name_has_no_marks() -> None:
    assert bare_heading("## 2. Work Experience :") == "Work Experience"
    assert bare_heading("1) EDUCATION:-") == "EDUCATION"


def test_unknown_names_have_no_kind() -> None:
    assert kind_of_name("Quarterly harvest") is None
    assert kind_of_name("") is None
    assert kind_of_name("x" * 10_000) is None


def test_a_known_name_below_a_blank_line_is_a_heading() -> None:
    text = f"Work Experience\nAcme Inc, 2012 - 2014\n{BODY}\n\nHonors & Awards\n{BODY}"
    assert [heading.kind for heading in headings_of(text)] == ["experience", "awards"]


def test_what_is_told_of_each_project_opens_no_section() -> None:
    project = "Tools: Oracle, Java\nWrote the screens for clerks and the reports for their chiefs."
    text = f"Experience\nShop portal\n{project}\nBank portal\n{project}\nSkills\nExcel"
    kinds = [section.kind for section in Resume.from_text(text).sections]
    assert kinds == ["experience", "skills"]


def test_a_heading_that_returns_under_each_project_is_a_part_of_it() -> None:
    project = "Technologies used:\n- Java\n- Oracle\nWrote the screens for the clerks of a bank."
    text = (
        f"Projects\nShop portal\n{project}\nBank portal\n{project}\nEducation\nBSc, Elm University"
    )
    sections = Resume.from_text(text).sections
    assert [section.heading_line for section in sections] == [1, 12]


def test_a_title_that_is_called_as_a_section_is_no_heading() -> None:
    text = (
        "VOLUNTEER EXPERIENCE\nElm Library, Austin, TX\tJune 2012 – May 2014\nVolunteer\n"
        "• Read to children\nSKILLS\nExcel"
    )
    resume = Resume.from_text(text)
    assert [section.kind for section in resume.sections] == ["experience", "skills"]
    assert resume.positions[0].title == "Volunteer"
