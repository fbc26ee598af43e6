"""Whether a word that also means something else ("Go", "Excel") names a skill where it stands."""

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import Final, NamedTuple

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
# "Used R to model", "from Java to Go": not the firm of "Moved to Swift Freight", nor grade C.
_USED: Final = re.compile(r"\b(?:(use[ds]?|using|through)|from|to|into)[ \t]+\Z", re.IGNORECASE)
_GOES_ON: Final = re.compile(r"[ \t]+(?:&[ \t]*)?[A-Z]|[-'’&]\w|\d")
_LINKS: Final = frozenset({"in", "with", "of", "as", "like"})
_ASKS_TEXT: Final = (
    "experience experienced knowledge proficient proficiency fluent skill skills skilled expertise "
    "background understanding familiar familiarity trained training certified degree courses "
    "competence competency interest ability technologies"
)
_ASKS: Final = frozenset(_ASKS_TEXT.split())
_LINKED: Final = 3
_CUE_AFTER: Final = re.compile(
    r"[ \t]+(?:programming|developers?|development|language|languages|framework|experience|skills?"
    r"|engineers?|programmers?|scripts?|scripting|code|coding|macros?|spreadsheets?|services?"
    r"|packages?|librar(?:y|ies)|backends?|microservices|databases?|certified|\d)(?!\w)",
    re.IGNORECASE,
)
_STATES_TEXT: Final = (
    "AL AK AZ AR CA CO CT DE FL GA HI ID IL IN IA KS KY LA ME MD MA MI MN MS MO MT NE NV NH NJ NM "
    "NY NC ND OH OK OR PA RI SC SD TN TX UT VT VA WA WV WI WY DC"
)
_STATES: Final = frozenset(_STATES_TEXT.split())
_PLACE_BEFORE: Final = re.compile(r"[A-Z][a-z.'-]+,[ \t]?\Z")
_EDGE_BEFORE: Final = re.compile(r"(?:^|[\n\r,;|/•·:()])[ \t*\-–•▪●]*(?:(?:or|and)[ \t]+)?$")
# "Go for latency-critical services" names the use of it; nobody goes for the like.
_EDGE_AFTER: Final = re.compile(
    r"[ \t]*(?:$|[\n\r,;|/•·()]|\.(?:\s|$))|[ \t]+for[ \t]+(?!it\b|an?\b|the\b|gold\b)[a-z]"
)


@lru_cache(maxsize=1 << 12)
def is_strict(form: str) -> bool:
    """Whether these are short letters that in another case are another word: "A.S." is not "as",
    nor is "M.Arch." March."""
    short = len(form) <= _SHORT and form.isupper()
    return short or fold(form) in EVERYDAY or _DOTTED.match(form) is not None


class Near(NamedTuple):
    """A text and its mentions, doubtful ones too, as parallel sequences.

    `sure` are those surely meant; `written` those with the very capitals of one of their names.
    """

    text: str
    mentions: Sequence[Mention]
    sure: Sequence[bool]
    written: Sequence[bool]


def fits(near: Near, index: int) -> bool:
    """Whether the ambiguous mention `index` is meant; looks only at its near surroundings."""
    text, mention = near.text, near.mentions[index]
    if _of_a_state(text, mention):
        return False
    if _listed(near, index):
        return True
    if not near.written[index]:
        return False
    before = text[max(0, mention.start - _NEAR) : mention.start]
    after = text[mention.end : mention.end + _NEAR]
    if _cued(before, small=mention.text.islower()) or _CUE_AFTER.match(after):
        return True
    if _used(before, mention.text, after):
        return True
    alone = _EDGE_BEFORE.search(before) and _EDGE_AFTER.match(after)
    return bool(alone) and len(mention.text) > 1


def _of_a_state(text: str, mention: Mention) -> bool:
    """Whether the letters are where somebody lives: the MA of "Boston, MA"."""
    if mention.text not in _STATES:
        return False
    place = _PLACE_BEFORE.search(text, max(0, mention.start - _NEAR), mention.start)
    return place is not None


def _cued(before: str, *, small: bool) -> bool:
    """Whether the word before leads one to expect a skill: "experience in", "Tools:".

    `small` tells that the name is in small letters, as "production" is in "run in production".
    """
    # A heading "Experience" above the line is no cue for what the line begins with.
    words = before.rpartition("\n")[2].lower().split()
    if not words or not before[-1].isspace():
        return False
    cue = words[-1].rstrip(":-")
    if cue in _LINKS and small:
        return not _ASKS.isdisjoint(words[-_LINKED - 1 : -1])
    return cue in _CUES_BEFORE


def _used(before: str, name: str, after: str) -> bool:
    """Whether a name with its capital is what something was done with, or brought from or to."""
    used = None if name.islower() or _GOES_ON.match(after) else _USED.search(before)
    return used is not None and (len(name) > 1 or used[1] is not None)


def undotted(text: str) -> str:
    return text.replace(".", "")


def may_be_meant(listed: str, shown: str) -> bool:
    """Whether a form that is also another word may be meant by what is written.

    Where the form has capitals they tell the two apart, so a text must have just them, or all or
    none throughout, which its surroundings show: "team" and "Team" are never Teams.
    """
    plain, written = undotted(listed), undotted(shown)
    if plain.islower() or written == plain:
        return True
    if fold(written) != fold(plain):
        return False
    if len(plain) <= _SHORT and written.islower():
        return fold(written) not in EVERYDAY or not plain.isupper()
    return written.islower() or written.isupper()


def _listed(near: Near, index: int) -> bool:
    """Whether a neighbour in a list is a skill: one surely meant, or as doubtful but as exact."""
    mentions = near.mentions
    for other in (index - 1, index + 1):
        if 0 <= other < len(mentions):
            first, second = mentions[min(index, other)], mentions[max(index, other)]
            gap = near.text[first.end : min(second.start, first.end + _NEAR)]
            # What stands before a colon is the heading of the list, not an item of it.
            if other > index and ":" in gap:
                continue
            listed = not gap.isspace() and _SEPARATOR.fullmatch(gap)
            if listed and _carries(near, other, index):
                return True
    return False


def _carries(near: Near, other: int, index: int) -> bool:
    """Whether the neighbour `other` in a list shows that the doubtful name `index` is meant."""
    neighbour, mention = near.mentions[other], near.mentions[index]
    if near.written[index]:
        return near.sure[other] or near.written[other]
    if mention.text.islower() and mention.exact and not _listed_small(mention):
        # Small letters for a name with capitals: only where the list does without any.
        small = neighbour.exact and neighbour.text.islower()
        return near.sure[other] and small and not near.written[other]
    return near.sure[other]


def _listed_small(mention: Mention) -> bool:
    shown = fold(mention.text)
    forms = (mention.skill.name, *mention.skill.aliases)
    return any(form.islower() and fold(form) == shown for form in forms)
