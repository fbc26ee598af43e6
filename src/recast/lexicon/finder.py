"""Finds the skills named in a text, in one pass over its words."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from recast.lexicon.context import fits
from recast.lexicon.entry import Mention, Skill
from recast.lexicon.forms import MAX_WORDS
from recast.lexicon.words import Spans, fold, singular, stem

# What may stand between the words of one name; a line may have been wrapped inside it.
_GAP: Final = re.compile(r"[ \t\u00a0]*[-/.·'‐-―]?[ \t\u00a0]*|[ \t]*\r?\n[ \t]*")
_WIDEST_GAP: Final = 6


@dataclass(frozen=True, slots=True)
class Form:
    """One way to write a skill."""

    skill: Skill
    text: str
    folded: str
    ambiguous: bool


class Finder:
    """Names by their keys, and for each first word the most words that a name may have."""

    def __init__(self) -> None:
        self._forms: dict[str, list[Form]] = {}
        self._reach: dict[str, int] = {}

    def add(self, skill: Skill, text: str, keys: Iterable[str], *, ambiguous: bool) -> None:
        form = Form(skill, text, fold(text), ambiguous)
        for key in keys:
            self._forms.setdefault(key, []).append(form)
            words = key.count(" ") + 1
            first = key.split(" ", 1)[0]
            self._reach[first] = min(MAX_WORDS, max(words, self._reach.get(first, 0)))

    def find(self, text: str, words: Spans) -> tuple[Mention, ...]:
        found = self._candidates(text, words)
        mentions = tuple(mention for mention, _ in found)
        if not any(ambiguous for _, ambiguous in found):
            return mentions
        sure = [not ambiguous for _, ambiguous in found]
        return tuple(
            mention
            for index, (mention, ambiguous) in enumerate(found)
            if not ambiguous or fits(text, mentions, sure, index)
        )

    def _candidates(self, text: str, spans: Spans) -> list[tuple[Mention, bool]]:
        words, starts, ends = spans
        read = _Read(text, words, [singular(word) for word in words], starts, ends)
        reach = self._reach
        found: list[tuple[Mention, bool]] = []
        free = 0
        for index, word in enumerate(read.singulars):
            # Most words begin no name at all; this look-up is what the running time is made of.
            limit = reach.get(word, 0)
            if limit and index >= free:
                for count in range(read.unbroken(index, limit), 0, -1):
                    candidate = self._match(read, index, count)
                    if candidate is not None:
                        found.append(candidate)
                        free = index + count
                        break
        return found

    def _match(self, read: "_Read", index: int, count: int) -> tuple[Mention, bool] | None:
        forms = self._forms.get(read.key(index, count))
        if forms is None:
            return None
        start, end = read.starts[index], read.ends[index + count - 1]
        shown = read.text[start:end]
        form, exact = _best(forms, shown)
        return Mention(form.skill, start, end, shown, exact), form.ambiguous


@dataclass(frozen=True, slots=True)
class _Read:
    """A text and its words, as parallel lists."""

    text: str
    words: list[str]
    singulars: list[str]
    starts: list[int]
    ends: list[int]

    def key(self, index: int, count: int) -> str:
        if count == 1:
            return self.singulars[index]
        last = index + count - 1
        return " ".join([*self.singulars[index:last], stem(self.words[last])])

    def unbroken(self, index: int, limit: int) -> int:
        """How many words from `index` on, at most, stand close enough to be one name."""
        count = 1
        while count < limit and index + count < len(self.starts):
            gap = self.text[self.ends[index + count - 1] : self.starts[index + count]]
            if gap != " " and (len(gap) > _WIDEST_GAP or not _GAP.fullmatch(gap)):
                break
            count += 1
        return count


def _best(forms: list[Form], shown: str) -> tuple[Form, bool]:
    for form in forms:
        if form.text == shown:
            return form, True
    folded = fold(shown)
    for form in forms:
        if form.folded == folded:
            return form, True
    return forms[0], False
