import pytest

from recast.analysis.matching import Match, Wanted, match
from recast.analysis.shown import Shown
from recast.domain.resume import Resume
from recast.reading.job_parts import Term, TermKind


def found(text: str, resume: str, kind: TermKind = "hard_skill") -> Match:
    wanted = Wanted.of(Term(text, kind, "required", 1.0))
    return match(wanted, Shown.of(Resume.from_text(resume)))


@pytest.mark.parametrize(
    ("asked", "line"),
    [
        ("Rust", "Backend developer, eager to learn Rust and Kafka."),
        ("Kafka", "Backend developer, eager to learn Rust and Kafka."),
        ("SAP", "No prior experience with SAP, Oracle or Workday."),
        ("Workday", "No prior experience with SAP, Oracle or Workday."),
        ("logistics", "Looking for work in logistics"),
        ("Kubernetes", "I have not used Kubernetes yet, but would like to."),
        ("Terraform", "Seeking a position in which I can learn Terraform"),
        ("welding", "Interested in welding and pipe fitting"),
        ("Tableau", "Hoping to move into Tableau\nand other tools for reports"),
    ],
)
def test_a_wish_or_a_denial_shows_nothing(asked: str, line: str) -> None:
    assert not found(asked, f"Summary\n{line}\nSkills\nCooking").found


@pytest.mark.parametrize(
    ("asked", "line"),
    [
        ("Python", "Seeking a role that uses my Python and SQL"),
        ("accounting", "Accounting clerk with five years of work, looking for a new team."),
        ("Java", "Eager to learn Rust. Six years of Java."),
        ("Excel", "No experience with SAP but strong in Excel"),
        ("Kubernetes", "Cut releases to one hour with no downtime on Kubernetes"),
    ],
)
def test_what_stands_outside_the_clause_is_shown(asked: str, line: str) -> None:
    assert found(asked, f"Summary\n{line}\nSkills\nCooking").found


def test_in_a_job_the_same_words_are_work() -> None:
    job = "Advisor, Elm Bank, 2015 - 2019\n• Helped families looking for mortgages\n• Trained two"
    assert found("mortgages", f"Experience\n{job}").found


def test_a_degree_that_the_line_below_expects_is_not_had() -> None:
    studies = "Education\nBachelor's degree in Biology\nElm University"
    assert not found("Bachelor's degree", f"{studies}\nExpected May 2027").found
    assert found("Bachelor's degree", f"{studies}\nMay 2019").found


@pytest.mark.parametrize(
    "line", ["Currently studying for the PMP", "PMP (in progress)", "Preparing for PMP, May 2027"]
)
def test_a_certificate_under_way_is_not_had(line: str) -> None:
    assert not found("PMP", f"Certifications\n{line}", "certification").found
    assert found("PMP", "Certifications\nPMP, 2019", "certification").found


@pytest.mark.parametrize(
    "line",
    ["Python, familiar with Java and Scala", "Python, Java (basic)", "Basic knowledge of Java"],
)
def test_what_is_said_faintly_shows_less(line: str) -> None:
    faint, plain = found("Java", f"Skills\n{line}"), found("Java", "Skills\nPython, Java")
    assert faint.found
    assert faint.credit < plain.credit


def test_what_is_said_faintly_and_plainly_is_plain() -> None:
    both = found("Java", "Skills\nJava, familiar with Java 21")
    assert both.credit == found("Java", "Skills\nJava, Scala 21").credit


def test_many_cues_on_one_line_and_many_faint_lines_are_read_in_time() -> None:
    """Each cue looks back a little way only; else this test would take minutes."""
    assert not found("Rust", "Skills\n" + "basics, " * 16_000).found
    assert found("SQL", "Skills\n" + "familiar with Python and SQL\n" * 6_000).found


@pytest.mark.parametrize(
    ("asked", "text"),
    [
        ("React", "Projects\nBudget app for people who want to track expenses, built with React"),
        ("Django", "Projects\nSecure work order system with Django"),
        ("PyTorch", "Projects\nTaught a robot to learn walking in PyTorch"),
        ("AWS", "Projects\nWrote a plan for migrating to AWS"),
        ("SQL", "Summary\nAnalyst ready to start, with SQL and Excel"),
        ("SQL", "Summary\nAnalyst looking to join a great team, 5 years Python, SQL"),
        ("Keycloak", "Skills\nsecure role-based access control with Keycloak"),
        ("Python", "Summary\nNo Kubernetes experience, Python and SQL daily"),
        ("Python", "Summary\nHad no losses and Python skills. No delays. Strong Python skills"),
    ],
)
def test_work_that_sounds_like_a_wish_is_shown(asked: str, text: str) -> None:
    assert found(asked, f"{text}\nLanguages\nFrench").found


@pytest.mark.parametrize(
    "line",
    [
        "No Kubernetes experience",
        "Git, Kubernetes (no experience)",
        "Kubernetes: none",
        "I haven't used Kubernetes",
        "Zero experience in Kubernetes",
        "Unfamiliar with Kubernetes",
    ],
)
def test_a_denial_of_any_form_shows_nothing(line: str) -> None:
    assert not found("Kubernetes", f"Skills\n{line}").found


@pytest.mark.parametrize(
    "line", ["PMP (expected March 2027)", "PMP, pending", "PMP, not completed"]
)
def test_a_certificate_that_is_to_come_is_not_had(line: str) -> None:
    assert not found("PMP", f"Certifications\n{line}", "certification").found
