from itertools import pairwise

import pytest

from recast.reading.job import read_job_parts
from recast.reading.job_denials import denials_in


def denied(sentence: str) -> str:
    return " | ".join(
        sentence[start:end].strip() for start, end in denials_in(sentence, 0, len(sentence))
    )


@pytest.mark.parametrize(
    ("sentence", "stretch"),
    [
        ("No SAP, Oracle or Java required.", "No SAP, Oracle or Java required"),
        ("No prior SAP, Word, or Excel is needed", "No prior SAP, Word, or Excel is needed"),
        ("You do not need SAP, Java or Go, but Git", "not need SAP, Java or Go"),
        ("No SAP, but Java required", ""),
        ("No need for SAP, you will use Java or Go", "no need for SAP"),
        ("Java is required, SAP is not necessary", "SAP is not necessary"),
        ("A licence is a must; own car not required", "own car not required"),
        ("SAP isn’t essential as we train you", "SAP isn’t essential"),
        ("Security clearance: not required", "Security clearance: not required"),
        ("SAP is not required but would be a plus", ""),
        ("SAP preferred but not required", ""),
        ("SAP (not required)", ""),
        ("Travel where not required by law", ""),
        ("No retail experience is required but a plus", ""),
        ("You need not be an expert in SAP", ""),
        ("No SAP? No problem.", "No SAP?"),
        ("Reference no 4411 Python required", ""),
        ("Who does not use Python need not apply", ""),
        ("We do not use SAP", "We do not use SAP"),
    ],
)
def test_only_what_is_said_not_to_be_needed_is_denied(sentence: str, stretch: str) -> None:
    assert denied(sentence).lower() == stretch.lower()


@pytest.mark.parametrize(
    "sentence",
    [
        "No experience with SAP, Oracle or Java required.",
        "No prior SAP knowledge needed.",
        "SAP is not required.",
        "You do not need to know SAP.",
        "We don’t use SAP or Oracle",
        "Neither SAP nor Oracle is needed",
    ],
)
def test_what_a_posting_says_it_does_not_need_is_no_term(sentence: str) -> None:
    parts = read_job_parts(f"Clerk\n\nRequirements\n- Excel\n- {sentence}\n- Python\n")
    found = {term.text for term in parts.terms}
    assert {"Excel", "Python"} <= found
    assert not {"SAP", "Oracle", "Java"} & found


def test_what_is_not_asked_for_is_a_part_of_its_own() -> None:
    text = "Clerk\n\nRequirements\n- Excel, Python. SAP is not required.\n- Git\n"
    parts = read_job_parts(text).parts
    assert [text[part.start : part.end] for part in parts if part.kind == "unasked"] == [
        "SAP is not required"
    ]
    assert all(one.end <= other.start for one, other in pairwise(parts))


def test_a_degree_that_is_not_necessary_is_not_asked_for() -> None:
    parts = read_job_parts("Clerk\n\nRequirements\n- Excel\n- A degree in law is not necessary.\n")
    assert parts.degree is None


def test_a_great_many_denials_are_read_one_by_one() -> None:
    sentence = "no SAP, Java required, SAP is not required, you do not need a, b, c, d, " * 2000
    assert denied(sentence).count("SAP is not required") == 2000
