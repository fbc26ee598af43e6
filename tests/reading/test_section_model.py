from hypothesis import given
from hypothesis import strategies as st

from recast.reading.heading_features import look_at
from recast.reading.lines import Line
from recast.reading.section_model import (
    CONTENTS,
    SectionModel,
    content_features,
    packed,
    section_model,
)

ROWS = st.lists(st.integers(-30_000, 30_000), min_size=len(CONTENTS), max_size=len(CONTENTS))


@given(ROWS, ROWS)
def test_packed_weights_add_up_apart(one: list[int], two: list[int]) -> None:
    model = SectionModel({"ledger": packed(one), "audit": packed(two)})
    scores = model.scores(look_at(Line("ledger audit unknown")))
    assert scores == tuple((a + b) / 1000 for a, b in zip(one, two, strict=True))


def test_lines_speak_for_their_sections() -> None:
    def best(text: str) -> str:
        scores = section_model().scores(look_at(Line(text)))
        return CONTENTS[scores.index(max(scores))]

    assert best("Bachelor of Commerce, University of Northfield, 2012") == "education"
    assert best("• Prepared monthly reports and handled customer complaints") == "experience"
    assert best("Python, Java, SQL, HTML, CSS") == "skills"


def test_a_long_line_gives_a_bounded_number_of_features() -> None:
    assert len(content_features(look_at(Line("word " * 10_000)))) < 60
