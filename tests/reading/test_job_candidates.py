import time

import pytest

from recast.reading.job import read_job_parts
from recast.reading.job_candidates import _trimmed


@pytest.mark.parametrize(
    ("given", "wanted"),
    [
        ("docker-compose )", "docker-compose"),
        ("(SQL", "SQL"),
        ("Spring (Boot)", "Spring (Boot)"),
        ("C++,", "C++"),
        ("- Excel.", "Excel"),
        ("…", "…"),
        ("--", ""),
    ],
)
def test_a_term_has_no_loose_punctuation(given: str, wanted: str) -> None:
    start, end = _trimmed(given, 0, len(given))
    assert given[start:end] == wanted


def test_addresses_are_no_terms() -> None:
    parts = read_job_parts(
        "Clerk\nRequirements\nExperience with Python\nSend it to work@example.com or"
        " www.example.com/jobs"
    )
    assert not any("example" in term.text for term in parts.terms)


LISTED = (
    "Python, SQL, Go, R, ",
    "Requirements\n- Apache Spark and machine learning\n",
    "machine learning ",
)


def work(text: str) -> float:
    """The least processor time of three readings."""
    times: list[float] = []
    for _ in range(3):
        before = time.process_time()
        read_job_parts(text)
        times.append(time.process_time() - before)
    return min(times)


@pytest.mark.parametrize("piece", LISTED)
def test_four_times_the_text_is_not_sixteen_times_the_work(piece: str) -> None:
    read_job_parts(piece * 50)
    least = 20_000 // len(piece)
    assert work(piece * 4 * least) < 9 * work(piece * least)
