import pytest
from hypothesis import given
from hypothesis import strategies as st

from recast.domain.merging import merge

BASE = "Built jobs in Postgres and Python for the team"


def test_two_edits_of_different_words_are_both_kept():
    ours = "Built jobs in PostgreSQL and Python for the team"
    theirs = "Built nightly jobs in Postgres and Python for a team"
    assert merge(BASE, ours, theirs) == "Built nightly jobs in PostgreSQL and Python for a team"


def test_two_edits_of_the_same_word_cannot_be_merged():
    assert merge("in Postgres", "in PostgreSQL", "in MySQL") is None


@pytest.mark.parametrize(("ours", "theirs"), [("in MySQL", "in Postgres"), ("in Postgres", "in X")])
def test_an_edit_beside_no_edit_is_that_edit(ours, theirs):
    changed = ours if theirs == "in Postgres" else theirs
    assert merge("in Postgres", ours, theirs) == changed


words = st.lists(
    st.sampled_from(["led", "ran", "a", "the", "team", "jobs", "12", "%", "of"]), max_size=12
)


@given(words, words)
def test_merging_is_the_same_from_both_sides(base, other):
    base_text, other_text = " ".join(base), " ".join(other)
    assert merge(base_text, base_text, other_text) == other_text
    assert merge(base_text, other_text, base_text) == other_text
    assert merge(base_text, other_text, other_text) == other_text
