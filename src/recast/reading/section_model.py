"""The trained scorer of content: what kind of section a line's own words speak for."""

from collections.abc import Mapping, Sequence
from functools import cache
from importlib.resources import files
from typing import Literal, TypeAlias, get_args

from recast.reading.heading_features import LineLook
from recast.reading.line_shape import words_of

Content: TypeAlias = Literal["experience", "education", "skills", "other"]
CONTENTS: tuple[Content, ...] = get_args(Content)

MOST_WORDS_READ = 40
_BITS = 32
_OFFSET = 1 << 20


def content_features(look: LineLook, dates: str, degree: bool) -> list[str]:
    """The features of a line: its words, its shape, whether it holds dates or a degree.

    `dates` is "span", "date" or empty.
    """
    shape = look.shape
    words = look.words or words_of(shape.body)[:MOST_WORDS_READ]
    return [
        *words,
        f"#dates={dates}",
        f"#degree={degree}",
        f"#bullet={shape.bullet}",
        f"#count={min(shape.count, 20) // 2}",
        f"#case={shape.capitals}{shape.titled}",
        f"#end={shape.end}",
        f"#percent={'%' in shape.body}",
        "#bias",
    ]


def packed(weights: Sequence[int]) -> int:
    """The weights of one feature, one for each kind of content, in one integer.

    Adding such integers adds all weights at once, which sums a line in C rather than in Python:
    each weight stands in its own 32 bits, moved up by an offset so that none is negative.
    """
    return sum((weight + _OFFSET) << (_BITS * place) for place, weight in enumerate(weights))


class SectionModel:
    """Scores lines; `weights` are in thousandths, packed."""

    def __init__(self, weights: Mapping[str, int]) -> None:
        self._weights = weights

    def scores(self, features: Sequence[str]) -> tuple[float, ...]:
        """The log odds of each of CONTENTS."""
        weights = self._weights
        known = [weights[feature] for feature in features if feature in weights]
        total, offset = sum(known), _OFFSET * len(known)
        mask = (1 << _BITS) - 1
        return tuple(
            ((total >> (_BITS * place) & mask) - offset) / 1000 for place in range(len(CONTENTS))
        )


@cache
def section_model() -> SectionModel:
    """The model in the package, loaded once."""
    text = files("recast.reading").joinpath("data/section_weights.tsv").read_text("utf-8")
    weights: dict[str, int] = {}
    for line in text.splitlines():
        feature, *thousandths = line.split("\t")
        weights[feature] = packed([int(number) for number in thousandths])
    return SectionModel(weights)
