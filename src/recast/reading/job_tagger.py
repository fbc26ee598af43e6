"""A linear-chain model that marks the terms of a posting, the unlisted ones too.

The model (data/job_model.txt, written by training/train_job_terms.py) gives each token a score
for beginning a term, for going on with one, and (by definition 0) for neither. What a word adds
to its own score and its neighbours' is looked up once for each word and then remembered.
"""

import math
from collections.abc import Hashable, Sequence
from functools import cache
from pathlib import Path
from typing import NamedTuple, TypeVar

from recast.reading.job_chain import Moves, span_chances
from recast.reading.job_features import (
    EDGE,
    OFFSETS,
    Place,
    Surroundings,
    affixes,
    after_feature,
    before_feature,
    outline,
    setting_features,
    surrounding_features,
)
from recast.reading.job_parts import PartKind
from recast.reading.job_tokens import Tokens, low, shape

ZERO = 336
"""The character code that stands for the score 0 in the model's file."""
STEP = 0.05
"""How much of a score one step of the character code is."""
# Below these a token is taken for none: after its surroundings are counted, and before that. By
# cross-validation nothing is lost (F1 the same to 0.001), and three tokens of four are done with.
_HOPELESS = -4.0
_DEAD = -5.0
_HIGHEST = 30.0
_NOTHING = (0.0, 0.0)
_MOST_REMEMBERED = 30_000
_LONGEST_WORD = 40

Scores = tuple[float, ...]
_Key = TypeVar("_Key", bound=Hashable)


class Span(NamedTuple):
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
        self._around: dict[Surroundings, Scores] = {}
        self._settings: dict[tuple[str, PartKind, tuple[str, str]], Scores] = {}
        self._before: dict[tuple[str, str], Scores] = {}
        self._after: dict[tuple[str, str], Scores] = {}
        edges = [self._piece(f"{offset}:{EDGE}") for offset in OFFSETS]
        self._edges = tuple(score for scores in edges for score in scores)

    def spans(self, tokens: Tokens, skills: Sequence[str], kind: PartKind) -> list[Span]:
        """Every stretch of the unit that may be a term, overlapping ones too.

        `skills` says for each token which kind of skill of the lexicon it begins or goes on with.
        """
        begin, inside = self._scores_of_words(tokens.words)
        hopeful = self._in_context(Place(tokens, skills, kind), begin, inside)
        found: list[Span] = []
        first = -1
        for index, hope in enumerate(hopeful):
            if hope:
                if first < 0:
                    first = index
            elif first >= 0:
                found += self._spans_of_run(tokens.broken, begin, inside, first, index)
                first = -1
        if first >= 0:
            found += self._spans_of_run(tokens.broken, begin, inside, first, len(begin))
        return found

    def _in_context(self, place: Place, begin: list[float], inside: list[float]) -> list[bool]:
        """Adds what the context says to the scores of each token that has any hope of a term.

        Every look-up goes by a tuple of what is there, so that no name of a feature is put
        together twice.
        """
        small, skills, words, kind = place.small, place.skills, place.words, place.kind
        around, settings, before, after = self._around, self._settings, self._before, self._after
        hopeful = [False] * len(begin)
        for index in range(len(begin)):
            b, i = begin[index], inside[index]
            if b < _DEAD and i < _DEAD:
                continue
            surroundings = place.surroundings(index)
            scores = around.get(surroundings) or self._score_surroundings(surroundings)
            b += scores[0]
            i += scores[1]
            if b < _HOPELESS and i < _HOPELESS:
                continue
            skill = skills[index + 2]
            pair = small[index - 1], skill
            one = before.get(pair) or self._remember(before, pair, before_feature(*pair))
            pair = skill, small[index + 1]
            two = after.get(pair) or self._remember(after, pair, after_feature(*pair))
            setting = shape(words[index])[:3], kind, place.cues[index]
            three = settings.get(setting) or self._remember(
                settings, setting, *setting_features(*setting)
            )
            begin[index] = b + one[0] + two[0] + three[0]
            inside[index] = i + one[1] + two[1] + three[1]
            hopeful[index] = True
        return hopeful

    def _score_surroundings(self, around: Surroundings) -> Scores:
        return self._remember(self._around, around, *surrounding_features(around))

    def _remember(self, memory: dict[_Key, Scores], key: _Key, *features: str) -> Scores:
        """The sum of what the features say, kept under `key`."""
        scores = [self._context.get(feature, _NOTHING) for feature in features]
        if len(memory) >= _MOST_REMEMBERED:
            memory.clear()
        total = memory[key] = (sum(each[0] for each in scores), sum(each[1] for each in scores))
        return total

    def _scores_of_words(self, words: list[str]) -> tuple[list[float], list[float]]:
        """What the words alone say: the score to begin and to go on, for each."""
        seen, edges = self._seen, self._edges
        own = [seen.get(word) or self._score_word(word) for word in words]
        # A row for each word from two before the unit to two behind it.
        rows = [edges, edges, *own, edges, edges]
        begin: list[float] = []
        inside: list[float] = []
        for far, near, word, next_, last in zip(
            rows, rows[1:], own, rows[3:], rows[4:], strict=False
        ):
            begin.append(far[0] + near[2] + word[4] + next_[6] + last[8])
            inside.append(far[1] + near[3] + word[5] + next_[7] + last[9])
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
        return _decoded(code) if code else _NOTHING

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
    path = Path(__file__).with_name("data").joinpath("job_model.txt")
    return Tagger(path.read_text(encoding="utf-8"))
