import pytest

from recast.analysis.matching import Match, Wanted, match
from recast.analysis.shown import Shown
from recast.domain.resume import Resume
from recast.reading.job_parts import Term


def found(asked: str, told: str) -> Match:
    wanted = Wanted.of(Term(asked, "hard_skill", "required", 1.0))
    return match(wanted, Shown.of(Resume.from_text(f"Skills\nExcel\nLanguages\n{told}")))


@pytest.mark.parametrize(
    "asked",
    [
        "Spanish",
        "fluent in Spanish",
        "native speaker of Spanish",
        "Spanish speaking",
        "bilingual English/Spanish",
        "bilingual (Spanish)",
        "Spanish language skills",
        "bilingual",
    ],
)
@pytest.mark.parametrize(
    "told",
    ["Spanish (C1)", "Bilingual English/Spanish", "Native Spanish speaker", "English, Spanish"],
)
def test_a_language_is_found_in_all_usual_wordings(asked: str, told: str) -> None:
    assert found(asked, told).found


@pytest.mark.parametrize("asked", ["fluent in Spanish", "bilingual English/Spanish"])
def test_another_language_is_not(asked: str) -> None:
    assert not found(asked, "German (C1), English").found


def test_english_alone_is_not_two_languages() -> None:
    assert not found("bilingual", "English (native)").found


def test_teaching_a_language_s_business_is_not_speaking_it() -> None:
    assert not found("Spanish accounting law", "Spanish").found
