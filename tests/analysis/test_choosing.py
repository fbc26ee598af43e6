import re

from hypothesis import given, settings
from hypothesis import strategies as st

from recast.analysis import analyze, rank
from recast.domain.analysis import Analysis
from recast.domain.job import Job
from recast.domain.resume import Resume

POSTING = (
    "Data Engineer\n\nRequirements\n- Experience with Kafka or RabbitMQ\n- Python\n"
    "- One of PostgreSQL, MySQL or Oracle\n"
)


def resume(skills: str) -> str:
    return (
        "Ana Ruiz\n\nExperience\nData Engineer, Calder Ltd\n2019 - 2022\n"
        f"- Ran nightly loads with {skills}\n"
    )


def analysis(skills: str) -> Analysis:
    return analyze(resume(skills), POSTING)


def test_one_of_the_alternatives_is_enough() -> None:
    found = analysis("RabbitMQ, Python and MySQL")
    assert found.missing_keywords == ("Data Engineer",) or not found.missing_keywords
    assert {"RabbitMQ", "MySQL"} <= set(found.matching_keywords)
    assert not {"Kafka", "PostgreSQL", "Oracle"} & {each.term for each in found.keywords}
    assert (
        found.components["hard_skills"].score
        == analysis("Kafka, Python and Oracle").components["hard_skills"].score
    )


def test_alternatives_that_are_all_missing_are_asked_for_once() -> None:
    found = analysis("Python")
    assert "Kafka or RabbitMQ" in found.missing_keywords
    assert "PostgreSQL, MySQL or Oracle" in found.missing_keywords
    assert sum("RabbitMQ" in sentence for sentence in found.suggestions) == 1
    assert not {"Kafka", "RabbitMQ"} & set(found.missing_keywords)


def test_every_alternative_that_is_shown_is_a_keyword_found() -> None:
    found = analysis("Kafka, RabbitMQ and Python")
    assert {"Kafka", "RabbitMQ"} <= set(found.matching_keywords)


def test_an_alternative_asked_for_elsewhere_frees_the_others() -> None:
    posting = POSTING + "- Kafka at scale\n- Kafka\n"
    found = analyze(resume("Python"), posting)
    assert "Kafka" in found.missing_keywords
    assert not any("RabbitMQ" in term for term in found.missing_keywords)


@settings(max_examples=40)
@given(st.permutations(["Kafka", "RabbitMQ", "MySQL", "Oracle", "PostgreSQL", "Python"]))
def test_adding_alternatives_never_lowers_the_score(skills: list[str]) -> None:
    lines = [f"- Ran the warehouse on {skill}\n" for skill in skills]
    scores = [
        analyze(resume("care") + "".join(lines[:count]), POSTING).score
        for count in range(len(lines) + 1)
    ]
    assert scores == sorted(scores)


def test_the_reason_counts_alternatives_as_the_component_does() -> None:
    job, read = Job.from_text(POSTING), Resume.from_text(resume("Kafka, RabbitMQ and Python"))
    found, (ranked,) = analyze(read, job), rank(read, [job])
    told = re.search(r"shows (\d+) of the (\d+)", found.components["hard_skills"].explanation)
    assert told is not None
    assert ranked.reasons[0].startswith(f"Shows {told[1]} of {told[2]} skills")
