"""Abbreviations spelled out and names abbreviated: MTM for Microsoft Test Manager, MD, CFO."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Final

from recast.truth.text import Text, Word

_ACRONYM: Final = re.compile(r"(?<![\w])(?:[A-Z]\.){2,6}|(?<!\w)[A-Z][A-Z&/-]{0,7}[A-Z]s?(?!\w)")
_SMALL: Final = frozenset("of for and the in to a an on at per & with".split())
_LONGEST: Final = 9


def expanded(after: Text, before: Text, local: Text) -> frozenset[int]:
    """Starts of words of `after` that spell out an abbreviation, or abbreviate a name, that
    stands in `before`, in `local`, or beside it in `after` itself."""
    known = _letters(before) | _letters(local)
    starts: set[int] = set()
    for acronym, at in _acronyms(after):
        spelled = _phrase(after.words, acronym)
        if spelled is not None and acronym in known:
            starts.update(word.start for word in spelled)
        if spelled is not None and _all_shown(spelled, before, local):
            starts.add(at)
        if spelled is None and _is_spelled_in(acronym, before, local):
            starts.add(at)
    for acronym in known:
        spelled = _phrase(after.words, acronym)
        if spelled is not None:
            starts.update(word.start for word in spelled)
    return frozenset(starts)


def _all_shown(spelled: Sequence[Word], before: Text, local: Text) -> bool:
    shown = before.concepts | local.concepts
    return all(word.text in _SMALL or not shown.isdisjoint(word.concepts) for word in spelled)


def _is_spelled_in(acronym: str, before: Text, local: Text) -> bool:
    """Two letters match too much by chance: those must be spelled out in the very words."""
    if _phrase(before.words, acronym) is not None:
        return True
    return len(acronym) > 2 and _phrase(local.words, acronym) is not None


def _acronyms(text: Text) -> Iterator[tuple[str, int]]:
    for match in _ACRONYM.finditer(text.plain):
        yield _plain(match.group()), match.start()


@lru_cache(maxsize=2048)
def _letters(text: Text) -> frozenset[str]:
    return frozenset(acronym for acronym, _ in _acronyms(text))


def _plain(acronym: str) -> str:
    letters = acronym.removesuffix("s") if acronym[-2:-1].isupper() else acronym
    return "".join(letter for letter in letters.lower() if letter.isalpha())


def _phrase(words: Sequence[Word], acronym: str) -> tuple[Word, ...] | None:
    """The run of words whose initials are the acronym's letters; small words may be skipped."""
    first = acronym[:1]
    for start, word in enumerate(words):
        if word.text[:1] == first and len(word.text) > 1:
            run = _run(words[start : start + _LONGEST], acronym)
            if run is not None:
                return run
    return None


def _run(words: Sequence[Word], acronym: str) -> tuple[Word, ...] | None:
    left = acronym
    for count, word in enumerate(words, start=1):
        if left.startswith(word.text[:1]) and word.text != acronym:
            left = left[1:]
        elif word.text not in _SMALL:
            return None
        if not left:
            return tuple(words[:count])
    return None
