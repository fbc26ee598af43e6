"""Which line of a changed text is which line of the original."""

from recast.documents.writeback.alignment import align

OLD = ["Ana Silva", "", "Welded hulls of ships in Porto", "Trained apprentices", "Kept the forge"]


def test_unchanged_lines_are_kept_and_blank_ones_do_not_count() -> None:
    found = align(OLD, ["Ana Silva", *OLD[2:], "", ""])
    assert found.kept == ((0, 0), (2, 1), (3, 2), (4, 3))
    assert (found.moved, found.gone, found.added) == ((), (), ())


def test_a_rewritten_line_is_the_same_line() -> None:
    found = align(OLD, [*OLD[:2], "Welded the hulls of forty ships in Porto", *OLD[3:]])
    assert (2, 2) in found.kept


def test_a_line_between_two_that_stayed_is_the_same_however_little_is_left_of_it() -> None:
    found = align(["one two", "Welder at a yard", "three four"], ["one two", "Wells", "three four"])
    assert (1, 1) in found.kept


def test_a_line_that_shares_nothing_is_new() -> None:
    found = align(OLD, [*OLD, "Quartz sphinx judged"])
    assert found.added == (5,)


def test_a_line_put_elsewhere_has_moved_even_if_reworded() -> None:
    new = [
        "Ana Silva",
        "Kept the forge",
        "Welded the hulls of ships in Porto",
        "Trained apprentices",
    ]
    found = align(OLD, new)
    assert found.moved == ((4, 1),)
    assert found.gone == ()


def test_a_list_sign_in_front_does_not_count() -> None:
    found = align(OLD, [*OLD[:3], "• Trained apprentices", OLD[4]])
    assert (3, 3) in found.kept


def test_doubled_lines_are_paired_once() -> None:
    found = align(["Welder", "Welder"], ["Welder", "Welder", "Welder"])
    assert len(found.kept) == 2
    assert len(found.added) == 1
