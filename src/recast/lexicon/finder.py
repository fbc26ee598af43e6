"""Finds the skills named in a text, in one pass over its words."""

import re
from collections.abc import Sequence
from itertools import chain, compress
from typing import Final, NamedTuple, TypeAlias

from recast.lexicon.context import EVERYDAY, Near, fits, is_strict, may_be_meant, undotted
from recast.lexicon.data_file import Entry
from recast.lexicon.entry import Mention, Skill
from recast.lexicon.forms import MAX_WORDS, beginnings, keys_of
from recast.lexicon.words import Spans, fold, singular, stem

# What may stand between the words of one name; a line may have been wrapped inside it.
_GAP: Final = re.compile(r"[ \t\u00a0]*[-/·'‐-―]?[ \t\u00a0]*|\.|[ \t]*\r?\n[ \t]*")
_WIDEST_GAP: Final = 6
_SHORT: Final = 3
_MOST_REMEMBERED: Final = 50_000


class Verdict(NamedTuple):
    """Which skill some words name.

    `exact` as of a mention, `doubtful` where only the context can tell whether they do, `written`
    where they have the very capitals of one of its names.
    """

    skill: Skill
    exact: bool
    doubtful: bool
    written: bool


Keys: TypeAlias = Sequence[tuple[int, str]]
"""Keys of names, each with how many words it has, the longest first."""


class Names:
    """All names that begin with one word: their forms by key, and what may follow the word.

    `alone` is the key of the word by itself, if it is a name; `seconds` are the second words of
    all others, `openings` their first words, two or more, without the last.
    """

    __slots__ = ("alone", "first", "forms", "openings", "seconds")

    def __init__(self, first: str, forms: dict[str, tuple[int, ...]]) -> None:
        longer = [key.split(" ", MAX_WORDS) for key in forms if key != first]
        self.first = first
        self.forms = forms
        self.alone: Keys = ((1, first),) if first in forms else ()
        self.seconds = frozenset([words[1] for words in longer])
        self.openings = frozenset(
            [" ".join(words[:size]) for words in longer for size in range(2, len(words))]
        )


class Finder:
    """Names by the word they begin with.

    A form, one way to write a skill, is a number here: tens of thousands of objects that hold
    others would cost the garbage collector of every program that loads them. The keys of a form
    are worked out when a text first has the word it begins with: most forms are never met.
    """

    def __init__(self, entries: Sequence[Entry]) -> None:
        # Names before aliases: where two skills share a form, the one of that name has it.
        aliased = [entry.skill for entry in entries if entry.skill.aliases]
        self._skills = [entry.skill for entry in entries]
        self._texts = [skill.name for skill in self._skills]
        self._texts += chain.from_iterable(skill.aliases for skill in aliased)
        self._skills += chain.from_iterable([skill] * len(skill.aliases) for skill in aliased)
        ambiguous = {entry.skill.name: entry.ambiguous for entry in entries if entry.ambiguous}
        self._marked = {
            form
            for form, (text, skill) in enumerate(zip(self._texts, self._skills, strict=True))
            if skill.name in ambiguous and text in ambiguous[skill.name]
        }
        self._begun = _by_beginning(self._texts)
        self._words = _Words(self._texts, self._begun)
        self._verdicts: dict[tuple[str, str], Verdict | None] = {}

    def get(self, key: str) -> Skill | None:
        """The skill that was first added under `key`."""
        forms = self._forms(key)
        return self._skills[forms[0]] if forms else None

    def is_ambiguous(self, key: str) -> bool:
        return any(
            form in self._marked or is_strict(self._texts[form]) for form in self._forms(key)
        )

    def _forms(self, key: str) -> tuple[int, ...]:
        names = self._words[key.partition(" ")[0]].names
        return names.forms.get(key, ()) if names else ()

    def find(self, text: str, words: Spans) -> tuple[Mention, ...]:
        found = self._candidates(text, words)
        mentions = tuple([mention for mention, _ in found])
        sure = [not verdict.doubtful for _, verdict in found]
        doubtful = [index for index, known in enumerate(sure) if not known]
        if not doubtful:
            return mentions
        near = Near(text, mentions, sure, [verdict.written for _, verdict in found])
        for index in doubtful:
            sure[index] = fits(near, index)
        if any(sure[index] for index in doubtful):
            # And back, so that one item that is sure carries a whole list of doubtful ones.
            for index in reversed(doubtful):
                sure[index] = sure[index] or fits(near, index)
        return tuple(compress(mentions, sure))

    def _candidates(self, text: str, spans: Spans) -> list[tuple[Mention, Verdict]]:
        """The mentions, those included of which only the context can tell whether they are."""
        words, starts, ends = spans
        # Most of the running time goes to words that begin a name but do not go on with it.
        met = list(map(self._words.__getitem__, words))
        met.append(_NO_WORD)
        verdicts = self._verdicts
        found: list[tuple[Mention, Verdict]] = []
        free = 0
        for index, (names, _, _) in enumerate(met):
            if names is None or index < free:
                continue
            keys, seconds = names.alone, names.seconds
            if seconds:
                _, one, other = met[index + 1]
                if one in seconds or other in seconds:
                    keys = _keys(names, text, spans, met, index)
            for count, key in keys:
                start, end = starts[index], ends[index + count - 1]
                shown = text[start:end]
                # The "MD" of "MD&A" and the "R" of "R&B" are parts of another name.
                if end - start <= _SHORT and "&" in text[max(0, start - 1) : end + 1]:
                    continue
                try:
                    verdict = verdicts[key, shown]
                except KeyError:
                    verdict = self._judge(names, key, shown)
                if verdict is not None:
                    mention = Mention(verdict.skill, start, end, shown, verdict.exact)
                    found.append((mention, verdict))
                    free = index + count
                    break
        return found

    def _judge(self, names: Names, key: str, shown: str) -> Verdict | None:
        if len(self._verdicts) > _MOST_REMEMBERED:
            self._verdicts.clear()
        verdict = self._verdicts[key, shown] = self._judged(names.forms[key], shown)
        return verdict

    def _judged(self, forms: tuple[int, ...], shown: str) -> Verdict | None:
        form, exact = self._best(forms, shown)
        skill, listed, marked = self._skills[form], self._texts[form], form in self._marked
        strict = is_strict(listed)
        if strict and not marked and shown in EVERYDAY:
            return None
        if marked and not may_be_meant(listed, shown):
            return None
        plain = undotted(shown)
        doubtful = marked or (strict and plain != undotted(listed))
        written = any(plain == undotted(other) for other in (skill.name, *skill.aliases))
        return Verdict(skill, exact, doubtful, written)

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


class Word(NamedTuple):
    """A word of a text: the names that it begins, its singular and its stem."""

    names: Names | None
    singular: str
    stem: str


_NO_WORD: Final = Word(None, "", "")


class _Words(dict[str, Word]):
    """What there is to know of a word in one look-up, filled as words are met."""

    def __init__(self, texts: Sequence[str], begun: dict[str, tuple[int, ...]]) -> None:
        super().__init__()
        self._texts = texts
        self._begun = begun
        self._made: dict[str, Names] = {}

    def __missing__(self, word: str) -> Word:
        if len(self) > _MOST_REMEMBERED:
            self.clear()
        first = singular(word)
        names = self._made.get(first) or self._make(first)
        known = self[word] = Word(names, first, stem(word))
        return known

    def _make(self, first: str) -> Names | None:
        found: dict[str, tuple[int, ...]] = {}
        for form in self._begun.get(first, ()):
            for key in keys_of(self._texts[form]):
                if key.partition(" ")[0] == first:
                    found[key] = (*found.get(key, ()), form)
        if not found:
            return None
        names = self._made[first] = Names(first, found)
        return names


def _by_beginning(texts: Sequence[str]) -> dict[str, tuple[int, ...]]:
    """The forms (by number) that begin with each word."""
    begun: dict[str, tuple[int, ...]] = {}
    for form, text in enumerate(texts):
        for first in beginnings(text):
            known = begun.get(first)
            begun[first] = (form,) if known is None else (*known, form)
    return begun


def _keys(names: Names, text: str, spans: Spans, met: list[Word], index: int) -> Keys:
    """The keys of names that the words from `index` on make, as far as these stand close."""
    words, starts, ends = spans
    found = [*names.alone]
    opening = names.first
    for at in range(index + 1, min(index + MAX_WORDS, len(words))):
        gap = text[ends[at - 1] : starts[at]]
        if gap != " " and (len(gap) > _WIDEST_GAP or not _GAP.fullmatch(gap)):
            break
        _, one, last = met[at]
        key = f"{opening} {last}"
        if key in names.forms:
            found.append((at + 1 - index, key))
        opening = f"{opening} {one}"
        if opening not in names.openings:
            break
    found.reverse()
    return found
