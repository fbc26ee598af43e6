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
