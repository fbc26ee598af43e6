import pytest

from recast.reading.job_layout import lay_out


def lines(text: str) -> list[str]:
    return lay_out(text).text.split("\n")


def test_lines_bullets_and_sentences_are_units() -> None:
    assert lines("We bake. You eat!\n- Knead dough\n• Clean up") == [
        "We bake.",
        "You eat!",
        "Knead dough",
        "Clean up",
    ]


def test_a_lost_line_break_is_found_again() -> None:
    assert lines("calls and data entryQualifications:Good grammar") == [
        "calls and data entry",
        "Qualifications:",
        "Good grammar",
    ]


@pytest.mark.parametrize(
    "text", ["JavaScript and GitHub", "iOS or macOS", "LinkedIn", "i.e. this", "e.g. Node.js"]
)
def test_names_and_abbreviations_are_not_cut(text: str) -> None:
    assert lines(text) == [text]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Good customer service Ability to lift", ["Good customer service", "Ability to lift"]),
        ("Degree in Chemistry.LEAN is used", ["Degree in Chemistry.", "LEAN is used"]),
        ("Writes solutions.A solid team", ["Writes solutions.", "A solid team"]),
        ("Fluent in SpanishAccounting degree", ["Fluent in Spanish", "Accounting degree"]),
        ("QualificationsDiploma in Nursing", ["Qualifications", "Diploma in Nursing"]),
        ("Experience in ASP.NET", ["Experience in ASP.NET"]),
        ("Pride in our Excellent service", ["Pride in our Excellent service"]),
    ],
)
def test_a_line_break_lost_for_a_blank_or_between_capitals_is_found(
    text: str, wanted: list[str]
) -> None:
    assert lines(text) == wanted


def test_a_heading_inside_a_line_gets_its_own_line() -> None:
    assert "Key Responsibilities" in lines("We care. Key Responsibilities Lead the team of cooks")


def test_markup_comments_and_control_characters_are_blanked() -> None:
    assert lines("<p>Bake</p><!-- p {margin: 0} -->bread\x00daily") == ["Bake", "bread daily"]


def test_offsets_lead_back_to_the_posting_as_given() -> None:
    given = "  <li>Bake bread</li>\r\n\r\n* Fry fish "
    layout = lay_out(given)
    for unit in layout.units:
        words = layout.text[unit.start : unit.end]
        assert given[layout.origin(unit.start) :].startswith(words)
