"""What a share link hides: every way to reach the person, however it is spelled."""

import pytest

from recast.domain.resume import Resume
from recast.web.redaction import HIDDEN, redacting

RESUME = Resume.from_text("""\
Mark Long
mark.long@oven.example | +49 (170) 123-4567 | marklong.dev
Address: 12 Harbour Road, Springfield 12345

Summary
Marketing lead who keeps long promises.

Experience
Baker, Sunrise Bakery, 2018 - 2020
- Baked 1234567 rolls in a year

References
Anna Kowalska, owner of Sunrise Bakery
""")


@pytest.mark.parametrize(
    "told",
    [
        "Mark Long",
        "MARK",
        "LONG, Mark",
        "mark.long@oven.example",
        "0170 1234567",
        "+491701234567",
        "+1 212 555 0100",
        "https://www.marklong.dev/cv",
        "12 Harbour Road, Springfield 12345",
        "Anna Kowalska, owner of Sunrise Bakery",
        "other@mail.example",
    ],
)
def test_a_way_to_reach_somebody_is_hidden(told: str) -> None:
    hidden = redacting(RESUME).sub(HIDDEN, f"before {told} behind")
    left = hidden.removeprefix("before ").removesuffix(" behind").replace(HIDDEN, "")
    assert not any(character.isalnum() for character in left)


@pytest.mark.parametrize(
    "told",
    ["Marketing lead", "Belongings and belonging", "Baker, Sunrise Bakery, 2018 - 2020", "12345"],
)
def test_other_words_stay_even_where_a_name_lies_in_them(told: str) -> None:
    assert redacting(RESUME).sub(HIDDEN, told) == told


def test_a_name_of_two_letters_is_hidden_where_it_is_written_as_a_name() -> None:
    pattern = redacting(Resume.from_text("Li Wei\nli@wei.example\n\nSkills\nBaking\n"))
    assert pattern.sub(HIDDEN, "Li Foods, limited by oil") == f"{HIDDEN} Foods, limited by oil"


@pytest.mark.timeout(120)
def test_endless_words_and_digits_hold_nobody_up() -> None:
    for text in ("a" * 200_000, "1 " * 100_000, "www." * 50_000, "a.b-" * 50_000):
        assert redacting(RESUME).sub(HIDDEN, text)
