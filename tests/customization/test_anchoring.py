import pytest

from recast.customization.anchoring import anchor
from recast.domain.resume import Resume

RESUME = Resume.from_text(
    "Jo Park\n• Ran the shop’s “lean” programme – 12 lines\n- Wrote reports\n\n- Wrote reports\n"
)


def test_a_verbatim_quote_is_found_at_its_line():
    found = anchor(RESUME, "- Wrote reports")
    assert (found.before, found.first_line, found.last_line) == ("- Wrote reports", 3, 3)


def test_of_two_places_the_one_that_the_engine_names_is_taken():
    assert anchor(RESUME, "- Wrote reports", line=4).first_line == 5


@pytest.mark.parametrize(
    "quoted",
    [
        '- Ran the shop\'s "lean" programme - 12 lines',
        "Ran  the shop's 'lean' programme — 12 lines",
        "Ran the shops lean programme, 12 lines",
    ],
)
def test_changed_quotes_dashes_and_spacing_are_looked_through(quoted):
    found = anchor(RESUME, quoted)
    assert found.before == RESUME.line(2)
    assert found.first_line == 2


def test_a_quote_over_two_lines_is_found_whole():
    quoted = RESUME.line(2) + "\n" + RESUME.line(3)
    assert (anchor(RESUME, quoted).first_line, anchor(RESUME, quoted).last_line) == (2, 3)


@pytest.mark.parametrize("quoted", ["", "  \n ", "Managed a fleet of forty trucks"])
def test_what_the_resume_does_not_have_is_not_found(quoted):
    assert anchor(RESUME, quoted) is None
