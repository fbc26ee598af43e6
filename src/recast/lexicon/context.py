"""Whether a word that also means something else ("Go", "Excel") names a skill where it stands."""

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import Final

from recast.lexicon.entry import Mention
from recast.lexicon.words import STOP_WORDS, fold

EVERYDAY: Final = STOP_WORDS | {"jan", "mar", "march", "may", "dec", "sat", "sun", "led", "lead"}
_DOTTED: Final = re.compile(r"[A-Z][A-Za-z]?\.\w")
_SHORT: Final = 2
_NEAR: Final = 40
_SEPARATOR: Final = re.compile(
    r"\s*(?:[,/|;•·&+()\[\]:]|\band\b|\bor\b|,\s*(?:and|or)\b)\s*\(?\s*", re.IGNORECASE
)
_CUES_TEXT: Final = (
    "in with using of via knowledge experience proficient fluent skill skills learn know write "
    "code program microsoft ms language languages tool tools including like e.g. as software "
    "technologies stack"
)
_CUES_BEFORE: Final = frozenset(_CUES_TEXT.split())
_CUE_AFTER: Final = re.compile(
    r"[ \t]+(?:programming|developers?|development|language|languages|framework|experience|skills?"
    r"|engineers?|programmers?|scripts?|scripting|code|coding|macros?|spreadsheets?|services?"
    r"|packages?|librar(?:y|ies)|backends?|microservices|databases?|certified|\d)(?!\w)",
    re.IGNORECASE,
)
_EDGE_BEFORE: Final = re.compile(r"(?:^|[\n\r,;|/•·:()])[ \t*\-–•▪●]*$")
_EDGE_AFTER: Final = re.compile(r"[ \t]*(?:$|[\n\r,;|/•·()]|\.(?:\s|$))")


@lru_cache(maxsize=1 << 12)
def is_strict(form: str) -> bool:
    """Whether these are short letters that in another case are another word: "A.S." is not "as",
    nor is "M.Arch." March."""
    short = len(form) <= _SHORT and form.isupper()
    return short or fold(form) in EVERYDAY or _DOTTED.match(form) is not None


def fits(text: str, mentions: Sequence[Mention], sure: Sequence[bool], index: int) -> bool:
    """Whether the ambiguous mention `index` is meant; looks only at its near surroundings."""
    mention = mentions[index]
    written = _as_written(mention)
    if _listed(text, mentions, sure, index, written):
        return True
    if not written:
        return False
    before = text[max(0, mention.start - _NEAR) : mention.start]
    after = text[mention.end : mention.end + _NEAR]
    if _cued(before) or _CUE_AFTER.match(after):
        return True
    alone = _EDGE_BEFORE.search(before) and _EDGE_AFTER.match(after)
    return bool(alone) and len(mention.text) > 1


def _cued(before: str) -> bool:
    """Whether the word before leads one to expect a skill: "experience in", "Tools:"."""
    # A heading "Experience" above the line is no cue for what the line begins with.
    words = before.rpartition("\n")[2].split()
    return bool(words) and before[-1].isspace() and words[-1].lower().rstrip(":-") in _CUES_BEFORE


def undotted(text: str) -> str:
    return text.replace(".", "")


def _as_written(mention: Mention) -> bool:
    shown = undotted(mention.text)
    return any(shown == undotted(form) for form in (mention.skill.name, *mention.skill.aliases))


def _listed(
    text: str, mentions: Sequence[Mention], sure: Sequence[bool], index: int, written: bool
) -> bool:
    """Whether a neighbour in a list is a skill: one surely meant, or as doubtful but as exact."""
    for other in (index - 1, index + 1):
        if 0 <= other < len(mentions):
            first, second = mentions[min(index, other)], mentions[max(index, other)]
            gap = text[first.end : min(second.start, first.end + _NEAR)]
            listed = not gap.isspace() and _SEPARATOR.fullmatch(gap)
            if listed and (sure[other] or (written and _as_written(mentions[other]))):
                return True
    return False
