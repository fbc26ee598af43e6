"""Replies that were cut off and go on: nothing is lost, nothing is said twice."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engines.model_server import reply
from recast.engines.replies.joining import Joiner

RESUME = reply("good_resume.txt")


def joined(said: str, more: str, size: int = 7) -> str:
    joiner = Joiner(said)
    pieces = [joiner.feed(more[start : start + size]) for start in range(0, len(more), size)]
    return said + "".join(pieces) + joiner.close()


@pytest.mark.parametrize(
    ("said", "more", "whole"),
    [
        ("Led the migr", "ation of data", "Led the migration of data"),
        ("Led the migr", "migration of data", "Led the migration of data"),
        ("Led the migr", "- Led the migration", "Led the migr- Led the migration"),
        ("• Led the migr", "• Led the migration", "• Led the migration"),
        ("Led the ", " migration", "Led the migration"),
        ("Led the", " migration", "Led the migration"),
        ("a proces", "sing plant", "a processing plant"),
        ("Missis", "sippi", "Mississippi"),
        ("in 20", "2019 and 2020", "in 202019 and 2020"),
        ("in 20", "19 and 2020", "in 2019 and 2020"),
        (
            "line one\nline tw",
            "Continuing from where I stopped:\n\no and three",
            "line one\nline two and three",
        ),
        ("line one\nline tw", "```\nline two", "line one\nline two"),
        ("word", "", "word"),
    ],
)
def test_a_continuation_fits_where_the_reply_stopped(said, more, whole):
    assert joined(said, more) == whole


@settings(max_examples=150)
@given(st.integers(80, len(RESUME) - 1), st.integers(12, 400), st.integers(1, 900))
def test_a_continuation_that_repeats_the_end_is_joined_without_doubling(cut, back, size):
    start = max(0, cut - back)
    # Where the repeated end stands elsewhere as well, only the longest repetition can be meant.
    assert joined(RESUME[:cut], RESUME[start:], size) == RESUME


@settings(max_examples=80)
@given(st.integers(80, len(RESUME) - 1), st.integers(1, 900))
def test_a_continuation_that_begins_anew_is_joined_without_doubling(cut, size):
    assert joined(RESUME[:cut], RESUME, size) == RESUME


@settings(max_examples=80)
@given(st.integers(1, len(RESUME) - 1))
def test_an_exact_continuation_is_left_as_it_is_at_any_line_or_word(cut):
    while cut and not RESUME[cut - 1].isspace():
        cut -= 1
    assert joined(RESUME[:cut], RESUME[cut:]) == RESUME
