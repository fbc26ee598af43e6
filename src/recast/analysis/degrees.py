"""Degrees by rank, as postings ask for them and resumes show them."""

import re
from collections.abc import Iterable
from typing import Final

# What stands between dots may also stand without them: "B.S.", "BS", "B.Sc".
_END: Final = r"(?=[\s,(:;/)]|$)"
# A master without "'s" is a degree only before these: there are master electricians, too.
_MASTER: Final = (
    r"(?<!scrum\s)(?<!web\s)(?<!head\s)(?:master['’]s|masters?"
    r"(?=\s*(?:[,.;:/()–-]|$)|\s(?:degree|of|in|or|and|program|level|prefer|requir)))"
)
# Graduate students are taught, graduate recruits are hired.
_NO_GRADUATE: Final = (
    r"(?!\s(?:from\shigh|student|assistant|course|teaching|research|recruit|hire|trainee|intern"
    r"|admission))"
)
# Whoever teaches PhD students or sits on a thesis committee shows no degree by that.
_OF_OTHERS: Final = (
    r"(?!\.?(?:['’]s|-level|\slevel)?\s(?:students?|candidates|committees?|theses|interns?)\b)"
)
_RANKS: Final = (
    (
        5,
        rf"ph\.?\s?d|d\.?phil|doctora(?:te|l)|doctor\sof|pharm\.?d|m\.d\.?{_END}|j\.?d\.?{_END}",
    ),
    (
        4,
        rf"{_MASTER}|m\.?b\.?a\b|m\.?tech"
        rf"|m\.ed\b|m\.?p\.?h\b|m\.?s\.?w\b|mca\b|post-?\s?graduate{_NO_GRADUATE}"
        rf"|m\.?sc\.?{_END}|m\.s\.?{_END}|(?-i:MS)\sin\b|m\.a\.?{_END}|m\.?com{_END}",
    ),
    (
        3,
        r"bachelor(?:['’]?s)?|b\.?tech|b\.?com\b|b\.?b\.?a\b|b\.?s\.?n\b|b\.?ed\b|bca\b"
        r"|(?:undergraduate|college|university|four-year)\sdegree"
        rf"|(?<!school\s)(?<!post\s)(?<!post-)graduat(?:e|ion)\b{_NO_GRADUATE}"
        rf"|b\.?sc?\.?{_END}|b\.?a\.?{_END}|b\.?eng?\.?{_END}",
    ),
    (
        2,
        r"associate(?:['’]?s)?\s(?:degree|of)|associate['’]s|a\.?a\.?s\b|a\.?[as]\.?\sdegree"
        r"|vocational|trade\sschool|(?<!school\s)diploma(?!\sor)",
    ),
    (1, r"high[-\s]school|ged\b|secondary\sschool|h\.?s\.?\sdiploma"),
)
_PATTERNS: Final = tuple(
    (rank, re.compile(rf"(?<![\w.])(?:{pattern}){_OF_OTHERS}", re.IGNORECASE))
    for rank, pattern in _RANKS
)
NAMES: Final = {
    1: "high school",
    2: "an associate degree or diploma",
    3: "a bachelor's degree",
    4: "a master's degree",
    5: "a doctorate",
}


def highest_degree(text: str) -> int:
    """The rank of the highest degree named: 0 none, 1 high school … 5 doctorate."""
    return next((rank for rank, pattern in _PATTERNS if pattern.search(text)), 0)


_UNDER_WAY: Final = re.compile(
    r"\b(?:pursuing|towards?|candidate|enrolled|in[- ]progress|studying for|expected|anticipated"
    r"|projected|graduating|pending|not (?:yet )?completed?|incomplete|unfinished)\b"
    r"|\b20\d\d\s*(?:[-–—]|to)\s*(?:present|now|current|ongoing)\b",
    re.IGNORECASE,
)
_TO_COME: Final = re.compile(
    r"\b(?:(?:expected|anticipated|projected)\b(?:[ :,(]+[a-z]+\.?){0,4}[ :,(]+"
    r"|graduating(?: in)?(?: [a-z]+\.?)?[ ,]+)(?:\d{1,2}/)?20\d\d"
    r"|\b20\d\d[ ,(]+(?:expected|anticipated|projected)\b",
    re.IGNORECASE,
)
_LINES_BELOW: Final = 2
_PARTS: Final = re.compile(r"[;|•]|(?<=[a-z]{3})\.\s")


def highest_held(text: str) -> int:
    """The rank of the highest degree that a line of a resume says was taken; one that is under
    way ("pursuing an MBA") is not held yet."""
    rank = highest_degree(text)
    if not rank or not _UNDER_WAY.search(text):
        return rank
    parts = (part for part in _PARTS.split(text) if not _UNDER_WAY.search(part))
    return max(map(highest_degree, parts), default=0)


def held_by_line(lines: Iterable[tuple[int, str]]) -> dict[int, int]:
    """The rank of the highest degree held for each line that names one, by the line's number.

    `lines` come in order; "Expected May 2027" on a line of its own is about the degree above it.
    """
    held: dict[int, int] = {}
    last = -1
    for number, text in lines:
        rank = highest_held(text)
        if rank:
            held[number] = rank
            last = number
        elif 0 < number - last <= _LINES_BELOW and is_to_come(text):
            held.pop(last, None)
    return held


def is_to_come(text: str) -> bool:
    """Whether a line dates something, itself no degree, that has yet to be finished."""
    dated = _TO_COME.search(text)
    return dated is not None and not highest_degree(text.replace(dated.group(), " "))
