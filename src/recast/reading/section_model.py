"""The trained scorer of content: what kind of section a line's own words speak for."""

from collections.abc import Mapping, Sequence
from functools import cache, lru_cache
from itertools import repeat
from pathlib import Path
from typing import Literal, TypeAlias, get_args

from recast.reading.heading_features import KEPT_LINES, LineLook
from recast.reading.line_shape import words_of

Content: TypeAlias = Literal["experience", "education", "skills", "other"]
CONTENTS: tuple[Content, ...] = get_args(Content)

MOST_WORDS_READ = 40
_BITS = 32
_OFFSET = 1 << 20
_MASK = (1 << _BITS) - 1
_SHIFTS = tuple(_BITS * place for place in range(len(CONTENTS)))
_COUNTED = 1 << (_BITS * len(CONTENTS))


def content_features(look: LineLook) -> list[str]:
    """The features of a line: its words, its shape, whether it holds dates."""
    shape = look.shape
    dates = ""
    if look.periods:
        dates = "date" if all(found.single for found in look.periods) else "span"
    return [
        *(look.words or words_of(shape.body)[:MOST_WORDS_READ]),
        f"#dates={dates}",
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
    each weight stands in its own 32 bits, moved up by an offset so that none is negative, and
    the bits above them count how many offsets the sum holds.
    """
    places = zip(weights, _SHIFTS, strict=True)
    return sum((weight + _OFFSET) << shift for weight, shift in places) + _COUNTED


class SectionModel:
    """Scores lines; `weights` are in thousandths, packed."""

    def __init__(self, weights: Mapping[str, int]) -> None:
        self._weight = weights.get
        self.scores = lru_cache(KEPT_LINES)(self._scores)

    def _scores(self, look: LineLook) -> tuple[float, ...]:
        """The log odds of each of CONTENTS."""
        total = sum(map(self._weight, content_features(look), repeat(0)))
        offset = _OFFSET * (total >> (_BITS * len(CONTENTS)))
        return tuple([((total >> shift & _MASK) - offset) / 1000 for shift in _SHIFTS])


@cache
def section_model() -> SectionModel:
    """The model in the package, loaded once."""
    text = Path(__file__).with_name("data").joinpath("section_weights.tsv").read_text("utf-8")
    weights: dict[str, int] = {}
    for line in text.splitlines():
        feature, *thousandths = line.split("\t")
        weights[feature] = packed([int(number) for number in thousandths])
    return SectionModel(weights)
