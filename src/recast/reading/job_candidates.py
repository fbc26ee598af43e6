"""Stretches of a posting that may be terms: those the model marks, and the lexicon's skills."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from recast.lexicon import Mention
from recast.reading.job_cues import words_of
from recast.reading.job_parts import TermKind
from recast.reading.job_sections import PlacedUnit
from recast.reading.job_skill_tags import mentions_by_unit, skill_tags
from recast.reading.job_tagger import Tagger
from recast.reading.job_tokens import tokens_of

BOILERPLATE = frozenset({"legal", "benefits"})
_LEAST_CHANCE = 0.29
_EDGES = " \t\n.,;:!?-–—/&*•·|\"'’‘“”`_<>="
_BESIDE_SKILLS = words_of("job_words.txt", "beside skills")
_OPEN = {")": "(", "]": "[", "}": "{"}


@dataclass(frozen=True, slots=True)
class Candidate:
    """A stretch of the laid-out text that may be a term, with how likely it is one (0-1)."""

    start: int
    end: int
    text: str
    kind: TermKind
    unit: PlacedUnit
    chance: float
    skill: str | None = None


def candidates_of(
    text: str, placed: Sequence[PlacedUnit], mentions: Sequence[Mention], tagger: Tagger
) -> list[Candidate]:
    """The candidates that are likely enough, in order of place, none over another."""
    possible: list[Candidate] = []
    inside = mentions_by_unit([(unit.start, unit.end) for unit in placed], mentions)
    for unit, own in zip(placed, inside, strict=True):
        if unit.kind not in BOILERPLATE:
            possible += _marked(text, unit, own, tagger)
            possible += _soft_skills(unit, own)
    return sorted(_apart(_likely(possible)), key=lambda each: each.start)


def _marked(
    text: str, unit: PlacedUnit, mentions: Sequence[Mention], tagger: Tagger
) -> Iterator[Candidate]:
    for tokens in tokens_of(text, unit.start, unit.end):
        skills = skill_tags(tokens, mentions)
        for span in tagger.spans(tokens, skills, unit.kind):
            start, end = _trimmed(text, tokens.starts[span.first], tokens.ends[span.last - 1])
            if start < end:
                kind, skill = _meaning(text[start:end], start, end, mentions)
                words = " ".join(text[start:end].split())
                yield Candidate(start, end, words, kind, unit, span.chance, skill)


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """The stretch without outer punctuation and without half a pair of brackets."""
    while start < end:
        first, last = text[start], text[end - 1]
        inner = text[start:end]
        if first in _EDGES or (first in "([{" and not _closed(inner, first)) or first in ")]}":
            start += 1
        elif last in _EDGES or (last in _OPEN and _OPEN[last] not in inner) or last in "([{":
            end -= 1
        else:
            break
    # ".NET" begins with its dot.
    if start and text[start - 1] == "." and text[start : start + 3].lower() == "net":
        start -= 1
    return start, end


def _closed(inner: str, bracket: str) -> bool:
    return {"(": ")", "[": "]", "{": "}"}[bracket] in inner


def _meaning(
    words: str, start: int, end: int, mentions: Sequence[Mention]
) -> tuple[TermKind, str | None]:
    """Kind and lexicon's name: that of the skill which the stretch is, but for empty words."""
    own = [each for each in mentions if each.start < end and start < each.end]
    if not own:
        return "hard_skill", None
    if len(own) == 1:
        mention = own[0]
        rest = words[: max(0, mention.start - start)] + " " + words[mention.end - start :]
        if all(word.strip("()").lower() in _BESIDE_SKILLS for word in rest.split()):
            return kind_of(mention), mention.skill.name
    kinds = {kind_of(each) for each in own}
    for kind in ("certification", "education"):
        if kind in kinds:
            return kind, None  # type: ignore[return-value]
    return "hard_skill", None


def kind_of(mention: Mention) -> TermKind:
    """A language is a hard skill to whoever asks for it; all other kinds are named alike."""
    return "hard_skill" if mention.skill.kind == "language" else mention.skill.kind


def _soft_skills(unit: PlacedUnit, mentions: Sequence[Mention]) -> Iterator[Candidate]:
    """The model knows little of soft skills; those that the lexicon lists are taken as they are."""
    for mention in mentions:
        if mention.skill.kind == "soft_skill":
            words = " ".join(mention.text.split())
            start, end, name = mention.start, mention.end, mention.skill.name
            yield Candidate(start, end, words, "soft_skill", unit, _LEAST_CHANCE, name)


def _likely(possible: Iterable[Candidate]) -> Iterator[Candidate]:
    """Those whose words are likely to be a term in at least one of the places they stand."""
    groups: dict[str, list[Candidate]] = {}
    for each in possible:
        groups.setdefault(each.text.lower(), []).append(each)
    for group in groups.values():
        none = 1.0
        for each in group:
            none *= 1.0 - each.chance
        if 1.0 - none >= _LEAST_CHANCE:
            yield from group


def _apart(likely: Iterable[Candidate]) -> Iterator[Candidate]:
    """Of candidates that lie over each other the likeliest."""
    taken: set[int] = set()
    for each in sorted(likely, key=lambda one: -one.chance):
        places = range(each.start, each.end)
        if taken.isdisjoint(places):
            taken.update(places)
            yield each
