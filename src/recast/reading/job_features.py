"""What the tagger looks at: features of words by themselves, and of words where they stand.

The training script uses these very functions, so that training and reading cannot drift apart.
"""

from collections.abc import Iterator, Sequence
from typing import TypeAlias

from recast.reading.job_parts import PartKind
from recast.reading.job_tokens import Tokens, low, shape

OFFSETS = (-2, -1, 0, 1, 2)
EDGE = "E"
NO_SKILL = "O"
# The words after which a posting names what it wants: "experience with", "knowledge of".
_CUES = frozenset({"in", "with", "of", "using", "including", "e.g", "like", "as", ":", "("})
_STOPS = frozenset({".", ";"})
_CUE_REACH = 8


def affixes(word: str) -> list[str]:
    """Beginnings and ends of a word in small letters; all there is to say of an unknown word."""
    features: list[str] = []
    for count in (2, 3, 4):
        if len(word) > count:
            features.append(f"end={word[-count:]}")
    for count in (3, 4):
        if len(word) > count:
            features.append(f"start={word[:count]}")
    if "/" in word:
        features.append("slash")
    if "-" in word:
        features += ["hyphen", f"tail={word.rsplit('-', 1)[1]}"]
    return features


def outline(word: str, offset: int) -> str:
    """The outline of a word as a feature of the word that stands `offset` places before it."""
    return f"{offset}:{shape(word)}" if offset == 0 else f"{offset}:{shape(word)[:2]}"


Surroundings: TypeAlias = tuple[PartKind, tuple[str, ...], bool, bool]
"""The part, the skill tags two to the left up to two to the right, a comma before and behind."""


class Place:
    """A unit made ready to tell what surrounds each of its tokens: parallel tuples and lists.

    `small` and `skills` go on past the unit: the edge is at index -1 of `small`, and `skills`
    begins two before the unit.
    """

    def __init__(self, tokens: Tokens, skills: Sequence[str], kind: PartKind) -> None:
        self.small = (*map(low, tokens.words), EDGE)
        self.words = tokens.words
        self.broken = (*tokens.broken, False)
        self.skills = (EDGE, EDGE, *skills, EDGE, EDGE)
        self.kind = kind
        self.cues = list(_cues_before(self.small))

    def surroundings(self, index: int) -> Surroundings:
        skills = self.skills[index : index + 5]
        return self.kind, skills, self.broken[index], self.broken[index + 1]

    def features(self, index: int) -> tuple[str, ...]:
        """What the words around the token say; `surrounding_features` has the rest."""
        skill = self.skills[index + 2]
        return (
            before_feature(self.small[index - 1], skill),
            after_feature(skill, self.small[index + 1]),
            *setting_features(shape(self.words[index]), self.kind, self.cues[index]),
        )


def before_feature(word: str, skill: str) -> str:
    return f"word skill={word} {skill}"


def after_feature(skill: str, word: str) -> str:
    return f"skill word={skill} {word}"


def setting_features(outline: str, kind: PartKind, cue: tuple[str, str]) -> tuple[str, ...]:
    """The token's outline in its part, and the nearest cue before it, alone and with its word."""
    return f"outline in part={outline[:3]} {kind}", f"cue={cue[0]}", f"led={cue[1]}"


def surrounding_features(around: Surroundings) -> list[str]:
    """What the part, the skills around and the commas beside a token say of it."""
    kind, (before2, before, skill, after, after2), comma, comma_next = around
    return [
        "always",
        f"part={kind}",
        f"skill={skill}",
        f"-1 skill={before}",
        f"+1 skill={after}",
        f"-2 skill={before2}",
        f"+2 skill={after2}",
        f"skills={before} {skill}",
        f"skills={skill} {after} next",
        f"skill in part={skill} {kind}",
        f"comma={comma}",
        f"comma next={comma_next}",
    ]


def _cues_before(words: Sequence[str]) -> Iterator[tuple[str, str]]:
    """For each word its nearest cue, and the cue with the word before it."""
    last = nothing = ("none", "none")
    since = _CUE_REACH + 1
    for index, word in enumerate(words):
        yield last if since <= _CUE_REACH else nothing
        since += 1
        if word in _CUES:
            last = (word, f"{words[index - 1] if index else EDGE} {word}")
            since = 1
        elif word in _STOPS:
            since = _CUE_REACH + 1
