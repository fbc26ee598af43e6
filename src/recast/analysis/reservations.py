"""What a resume names without having done it: wishes ("eager to learn Rust"), denials ("no
experience with SAP"), what is under way ("studying for the PMP") and what it says faintly
("familiar with Go").

Only outside of jobs: there "helped customers looking for mortgages" is work; and a wish only in
the sections where people speak of themselves: a project is "for people who want to save". A cue
reaches to the end of its clause, as in the rule of scope of NegEx (W. W. Chapman et al., 2001).
"""

import re
from bisect import bisect_left
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Final, Literal, TypeAlias, cast

from recast.analysis.degrees import highest_degree, is_to_come
from recast.lexicon import Mention
from recast.lexicon.words import Spans

Reserve: TypeAlias = Literal["wished", "denied", "denied_alone", "under_way", "faint"]
"""A cue that is `denied_alone` ("no SAP experience") reaches over nothing but itself."""

_UNSHOWN: Final[frozenset[Reserve]] = frozenset({"wished", "denied", "denied_alone"})

_KNOWING: Final = (
    r"(?:experience|knowledge|exposure|background|training|familiarity|understanding|skills?"
    r"|proficiency|certifications?)"
)
_POST: Final = (
    r"(?:position|role|job|employment|career|opportunity|internship|apprenticeship|post|work)(?!-)"
)
_LACKING: Final = (
    rf"(?:no|zero|without)(?: (?!(?:and|but|with)\b)[^\s,;:|]*[^\s,;:|.]){{0,3}} {_KNOWING}"
)
_BEGINS: Final = r"(?:(?<![^\n])|(?<=[.:•*-] ))"
_AHEAD: Final[dict[Reserve, str]] = {
    "denied": rf"{_LACKING} (?:with|in|of|on|using|to)"
    r"|(?:not|never|(?:have|has|had|do|does|did|was|am)n['’]t)(?: (?:yet|ever))?"
    r"(?: (?:have|had|been))? "
    r"(?:familiar|experienced|proficient|certified|fluent|skilled|trained|worked|used?|learned|know)"
    rf"|lack(?:s|ing)?(?: of)?(?: \w+)? {_KNOWING}|unfamiliar with",
    "denied_alone": _LACKING,
    "wished": r"(?:eager|keen|willing|ready|excited|hop(?:e|es|ing)|want(?:s|ing)?"
    r"|wish(?:es|ing)?|aims?|aiming|inten(?:d|ds|ding)|look(?:s|ing)|desires?|would (?:like|love)"
    r"|transitioning) (?:to|for|into|forward)|plan(?:s|ning)? to"
    r"|(?:can|will) learn|seek(?:s|ing)?|aspir(?:es?|ing)|interest(?:ed)? in|pursuing"
    rf"(?: \S+){{0,4}} {_POST}"
    rf"|{_BEGINS}(?:to )?(?:learn|(?:obtain|secure|attain|acquire|find|pursue)"
    rf"(?: \S+){{0,4}} {_POST})",
    "under_way": r"(?:studying|preparing|training) (?:for|towards?)|pursuing|enrolled in"
    r"|working towards?|credits? towards?|candidate for"
    r"|(?:currently|now|am) (?:studying|learning|taking|completing)",
    "faint": r"familiar(?:ity)? with|expos(?:ure|ed) to"
    r"|(?:basic|beginner'?s?|elementary|rudimentary|limited|some) (?:working )?"
    r"(?:knowledge|understanding|skills?|experience|exposure|proficiency|familiarity|command)",
}
_BEHIND: Final[dict[Reserve, str]] = {
    "denied_alone": rf"(?:(?<=[(:–—-])|(?<=[(:–—-] ))(?:(?:no|zero) {_KNOWING}|none)"
    r"(?= *(?:$|[\n),;|.]))",
    "under_way": r"in[ -]progress|(?:exam|completion) (?:expected|pending|scheduled)"
    r"|(?:expected|anticipated|projected)(?:[ :]+[a-z]+\.?){0,3}[ :]+20\d\d"
    r"|graduating(?: in)?(?: [a-z]+\.?)? 20\d\d|20\d\d \(?(?:expected|anticipated)"
    r"|(?:pending|not (?:yet )?completed?)(?= *(?:$|[\n),;|.]))",
    "faint": r"(?:basics?|beginner|novice|elementary)(?= *(?:$|[\n),;|.]))",
}


def _joined(cues: dict[Reserve, str]) -> "re.Pattern[str]":
    named = "|".join(f"(?P<{kind}>{cue})" for kind, cue in cues.items())
    return re.compile(rf"\b(?:{named})\b", re.IGNORECASE)


# Compiled when a text first has a cue, and many have none: these two take a tenth of the import.
_cue_ahead: Final = cache(lambda: _joined(_AHEAD))
_cue_behind: Final = cache(lambda: _joined(_BEHIND))
_CUE_TEXT: Final = (
    "no zero without not never t none unfamiliar lack lacks lacking eager keen willing ready "
    "excited hope hopes hoping "
    "want wants wanting wish wishes wishing aim aims aiming plan plans planning intend intends "
    "intending look looks looking desire desires would transition transitioning seek seeks "
    "seeking aspire aspires aspiring interest interested obtain secure attain acquire find pursue "
    "pursuing studying preparing training enrolled working candidate currently now am familiar "
    "familiarity exposure exposed basic basics beginner beginners elementary rudimentary limited "
    "some progress expected anticipated projected graduating completed complete pending scheduled "
    "credit credits novice learn"
)
_CUE_WORDS: Final = frozenset(_CUE_TEXT.split())
"""Every cue has one of them, so most lines need not be searched."""

# After these a clause speaks of what the person has: "seeking a role that uses my Python".
_CLAUSE_ENDS: Final = re.compile(
    r"[.!?](?=\s|$)|[;:|•)]|\n(?![ \t]*[a-z])|\b(?:where|that|which|but|however|although|my|i"
    r"|us(?:e|ing)|utili[sz](?:e|ing)|leverag(?:e|ing)|apply(?:ing)?|offering|bring(?:ing)?"
    r"|experienced|proficient|skilled|fluent|strong|proven|extensive|expertise?|ha(?:s|ve|ving)"
    r"|with (?:\d|over|more|an?|excellent|solid|years))\b"
    r"|, *(?:with|built|written|made|\d+\+? years)\b",
    re.IGNORECASE,
)
_SEGMENT_STARTS: Final = re.compile(r"[;,|•\n]|\.\s")
_LONGEST: Final = 250
"""Characters that a cue reaches over, to either side: else a long line takes its square."""
_LINES_ABOVE: Final = 2


@dataclass(frozen=True, slots=True)
class Reservations:
    """Indexes of words and of mentions; `unshown` ones prove nothing, `faint` ones less."""

    unshown: frozenset[int] = frozenset()
    faint: frozenset[int] = frozenset()
    unshown_mentions: frozenset[int] = frozenset()
    faint_mentions: frozenset[int] = frozenset()


def reservations(
    text: str,
    spans: Spans,
    line_of: Sequence[int],
    mentions: Sequence[Mention],
    job_lines: Collection[int],
    own_lines: Collection[int],
) -> Reservations:
    """What is said with reserve outside of the lines of jobs (from 0), wishes only on lines where
    people speak of themselves. Linear in the text."""
    words, starts, _ = spans
    if _CUE_WORDS.isdisjoint(words):
        return Reservations()
    cued = {line_of[index] for index, word in enumerate(words) if word in _CUE_WORDS}
    reach = _Reach(starts, mentions)
    first_words = {line: index for index, line in reversed(list(enumerate(line_of)))}
    for line in sorted(cued.difference(job_lines)):
        for kind, start, end in _scopes(text, starts[first_words[line]]):
            if kind != "wished" or line in own_lines:
                reach.add(kind, start, end)
    return reach.found()


def _scopes(text: str, start: int) -> Iterator[tuple[Reserve, int, int]]:
    """What each cue of the line around `start` reaches over, as kind, start and end in the text."""
    begin = text.rfind("\n", 0, start) + 1
    end = text.find("\n", begin)
    end = len(text) if end < 0 else end
    for cue in _cue_ahead().finditer(text, begin, end):
        kind = _kind(cue)
        if kind == "denied_alone":
            yield kind, cue.start(), cue.end()
            continue
        stop = _CLAUSE_ENDS.search(text, cue.end(), cue.end() + _LONGEST)
        limit = min(len(text), cue.end() + _LONGEST)
        reaches_from = cue.start() if kind == "denied" else cue.end()
        yield kind, reaches_from, stop.start() if stop else limit
    for cue in _cue_behind().finditer(text, begin, end):
        low = max(begin, cue.start() - _LONGEST)
        before = text[low : cue.start()].rstrip(" \t,(:–—-")
        opened = max((match.end() for match in _SEGMENT_STARTS.finditer(before)), default=0)
        yield _kind(cue), low + opened, low + len(before)
    above = _degree_above(text, begin, end)
    if above:
        yield "under_way", *above


def _degree_above(text: str, begin: int, end: int) -> tuple[int, int] | None:
    """The line whose degree the line from `begin` to `end` says to be finished later."""
    if not is_to_come(text[begin:end]):
        return None
    for _ in range(_LINES_ABOVE):
        begin, end = text.rfind("\n", 0, max(0, begin - 1)) + 1, begin - 1
        if end <= begin:
            return None
        if highest_degree(text[begin:end]):
            return begin, end
    return None


def _kind(cue: "re.Match[str]") -> Reserve:
    return cast(Reserve, cue.lastgroup)


class _Reach:
    """Gathers the words and mentions that cues reach over."""

    def __init__(self, starts: Sequence[int], mentions: Sequence[Mention]) -> None:
        self._starts = starts
        self._mentions = mentions
        self._mention_starts = [mention.start for mention in mentions]
        self._unshown: set[int] = set()
        self._faint: set[int] = set()
        self._unshown_mentions: set[int] = set()
        self._faint_mentions: set[int] = set()

    def add(self, kind: Reserve, start: int, end: int) -> None:
        words = _between(self._starts, start, end)
        named = _between(self._mention_starts, start, end)
        if kind in _UNSHOWN:
            self._unshown.update(words)
            self._unshown_mentions.update(named)
            return
        self._faint.update(words)
        self._faint_mentions.update(named)
        if kind == "under_way":
            # Who studies for a certificate knows a little of the subject, but does not have it.
            for mention in (self._mentions[index] for index in named):
                if mention.skill.kind in ("certification", "education"):
                    self.add("denied", mention.start, mention.end)

    def found(self) -> Reservations:
        return Reservations(
            frozenset(self._unshown),
            frozenset(self._faint),
            frozenset(self._unshown_mentions),
            frozenset(self._faint_mentions),
        )


def _between(places: Sequence[int], start: int, end: int) -> range:
    return range(bisect_left(places, start), bisect_left(places, end))
