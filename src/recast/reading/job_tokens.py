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
    tokens = Tokens([], [], [], [])
    comma = False
    for match in TOKEN.finditer(text, start, end):
        word = match.group()
        if word == ",":
            comma = True
            continue
        tokens.words.append(word)
        tokens.starts.append(match.start())
        tokens.ends.append(match.end())
        tokens.broken.append(comma)
        comma = False
        if len(tokens.words) == LONGEST_UNIT:
            yield tokens
            tokens = Tokens([], [], [], [])
    if tokens.words:
        yield tokens


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
