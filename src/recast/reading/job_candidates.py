"""Stretches of a posting that may be terms: those the model marks, and the lexicon's skills."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from recast.lexicon import Mention, lexicon
from recast.reading.job_cues import words_of
from recast.reading.job_parts import TermKind, kind_of_skill
from recast.reading.job_sections import PlacedUnit
from recast.reading.job_skill_tags import mentions_by_unit, skill_tags
from recast.reading.job_tagger import Tagger
from recast.reading.job_tokens import tokens_of

BOILERPLATE = frozenset({"legal", "benefits", "about"})
_ASKING = frozenset({"requirements", "preferred", "duties"})
# Strict F1 by cross-validation is flat from 0.24 to 0.37; lower finds more that is loosely right.
_LEAST_CHANCE = 0.29
# A listed skill that the model doubts counts once it has been named twice.
_LISTED_CHANCE = 0.15
_FEW = 5
HARD = frozenset({"hard_skill", "certification", "education"})
_EDGES = " \t\n.,;:!?-–—/&*•·|\"'’‘“”`_<>="
_BESIDE_SKILLS = words_of("job_words.txt", "beside skills")
# "Houston, TX"
_OF_A_PLACE = re.compile(r",\s?[A-Z]{2}\b(?![+#/])")
_OPEN = {")": "(", "]": "[", "}": "{"}


@dataclass(frozen=True, slots=True)
class Candidate:
    """A stretch of the laid-out text that may be a term, with how likely it is one (0-1).

    Those with the same `choice` are alternatives of one another.
    """

    start: int
    end: int
    text: str
    kind: TermKind
    unit: PlacedUnit
    chance: float
    skill: str | None = None
    choice: int | None = None


def candidates_of(
    text: str, placed: Sequence[PlacedUnit], mentions: Sequence[Mention], tagger: Tagger
) -> list[Candidate]:
    """The candidates that are likely enough, in order of place, none over another."""
    marked: list[Candidate] = []
    listed: list[Candidate] = []
    inside = mentions_by_unit([(unit.start, unit.end) for unit in placed], mentions)
    for unit, own in zip(placed, inside, strict=True):
        if unit.kind not in BOILERPLATE:
            marked += _marked(text, unit, own, tagger)
            listed += _listed(unit, own)
    found = _apart(_likely(_joined(marked, listed)))
    if len({each.text.lower() for each in found if each.kind == "hard_skill"}) < _FEW:
        # The model learnt from technical and office jobs; of other trades it marks too little.
        sure = [replace(each, chance=max(_LEAST_CHANCE, each.chance)) for each in listed]
        found = _apart(_likely(_joined(marked, sure)))
    return sorted(_mended(found, listed), key=lambda each: each.start)


def _mended(found: Sequence[Candidate], listed: Sequence[Candidate]) -> list[Candidate]:
    """A listed name that the model cut into pieces ("Apache", "Spark") made whole again."""
    by_start = {each.start: each for each in found}
    for whole in listed:
        pieces = []
        at = whole.start
        while (piece := by_start.get(at)) and piece.end <= whole.end:
            pieces.append(piece)
            at = piece.end + 1
        if len(pieces) > 1 and pieces[-1].end == whole.end:
            for piece in pieces:
                del by_start[piece.start]
            by_start[whole.start] = replace(whole, chance=max(each.chance for each in pieces))
    return list(by_start.values())


def _marked(
    text: str, unit: PlacedUnit, mentions: Sequence[Mention], tagger: Tagger
) -> Iterator[Candidate]:
    """What the model marks in the unit, its heading not counted."""
    starts = [mention.start for mention in mentions]
    for tokens in tokens_of(text, unit.start, unit.end):
        skills = skill_tags(tokens, mentions)
        for span in tagger.spans(tokens, skills, unit.kind):
            start, end = _trimmed(text, tokens.starts[span.first], tokens.ends[span.last - 1])
            start, end = _whole_name(text, start, end, _over(starts, start, end, mentions))
            if unit.body <= start < end and not _OF_A_PLACE.match(text, end):
                over = _over(starts, start, end, mentions)
                kind, skill = _meaning(text[start:end], start, end, over)
                words = " ".join(text[start:end].split())
                yield Candidate(start, end, words, kind, unit, span.chance, skill)


def _over(
    starts: Sequence[int], start: int, end: int, mentions: Sequence[Mention]
) -> Sequence[Mention]:
    """The mentions that share a place with the stretch; `starts` are those of `mentions`."""
    first = max(0, bisect_right(starts, start) - 1)
    last = bisect_right(starts, end - 1, lo=first)
    return [each for each in mentions[first:last] if each.end > start]


def _whole_name(text: str, start: int, end: int, over: Sequence[Mention]) -> tuple[int, int]:
    """The listed name that the stretch is a meaningless piece of ("Apache" of "Apache Spark").

    `over` are the mentions over the stretch.
    """
    for mention in over:
        inside = mention.start <= start < end <= mention.end
        if inside and end - start < mention.end - mention.start and _is_name(mention):
            if lexicon().get(text[start:end]) is None:
                return mention.start, mention.end
            break
    return start, end


def _is_name(mention: Mention) -> bool:
    """Written as the lexicon lists it, and with a capital in every word."""
    return mention.exact and all(word[0].isupper() for word in mention.text.split())


def _listed(unit: PlacedUnit, mentions: Sequence[Mention]) -> Iterator[Candidate]:
    """The lexicon's skills; the model knows nothing of soft ones and too little of certificates."""
    for mention in mentions:
        kind = kind_of(mention)
        certain = kind in ("soft_skill", "certification")
        asked = mention.exact and kind in HARD and unit.kind in _ASKING
        if mention.start >= unit.body and (certain or asked):
            chance = _LEAST_CHANCE if certain or _is_name(mention) else _LISTED_CHANCE
            words = " ".join(mention.text.split())
            name = mention.skill.name
            yield Candidate(mention.start, mention.end, words, kind, unit, chance, name)


def _joined(marked: Sequence[Candidate], listed: Sequence[Candidate]) -> list[Candidate]:
    """Both, each place once with the better chance."""
    best = {(each.start, each.end): each for each in marked}
    for each in listed:
        known = best.get((each.start, each.end))
        if known is None or known.chance < each.chance:
            best[each.start, each.end] = each
    return list(best.values())


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
    words: str, start: int, end: int, over: Sequence[Mention]
) -> tuple[TermKind, str | None]:
    """Kind and lexicon's name: that of the skill which the stretch is, but for empty words."""
    if len(over) == 1:
        mention = over[0]
        if (mention.start < start or end < mention.end) and (skill := lexicon().get(words)):
            return kind_of_skill(skill), skill.name
        rest = words[: max(0, mention.start - start)] + " " + words[mention.end - start :]
        if all(word.strip("()").lower() in _BESIDE_SKILLS for word in rest.split()):
            return kind_of(mention), mention.skill.name
    kinds = {kind_of(each) for each in over}
    if "certification" in kinds:
        return "certification", None
    if "education" in kinds:
        return "education", None
    return "hard_skill", None


def kind_of(mention: Mention) -> TermKind:
    return kind_of_skill(mention.skill)


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


def _apart(likely: Iterable[Candidate]) -> list[Candidate]:
    """Of candidates that lie over each other the likeliest."""
    taken: set[int] = set()
    found: list[Candidate] = []
    for each in sorted(likely, key=lambda one: -one.chance):
        places = range(each.start, each.end)
        if taken.isdisjoint(places):
            taken.update(places)
            found.append(each)
    return found
