"""What the layout of the original said of a line is not lost with an edit."""

from recast.customization.rejoining import rejoin
from recast.domain.resume import Resume
from recast.reading.lines import Line

ORIGINAL = Resume.from_lines(
    [
        Line("Mara Lindqvist", heading=True),
        Line("What I have built", heading=True),
        Line("Ledgers for two hospitals", bullet=True),
        Line(""),
        Line("Payroll for 850 people", bullet=True),
    ]
)


def told(text):
    return [(line.text, line.heading, line.bullet) for line in rejoin(ORIGINAL, text).source]


def test_lines_that_stayed_and_lines_rewritten_in_place_keep_what_their_layout_said():
    text = ORIGINAL.text.replace("Payroll for 850", "Payroll for 900")
    assert told(text)[1] == ("What I have built", True, False)
    assert told(text)[4] == ("Payroll for 900 people", None, True)


def test_a_line_among_others_that_came_has_no_layout():
    text = ORIGINAL.text.replace("hospitals\n", "hospitals\nWhat is new\nAnd more\n")
    assert told(text)[2:5] == [
        ("Ledgers for two hospitals", None, True),
        ("What is new", None, False),
        ("And more", None, False),
    ]
    assert told(text)[-1] == ("Payroll for 850 people", None, True)


def test_lines_that_are_gone_leave_the_others_as_they_were():
    assert told("Mara Lindqvist\n\nPayroll for 850 people") == [
        ("Mara Lindqvist", True, False),
        ("", None, False),
        ("Payroll for 850 people", None, True),
    ]


def test_ten_thousand_lines_that_say_the_same_are_rejoined_at_once():
    lines = ["", "- the same"] * 5_000
    twice = Resume.from_text("\n".join(["Mara", *lines]))
    assert rejoin(twice, "\n".join([*lines, "new"])).lines[-1] == "new"
