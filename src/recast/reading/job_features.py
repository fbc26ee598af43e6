"""What the tagger looks at: features of words by themselves, and of words where they stand.

The training script uses these very functions, so that training and reading cannot drift apart.
"""

from collections.abc import Iterator, Sequence

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


class Place:
    """A unit made ready: `features(i)` are those of its token i that its surroundings give."""

    def __init__(self, tokens: Tokens, skills: Sequence[str], kind: PartKind) -> None:
        self._small = [low(word) for word in tokens.words]
        self._shapes = [shape(word)[:3] for word in tokens.words]
        self._broken = tokens.broken
        self._skills = (EDGE, EDGE, *skills, EDGE, EDGE)
        self._kind = kind
        self._cues = list(_cues_before(self._small))

    def features(self, index: int) -> list[str]:
        words, shapes, kind = self._small, self._shapes, self._kind
        length = len(words)
        before2, before, skill, after, after2 = self._skills[index : index + 5]
        word_before = words[index - 1] if index else EDGE
        word_after = words[index + 1] if index + 1 < length else EDGE
        cue, led = self._cues[index]
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
            f"word skill={word_before} {skill}",
            f"skill word={skill} {word_after}",
            f"cue={cue}",
            f"led={led}",
            f"comma={self._broken[index]}",
            f"comma next={index + 1 < length and self._broken[index + 1]}",
            f"outline in part={shapes[index]} {kind}",
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
