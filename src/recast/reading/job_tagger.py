"""A linear-chain model that marks the terms of a posting, the unlisted ones too.

The model (data/job_model.txt, written by training/train_job_terms.py) gives each token a score
for beginning a term, for going on with one, and (by definition 0) for neither. What a word adds
to its own score and its neighbours' is looked up once for each word and then remembered.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from recast.reading.job_chain import Moves, span_chances
from recast.reading.job_features import EDGE, OFFSETS, Place, affixes, outline
from recast.reading.job_parts import PartKind
from recast.reading.job_tokens import Tokens, low

ZERO = 336
"""The character code that stands for the score 0 in the model's file."""
STEP = 0.05
"""How much of a score one step of the character code is."""
_HOPELESS = -4.5
_HIGHEST = 30.0
_MOST_REMEMBERED = 60_000
_LONGEST_WORD = 40

Scores = tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Span:
    """Tokens `first` up to `last` (excluded) as a term, with how likely that is (0-1)."""

    first: int
    last: int
    chance: float


class Tagger:
    """The model, loaded. `spans` is pure but for what it remembers of words."""

    def __init__(self, text: str) -> None:
        sections = _sections(text)
        self._words = sections["words"]
        self._pieces = sections["pieces"]
        self._context = {name: _decoded(code) for name, code in sections["context"].items()}
        self._moves = Moves(**{name: math.exp(float(s)) for name, s in sections["moves"].items()})
        self._seen: dict[str, Scores] = {}
        self._edges = {offset: self._piece(f"{offset}:{EDGE}") for offset in OFFSETS}

    def spans(self, tokens: Tokens, skills: Sequence[str], kind: PartKind) -> list[Span]:
        """Every stretch of the unit that may be a term, overlapping ones too.

        `skills` says for each token which kind of skill of the lexicon it begins or goes on with.
        """
        begin, inside = self._scores_of_words(tokens.words)
        alive = [max(b, i) > _HOPELESS for b, i in zip(begin, inside, strict=True)]
        found: list[Span] = []
        if not any(alive):
            return found
        place = Place(tokens, skills, kind)
        context = self._context
        first = -1
        for index, lives in enumerate([*alive, False]):
            if lives:
                if first < 0:
                    first = index
                for feature in place.features(index):
                    scores = context.get(feature)
                    if scores is not None:
                        begin[index] += scores[0]
                        inside[index] += scores[1]
            elif first >= 0:
                found += self._spans_of_run(tokens.broken, begin, inside, first, index)
                first = -1
        return found

    def _scores_of_words(self, words: list[str]) -> tuple[list[float], list[float]]:
        """What the words alone say: the score to begin and to go on, for each."""
        edges = self._edges
        seen = self._seen
        each = [seen.get(word) or self._score_word(word) for word in words]
        length = len(words)
        begin: list[float] = []
        inside: list[float] = []
        for index in range(length):
            own = each[index]
            b, i = own[4], own[5]
            for offset in (-2, -1, 1, 2):
                other = index + offset
                if 0 <= other < length:
                    scores = each[other]
                    at = 2 * offset + 4
                    b += scores[at]
                    i += scores[at + 1]
                else:
                    scores = edges[offset]
                    b += scores[0]
                    i += scores[1]
            begin.append(b)
            inside.append(i)
        return begin, inside

    def _score_word(self, word: str) -> Scores:
        """Ten scores: for each offset in OFFSETS, to begin and to go on."""
        small = low(word[:_LONGEST_WORD])
        code = self._words.get(small)
        if code is not None:
            totals = list(_decoded(code))
        else:
            totals = [0.0] * (2 * len(OFFSETS))
            for piece in affixes(small):
                self._add(totals, 4, self._piece(piece))
        for index, offset in enumerate(OFFSETS):
            self._add(totals, 2 * index, self._piece(outline(word, offset)))
        if len(self._seen) >= _MOST_REMEMBERED:
            self._seen.clear()
        scores = self._seen[word] = tuple(totals)
        return scores

    def _piece(self, name: str) -> Scores:
        code = self._pieces.get(name)
        return _decoded(code) if code else (0.0, 0.0)

    @staticmethod
    def _add(totals: list[float], at: int, scores: Scores) -> None:
        totals[at] += scores[0]
        totals[at + 1] += scores[1]

    def _spans_of_run(
        self, broken: list[bool], begin: list[float], inside: list[float], first: int, end: int
    ) -> list[Span]:
        """The spans inside the tokens from `first` to `end` (excluded)."""
        chances = span_chances(
            self._moves,
            [math.exp(min(score, _HIGHEST)) for score in begin[first:end]],
            [
                0.0 if comma else math.exp(min(score, _HIGHEST))
                for comma, score in zip(broken[first:end], inside[first:end], strict=True)
            ],
            opens=first == 0,
            closes=end == len(broken),
        )
        return [Span(first + start, first + stop, chance) for start, stop, chance in chances]


def _sections(text: str) -> dict[str, dict[str, str]]:
    sections: dict[str, dict[str, str]] = {}
    lines: dict[str, str] = {}
    for line in text.split("\n"):
        name, tab, value = line.partition("\t")
        if tab:
            lines[name] = value
        elif line.startswith("["):
            lines = sections.setdefault(line.strip("[]"), {})
    return sections


def _decoded(code: str) -> Scores:
    return tuple([(ord(sign) - ZERO) * STEP for sign in code])


@cache
def tagger() -> Tagger:
    """The tagger with the package's own model, read once and only when first asked for."""
    path = files("recast.reading").joinpath("data", "job_model.txt")
    return Tagger(path.read_text(encoding="utf-8"))
