import pytest

from recast.reading.job_cues import cues_in
from recast.reading.job_layout import lay_out
from recast.reading.job_sections import place_units


def cues(text: str) -> set[str]:
    return {cue for _, _, found in cues_in(text) for cue in found}


@pytest.mark.parametrize(
    ("text", "cue"),
    [
        ("Docker is a plus", "preferred"),
        ("You MUST drive", "required"),
        ("without regard to race", "legal"),
        ("a 401(k) plan", "benefits"),
        ("proficiency in Word", "asks"),
        ("you’ll bake", "duty"),
    ],
)
def test_phrases_tell_what_a_sentence_is(text: str, cue: str) -> None:
    assert cue in cues(text)


def test_a_phrase_inside_a_longer_word_tells_nothing() -> None:
    assert "required" not in cues("mustard")
    assert "preferred" not in cues("idealist")


@pytest.mark.parametrize(
    "text", ["other duties as required", "an annual bonus", "not required", "the need"]
)
def test_a_cue_in_a_phrase_that_says_otherwise_demands_nothing(text: str) -> None:
    assert "required" not in cues(text)


def test_letters_that_grow_when_made_small_do_not_move_the_offsets() -> None:
    text = "İ" * 5 + " must"
    assert [(start, end) for start, end, _ in cues_in(text)] == [(6, 10)]


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("You have worked with lathes.", "requirements"),
        ("You will bake bread.", "duties"),
        ("Prepare meals for guests.", "duties"),
        ("We give you dental insurance.", "benefits"),
        ("All qualified applicants are welcome.", "legal"),
        ("Experience with ovens is a plus.", "preferred"),
        ("The sea is blue.", "other"),
        ("Founded in 1998, we build boats.", "about"),
    ],
)
def test_a_sentence_without_a_heading_finds_its_part(line: str, kind: str) -> None:
    layout = lay_out(line)
    assert [unit.kind for unit in place_units(layout.text, layout.units)] == [kind]


def test_what_the_person_will_do_ends_what_is_offered() -> None:
    layout = lay_out(
        "What we offer\nRoom for growth\nAs a nurse, you will: Give medication\nWrite care plans"
    )
    kinds = [unit.kind for unit in place_units(layout.text, layout.units)]
    assert kinds == ["benefits", "benefits", "duties", "duties"]
