"""What the heading model looks at: a line's shape, its words, and the lines around it.

Each group of features depends on little (a shape, a word, two words), so that the model can
keep the sum of a group's weights and a line costs a few look-ups.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from recast.reading.dates import FoundPeriod, find_periods
from recast.reading.heading_names import HeadingKind, kind_of_words
from recast.reading.line_shape import Shape, shape_of, words_of
from recast.reading.lines import Line

KEPT_LINES = 4096
"""Lines kept in memory with what was read in them, about 2 KB each."""

_GLUED = re.compile(r"([^:–—\t]{2,40}?)\s*(?::-?|[–—]| -)\s*(?=\S)")


@dataclass(frozen=True, slots=True, eq=False)
class LineLook:
    """A line as the models see it; `name` and `glued_name` are of known names of sections.

    `traits` are what the line's neighbours see of it, and the ground of its own features.
    `words` are those of a short line, empty for prose. Equal only to itself: a line that is read
    again gives the same object, so that what was worked out of it need not be again.
    """

    shape: Shape
    words: tuple[str, ...]
    name: HeadingKind | None
    glued_name: HeadingKind | None
    traits: tuple[str, ...]
    periods: tuple[FoundPeriod, ...]


# Every edit of a resume is read as a whole again; all its lines but one are known by then.
@lru_cache(KEPT_LINES)
def look_at(line: Line) -> LineLook:
    shape = shape_of(line.text, line.bullet)
    body = shape.body
    colon = ":" in body
    glued = glued_text(body) if colon or "–" in body or "-" in body or "—" in body else ""
    glued_kind = kind_of_words(words_of(glued)) if glued else None
    words = tuple(words_of(body)) if shape.short else ()
    name = kind_of_words(words)
    traits = (
        "1" if shape.bullet else "0",
        _count(shape.count),
        shape.capitals,
        name or "",
        shape.end,
        "1" if colon else "0",
        glued_kind or "",
        shape.titled,
    )
    return LineLook(shape, words, name, glued_kind, traits, find_periods(body))


def glued_text(body: str) -> str:
    """What stands before the colon or dash of a line that goes on after it, else empty."""
    match = _GLUED.match(body)
    return match[1] if match is not None else ""


def own_features(traits: tuple[str, ...]) -> list[str]:
    """The features of a line's own shape."""
    bullet, count, capitals, name, end, colon, glued, titled = traits
    return [
        *neighbour_features("o", traits),
        f"o2={capitals}{end}{count}",
        f"o3={capitals}{end}{bullet}{titled}{count}",
        f"o4={name} {capitals}{end}{bullet}",
        f"o5={name} {count}",
        f"o6={glued} {capitals}{end}",
        f"o7={colon}{end}{count}",
    ]


def neighbour_features(side: str, traits: tuple[str, ...] | None) -> list[str]:
    """The features that a line above ("p") or below ("q") gives; None beyond the ends."""
    if traits is None:
        return [f"{side}!"]
    return [f"{side}{place}={trait}" for place, trait in enumerate(traits)]


def word_features(word: str) -> list[str]:
    """The word and its strings of four letters, its ends marked."""
    marked = f"^{word[:30]}$"
    return [f"w={word}", *(f"g={marked[at : at + 4]}" for at in range(len(marked) - 3))]


def pair_features(one: str, two: str) -> list[str]:
    """Two words side by side; "^" and "$" stand beyond the ends of the line."""
    return [f"b={one} {two}"]


def word_pairs(words: Sequence[str]) -> Iterator[tuple[str, str]]:
    return zip(("^", *words), (*words, "$"), strict=True)


def traits_beside(looks: Sequence[LineLook], index: int, step: int) -> tuple[str, ...] | None:
    """The traits of the next line up (step -1) or down (1) that is not blank, None without one."""
    at = index + step
    while 0 <= at < len(looks) and not looks[at].shape.count:
        at += step
    return looks[at].traits if 0 <= at < len(looks) else None


def features_at(looks: Sequence[LineLook], index: int) -> list[str]:
    """All features of line `index`, for training."""
    look = looks[index]
    features = own_features(look.traits)
    features += neighbour_features("p", traits_beside(looks, index, -1))
    features += neighbour_features("q", traits_beside(looks, index, 1))
    for word in look.words:
        features += word_features(word)
    for one, two in word_pairs(look.words):
        features += pair_features(one, two)
    return features


def _count(words: int) -> str:
    if words <= 6:
        return str(words)
    return "7" if words <= 8 else "9" if words <= 11 else "12" if words <= 16 else "17"
