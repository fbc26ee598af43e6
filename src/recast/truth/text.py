"""A text read once for judging: plain characters, words with their concepts, offsets kept."""

import re
from bisect import bisect_left
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from typing import TypeVar, cast

from recast.lexicon import Mention, lexicon
from recast.lexicon.words import normalise, spans
from recast.truth.thesaurus import concepts_of, phrase_concepts

# A no-break space that was decoded with the wrong table leaves this letter before it.
_MOJIBAKE = re.compile(r"Â(?=\s|$)")
_SENTENCE_END = re.compile(r"[.!?;:•\n]\s*$|^[\s\-*•]*$")
_WINDOW = 8
_LONGEST_KEPT = 400
Made = TypeVar("Made")


@dataclass(frozen=True, slots=True)
class Word:
    """A folded word at `start` to `end` of the plain text, and what it means.

    Words that share a concept say the same: forms of one word, or synonyms.
    """

    text: str
    start: int
    end: int
    concepts: frozenset[str]


@dataclass(frozen=True, eq=False)
class Text:
    """A text with its hidden characters gone; `exact` gives back the words as they stood."""

    raw: str
    _memory: dict[object, object] = field(default_factory=dict, repr=False)

    def memo(self, make: "Callable[[Text], Made]") -> "Made":
        """What `make` makes of this text, made once and kept for as long as the text is."""
        if make not in self._memory:
            self._memory[make] = make(self)
        return cast("Made", self._memory[make])

    @cached_property
    def _plain_and_offsets(self) -> tuple[str, Sequence[int] | None]:
        return _plain(self.raw)

    @property
    def plain(self) -> str:
        return self._plain_and_offsets[0]

    def exact(self, start: int, end: int) -> str:
        """The words of the raw text that stand at `start` to `end` of the plain one."""
        offsets = self._plain_and_offsets[1]
        if offsets is None or start >= end:
            return self.raw[start:end]
        return self.raw[offsets[start] : offsets[end - 1] + 1]

    @cached_property
    def words(self) -> tuple[Word, ...]:
        folded, starts, ends = spans(self.plain)
        extra = phrase_concepts(folded)
        return tuple(
            Word(word, start, end, concepts_of(word) | extra.get(index, frozenset()))
            for index, (word, start, end) in enumerate(zip(folded, starts, ends, strict=True))
        )

    @cached_property
    def concepts(self) -> frozenset[str]:
        return frozenset().union(*(word.concepts for word in self.words))

    @cached_property
    def word_set(self) -> frozenset[str]:
        return frozenset(word.text for word in self.words)

    @cached_property
    def mentions(self) -> tuple[Mention, ...]:
        return lexicon().find(self.plain)

    @cached_property
    def _starts(self) -> tuple[int, ...]:
        return tuple(word.start for word in self.words)

    def index_at(self, offset: int) -> int:
        """The place among `words` of the first word that starts at `offset` or later."""
        return bisect_left(self._starts, offset)

    def between(self, start: int, end: int) -> tuple[Word, ...]:
        """The words that start within `start` to `end` (excluded)."""
        return self.words[self.index_at(start) : self.index_at(end)]

    def opens_sentence(self, word: Word) -> bool:
        """Whether a capital letter at this word says nothing, because any word has one there."""
        return bool(_SENTENCE_END.search(self.plain[max(0, word.start - 6) : word.start]))

    def shown(self, word: Word) -> str:
        return self.plain[word.start : word.end]


def _plain(raw: str) -> tuple[str, Sequence[int] | None]:
    plain = normalise(raw)
    if plain != raw and len(plain) != len(raw):
        pieces = [normalise(letter) for letter in raw]
        offsets = [at for at, piece in enumerate(pieces) for _ in piece]
        plain = normalise("".join(pieces))
        if len(plain) == len(offsets):
            return _MOJIBAKE.sub(" ", plain), offsets
        return _MOJIBAKE.sub(" ", plain), _stretched(len(plain), len(raw))
    return _MOJIBAKE.sub(" ", plain), None


def _stretched(plain: int, raw: int) -> list[int]:
    """Offsets for a text whose characters melt together: near enough to quote from."""
    return [min(raw - 1, at * raw // max(1, plain)) for at in range(plain)]


def stand_together(text: Text, wanted: Sequence[frozenset[str]]) -> bool:
    """Whether all the words of a name, in some form, stand close to each other in a text."""
    if not wanted or any(concepts.isdisjoint(text.concepts) for concepts in wanted):
        return False
    for at, word in enumerate(text.words):
        if not wanted[0].isdisjoint(word.concepts):
            near = text.words[max(0, at - _WINDOW) : at + _WINDOW + 1]
            if all(any(not c.isdisjoint(w.concepts) for w in near) for c in wanted):
                return True
    return False


def read(raw: str) -> Text:
    """The text, read; a line of usual length that was read before is not read again."""
    return _read(raw) if len(raw) <= _LONGEST_KEPT else Text(raw)


@lru_cache(maxsize=8192)
def _read(raw: str) -> Text:
    return Text(raw)
