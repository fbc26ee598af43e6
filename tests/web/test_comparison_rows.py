"""Rows that stand side by side, line against line."""

from recast.domain.comparison import Change
from recast.web.comparison_rows import folds


def same(text):
    return Change("equal", text, text)


def text(side):
    return "".join(words.text for words in side)


def rows_of(*changes):
    return [row for fold in folds(changes) for row in fold.rows]


def test_a_replaced_word_stands_beside_its_replacement_in_one_row():
    rows = rows_of(
        same("Moved to "), Change("replace", "k8s", "Kubernetes", (2,)), same(".\nNext\n")
    )
    assert [(text(row.original), text(row.customized)) for row in rows] == [
        ("Moved to k8s.", "Moved to Kubernetes."),
        ("Next", "Next"),
    ]
    assert [row.changed for row in rows] == [True, False]
    assert rows[0].customized[1].recommendation_ids == (2,)


def test_a_line_that_came_new_stands_alone_and_the_next_lines_stay_level():
    rows = rows_of(same("A\n"), Change("insert", "", "New line\n", (1,)), same("B\nC"))
    assert [text(row.original) for row in rows] == ["A", "", "B", "C"]
    assert [text(row.customized) for row in rows] == ["A", "New line", "B", "C"]


def test_a_line_that_was_split_keeps_both_halves_in_its_row():
    rows = rows_of(
        same("a "), Change("replace", "teams, wrote ", "teams.\nWrote "), same("it\nEnd\n")
    )
    assert text(rows[0].customized) == "a teams.\nWrote it"
    assert text(rows[1].original) == "End"


def test_long_unchanged_runs_are_folded_but_for_the_lines_next_to_a_change():
    lines = "".join(f"line {n}\n" for n in range(10))
    found = folds([Change("replace", "Old\n", "New\n"), same(lines), Change("insert", "", "end")])
    assert [fold.folded for fold in found] == [False, True, False]
    assert len(found[1].rows) == 8


def test_no_word_of_either_side_is_lost():
    changes = [
        same("one\ntwo "),
        Change("delete", "three\nfour ", ""),
        same("five\n\nsix\n"),
        Change("insert", "", "seven\neight"),
    ]
    rows = rows_of(*changes)
    shown = "\n".join(text(row.customized) for row in rows)
    assert shown.split() == "".join(change.customized for change in changes).split()
    before = "\n".join(text(row.original) for row in rows)
    assert before.split() == "".join(change.original for change in changes).split()


def test_a_line_told_with_the_line_end_before_it_stands_in_a_row_of_its_own():
    rows = rows_of(same("A"), Change("delete", "\nGone", ""), same("\nB"))
    assert [text(row.original) for row in rows] == ["A", "Gone", "B"]
    assert [text(row.customized) for row in rows] == ["A", "", "B"]
