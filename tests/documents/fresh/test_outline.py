"""A resume as the parts that a page shows."""

from recast.documents.fresh.line_text import split_aside
from recast.documents.fresh.outline import customized_resume, outline_of
from recast.documents.fresh.outline_parts import Outline
from recast.domain.resume import Resume
from recast.reading.lines import Line

TEXT = """Portland, OR | ana@example.org
Ana Silva
Welder

Experience
Porto Yard, Porto\tMarch 2019 – Present
Head welder
• Welded hulls of forty ships
• Trained apprentices

Skills
Languages: Portuguese, English

Education
Technical school of Porto (2012 – 2015)
"""


def outline() -> Outline:
    return outline_of(Resume.from_text(TEXT))


def test_the_name_comes_first_with_the_headline_then_the_contact_lines() -> None:
    made = outline()
    assert made.texts()[:3] == ("Ana Silva", "Welder", "Portland, OR | ana@example.org")


def test_sections_keep_their_headings_and_order() -> None:
    headings = [section.heading for section in outline().sections]
    assert headings == ["Experience", "Skills", "Education"]


def test_a_job_s_dates_stand_at_the_right_edge() -> None:
    job = outline().sections[0].blocks[0]
    assert (job.kind, job.text, job.aside) == (
        "header",
        "Porto Yard, Porto",
        "March 2019 – Present",
    )


def test_bullets_lose_their_sign_and_nothing_else() -> None:
    bullets = [b.text for b in outline().sections[0].blocks if b.kind == "bullet"]
    assert bullets == ["Welded hulls of forty ships", "Trained apprentices"]


def test_every_word_is_there_once() -> None:
    words = " ".join(outline().texts()).replace("|", " ").split()
    wanted = TEXT.replace("•", " ").replace("|", " ").split()
    assert sorted(words) == sorted(wanted)


def test_a_text_without_structure_is_one_section_without_heading() -> None:
    made = outline_of(Resume.from_text("i weld things and i am good at it, ask anyone in porto"))
    assert [section.heading for section in made.sections] == [""]


def test_an_empty_text_gives_an_empty_outline() -> None:
    assert outline_of(Resume.from_text("")).texts() == ()


def test_dates_are_split_off_only_at_the_end_and_never_after_a_preposition() -> None:
    assert split_aside("Porto Yard, 2015 – 2019") == ("Porto Yard", "2015 – 2019")
    assert split_aside("Porto Yard (2015 – 2019)") == ("Porto Yard", "(2015 – 2019)")
    assert split_aside("Worked there from 2015 to 2019")[1] == ""
    assert split_aside("2015 – 2019, Porto Yard")[1] == ""


def test_lines_that_stayed_keep_what_the_layout_said_of_them() -> None:
    original = Resume.from_lines(
        [Line("Yard work", heading=True), Line("Welded hulls", bullet=True)]
    )
    made = customized_resume(original, "Yard work\nWelded hulls of ships\nTrained apprentices")
    assert made.source == (
        Line("Yard work", heading=True),
        Line("Welded hulls of ships", bullet=True),
        Line("Trained apprentices", bullet=True),
    )


def test_spaced_letters_are_joined() -> None:
    made = outline_of(Resume.from_text("Ana Silva\n\nE D U C A T I O N\nTechnical school of Porto"))
    assert "EDUCATION" in made.texts()


def test_short_contact_lines_share_a_row() -> None:
    text = (
        "Ana Silva\nPorto, Portugal\n+351 912 345 678\nana@example.org\n\nSkills\nWelding, forging"
    )
    assert outline_of(Resume.from_text(text)).contact_rows() == (
        ("Porto, Portugal", "+351 912 345 678", "ana@example.org"),
    )
