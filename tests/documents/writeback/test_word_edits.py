"""The words that change between two versions of a line."""

from hypothesis import given
from hypothesis import strategies as st

from recast.documents.writeback.word_edits import Edit, word_edits


def made_of(old: str, edits: tuple[Edit, ...]) -> str:
    for edit in reversed(edits):
        old = old[: edit.start] + edit.text + old[edit.end :]
    return old


def test_only_the_word_that_changed_is_edited() -> None:
    assert word_edits("Welded ship hulls", "Welded boat hulls") == (Edit(7, 11, "boat"),)


def test_equal_lines_need_no_edit() -> None:
    assert word_edits("Welded ship hulls", "Welded  ship hulls") == ()


def test_words_replaced_side_by_side_are_one_edit() -> None:
    assert word_edits("Led big old teams", "Led two new teams") == (Edit(4, 11, "two new"),)


def test_a_tab_between_words_that_stay_is_left_alone() -> None:
    edits = word_edits("Foundry\t2015 – 2019", "Foundry of Porto   2015 – 2019")
    assert made_of("Foundry\t2015 – 2019", edits) == "Foundry of Porto\t2015 – 2019"


@given(st.text("ab ,\t", max_size=30), st.text("ab ,\t", max_size=30))
def test_applying_the_edits_gives_the_new_line_but_for_white_space(old: str, new: str) -> None:
    made = made_of(old, word_edits(old, new))
    assert made.split() == new.split()
