import pytest

from recast.reading.job import read_job_parts
from recast.reading.job_clauses import wishes_in


def wished(sentence: str) -> str:
    return " | ".join(
        sentence[start:end].strip(" ,;().") for start, end in wishes_in(sentence, 0, len(sentence))
    )


@pytest.mark.parametrize(
    ("sentence", "wish"),
    [
        ("Relational databases, preferably PostgreSQL", "preferably PostgreSQL"),
        ("Degree required; MBA or CFA preferred", "MBA or CFA preferred"),
        ("Java is required, Kotlin is a plus", "Kotlin is a plus"),
        ("Docker and Terraform (preferred), Git", "Docker and Terraform (preferred"),
        ("Nice to have: Docker; Helm; Argo", "Nice to have: Docker; Helm; Argo"),
        ("Experience with Kafka, ideally", "Experience with Kafka, ideally"),
        ("Java, knowledge of Scala a plus", "knowledge of Scala a plus"),
        ("Java and Scala", ""),
    ],
)
def test_only_the_clause_that_wishes_is_a_wish(sentence: str, wish: str) -> None:
    assert wished(sentence) == wish


def test_each_of_a_great_many_clauses_is_judged_by_its_own_words() -> None:
    assert wished("(Python) a plus, (Java) required, " * 500).count("a plus") == 500


def test_what_stands_beside_a_wish_is_still_required() -> None:
    parts = read_job_parts(
        "Engineer\n\nRequirements\n- Relational databases, preferably PostgreSQL\n"
    )
    found = {term.text: term.importance for term in parts.terms}
    assert found["Relational databases"] == "required"
    assert found["PostgreSQL"] == "preferred"


def test_years_and_degree_that_are_only_wished_for_are_not_asked_for() -> None:
    parts = read_job_parts(
        "Engineer\n\nRequirements\n- 3 years of experience with Java\n"
        "- Bachelor's degree required; master's degree preferred\n\n"
        "Nice to have\n- 7 years of experience with Java\n"
    )
    assert parts.years == 3
    assert parts.degree is not None
    assert parts.degree.lower().startswith("bachelor")


def test_what_a_wish_list_says_is_required_is_required() -> None:
    parts = read_job_parts(
        "Teacher\n\nEssential\n- Teaching experience\n\nDesirable\n- First aid certificate\n\n"
        "An enhanced DBS check is required.\n"
    )
    found = {term.text: term.importance for term in parts.terms}
    assert found["First aid certificate"] == "preferred"
    assert found["enhanced DBS"] == "required"


def test_what_is_not_essential_is_a_wish() -> None:
    parts = read_job_parts("Clerk\n\nRequirements\n- Python\n- SQL is a bonus but not essential\n")
    found = {term.text: term.importance for term in parts.terms}
    assert (found["Python"], found["SQL"]) == ("required", "preferred")


def test_a_degree_and_years_that_are_not_needed_are_not_asked_for() -> None:
    parts = read_job_parts(
        "Clerk\n\nRequirements\n- No college degree required.\n- Excel\n"
        "- You do not need 5 years of experience, but 2 years of experience are required.\n"
    )
    assert (parts.years, parts.degree) == (2, None)


def test_no_less_than_is_a_demand() -> None:
    parts = read_job_parts("Clerk\n\nRequirements\n- No less than 3 years of experience required\n")
    assert parts.years == 3
