"""Tells in which language a posting is written, by its commonest words."""

import re
from collections import Counter
from functools import cache
from typing import Final

from recast.reading.job_cues import sections_of, words_of

_WORD: Final = re.compile(r"[^\W\d_]+")
_HEAD: Final = 6_000
_FEW: Final = 5
# Shares of all words. English has a third of its words listed, the others a fifth and more; a
# posting that quotes names only ("Java, SQL, Docker") has none at all.
_LEAST: Final = 0.08
# A posting in English may quote a sentence, and every language shares a few words with English.
_CLEARLY: Final = 2
_ENGLISH: Final = "English"


def foreign_language_of(text: str) -> str:
    """The English name of the language a posting is in, "" for English or where nothing tells."""
    words = Counter(_WORD.findall(text[:_HEAD].lower()))
    known = {name: sum(words[word] for word in common) for name, common in _common().items()}
    best = max(known, key=lambda name: known[name])
    enough = known[best] >= max(_FEW, _LEAST * words.total())
    return best if enough and known[best] > _CLEARLY * known[_ENGLISH] else ""


def common_words_of(language: str) -> frozenset[str]:
    """The words of a language that say nothing by themselves."""
    return _common().get(language, frozenset())


@cache
def _common() -> dict[str, frozenset[str]]:
    file_name = "job_languages.txt"
    return {name: words_of(file_name, name) for name in sections_of(file_name)}
