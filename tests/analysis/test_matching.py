import pytest

from recast.analysis.matching import Match, Wanted, match
from recast.analysis.shown import Shown
from recast.domain.resume import Resume
from recast.reading.job_parts import Term, TermKind


def wanted(text: str, kind: TermKind = "hard_skill") -> Wanted:
    return Wanted.of(Term(text, kind, "required", 1.0))


def found(text: str, resume: str, kind: TermKind = "hard_skill") -> Match:
    return match(wanted(text, kind), Shown.of(Resume.from_text(resume)))


@pytest.mark.parametrize(
    ("asked", "resume"),
    [
        ("PostgreSQL", "Skills\nPostgres"),
        ("unit testing", "Skills\nunit tests"),
        ("front-end development", "Skills\nfrontend development"),
        ("search engine optimization", "Skills\nSEO"),
        ("lumber grading", "Skills\nlumber grading"),
        ("lumber grading", "Experience\nGraded all lumber of the yard"),
    ],
)
def test_the_same_thing_in_other_words_is_found(asked: str, resume: str) -> None:
    assert found(asked, resume).found


@pytest.mark.parametrize(
    ("asked", "resume"),
    [
        ("Java", "Skills\nJavaScript"),
        ("Angular", "Skills\nReact"),
        ("PostgreSQL", "Skills\nrelational databases"),
        ("Go", "Experience\nGo to the customers and listen"),
        ("lumber grading", "Experience\nSold lumber\nGraded exams"),
    ],
)
def test_something_else_is_not(asked: str, resume: str) -> None:
    assert not found(asked, resume).found


def test_some_of_the_words_earn_a_little_without_being_found() -> None:
    assert 0 < found("lumber grading", "Experience\nSold lumber").credit < 0.5


def test_the_very_thing_proves_more_than_a_kind_of_it() -> None:
    exact = found("relational databases", "Skills\nrelational databases")
    kind = found("relational databases", "Skills\nPostgreSQL")
    assert exact.credit > kind.credit > 0


def test_both_together_prove_at_least_as_much_as_either() -> None:
    alone = found("relational databases", "Experience\nRan PostgreSQL for a bank")
    both = found(
        "relational databases", "Experience\nRan PostgreSQL for a bank\nrelational databases"
    )
    assert both.credit > alone.credit


def test_the_reach_is_above_the_credit_where_the_skills_do_not_name_the_term_yet() -> None:
    job = "Experience\nClerk, Elm Bank, 2012 - 2014\n• Wrote reports in Python"
    shown = found("Python", job)
    assert shown.credit < shown.reach <= 1
    for same in (found("Python", "Skills\nPython"), found("Python", "Skills\nCooking")):
        assert same.reach == same.credit


def test_a_higher_degree_shows_a_lower_one() -> None:
    resume = "Education\nMaster of Science in Biology, Elm University, 2012"
    assert found("Bachelor's degree", resume, "education").found
    assert not found("Ph.D.", resume, "education").found
