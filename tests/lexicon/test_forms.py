import pytest
from hypothesis import given
from hypothesis import strategies as st

from recast.lexicon import lexicon
from recast.lexicon.forms import beginnings, keys_of


def first_words(form: str) -> list[str]:
    return list(dict.fromkeys(key.partition(" ")[0] for key in keys_of(form)))


@pytest.mark.parametrize(
    ("form", "keys"),
    [
        ("unit tests", ["unit test"]),
        ("front-end", ["front end", "frontend"]),
        ("ISO 9001", ["iso 9001", "iso9001"]),
        ("PowerPoint", ["powerpoint", "power point"]),
        ("InDesign", ["indesign"]),
        ("•", []),
    ],
)
def test_a_form_is_found_by_its_words_apart_and_together(form: str, keys: list[str]) -> None:
    assert keys_of(form) == keys


def test_names_are_sorted_by_the_words_that_their_keys_begin_with() -> None:
    for skill in lexicon().skills:
        for form in (skill.name, *skill.aliases):
            assert beginnings(form) == first_words(form), form


@given(st.lists(st.sampled_from(["a", "Bc", "C9", "7", "-", ".", "+", "é", " "]), max_size=8))
def test_the_first_word_is_the_same_however_it_is_found(pieces: list[str]) -> None:
    form = " ".join("".join(pieces).split())
    assert beginnings(form) == first_words(form)
