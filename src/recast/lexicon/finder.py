"""Finds the skills named in a text, in one pass over its words."""

import re
from dataclasses import dataclass
from typing import Final

from recast.lexicon.context import EVERYDAY, fits, is_strict, may_be_meant, undotted
from recast.lexicon.entry import Mention, Skill
from recast.lexicon.forms import MAX_WORDS, keys_of
from recast.lexicon.words import Spans, fold, singular, stem

# What may stand between the words of one name; a line may have been wrapped inside it.
_GAP: Final = re.compile(r"[ \t\u00a0]*[-/·'‐-―]?[ \t\u00a0]*|\.|[ \t]*\r?\n[ \t]*")
_WIDEST_GAP: Final = 6
_SHORT: Final = 3
_MOST_REMEMBERED: Final = 50_000


class Finder:
    """Names by their keys, and what a name may begin with: a word, and a pair of words.

    A form, one way to write a skill, is a number here: tens of thousands of objects that hold
    others would cost the garbage collector of every program that loads them.
    """

    def __init__(self) -> None:
        self._texts: list[str] = []
        self._skills: list[Skill] = []
        self._marked: set[int] = set()
        self._forms: dict[str, tuple[int, ...]] = {}
        self._reach: dict[str, int] = {}
        self._pairs: set[tuple[str, str]] = set()
        self._verdicts: dict[tuple[str, str], tuple[Skill | None, bool, bool]] = {}

    def add(self, skill: Skill, text: str, *, ambiguous: bool) -> None:
        form = len(self._texts)
        self._texts.append(text)
        self._skills.append(skill)
        if ambiguous:
            self._marked.add(form)
        for key in keys_of(text):
            known = self._forms.get(key)
            if known is not None:
                self._forms[key] = (*known, form)
                continue
            self._forms[key] = (form,)
            words = key.split(" ", MAX_WORDS)
            first, count = words[0], min(MAX_WORDS, len(words))
            if count > self._reach.get(first, 0):
                self._reach[first] = count
            if count > 1:
                self._pairs.add((first, words[1]))

    def get(self, key: str) -> Skill | None:
        """The skill that was first added under `key`."""
        forms = self._forms.get(key)
        return self._skills[forms[0]] if forms else None

    def is_ambiguous(self, key: str) -> bool:
        forms = self._forms.get(key, ())
        return any(form in self._marked or is_strict(self._texts[form]) for form in forms)

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
        reach, forms_of = self._reach, self._forms
        found: list[tuple[Mention, bool]] = []
        free = 0
        for index, word in enumerate(read.singulars):
            # Most words begin no name at all; this look-up is what the running time is made of.
            limit = reach.get(word, 0)
            if not limit or index < free:
                continue
            if limit > 1:
                limit = read.unbroken(index, limit) if self._goes_on(read, index) else 1
            for count in range(limit, 0, -1):
                key = read.key(index, count) if count > 1 else word
                candidate = self._candidate(read, index, count, key) if key in forms_of else None
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
        return (first, read.singulars[following]) in self._pairs or (
            first,
            stem(read.words[following]),
        ) in self._pairs

    def _candidate(
        self, read: "_Read", index: int, count: int, key: str
    ) -> tuple[Mention, bool] | None:
        """The mention, and whether only the context can tell that it is one."""
        start, end = read.starts[index], read.ends[index + count - 1]
        shown = read.text[start:end]
        # The "MD" of "MD&A" and the "R" of "R&B" are parts of another name.
        if end - start <= _SHORT and "&" in read.text[max(0, start - 1) : end + 1]:
            return None
        known = self._verdicts.get((key, shown))
        if known is None:
            if len(self._verdicts) > _MOST_REMEMBERED:
                self._verdicts.clear()
            known = self._verdicts[key, shown] = self._verdict(key, shown)
        skill, exact, doubtful = known
        return (Mention(skill, start, end, shown, exact), doubtful) if skill else None

    def _verdict(self, key: str, shown: str) -> tuple[Skill | None, bool, bool]:
        """Which skill, written exactly so or not, in doubt or not; None for an everyday word."""
        form, exact = self._best(self._forms[key], shown)
        listed, marked = self._texts[form], form in self._marked
        strict = is_strict(listed)
        if strict and not marked and shown in EVERYDAY:
            return None, False, False
        if marked and not may_be_meant(listed, shown):
            return None, False, False
        doubtful = marked or (strict and undotted(shown) != undotted(listed))
        return self._skills[form], exact, doubtful

    def _best(self, forms: tuple[int, ...], shown: str) -> tuple[int, bool]:
        """The form that is written most like `shown`, and whether it is but for case."""
        for form in forms:
            if self._texts[form] == shown:
                return form, True
        folded = fold(shown)
        for form in forms:
            if fold(self._texts[form]) == folded:
                return form, True
        return forms[0], False


@dataclass(frozen=True, slots=True)
class _Read:
    """A text and its words, as parallel lists."""

    text: str
    words: list[str]
    singulars: list[str]
    starts: list[int]
    ends: list[int]

    def key(self, index: int, count: int) -> str:
        """The key of `count` words, two or more, from `index` on."""
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
