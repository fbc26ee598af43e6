"""Paragraphs that a page broke into lines are put together again."""

from recast.documents.wrapped import Kind, Piece, rejoin


def pieces(*lines: tuple[Kind, str]) -> list[Piece]:
    return [Piece(kind, text, number) for number, (kind, text) in enumerate(lines, 1)]


FULL = "Welded the hulls of forty ships for the yards of Porto and Lisbon and"


def test_a_line_that_goes_on_in_small_letters_joins_its_bullet() -> None:
    joined = rejoin(pieces(("bullet", FULL), ("paragraph", "trained the apprentices of both")))
    assert [piece.text for piece in joined] == [f"{FULL} trained the apprentices of both"]


def test_a_short_line_ended_on_purpose() -> None:
    joined = rejoin(pieces(("bullet", FULL), ("paragraph", "in Porto"), ("paragraph", "in Lisbon")))
    assert [piece.text for piece in joined] == [f"{FULL} in Porto", "in Lisbon"]


def test_a_hyphen_at_the_end_joins_without_a_blank() -> None:
    above = "Welded the hulls of forty ships for the yards of Porto with self-"
    joined = rejoin(pieces(("paragraph", above), ("paragraph", "made tools")))
    assert joined[0].text == f"{above}made tools"


def test_bullets_labels_and_headings_never_join() -> None:
    lines = pieces(
        ("paragraph", FULL),
        ("paragraph", "Languages: Portuguese, English"),
        ("bullet", "trained apprentices"),
        ("section", "education"),
    )
    assert rejoin(lines) == lines


def test_a_blank_line_parts_paragraphs() -> None:
    lines = [Piece("paragraph", FULL, 1), Piece("paragraph", "so it goes", 3, after_blank=True)]
    assert rejoin(lines) == lines
