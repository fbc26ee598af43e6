"""The words of a unit as the tagger sees them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

TOKEN = re.compile(r"<[A-Z_]+>|\.?[^\W_](?:[\w+#&'’./-]*[\w+#])?|[^\w\s]|_")
_DIGIT = re.compile(r"\d")
_UPPER = re.compile(r"[A-Z]")
_LOWER = re.compile(r"[a-z]")
_REPEATED = re.compile(r"(.)\1+")
_MOST_REMEMBERED = 20_000
LONGEST_UNIT = 400
"""Tokens; a longer unit is no sentence, and is read in stretches of this length."""


@dataclass(slots=True)
class Tokens:
    """Parallel lists. `broken[i]` is True where a comma stands before token i.

    The postings that the model learned from have no commas; so they are no tokens here either, but
    no term reaches over one.
    """

    words: list[str]
    starts: list[int]
    ends: list[int]
    broken: list[bool]


def tokens_of(text: str, start: int, end: int) -> Iterator[Tokens]:
    """The tokens of a stretch of text, in pieces of at most LONGEST_UNIT."""
    matches = list(TOKEN.finditer(text, start, end))
    words = [match[0] for match in matches]
    broken = [False] * len(words)
    if "," in words:
        broken = [index > 0 and words[index - 1] == "," for index in range(len(words))]
        kept = [index for index, word in enumerate(words) if word != ","]
        matches, words, broken = (
            [matches[index] for index in kept],
            [words[index] for index in kept],
            [broken[index] for index in kept],
        )
    starts = [match.start() for match in matches]
    ends = [match.end() for match in matches]
    for first in range(0, len(words), LONGEST_UNIT):
        part = slice(first, first + LONGEST_UNIT)
        yield Tokens(words[part], starts[part], ends[part], broken[part])


@lru_cache(_MOST_REMEMBERED)
def low(word: str) -> str:
    """Small letters, every digit a zero: "Python3" and "python4" are one word to the model."""
    small = word.lower()
    return small if small.isalpha() else _DIGIT.sub("0", small)


@lru_cache(_MOST_REMEMBERED)
def shape(word: str) -> str:
    """The outline of a word: "Xxx", "XX", "xxXx", "dd"; at most eight signs."""
    signs = _DIGIT.sub("d", _LOWER.sub("x", _UPPER.sub("X", word[:40])))
    return _REPEATED.sub(r"\1\1", signs)[:8]
