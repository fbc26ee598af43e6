"""A hyphen at the end of a line belongs to the word or to the typesetter."""

import pytest

from recast.documents.hyphens import Hyphenation, words_of


@pytest.mark.parametrize(
    ("line", "following", "expected"),
    [
        ("prefer-", "ably so", "preferably so"),
        ("cloud-", "native systems", "cloud-native systems"),
        ("community-", "driven work", "community-driven work"),
        ("require-", "ments by", "requirements by"),
        ("sub-", "missions)", "submissions)"),
        ("frame-", "work to", "framework to"),
        ("COVID-", "19 wards", "COVID-19 wards"),
        ("Anglo-", "American", "Anglo-American"),
        ("2019 -", "2021", "2019 - 2021"),
    ],
)
def test_typesetters_hyphens_go_and_compounds_keep_theirs(
    line: str, following: str, expected: str
) -> None:
    assert Hyphenation((), breaks_words=True).join(line, following) == expected


def test_a_program_that_never_breaks_words_breaks_only_at_real_hyphens() -> None:
    assert Hyphenation((), breaks_words=False).join("low-", "carb menus") == "low-carb menus"
    assert Hyphenation((), breaks_words=True).join("low-", "carb menus") == "lowcarb menus"


def test_the_document_itself_knows_best() -> None:
    known = words_of(["We run kata-gumi and storyline here"])
    assert Hyphenation(known, breaks_words=True).join("kata-", "gumi") == "kata-gumi"
    assert Hyphenation(known, breaks_words=False).join("story-", "line") == "storyline"
