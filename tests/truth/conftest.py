"""The four fictional resumes that the guard is tried on."""

from pathlib import Path

import pytest

from recast.domain.resume import Resume

_FOLDER = Path(__file__).parent / "resumes"


def read_resume(name: str) -> Resume:
    return Resume.from_text((_FOLDER / f"{name}.txt").read_text(encoding="utf-8"))


@pytest.fixture(scope="session")
def developer() -> Resume:
    return read_resume("developer")


@pytest.fixture(scope="session")
def nurse() -> Resume:
    return read_resume("nurse")


@pytest.fixture(scope="session")
def retail() -> Resume:
    return read_resume("retail")


@pytest.fixture(scope="session")
def accountant() -> Resume:
    return read_resume("accountant")
