"""Layouts and paper."""

import pytest

from recast.documents.fresh.layouts import LAYOUT_NAMES, layout_named, paper_for
from recast.domain.errors import InputError
from recast.domain.resume import Resume


@pytest.mark.parametrize(
    ("contact", "paper"),
    [
        ("Portland, OR 97214 | (503) 555-0142", "us-letter"),
        ("Austin, TX", "us-letter"),
        ("Toronto, Canada", "us-letter"),
        ("+1 503 555 0142", "us-letter"),
        ("+49 30 901820 | Berlin", "a4"),
        ("Porto, Portugal", "a4"),
        ("Leeds LS1 4AP, United Kingdom", "a4"),
        ("", "a4"),
    ],
)
def test_paper_follows_the_country_of_the_contact_details(contact: str, paper: str) -> None:
    assert paper_for(Resume.from_text(f"Ana Silva\n{contact}\n\nExperience\nWelder")) == paper


def test_a_switch_decides_over_the_country() -> None:
    resume = Resume.from_text("Ana Silva\nPortland, OR 97214")
    assert paper_for(resume, "A4") == "a4"
    assert paper_for(resume, "letter") == "us-letter"


def test_unknown_names_are_refused_with_the_known_ones() -> None:
    with pytest.raises(InputError, match="classic, modern, compact"):
        layout_named("baroque")
    with pytest.raises(InputError, match="a4 or letter"):
        paper_for(Resume.from_text("Ana"), "a5")


def test_each_layout_is_found_by_its_name() -> None:
    assert [layout_named(name).name for name in LAYOUT_NAMES] == list(LAYOUT_NAMES)
