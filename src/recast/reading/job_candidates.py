"""Stretches of a posting that may be terms: the lexicon's skills, and words shaped like names."""

import re
from dataclasses import dataclass

from recast.lexicon import Mention
from recast.reading.job_cues import words_of
from recast.reading.job_parts import TermKind
from recast.reading.job_sections import PlacedUnit
from recast.reading.job_title import is_title_word

# Acronyms, inner capitals, letters with digits or signs: names of tools look like this.
_NAMELIKE = re.compile(
    r"\b(?:[A-Z][A-Z0-9]{1,6}(?:/[A-Z0-9]{2,7})?|[A-Z][a-z]+[A-Z]\w{1,15}|[A-Za-z]{1,12}\.js"
    r"|[A-Z]{2,6}-\d{1,5}|[A-Z]\w{0,12}\+\+?|[A-Z]#)(?![\w@])"
)
_NOT_NAMES = words_of("job_words.txt", "not names")


@dataclass(frozen=True, slots=True)
class Candidate:
    """A stretch of the laid-out text that may be a term."""

    start: int
    end: int
    text: str
    kind: TermKind
    unit: PlacedUnit
    skill: str | None = None


def kind_of(mention: Mention) -> TermKind:
    """A language is a hard skill to whoever asks for it; all other kinds are named alike."""
    return "hard_skill" if mention.skill.kind == "language" else mention.skill.kind


def shaped_like_names(text: str, unit: PlacedUnit) -> list[Candidate]:
    """Words of the unit that look like the name of a tool, a standard or a method."""
    piece = text[unit.body : unit.end]
    # Where everything is in capitals, capitals say nothing.
    if piece.isupper():
        return []
    return [
        Candidate(
            unit.body + match.start(), unit.body + match.end(), match.group(), "hard_skill", unit
        )
        for match in _NAMELIKE.finditer(piece)
        if match.group() not in _NOT_NAMES and not is_title_word(match.group())
    ]
