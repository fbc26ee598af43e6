"""Finds what a posting says that it does not ask for: "no experience with SAP, Oracle or Java
required", "a degree is not necessary"."""

import re
from collections.abc import Iterator
from typing import Final, TypeAlias

Range: TypeAlias = tuple[int, int]

# One sign of a clause, no comma: what stands after one may well be asked for.
_ON: Final = r"(?:[^;:,.?!()\[\]\n]|\.(?=\w))"
_TURNS: Final = r"\s(?:but|though|although|however|while|you|we)\s|\s[-–—]\s"
_STEP: Final = rf"(?:(?!{_TURNS}|\s(?:is|are|will|have|has|must)\s){_ON})"
_LOOSE_STEP: Final = rf"(?:(?!{_TURNS}|\s(?:as|and\s(?:have|must|hold|possess|are|is|be))\s){_ON})"
# "SAP, Oracle or Java": commas are crossed only on the way to an "or".
_LIST: Final = rf"(?:(?:,{_STEP}{{1,40}}?){{0,8}},{_STEP}{{0,40}}?\sn?or\s{_STEP}{{1,60}})"
_NEED: Final = r"(?:needed|required|necessary)\b"
_NO_LIMIT: Final = r"(?!(?:less|fewer|more|later|matter|doubt|exceptions?)\b|#?\d)"
# "Need not be an expert in SAP" is no word against knowing it.
_NO_EXTENT: Final = (
    r"(?!\s(?:to\s)?(?:be(?!\s(?:fluent|familiar|proficient|certified|licen[sc]ed)\b)"
    r"|worry|only|just)\b)"
)
_SUBJECT_FOLLOWS: Final = re.compile(
    rf"\b(?:no|neither)\s{_NO_LIMIT}{_STEP}{{1,80}}?{_LIST}??(?:\s(?:is|are))?\s{_NEED}"
    r"|(?:\bno need|(?:\bnot|n['’]t)\s(?:need|require|have\sto\s(?=know|have)|expect\syou)"
    r"|\bwe\sdo(?:\snot|n['’]t)\suse"
    rf"|\bnot\s(?:{_NEED}|expected|obliged)\sto)\b{_NO_EXTENT}{_LOOSE_STEP}{{0,80}}{_LIST}?",
    re.IGNORECASE,
)
_ASKS_FOR_NONE: Final = re.compile(r"no\s[^?\n]{1,80}\?", re.IGNORECASE)
_SUBJECT_STANDS: Final = re.compile(
    r"(?:\b(?:is|are)\s+(?:\w+ly\s)?not|\b(?:is|are)n['’]t|\bnot)\s(?:\w+ly\s)?"
    rf"(?:{_NEED}|mandatory|essential|a\smust\b|an?\s(?:\w+\s)?(?:requirement|prerequisite)\b)"
    r"(?!\sto\b)",
    re.IGNORECASE,
)
_LONGEST: Final = 160
_WORD: Final = re.compile(r"[^\W\d_]{2}|[A-Z]")
# Before "not required" itself: it answers something, or hangs on something.
_HANGING: Final = re.compile(
    r"\b(?:but|though|although|and|yet|if|or|when|where|while|unless|whether|why|as)\Z",
    re.IGNORECASE,
)
_BEGINS: Final = re.compile(
    r"[;:()\[\]]|[.!?]\s|\s[-–—]\s|\b(?:but|though|although|while|whereas|however)\b", re.IGNORECASE
)
_SAYS: Final = re.compile(
    r"\b(?:is|are|must|have|has|needs?|needed|requires?d?|essential|you|we)\b", re.IGNORECASE
)
# Who says that a thing is useful wishes for it, needed or not.
_WISHED: Final = re.compile(
    r"\b(?:plus|bonus|asset|benefit|help(?:s|ful)|useful|beneficial|advantage(?:s|ous)?|prefer\w*"
    r"|nice|good to|desir\w+|ideal(?:ly)?|welcomed?|appreciated|valued|favou?r\w*|considered"
    r"|encouraged|recommended)\b",
    re.IGNORECASE,
)
_AND_YET: Final = re.compile(
    r"(?:,?\s(?:but|though|although|however|yet)\b)?[^,;:.?!()\n]{0,80}", re.IGNORECASE
)


def denials_in(text: str, start: int, end: int) -> tuple[Range, ...]:
    """The stretches of a sentence that say what is not asked for, in order. Linear."""
    found = sorted((*_following(text, start, end), *_standing(text, start, end)))
    kept: list[Range] = []
    for first, last in found:
        if not kept or first >= kept[-1][1]:
            kept.append((first, last))
    return tuple(kept)


def _following(text: str, start: int, end: int) -> Iterator[Range]:
    """ "no SAP required", "you do not need SAP"; "No SAP?" is the whole sentence."""
    asks = _ASKS_FOR_NONE.match(text, start, end)
    if asks:
        yield asks.span()
    for match in _SUBJECT_FOLLOWS.finditer(text, start, end):
        if not _is_wished(text, match.end(), end):
            yield match.span()


def _standing(text: str, start: int, end: int) -> Iterator[Range]:
    """ "SAP is not required"."""
    for match in _SUBJECT_STANDS.finditer(text, start, end):
        low = max(start, match.start() - _LONGEST)
        before = text[low : match.start()].rstrip(" :–—-")
        at = _subject(before, whole=low == start)
        subject = before[at:]
        hangs = not _WORD.search(subject) or _HANGING.search(subject) or _WISHED.search(subject)
        if not hangs and not _is_wished(text, match.end(), end):
            yield low + at, match.end()


def _is_wished(text: str, at: int, end: int) -> bool:
    after = _AND_YET.match(text, at, end)
    return after is not None and _WISHED.search(after.group()) is not None


def _subject(before: str, *, whole: bool) -> int:
    """Where the clause that ends with `before` begins: behind what says something by itself.

    Of a clause that is longer than what is looked at the last part counts.
    """
    default = 0 if whole else before.rfind(",") + 1
    at = max((match.end() for match in _BEGINS.finditer(before)), default=default)
    for match in _SAYS.finditer(before, at):
        comma = before.find(",", match.end())
        if comma < 0:
            break
        at = comma + 1
    return at
