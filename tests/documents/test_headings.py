"""Headings are told by how a document sets the titles that everybody knows."""

import pytest

from recast.documents.headings import Setting, heading_flags, names_a_section

_BODY = Setting("Kept the ledgers of the harbour in good order for seven years", 10)


def flags(*settings: Setting) -> list[bool | None]:
    return heading_flags([*settings, _BODY, _BODY, _BODY])[: len(settings)]


def test_a_style_is_that_of_headings_once_a_known_title_is_set_in_it() -> None:
    assert flags(Setting("Education", 14), Setting("Boats", 14)) == [True, True]
    assert flags(Setting("Harbours", 14), Setting("Boats", 14)) == [None, None]


def test_titles_set_like_the_body_are_left_to_their_words() -> None:
    assert flags(Setting("Education", 10)) == [None]


def test_small_type_is_no_heading_whatever_its_words() -> None:
    assert flags(Setting("References", 8)) == [None]
    assert flags(Setting("References", 8, bold=True)) == [True]


def test_job_titles_in_a_style_of_their_own_are_not_headings() -> None:
    jobs = [Setting(f"Clerk in {place}", 12) for place in ("Vigo", "Porto", "Cadiz")]
    assert flags(Setting("Training", 12), *jobs) == [None, None, None, None]


def test_long_lines_and_list_items_are_certainly_none() -> None:
    item = Setting("Education", 10, bold=True, bullet=True)
    assert flags(item, Setting("Education", 10, bold=True)) == [False, True]
    assert heading_flags([_BODY, Setting(_BODY.text + " and for ever after.", 14)])[1] is False


def test_a_name_in_the_style_of_titles_is_left_open() -> None:
    assert flags(Setting("Skills", 20), Setting("Ana Silva", 20, title=True)) == [True, None]


@pytest.mark.parametrize("text", ["Work Experience", "EDUCATION:", "E D U C A T I O N", "Skills"])
def test_known_titles_are_known(text: str) -> None:
    assert names_a_section(text)


@pytest.mark.parametrize("text", ["Responsibilities:", "Clerk", "", "Education Consultant at Vigo"])
def test_other_lines_name_no_section(text: str) -> None:
    assert not names_a_section(text)
