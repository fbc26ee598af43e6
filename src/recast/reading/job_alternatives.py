"""Finds the terms of a sentence of which any one will do: "Kafka or RabbitMQ"."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import groupby
from typing import Final, Literal, TypeAlias

from recast.reading.job_candidates import HARD, Candidate

_Link: TypeAlias = Literal["list", "or", "and", "examples", "none"]

_WORDS: Final = r"(?:\s+[\w'’.®™-]{1,24}){0,3}?"
_END: Final = r"\s*[(\"“]?\s*"
_OR: Final = re.compile(
    rf"\s*[)\"”]?{_WORDS}\s*,?\s*\b(?:and\s?/\s?or|or|versus)\b(?:\s+else)?{_WORDS}{_END}",
    re.IGNORECASE,
)
_AND: Final = re.compile(
    rf"\s*[)\"”]?{_WORDS}\s*,?\s*(?:\band\b|&|\bas well as\b|\bplus\b){_WORDS}{_END}", re.IGNORECASE
)
_LIST: Final = re.compile(
    r"\s*[)\"”]?(?:\s*\([^()]{1,24}\))?(?:\s+[\w'’.-]{1,24}){0,2}?\s*[,/|](?:\s+[\w'’-]{1,24}){0,2}?"
    rf"{_END}"
)
_OPENER: Final = (
    r"(?:such as|e\.?\s?g\b\.?|for example|for instance|(?<!would )(?<!’d )(?<!'d )like)"
)
_EXAMPLES: Final = re.compile(rf"[\s,(–—-]*{_OPENER}[\s,:]*(?:(?:the|an?)\s+)?", re.IGNORECASE)
_CHOICE_BEFORE: Final = re.compile(
    rf"(?:\b{_OPENER}|\b(?:one|any|either)(?: or more)? (?:of|from)(?: the| these)?"
    r"(?: following)?|\beither|\bat least one)(?:\s+[\w-]{1,24}){0,2}?[\s,:(]*\Z",
    re.IGNORECASE,
)
_OR_MORE: Final = re.compile(r"\s*[)\"”]?\s*,?\s*(?:and\s?/\s?)?or\s+\w", re.IGNORECASE)
_REACH: Final = 60
_TAIL: Final = 40


@dataclass(slots=True)
class _Run:
    """Candidates in a row; `open` is True where a word before them says that any will do."""

    members: list[Candidate]
    open: bool
    choice: bool = field(default=False)
    ended: bool = field(default=False)


def with_choices(text: str, candidates: Sequence[Candidate]) -> list[Candidate]:
    """The candidates, in order of place, those that are alternatives with a number in common."""
    found: list[Candidate] = []
    number = 0
    for _, own in groupby(candidates, key=lambda each: each.unit.start):
        for run in _runs(text, list(own)):
            if len(run.members) > 1 and _is_choice(text, run):
                number += 1
                found += [replace(each, choice=number) for each in run.members]
            else:
                found += run.members
    return found


def _runs(text: str, candidates: list[Candidate]) -> Iterator[_Run]:
    run = _opened(text, candidates[0])
    for each in candidates[1:]:
        last = run.members[-1]
        link = _link(text, last, each)
        if link == "examples":
            # The name of the kind is one of the ways to have what the examples are of.
            run.members.pop()
            if run.members:
                yield run
            run = _Run([last, each], open=True)
        elif link == "or" or (not run.ended and (link == "list" or (run.open and link == "and"))):
            run.members.append(each)
            run.choice |= link == "or"
            run.ended |= link == "or"
        else:
            yield run
            run = _opened(text, each)
    yield run


def _opened(text: str, first: Candidate) -> _Run:
    start = max(first.unit.start, first.start - _REACH)
    return _Run([first], open=_CHOICE_BEFORE.search(text[start : first.start]) is not None)


def _link(text: str, one: Candidate, other: Candidate) -> _Link:
    gap = text[one.end : other.start]
    if one.kind not in HARD or other.kind not in HARD or len(gap) > _REACH:
        return "none"
    if _EXAMPLES.fullmatch(gap):
        return "examples"
    for link, pattern in _LINKS:
        if pattern.fullmatch(gap):
            return link
    return "none"


_LINKS: Final[tuple[tuple[_Link, re.Pattern[str]], ...]] = (
    ("or", _OR),
    ("and", _AND),
    ("list", _LIST),
)


def _is_choice(text: str, run: _Run) -> bool:
    if run.open or run.choice:
        return True
    last = run.members[-1]
    return _OR_MORE.match(text, last.end, min(last.unit.end, last.end + _TAIL)) is not None
