"""The trained scorer of headings: weights of features, and sums of them kept per group.

The weights were learned by `training/train_headings.py`; the file holds one feature and its
weight in hundredths a line.
"""

from collections.abc import Mapping, Sequence
from functools import cache, lru_cache
from pathlib import Path

from recast.reading.heading_features import (
    LineLook,
    neighbour_features,
    own_features,
    pair_features,
    traits_beside,
    word_features,
)

KEPT_SUMS = 20_000
HOPELESS = -5.0
"""A line whose shape and surroundings score less is no heading, whatever its words."""


class HeadingModel:
    """Says how much a short line looks like a heading; above 0 it is taken for one."""

    def __init__(self, weights: Mapping[str, float]) -> None:
        weight = weights.get

        def total(features: Sequence[str]) -> float:
            return sum(weight(feature, 0.0) for feature in features)

        # Bounded, so that a server that reads many resumes does not grow.
        self._bias = weight("bias", 0.0)
        self._own = lru_cache(KEPT_SUMS)(lambda traits: total(own_features(traits)))
        self._above = lru_cache(KEPT_SUMS)(lambda traits: total(neighbour_features("p", traits)))
        self._below = lru_cache(KEPT_SUMS)(lambda traits: total(neighbour_features("q", traits)))
        self._word = lru_cache(KEPT_SUMS)(lambda word: total(word_features(word)))
        self._pair = lru_cache(KEPT_SUMS)(lambda one, two: total(pair_features(one, two)))

    def score(self, looks: Sequence[LineLook], index: int) -> float:
        """The log odds, moved by the threshold, that line `index` is a heading."""
        look = looks[index]
        score = (
            self._bias
            + self._own(look.traits)
            + self._above(traits_beside(looks, index, -1))
            + self._below(traits_beside(looks, index, 1))
        )
        if score < HOPELESS:
            return score
        score += sum(map(self._word, look.words))
        return score + sum(map(self._pair, ("^", *look.words), (*look.words, "$")))


@cache
def heading_model() -> HeadingModel:
    """The model in the package, loaded once."""
    text = Path(__file__).with_name("data").joinpath("heading_weights.tsv").read_text("utf-8")
    weights: dict[str, float] = {}
    for line in text.splitlines():
        feature, _, hundredths = line.rpartition("\t")
        weights[feature] = int(hundredths) / 100
    return HeadingModel(weights)
