import pytest

from recast.reading.job_tagger import STEP, ZERO, Tagger, tagger
from recast.reading.job_tokens import Tokens, low, shape, tokens_of

MOVES = "\n".join(f"{name}\t0.0" for name in ("oo", "ob", "bo", "bb", "bi", "io", "ib", "ii"))


def code(*scores: float) -> str:
    return "".join(chr(ZERO + round(score / STEP)) for score in scores)


def model(words: str = "", pieces: str = "", context: str = "") -> Tagger:
    return Tagger(f"[moves]\n{MOVES}\n[words]\n{words}\n[pieces]\n{pieces}\n[context]\n{context}\n")


def tokens(text: str) -> Tokens:
    return next(tokens_of(text, 0, len(text)))


def best(made: Tagger, text: str) -> tuple[int, int]:
    own = tokens(text)
    spans = made.spans(own, ["O"] * len(own.words), "requirements")
    span = max(spans, key=lambda each: each.chance)
    return span.first, span.last


WELDING = "welding\t" + code(0, 0, 0, 0, 6, -6, 0, 0, 0, 0)
STEEL = "steel\t" + code(0, 0, 0, 0, -6, 6, 0, 0, 0, 0)
OTHER = "you\t" + code(*[0, 0] * 2, -6, -6, *[0, 0] * 2)


def test_a_word_that_likes_to_begin_a_term_is_marked() -> None:
    assert best(model(f"{WELDING}\n{OTHER}"), "you welding you") == (1, 2)


def test_a_term_goes_on_but_not_over_a_comma() -> None:
    made = model(f"{WELDING}\n{STEEL}\n{OTHER}")
    assert best(made, "you welding steel you") == (1, 3)
    assert best(made, "you welding, steel you") == (1, 2)


def test_a_word_speaks_for_its_neighbours() -> None:
    before = "with\t" + code(0, 0, 8, -6, -6, -6, 0, 0, 0, 0)
    assert best(model(f"{before}\n{OTHER}"), "you with zorblax") == (2, 3)


def test_an_unknown_word_is_judged_by_its_ends_and_its_outline() -> None:
    made = model(pieces="end=ing\t" + code(3, 0) + "\n0:Xxx\t" + code(3, 0))
    own = tokens("zig Brazing")
    chances = {s.first: s.chance for s in made.spans(own, ["O", "O"], "duties")}
    assert chances[1] > 0.9 > chances[0]


def test_the_skills_of_the_lexicon_count() -> None:
    made = model(context="skill=Bha\t" + code(5, 0))
    own = tokens("a b")
    chances = {s.first: s.chance for s in made.spans(own, ["O", "Bha"], "duties") if s.last == 2}
    assert chances[1] > 0.9


def test_the_package_brings_a_model_that_knows_its_trade() -> None:
    own = tokens("Experience with Python and Docker")
    marked = {
        own.words[span.first]
        for span in tagger().spans(own, ["O", "O", "Bha", "O", "Bha"], "requirements")
        if span.chance > 0.5 and span.last == span.first + 1
    }
    assert marked == {"Python", "Docker"}


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("C++, C# and .NET", ["C++", "C#", "and", ".NET"]),
        ("CI/CD (Git)", ["CI/CD", "(", "Git", ")"]),
        ("node.js.", ["node.js", "."]),
    ],
)
def test_signs_stay_with_the_names_they_belong_to(text: str, words: list[str]) -> None:
    assert tokens(text).words == words


def test_commas_are_remembered_though_they_are_no_words() -> None:
    assert tokens("Go, Rust").broken == [False, True]


def test_words_are_folded_and_outlined() -> None:
    assert low("Python3") == "python0"
    assert shape("JavaScript") == "XxxXxx"
    assert shape("AWS") == "XX"
