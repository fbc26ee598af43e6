"""Finds the skills named in a text, in one pass over its words."""

import re
from dataclasses import dataclass
from typing import Final, TypeAlias

from recast.lexicon.context import EVERYDAY, fits, is_strict, undotted
from recast.lexicon.entry import Mention, Skill
from recast.lexicon.forms import MAX_WORDS, keys_of
from recast.lexicon.words import Spans, fold, singular, stem

# What may stand between the words of one name; a line may have been wrapped inside it.
_GAP: Final = re.compile(r"[ \t\u00a0]*[-/·'‐-―]?[ \t\u00a0]*|\.|[ \t]*\r?\n[ \t]*")
_WIDEST_GAP: Final = 6


# One way to write a skill: the skill, the text, whether it is marked as ambiguous. A plain tuple,
# for there are tens of thousands and most are never looked at.
Form: TypeAlias = tuple[Skill, str, bool]


class Finder:
    """Names by their keys, and what a name may begin with: a word, and a pair of words."""

    def __init__(self) -> None:
        self._forms: dict[str, list[Form]] = {}
        self._reach: dict[str, int] = {}
        self._pairs: set[str] = set()

    def add(self, skill: Skill, text: str, *, ambiguous: bool) -> None:
        form = (skill, text, ambiguous)
        for key in keys_of(text):
            known = self._forms.get(key)
            if known is not None:
                known.append(form)
                continue
            self._forms[key] = [form]
            words = key.split(" ", MAX_WORDS)
            first, count = words[0], min(MAX_WORDS, len(words))
            if count > self._reach.get(first, 0):
                self._reach[first] = count
            if count > 1:
                self._pairs.add(f"{first} {words[1]}")

    def get(self, key: str) -> Skill | None:
        """The skill that was first added under `key`."""
        forms = self._forms.get(key)
        return forms[0][0] if forms else None

    def is_ambiguous(self, key: str) -> bool:
        return any(marked or is_strict(text) for _, text, marked in self._forms.get(key, ()))

    def find(self, text: str, words: Spans) -> tuple[Mention, ...]:
        found = self._candidates(text, words)
        mentions = tuple(mention for mention, _ in found)
        sure = [not doubtful for _, doubtful in found]
        doubtful = [index for index, known in enumerate(sure) if not known]
        for index in doubtful:
            sure[index] = fits(text, mentions, sure, index)
        if any(sure[index] for index in doubtful):
            # And back, so that one item that is sure carries a whole list of doubtful ones.
            for index in reversed(doubtful):
                sure[index] = sure[index] or fits(text, mentions, sure, index)
        return tuple(mention for mention, known in zip(mentions, sure, strict=True) if known)

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
                if limit > 1:
                    limit = read.unbroken(index, limit) if self._goes_on(read, index) else 1
                for count in range(limit, 0, -1):
                    candidate = self._match(read, index, count)
                    if candidate is not None:
                        found.append(candidate)
                        free = index + count
                        break
        return found

    def _goes_on(self, read: "_Read", index: int) -> bool:
        """Whether any name begins with the two words at `index`."""
        following = index + 1
        if following == len(read.words):
            return False
        first = read.singulars[index]
        return (
            f"{first} {read.singulars[following]}" in self._pairs
            or f"{first} {stem(read.words[following])}" in self._pairs
        )

    def _match(self, read: "_Read", index: int, count: int) -> tuple[Mention, bool] | None:
        forms = self._forms.get(read.key(index, count))
        if forms is None:
            return None
        start, end = read.starts[index], read.ends[index + count - 1]
        shown = read.text[start:end]
        (skill, listed, marked), exact = _best(forms, shown)
        strict = is_strict(listed)
        if strict and not marked and shown in EVERYDAY:
            return None
        doubtful = marked or (strict and undotted(shown) != undotted(listed))
        return Mention(skill, start, end, shown, exact), doubtful


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
        if form[1] == shown:
            return form, True
    folded = fold(shown)
    for form in forms:
        if fold(form[1]) == folded:
            return form, True
    return forms[0], False
