from hypothesis import given
from hypothesis import strategies as st

from recast.customization.words import word_changes

words = st.lists(
    st.sampled_from(["led", "a", "team", "of", "12,", "..", ":", "3.5", "\n", " ", "  ", "é"]),
    max_size=30,
)


def ops(original, customized):
    return [
        (step.op, step.original, step.customized) for step in word_changes(original, customized)
    ]


def test_equal_texts_are_one_equal_run():
    assert ops("Led a team.", "Led a team.") == [("equal", "Led a team.", "Led a team.")]


def test_neighbouring_changes_are_shown_as_one():
    assert ops("used red hot iron", "used cold blue iron") == [
        ("equal", "used ", "used "),
        ("replace", "red hot", "cold blue"),
        ("equal", " iron", " iron"),
    ]


def test_a_comma_that_comes_behind_a_word_does_not_change_the_word():
    assert ops("Django, Flask", "Django, Flask, Celery") == [
        ("equal", "Django, Flask", "Django, Flask"),
        ("insert", "", ", Celery"),
    ]


def test_signs_within_a_word_belong_to_it():
    assert ops("cut by 3.5% with Node.js.", "cut by 4.5% with Node.js.")[1] == (
        "replace",
        "3.5%",
        "4.5%",
    )


def test_something_out_of_nothing_is_an_insertion():
    assert ops("", "New line") == [("insert", "", "New line")]


@given(words, words)
def test_the_steps_joined_give_both_texts_back(old, new):
    original, customized = "".join(old), "".join(new)
    steps = word_changes(original, customized)
    assert "".join(step.original for step in steps) == original
    assert "".join(step.customized for step in steps) == customized
    assert all(step.original == step.customized for step in steps if step.op == "equal")


def test_texts_too_long_to_compare_are_one_replacement():
    old, new = "x b " * 15_000, "a " * 25_000
    assert [(c.op, c.original, c.customized) for c in word_changes(old, new)] == [
        ("replace", old, new)
    ]
