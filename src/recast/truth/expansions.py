"""Abbreviations spelled out and names abbreviated: MTM for Microsoft Test Manager, MD, CFO."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final

from recast.truth.evidence import Pool
from recast.truth.text import Text, Word, stand_together
from recast.truth.word_lists import word_list

_ACRONYM: Final = re.compile(
    r"(?<![\w])(?:[A-Z]\.){2,6}|(?<!\w)[A-Z][A-Z&/-]{0,7}[A-Z]\d?s?(?!\w)"
    r"|(?<!\w)[a-z]{1,3}&[a-z]{1,3}(?!\w)"
)
_SMALL: Final = word_list("small words of names")
# Words that no abbreviation has a letter for.
_SILENT: Final = frozenset(["and", "a", "an", "the", "to", "in", "&"])
_LONGEST: Final = 9
_BESIDE: Final = 10
_SHORTEST: Final = 3


def expanded(after: Text, before: Text, local: Pool) -> frozenset[int]:
    """Starts of words of `after` that spell out an abbreviation, or abbreviate a name, that
    stands in `before`, in `local`, or beside it in `after` itself."""
    known = before.memo(_letters).union(*(line.memo(_letters) for line in local.lines))
    starts: set[int] = set()
    for acronym, at in _acronyms(after):
        spelled = _phrase(after.words, acronym)
        if spelled is not None and _all_shown(spelled, before, local):
            starts.add(at)
        if spelled is None and acronym in known:
            starts.update(word.start for word in _loosely(after.words, acronym, at))
        if spelled is None and _is_spelled_in(acronym, before, local):
            starts.add(at)
    beside = dict(_acronyms(after))
    for acronym in known:
        spelled = _phrase(after.words, acronym)
        if spelled is not None and _is_meant(spelled, before, beside.get(acronym)):
            starts.update(word.start for word in spelled)
    return frozenset(starts)


def _is_meant(spelled: Sequence[Word], before: Text, at: int | None) -> bool:
    """Whether words spell an abbreviation out and do not begin with its letters by chance: they
    stand beside it, or all of them are new here."""
    if at is not None and min(abs(at - spelled[-1].end), abs(spelled[0].start - at)) <= _BESIDE:
        return True
    telling = [word for word in spelled if word.text not in _SMALL]
    return len(telling) >= _SHORTEST and all(
        before.concepts.isdisjoint(w.concepts) for w in telling
    )


def _all_shown(spelled: Sequence[Word], before: Text, local: Pool) -> bool:
    """Whether the words stand near each other in one place: apart they name nothing."""
    wanted = [word.concepts for word in spelled if word.text not in _SMALL]
    if all(not before.concepts.isdisjoint(concepts) for concepts in wanted):
        return True
    if any(local.concepts.isdisjoint(concepts) for concepts in wanted):
        return False
    return stand_together(local.text, wanted)


def respelled(after: Text, before: Text, local: Pool) -> frozenset[int]:
    """Starts of words that are only joined or parted otherwise: "work flow" and "workflow"."""
    shown = before.word_set | local.words
    texts = (before, *local.lines)
    new = [word for word in after.words if word.text not in shown]
    starts = {word.start for word in new if any(word.text in t.memo(_joined) for t in texts)}
    for one, two in zip(after.words, after.words[1:], strict=False):
        if one.text + two.text in shown:
            starts.update((one.start, two.start))
    return frozenset(starts)


def _joined(text: Text) -> frozenset[str]:
    words = text.words
    return frozenset(
        one.text + two.text for one, two in pairwise(words) if two.start - one.end <= 1
    )


def _is_spelled_in(acronym: str, before: Text, local: Pool) -> bool:
    """Two letters match too much by chance: those must be spelled out as a name."""
    if len(acronym) < _SHORTEST:
        return _is_capital(before, _phrase(before.words, acronym))
    return _phrase(before.words, acronym) is not None or _is_capital(
        local.text, _phrase(local.text.words, acronym)
    )


def _is_capital(text: Text, words: Sequence[Word] | None) -> bool:
    """Whether a phrase is written as a name; by chance initials spell many things."""
    telling = [word for word in words or () if word.text not in _SMALL]
    return bool(telling) and all(text.shown(word)[:1].isupper() for word in telling)


def _acronyms(text: Text) -> Iterator[tuple[str, int]]:
    for match in _ACRONYM.finditer(text.plain):
        yield _plain(match.group()), match.start()


def _letters(text: Text) -> frozenset[str]:
    return frozenset(acronym for acronym, _ in _acronyms(text))


def _plain(acronym: str) -> str:
    letters = acronym.removesuffix("s") if acronym[-2:-1].isupper() else acronym
    return "".join(letter for letter in letters.lower() if letter.isalnum())


def _phrase(words: Sequence[Word], acronym: str) -> tuple[Word, ...] | None:
    """The run of words whose initials are the acronym's letters; small words may be skipped."""
    first = acronym[:1]
    for start, word in enumerate(words):
        if word.text[:1] == first and len(word.text) > 1 and word.text not in _SMALL:
            run = _run(words[start : start + _LONGEST], acronym)
            if run is not None:
                return run
    return None


def _loosely(words: Sequence[Word], acronym: str, at: int) -> Sequence[Word]:
    """The words right before an abbreviation in brackets that hold its letters in order, each
    at least its first one: "closed-circuit television (CCTV)"."""
    place = next((place for place, word in enumerate(words) if word.start >= at), len(words))
    for count in range(2, len(acronym) + 1):
        run = words[max(0, place - count) : place]
        if len(run) == count and _holds(run, acronym):
            return run
    return ()


def _holds(words: Sequence[Word], acronym: str) -> bool:
    left = acronym
    for word in words:
        if not left.startswith(word.text[:1]):
            return False
        left = left[1:]
        for letter in word.text[1:]:
            # A later word needs its first letter still.
            if left.startswith(letter) and word is words[-1]:
                left = left[1:]
    return not left


def _run(words: Sequence[Word], acronym: str) -> tuple[Word, ...] | None:
    left = acronym
    for count, word in enumerate(words, start=1):
        if word.text.isdigit() and left.startswith(word.text):
            left = left.removeprefix(word.text)
        elif word.text in _SILENT:
            continue
        elif left.startswith(word.text[:1]) and word.text != acronym:
            left = left[1:]
        elif word.text not in _SMALL:
            return None
        if not left:
            return tuple(words[:count])
    return None
