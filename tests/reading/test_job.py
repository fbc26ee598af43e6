"""Postings written for these tests; nobody is hiring."""

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from recast.reading.job import read_job_parts
from recast.reading.job_parts import JobParts

POSTING = """Senior Data Engineer (m/f/d)

About Nordlicht Freight
We use Haskell in our museum and move parcels across the Baltic Sea.

What you'll do
- Build data pipelines in Python and Apache Airflow
- Own our PostgreSQL warehouse

Requirements
- At least 5 years of experience with Python, SQL and Apache Spark
- Bachelor's degree in Computer Science
- Fluent English
- Excellent communication skills

Nice to have
- Experience with Terraform
- AWS Certified Solutions Architect

What we offer
- Dental insurance, 401(k), a gym membership and free Kubernetes stickers

Nordlicht Freight is an equal opportunity employer. Full-time.
"""

LOST_LINES = (
    "Call Centre Agent WantedAbout Ridge MetersRidge Meters is a family firm.Responsibilities:"
    "Making outbound callsEntering data in SalesforceQualifications:High school diploma2 years of"
    " customer service experienceKnowledge of Microsoft ExcelBenefits:Paid time off and dental"
    " insurance"
)


def texts(parts: JobParts, importance: str | None = None) -> set[str]:
    terms = parts.terms
    return {term.text for term in terms if importance in (None, term.importance)}


def part_text(parts: JobParts, text: str, kind: str) -> str:
    return "\n".join(text[part.start : part.end] for part in parts.parts if part.kind == kind)


def test_the_head_of_a_posting_is_read() -> None:
    parts = read_job_parts(POSTING)
    assert parts.title == "Senior Data Engineer"
    assert parts.company == "Nordlicht Freight"
    assert parts.seniority == "senior"
    assert parts.employment_type == "full-time"


def test_what_is_asked_for_is_read() -> None:
    parts = read_job_parts(POSTING)
    assert parts.years == 5
    assert parts.degree is not None
    assert parts.degree.lower().startswith("bachelor")
    assert parts.languages == ("English",)


def test_required_and_preferred_terms_are_told_apart() -> None:
    parts = read_job_parts(POSTING)
    assert {"Python", "SQL", "Apache Spark"} <= texts(parts, "required")
    assert "Terraform" in texts(parts, "preferred")


def test_boilerplate_gives_no_terms() -> None:
    found = " ".join(texts(read_job_parts(POSTING)))
    for word in ("Haskell", "Kubernetes", "401", "Dental", "equal"):
        assert word not in found


def test_the_most_important_terms_come_first() -> None:
    weights = [term.weight for term in read_job_parts(POSTING).terms]
    assert weights == sorted(weights, reverse=True)
    assert min(weights) > 0


def test_every_term_stands_in_the_posting_and_stands_once() -> None:
    parts = read_job_parts(POSTING)
    plain = " ".join(POSTING.split())
    assert all(term.text in plain for term in parts.terms)
    assert len({term.text.lower() for term in parts.terms}) == len(parts.terms)
    skills = [term.skill for term in parts.terms if term.skill]
    assert len(set(skills)) == len(skills)


def test_parts_are_cut_where_the_headings_stand() -> None:
    parts = read_job_parts(POSTING)
    assert "Apache Airflow" in part_text(parts, POSTING, "duties")
    assert "Bachelor" in part_text(parts, POSTING, "requirements")
    assert "Terraform" in part_text(parts, POSTING, "preferred")
    assert "401(k)" in part_text(parts, POSTING, "benefits")
    assert "equal opportunity" in part_text(parts, POSTING, "legal")


def test_a_posting_that_lost_its_line_breaks_reads_the_same_way() -> None:
    parts = read_job_parts(LOST_LINES)
    assert "outbound calls" in part_text(parts, LOST_LINES, "duties")
    assert "High school diploma" in part_text(parts, LOST_LINES, "requirements")
    assert "dental" in part_text(parts, LOST_LINES, "benefits")
    assert parts.years == 2
    assert "customer service" in texts(parts, "required")


def test_one_paragraph_gives_its_terms() -> None:
    parts = read_job_parts(
        "We are looking for a Backend Developer to join us in Leeds. You have three years of"
        " experience with Java and Spring Boot, and you know Docker. Knowledge of Kafka is a plus."
    )
    assert parts.title == "Backend Developer"
    assert parts.years == 3
    assert {"Java", "Spring Boot", "Docker"} <= texts(parts, "required")
    assert "Kafka" in texts(parts, "preferred")


def test_where_only_wishes_are_headed_they_are_what_is_required() -> None:
    parts = read_job_parts(
        "Cook\nDesired skills and experience\nExperience with Italian cuisine and pastry\n"
        "You bake bread"
    )
    assert any(term.importance == "required" for term in parts.terms if term.kind != "title")
    assert all(part.kind != "preferred" for part in parts.parts)


def test_terms_outside_the_lexicon_are_found_by_their_context() -> None:
    parts = read_job_parts(
        "Software Engineer\nRequirements\nExperience with Zorblax, Python and Quuxify\n"
        "Good knowledge of Zorblax pipelines"
    )
    assert {"Zorblax", "Quuxify"} <= texts(parts)


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "\n\n",
        "…",
        "\x00\x01\x02",
        "😀" * 500,
        "مرحبا بالعالم " * 50,
        "中文招聘工程师" * 50,
    ],
)
def test_text_without_a_readable_word_gives_little_and_says_so(text: str) -> None:
    parts = read_job_parts(text)
    assert parts.terms == ()
    assert parts.readable <= 0.15


def test_a_full_posting_is_readable_and_a_scrap_is_less() -> None:
    assert read_job_parts("Python, maybe?").readable < read_job_parts(POSTING).readable
    assert read_job_parts(POSTING * 2).readable > 0.8


@pytest.mark.parametrize("piece", ["a", "A", " ", "\n", "<", "<!--", ".", "- ", "aA", "1.", "Ab "])
def test_a_megabyte_of_one_thing_is_read_without_complaint(piece: str) -> None:
    parts = read_job_parts(piece * (1_000_000 // len(piece)))
    assert 0 <= parts.readable <= 0.5


_PIECES = st.sampled_from(
    [
        "Requirements:",
        "Benefits",
        "5+ years",
        "(C++)",
        ".NET",
        "experience with",
        "Bachelor's degree",
        "e.g.",
        "\u2028",
        "İstanbul",
        "ﬁ",
        "\n",
        "•",
        "<b>",
        "-->",
        ", ",
        "nice to have",
    ]
)


@settings(max_examples=150)
@given(st.lists(st.one_of(_PIECES, st.text(max_size=20)), max_size=40).map(" ".join))
@example("İ" * 50 + " Requirements: Python")
@example("Skills,")
@example("A\x85 Benefits Benefits")
@example("A\u3000, Benefits\u2003, Benefits")
@example("Engineer\u3000\n\nRequirements: Python\u2003 and SQL.")
def test_any_text_is_read_and_its_parts_lie_in_order_inside_it(text: str) -> None:
    parts = read_job_parts(text)
    assert 0 <= parts.readable <= 1
    at = 0
    for part in parts.parts:
        assert at <= part.start < part.end <= len(text)
        at = part.end
    for term in parts.terms:
        assert term.text == term.text.strip() != ""
        assert term.weight > 0


def test_reading_twice_gives_the_same() -> None:
    assert read_job_parts(POSTING) == read_job_parts(POSTING)


@pytest.mark.parametrize(
    "text",
    [
        "Nurse\n\nEssential:\nBLS\nACLS\nDesirable:\nCCRN\n",
        "Nurse\nSkills (essential)\n- BLS\n- ACLS\nSkills (desirable)\n- CCRN\n",
        "Nurse\nThe following are essential:\n- BLS\n- ACLS\nDesirable extras:\n- CCRN\n",
        "Nurse for a ward. Essential: BLS, ACLS Desirable: CCRN",
        "Nurse\nEssential criteria - you have BLS and ACLS\nSkills - desirable:\n- CCRN\n",
    ],
)
def test_what_is_essential_is_required_and_what_is_desirable_preferred(text: str) -> None:
    found = {term.text: term.importance for term in read_job_parts(text).terms}
    assert (found["BLS"], found["ACLS"], found["CCRN"]) == ("required", "required", "preferred")


def test_no_piece_of_the_companys_name_is_a_term() -> None:
    text = (
        "Driver\nC.R. Salesforce Freight is hiring.\n\nRequirements\n"
        "- You drive for C.R. Salesforce Freight\n- Forklift certification\n"
    )
    assert not {"R", "Salesforce", "Freight"} & {term.text for term in read_job_parts(text).terms}


def test_two_dashes_part_the_items_of_a_list() -> None:
    text = "Clerk\n\nRequirements: Excel skills--Experience with SAP--Bachelor's degree in law\n"
    assert {"SAP", "Excel"} <= {term.text for term in read_job_parts(text).terms}
