"""Graded verbs and their forms."""

import pytest

from recast.lexicon.verbs import ASSISTED, BUILT, CONTRIBUTED, DIRECTED, LED, is_base_form, verb_of


@pytest.mark.parametrize(
    ("words", "strength"),
    [
        ("assist assisted assisting helps", ASSISTED),
        ("contributed contributing collaborates", CONTRIBUTED),
        ("built building writes wrote written taught ran", None),
        ("build made writing wrote written taught", BUILT),
        ("led leading oversaw overseen manages supervised", LED),
        ("directed directs chaired founded pioneering", DIRECTED),
    ],
)
def test_every_form_of_a_verb_has_its_strength(words: str, strength: float | None) -> None:
    for word in words.split():
        verb = verb_of(word)
        assert verb is not None, word
        if strength is not None:
            assert verb.strength == strength, word


def test_the_grades_rise_from_assisted_to_directed() -> None:
    found = [verb_of(word) for word in ("assisted", "contributed", "built", "led", "directed")]
    strengths = [verb.strength for verb in found if verb]
    assert strengths == sorted(set(strengths))
    assert len(strengths) == 5


def test_spelling_rules_make_the_forms() -> None:
    bases = {"planned": "plan", "travelled": "travel", "tried": "try", "using": "use"}
    for form, base in bases.items():
        verb = verb_of(form)
        assert verb is not None
        assert verb.base == base


def test_other_words_are_no_verbs() -> None:
    assert verb_of("customer") is None
    assert is_base_form("lead")
    assert not is_base_form("leading")
