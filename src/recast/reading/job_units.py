"""Cuts a posting into units: lines, bullets and sentences, even where all line breaks were lost."""

import re
from dataclasses import dataclass

from recast.lexicon import lexicon
from recast.reading.job_cues import words_of
from recast.reading.job_headings import heading_pattern

# Pasted pages lose their line breaks ("data entryQualifications:"): a capital right after a small
# letter, a digit or closing punctuation is then the start of a line. The capital comes first, for
# then only the capitals of a text are looked at.
_GLUED = re.compile(
    r"[A-Z](?:(?<=[a-z\d.,!?:;)\]%®’'\"].)(?=[A-Za-z])|(?<=[a-z]\.A)(?=\s)"
    r"|(?<=[A-Z].)(?=[a-z]{2}))"
)
_DIGIT = re.compile(r"\d")
_WORD = re.compile(r"[^\W_]")
_WORD_BEFORE = re.compile(r"[^\s/]{1,40}\Z")
_WORD_AFTER = re.compile(r"[A-Za-z]{1,40}")
_BULLET = re.compile(
    r"[•●▪◦‣∙■□⁃·*\ufffd\x95\uf0b7\uf0a7\u2600-\u27bf\U0001f300-\U0001faff]+"
    r"|(?<=\s)[-–—o](?=\s{1,3}[A-Z0-9<])|(?<=[a-z.;)])o(?=\s{3}[A-Z])|(?<=[a-z][.;])-(?=[A-Z])|(?<=\S)\s{3,}(?=\S)|-{2,}"
)
_SENTENCE = re.compile(r"[.!?;]['\")\]]?(?=\s)")
# A heading that lost the line break on both its sides: "in the team. Key Responsibilities Design".
_HEADING_NOUN = re.compile(
    r"(?:Qualifications|QUALIFICATIONS"
    r"|Requirements|REQUIREMENTS|Responsibilities|RESPONSIBILITIES|Duties|DUTIES|Benefits|BENEFITS"
    r"|Skills|SKILLS|Competencies|COMPETENCIES|Education|EDUCATION|Experience|EXPERIENCE|Summary"
    r"|SUMMARY|Description|DESCRIPTION|Overview|OVERVIEW|Functions|FUNCTIONS|Technologies|Profile"
    r"|PROFILE|Offer|Disclaimer|DISCLAIMER|Tasks|TASKS|Us|US|Do)"
)
_HEADING_INSIDE = re.compile(
    r"(?:(?<![^\s.])(?:[A-Z][\w’'-]{1,14}|and|or|&|/)\s){0,3}"
    + _HEADING_NOUN.pattern
    + r"(?:\s(?:and|&|/)\s[A-Z][\w-]{2,20})?(?=:|\s{1,3}(?:[A-Z•*·–-]|\d\+?\s|You\b))"
)
# "… care certificate Desirable: first aid": with its colon a single word is a heading, too.
_WORD_HEADING = re.compile(
    r"(?<![^\s.;,)])(?:Essential|ESSENTIAL|Desirable|DESIRABLE|Desired|DESIRED|Preferred|PREFERRED"
    r"|Required|REQUIRED)(?=\s?:)"
)
_NUMBERED = re.compile(
    r"(?<=[\sa-z.:;])\(?\d{1,2}[.)](?=\s{0,3}[A-Z])|(?<=[a-z)][.;:])(?=\d{1,2}\+?\s)"
    r"|(?<=[a-z])(?=\d{1,2}\+?\s(?:years?|yrs|months)\b)"
)
# "ASP.NET" and "Node.JS" are names, but "Chemistry.LEAN" has lost a line break.
_ENDINGS = frozenset({"NET", "JS", "IO", "AI", "COM", "ORG"})
_INITIALS = re.compile(r"(?:[^\W\d_]\.)*[^\W\d_]")
_OPENERS = words_of("job_words.txt", "openers")
_ABBREVIATIONS = words_of("job_words.txt", "abbreviations")
_SHORT = 4
# Where a line break was lost for a blank: "customer service Ability to lift". Only words that
# open a line of a list, and only after a word in small letters that can end one.
_RUN_ON = re.compile(
    r"(?<=[a-z)])\s{1,2}(?=(?:Ability|Able|Bachelor(?:['’]?s)?|Demonstrated|Excellent|Experienced?"
    r"|Extensive|Familiar(?:ity)?|High [Ss]chool|Knowledge|Minimum|Must|Possess(?:es)?|Previous"
    r"|Prior|Proficien(?:t|cy)|Proven|Required|Strong|Thorough|Valid|Willing(?:ness)?|Working)\s)"
)
_GOES_ON = re.compile(
    r"(?:^|\s)(?:a|an|and|as|at|by|for|from|his|in|is|its|of|on|or|our|that|the|their|this|to|with"
    r"|your|are|be|have|has|we|you|who|not|all|any)\Z"
)
_EDGES = " \t\r\f\v\xa0-–—*•·|"


@dataclass(frozen=True, slots=True)
class Unit:
    """A line, bullet or sentence, by offsets; `opens` is True where it begins a line."""

    start: int
    end: int
    opens: bool


def units_of(text: str) -> list[Unit]:
    """The units of a text in order, without blank ones. Linear in the length of the text."""
    units: list[Unit] = []
    start = 0
    for line in text.split("\n"):
        end = start + len(line)
        if line:
            units.extend(_units_of_line(text, start, end))
        start = end + 1
    return units


def _units_of_line(text: str, start: int, end: int) -> list[Unit]:
    cuts = _cuts(text, start, end)
    cuts.append((end, True))
    units: list[Unit] = []
    begin, opens = start, True
    for cut, opens_next in cuts:
        unit = _trimmed(text, begin, cut, opens)
        if unit:
            units.append(unit)
            opens = opens_next
        else:
            opens = opens or opens_next
        begin = max(begin, cut)
    return units


def _trimmed(text: str, start: int, end: int, opens: bool) -> Unit | None:
    piece = text[start:end]
    stripped = piece.strip(_EDGES)
    if not _WORD.search(stripped):
        return None
    begin = start + len(piece) - len(piece.lstrip(_EDGES))
    return Unit(begin, begin + len(stripped), opens)


def _cuts(text: str, start: int, end: int) -> list[tuple[int, bool]]:
    """Where the line is cut, each with whether a new line begins there."""
    found: dict[int, bool] = {}
    for match in _SENTENCE.finditer(text, start, end):
        if not _is_abbreviation(text, start, match.start()):
            found[match.end()] = False
    for match in _BULLET.finditer(text, start, end):
        found[match.start()] = True
        found[match.end()] = True
    for match in _NUMBERED.finditer(text, start, end) if _DIGIT.search(text, start, end) else ():
        found[match.start()] = True
    headings = _HEADING_NOUN.search(text, start, end)
    for match in _HEADING_INSIDE.finditer(text, start, end) if headings else ():
        if heading_pattern().fullmatch(match.group()):
            found[match.start()] = True
            found[match.end() + text.startswith(":", match.end())] = True
    for match in _WORD_HEADING.finditer(text, start, end):
        found[match.start()] = True
    for match in _RUN_ON.finditer(text, start, end):
        if not _GOES_ON.search(text, max(start, match.start() - 6), match.start()):
            found[match.start()] = True
    for match in _GLUED.finditer(text, start, end):
        if _is_glued(text, start, match.start()):
            found[match.start()] = True
    return sorted(found.items())


def _is_abbreviation(text: str, start: int, dot: int) -> bool:
    if text[dot] != ".":
        return False
    before = _WORD_BEFORE.search(text, max(start, dot - 12), dot)
    word = before.group().lower().lstrip("(") if before else ""
    return word in _ABBREVIATIONS or _INITIALS.fullmatch(word) is not None


def _is_glued(text: str, start: int, at: int) -> bool:
    """Tells "entryQualifications" from "JavaScript" and "GitHub"."""
    before = _WORD_BEFORE.search(text, max(start, at - 40), at)
    after = _WORD_AFTER.match(text, at)
    if not before or not after:
        return False
    left, right = before.group(), after.group()
    if right.lower() in _OPENERS:
        return not (left.isalpha() and lexicon().get(left + right))
    if _HEADING_NOUN.fullmatch(left.rpartition(".")[2]):
        return lexicon().get(left + right) is None
    if min(len(left), len(right)) > _SHORT and lexicon().get(left) and lexicon().get(right):
        return lexicon().get(left + right) is None
    if not left[-1].isalpha():
        sentence = left[-1] == "." and len(left) > len(right) and right not in _ENDINGS
        return left[-1] not in "'’" and (sentence or (len(right) > 2 and not right.isupper()))
    return left.isalpha() and left.islower() and len(left) > 2 and len(right) > 2
