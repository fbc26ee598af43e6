import pytest

from recast.reading.job_level import employment_type_of, seniority_of


@pytest.mark.parametrize(
    ("title", "level"),
    [
        ("Junior Developer", "junior"),
        ("Sr. Accountant", "senior"),
        ("Principal Scientist", "lead"),
        ("Director of Sales", "director"),
        ("Marketing Intern", "intern"),
        ("Office Manager", "manager"),
        ("Staff Engineer", "lead"),
        ("Staff Nurse", ""),
        ("Developer", ""),
    ],
)
def test_the_level_is_read_from_the_title(title: str, level: str) -> None:
    assert seniority_of(title, "") == level


def test_the_level_is_read_from_its_label() -> None:
    assert seniority_of("Developer", "Experience level: Senior\nDocker") == "senior"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Job type: Part-time\nfull-time staff only", "part-time"),
        ("This is a full time role.", "full-time"),
        ("A seasonal job", "temporary"),
        ("A job", ""),
    ],
)
def test_the_type_of_employment_is_read(text: str, name: str) -> None:
    assert employment_type_of("", text) == name
