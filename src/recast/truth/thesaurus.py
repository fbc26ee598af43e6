"""Which words say the same, and how much a word claims: the guard's own small thesaurus."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib import resources
from typing import Final

from recast.lexicon.verbs import verb_of
from recast.lexicon.words import STOP_WORDS, root, spans, stem

SPECIFIC: Final = 1.0
LIGHT: Final = 0.4
VERB: Final = 0.5

_Phrases = dict[str, list[tuple[tuple[str, ...], str]]]


@dataclass(frozen=True, slots=True)
class _Thesaurus:
    """Synonym sets by key, phrases by the key of their first word; neutral stems, light keys."""

    sets_by_key: dict[str, frozenset[str]]
    phrases: _Phrases
    neutral: frozenset[str]
    light: frozenset[str]


@lru_cache(maxsize=1 << 16)
def key_of(word: str) -> str:
    """What the forms and derivations of one word share; irregular verbs included."""
    if len(word) > 40 or not word.isalpha():
        return word
    verb = verb_of(word)
    return _bare(root(verb.base if verb else word))


def _bare(key: str) -> str:
    """A root without what is left of "-ate" and "-y": calibrat(e) and calibr(ation), deploy."""
    if len(key) > 4 and key.endswith("at"):
        key = key[:-2]
    return key.rstrip("ey") if len(key) > 4 else key


@lru_cache(maxsize=1 << 16)
def concepts_of(word: str) -> frozenset[str]:
    """The key of a word and the synonym sets that it stands in."""
    key = key_of(word)
    return _thesaurus().sets_by_key.get(key, frozenset()) | {key}


def is_known(word: str) -> bool:
    """Whether the thesaurus or the verbs have a folded word, so that it is spelled right."""
    thesaurus = _thesaurus()
    key = key_of(word)
    listed = key in thesaurus.sets_by_key or key in thesaurus.light
    return listed or verb_of(word) is not None or stem(word) in thesaurus.neutral


def phrase_concepts(words: Sequence[str]) -> dict[int, frozenset[str]]:
    """Synonym sets of the phrases among `words`, by the place of each of their words."""
    phrases = _thesaurus().phrases
    found: dict[int, frozenset[str]] = {}
    keys = [key_of(word) for word in words]
    for start, key in enumerate(keys):
        for phrase, concept in phrases.get(key, ()):
            end = start + len(phrase)
            if tuple(keys[start:end]) == phrase:
                for place in range(start, end):
                    found[place] = found.get(place, frozenset()) | {concept}
    return found


@lru_cache(maxsize=1 << 16)
def weight(word: str) -> float:
    """How much a new word claims by itself, from 0 (nothing) to 1 (a fact)."""
    thesaurus = _thesaurus()
    if word in STOP_WORDS or stem(word) in thesaurus.neutral or len(word) < 2:
        return 0.0
    if key_of(word) in thesaurus.light:
        return LIGHT
    if verb_of(word) or word.endswith(("ed", "ing")):
        return VERB
    return 0.0 if word.endswith("ly") else SPECIFIC


@cache
def _thesaurus() -> _Thesaurus:
    sets: dict[str, set[str]] = {}
    phrases: _Phrases = {}
    for number, line in enumerate(_lines("synonyms.txt")):
        concept = f"={number}"
        for form in line.split(","):
            keys = tuple(key_of(word) for word in spans(form)[0])
            if len(keys) == 1:
                sets.setdefault(keys[0], set()).add(concept)
            elif keys:
                phrases.setdefault(keys[0], []).append((keys, concept))
    return _Thesaurus(
        {key: frozenset(concepts) for key, concepts in sets.items()},
        phrases,
        frozenset(map(stem, _words("neutral.txt"))),
        frozenset(map(key_of, _words("light.txt"))),
    )


def _words(name: str) -> Iterator[str]:
    return (word for line in _lines(name) for word in line.split())


def _lines(name: str) -> Iterator[str]:
    data = resources.files("recast.truth").joinpath("data", name)
    for line in data.read_text(encoding="utf-8").splitlines():
        if line.strip() and not line.startswith("#"):
            yield line
