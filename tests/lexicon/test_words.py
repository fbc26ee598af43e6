import pytest
from hypothesis import given
from hypothesis import strategies as st

from recast.lexicon import lexicon
from recast.lexicon.words import fold, normalise, root, singular, spans, stem, tokens


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("Pyt\u200bhon", "Python"),
        ("Рython", "Python"),
        ("１２３ “quoted” – dash", '123 "quoted" - dash'),
        ("résumé", "résumé"),
        ("Привет, мир", "Привет, мир"),
    ],
)
def test_text_that_looks_the_same_is_normalised_the_same(text: str, plain: str) -> None:
    assert normalise(text) == plain


def test_folding_drops_case_and_accents() -> None:
    assert fold("Café Ångström") == "cafe angstrom"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("C++, C# and .NET", ["c++", "c#", "and", ".net"]),
        ("R&D at A.B.C. Inc.", ["r", "and", "d", "at", "abc", "inc"]),
        ("Bachelor's and bachelors’ degree", ["bachelor", "and", "bachelors", "degree"]),
        ("front-end/back_end", ["front", "end", "back", "end"]),
        ("end of one.Next", ["end", "of", "one", "next"]),
    ],
)
def test_words_keep_the_signs_that_belong_to_them(text: str, words: list[str]) -> None:
    assert [token.word for token in tokens(text)] == words


@given(st.text(max_size=200))
def test_every_word_stands_where_its_token_says(text: str) -> None:
    words, starts, ends = spans(text)
    assert len(words) == len(starts) == len(ends)
    assert all(0 <= start < end <= len(text) for start, end in zip(starts, ends, strict=True))
    assert starts == sorted(starts)


def test_letters_that_fold_to_several_or_to_none_move_no_other_word() -> None:
    text = "e\u200bﬃcient … ½ day, [ﬁne] \u00ad\u00ad-- ^Rust"
    words, starts, ends = spans(text)
    assert words == ["efficient", "1", "2", "day", "fine", "rust"]
    given = [text[start:end] for start, end in zip(starts, ends, strict=True)]
    assert given == ["e\u200bﬃcient", "½", "½", "day", "ﬁne", "Rust"]


@pytest.mark.parametrize(
    ("word", "one"),
    [("databases", "database"), ("analyses", "analysis"), ("companies", "company"),
     ("boxes", "box"), ("business", "business"), ("aws", "aws"), ("status", "status")],
)  # fmt: skip
def test_plurals_are_folded(word: str, one: str) -> None:
    assert singular(word) == one


def test_inflections_share_a_stem() -> None:
    assert len({stem(word) for word in ("test", "tests", "tested", "testing")}) == 1
    assert len({stem(word) for word in ("manage", "manages", "managed", "managing")}) == 1
    assert stem("planning") == stem("plan")


def test_related_words_share_a_root_but_not_a_stem() -> None:
    assert root("accountant") == root("accounting") == root("accounts")
    assert root("taxation") == root("tax")


def test_every_stem_begins_with_its_root() -> None:
    words = {stem(word) for skill in lexicon().skills for word in spans(skill.name)[0]}
    assert [word for word in words if not word.startswith(root(word))] == []
    assert stem("manager") != stem("management")


@given(st.text(alphabet="abcdefghijklmnopqrstuvwxyz", min_size=1, max_size=60))
def test_no_word_loses_all_its_letters(word: str) -> None:
    assert singular(word)
    assert stem(word)
    assert root(word)
