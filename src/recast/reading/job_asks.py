"""Reads the years of experience, the degree and the languages that a posting asks for."""

import re
from collections.abc import Iterable

from recast.lexicon import Mention, lexicon
from recast.lexicon.words import fold

_NUMBERS = {
    "one": 1,
    "two": 2,
    "three": 3,
    "four": 4,
    "five": 5,
    "six": 6,
    "seven": 7,
    "eight": 8,
    "nine": 9,
    "ten": 10,
    "twelve": 12,
    "fifteen": 15,
}
_YEARS = re.compile(
    r"\b(\d{1,2}(?:\.\d)?|" + "|".join(_NUMBERS) + r")\+?\s{0,2}(?:\(\s?(\d{1,2})\+?\s?\)\s?)?\+?"
    r"(?:\s{0,2}(?:-|–|—|(?:up )?to|or)\s{0,2}(?:\d{1,2}|\w{3,6})\+?)?(?:\s?plus)?(?:\s?or more)?"
    r"\s{0,2}(?:years?|yrs?)(?!\w)",
    re.IGNORECASE,
)
_MONTHS = re.compile(r"\b(\d{1,2})\+? months?(?:'|’)? (?:of )?(?:\w+ )?experience", re.IGNORECASE)
_OF_EXPERIENCE = re.compile(
    r"experience|background|minimum|at least|in a similar|in the (?:field|industry)"
    r"|working (?:in|with|as)"
    r"|hands-on|professional|required|\bexp\b",
    re.IGNORECASE,
)
# "ten years in software engineering", where nobody speaks of the company's own.
_YEARS_AT = re.compile(
    r"(?:'|’)?\s+(?:in|as|with|working|leading|managing|using|building|writing|developing|post)\b",
    re.IGNORECASE,
)
_OUR_OWN = re.compile(r"\b(?:we|our|us|founded|since|average|last|next)\b", re.IGNORECASE)
_MOST_YEARS_AT = 15
_NOT_ASKED = re.compile(
    r"average \w+ is|years? in business|for (?:over|more than)|history", re.IGNORECASE
)
# Around the number itself: "up to 5 years" takes whoever has none, "18 years of age" is no work.
_AT_MOST = re.compile(
    r"(?<!\bno )(?<!\bnot )\b(?:up to|(?:less|fewer) than|under)\s(?:the age of\s)?\Z",
    re.IGNORECASE,
)
_NO_WORK = re.compile(r"\s+(?:old|of age|ago)\b|\s+or (?:older|over)\b", re.IGNORECASE)
_LONGEST_AT_MOST = 24
# "With over 20 years of experience, we ..." is the company's own.
_BOASTS = re.compile(
    r"\b(?:over|more than|nearly|almost) \w+ years\b"
    r"|\b(?:(?:we|team|staff|company|firm|agency|founders?|leadership) (?:has|have|had|brings?)"
    r"|(?!(?:who|candidate|applicant|everyone|someone|anyone|he|she) has\b)(?-i:[A-Z])[\w&.]* has)"
    r"(?: \w+){0,4} (?:\d{1,2}|" + "|".join(_NUMBERS) + r")\+? years\b",
    re.IGNORECASE,
)
_TO_THE_READER = re.compile(
    r"\b(?:you|your|candidate|must|requires?|required|minimum|at least)\b", re.IGNORECASE
)
_ALTERNATIVES = re.compile(r"\bor\b.{0,80}\b(?:degree|bachelor|master|diploma|phd)", re.IGNORECASE)
_MOST_YEARS = 25
# From the least to the most; a posting that takes several asks for the least of them.
_DEGREES: tuple[tuple[str, re.Pattern[str]], ...] = (
    (
        "high school diploma",
        re.compile(
            r"\b(?:high|secondary)[- ]school\b(?! (?:\w+ ){0,2}(?:teach|student|pupil|coach|princip"
            r"|counsel|level|sport|librar|age))|\bGED\b",
            re.IGNORECASE,
        ),
    ),
    (
        "associate degree",
        re.compile(
            r"\bassociate(?:'s|’s|s)?(?: or \w+)?(?: degree| of (?:arts|science))|\b(?:AA"
            r"|AS|AAS) degree",
            re.I,
        ),
    ),
    (
        "bachelor's degree",
        re.compile(
            r"\b(?i:bachelor)|\bB\.?S\.?c?\b(?!\w)|\bB\.A\.?|\bBA(?=/| degree| in )|\bB\.?Tech\b"
            r"|\bB\.?E\.? "
            r"|\b(?i:(?:college|university|undergraduate|four[- ]year|4[- ]year) degree)"
        ),
    ),
    (
        "master's degree",
        re.compile(
            r"\b(?i:master(?:'s|’s|s)?(?: degree| of| in\b| or))|\bM\.?Sc?\b(?! ?[A-Z])|\bMBA\b"
            r"|\b(?i:graduate degree)"
        ),
    ),
    (
        "doctorate",
        re.compile(r"\bPh\.?\s?D\b|\b(?i:doctora(?:te|l))\b|\bM\.?D\.?\b(?= or| degree)"),
    ),
)


_SOME_DEGREE = re.compile(
    r"\bdegree (?:or diploma )?in\b|\bdegree from (?!(?:\w+ )?(?:technical|trade|vocational)\b)",
    re.IGNORECASE,
)


def years_asked(units: Iterable[str]) -> float | None:
    """The least experience in years that would do, None where none is asked for.

    Of several statements the longest counts ("5 years, 2 of them with Go"), but of alternatives
    in one statement the shortest ("a master's and 3 years or a bachelor's and 5").
    """
    asked: list[float] = []
    for unit in units:
        stated = _years_in(unit)
        if stated:
            asked.append(min(stated) if _ALTERNATIVES.search(unit) else max(stated))
    return max(asked, default=None)


def _years_in(unit: str) -> list[float]:
    stated: list[float] = []
    small = unit.lower()
    if "year" not in small and "yrs" not in small and "month" not in small:
        return stated
    if _NOT_ASKED.search(unit) or (_BOASTS.search(unit) and not _TO_THE_READER.search(unit)):
        return stated
    for match in _YEARS.finditer(unit):
        before = unit[max(0, match.start() - _LONGEST_AT_MOST) : match.start()]
        if _AT_MOST.search(before) or _NO_WORK.match(unit, match.end()):
            continue
        number = match.group(2) or fold(match.group(1))
        value = float(_NUMBERS.get(number, 0) or number)
        near = unit[max(0, match.start() - 80) : match.end() + 120]
        if value <= _MOST_YEARS and _OF_EXPERIENCE.search(near):
            stated.append(value)
        elif value <= _MOST_YEARS_AT and _YEARS_AT.match(unit, match.end()):
            stated += [] if _OUR_OWN.search(unit) else [value]
    if not stated:
        stated = [round(int(months.group(1)) / 12, 2) for months in _MONTHS.finditer(unit)]
    return stated


def degree_asked(units: Iterable[str]) -> str | None:
    """The lexicon's name of the least degree that would do, None where none is asked for."""
    text = "\n".join(units)
    named = next((name for name, pattern in _DEGREES if pattern.search(text)), None)
    if named is None and _SOME_DEGREE.search(text):
        named = "bachelor's degree"
    skill = lexicon().get(named) if named else None
    return skill.name if skill else named


def languages_asked(mentions: Iterable[Mention]) -> tuple[str, ...]:
    """The human languages among the mentions, in order, each once."""
    names = (mention.skill.name for mention in mentions if mention.skill.kind == "language")
    return tuple(dict.fromkeys(names))
