"""Lays the lexicon's mentions over the tokens of a unit."""

from collections.abc import Sequence

from recast.lexicon import Mention
from recast.reading.job_features import NO_SKILL
from recast.reading.job_tokens import Tokens


def skill_tags(tokens: Tokens, mentions: Sequence[Mention]) -> list[str]:
    """For each token "B" or "I" with the kind of skill it begins or goes on with, else NO_SKILL.

    `mentions` are those of the unit, in order; "~" marks a form that the lexicon does not list.
    """
    tags: list[str] = []
    index = 0
    for start, end in zip(tokens.starts, tokens.ends, strict=True):
        while index < len(mentions) and mentions[index].end <= start:
            index += 1
        if index < len(mentions) and mentions[index].start < end:
            mention = mentions[index]
            place = "B" if start <= mention.start else "I"
            tags.append(f"{place}{mention.skill.kind[:2]}{'' if mention.exact else '~'}")
        else:
            tags.append(NO_SKILL)
    return tags


def mentions_by_unit(
    bounds: Sequence[tuple[int, int]], mentions: Sequence[Mention]
) -> list[Sequence[Mention]]:
    """The mentions that lie inside each stretch of the text; both in order of place."""
    found: list[Sequence[Mention]] = []
    index = 0
    for start, end in bounds:
        while index < len(mentions) and mentions[index].start < start:
            index += 1
        first = index
        while index < len(mentions) and mentions[index].end <= end:
            index += 1
        found.append(mentions[first:index])
    return found
