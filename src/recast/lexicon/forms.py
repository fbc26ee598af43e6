"""How a skill's name is looked up: the keys under which each written form of it is found."""

import re
from typing import Final

from recast.lexicon.words import STOP_WORDS, singular, spans, stem

MAX_WORDS: Final = 8

_HUMP: Final = re.compile(r"(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])")


def key_of(words: list[str]) -> str:
    """The key of a phrase: plurals folded, and "-ing" of the last of several words.

    "unit tests" is "unit testing" but "market" is not "marketing".
    """
    if len(words) == 1:
        return singular(words[0])
    keys = [singular(word) for word in words[:-1]]
    keys.append(stem(words[-1]))
    return " ".join(keys)


def words_of_name(form: str) -> list[str]:
    """The folded words of a name."""
    # Most names are plain words; splitting all of them the general way costs at every start.
    plain = form.isascii() and form.replace(" ", "").isalnum()
    return form.lower().split() if plain else spans(form)[0]


def keys_of(form: str) -> list[str]:
    """All keys of one written form, its own first, then its spellings apart and together."""
    words = words_of_name(form)
    if not words:
        return []
    keys = [key_of(words)]
    if len(words) == 2 and _joins(form, words):
        keys.append(singular("".join(words)))
    elif len(words) == 1 and not form[1:].islower():
        apart = spans(_HUMP.sub(" ", form))[0]
        # "InDesign" apart is "in design", which half of all resumes say.
        if len(apart) == 2 and STOP_WORDS.isdisjoint(apart) and min(map(len, apart)) > 1:
            keys.append(key_of(apart))
    return keys


def _joins(form: str, words: list[str]) -> bool:
    """Whether people also write the two words as one: "front-end", "Node.js", "ISO 9001"."""
    return " " not in form or (words[0].isalpha() and words[1].isdigit())


def beginnings(form: str) -> list[str]:
    """The first word of each key of a form.

    Done for every form at every start; for most names there is no need to work out the keys.
    """
    first, _, rest = form.partition(" ")
    joins = rest[-1:].isdigit() if rest else _HUMP.search(form) is not None
    if not joins and form.isascii() and form.replace(" ", "").isalnum():
        return [singular(first.lower())]
    return list(dict.fromkeys([key.partition(" ")[0] for key in keys_of(form)]))
