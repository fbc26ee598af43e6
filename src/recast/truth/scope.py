"""Scope made larger: "global", "company-wide", "enterprise", "C-level", whole teams."""

import re
from collections.abc import Iterator
from typing import Final

from recast.truth.edit import Edit
from recast.truth.finding import Finding
from recast.truth.word_lists import word_list

_WIDER: Final = word_list("wider scope")
_WIDE: Final = re.compile(r"\b\w+(?:\s?-\s?|\s)wide\b", re.IGNORECASE)
_COMPOUND: Final = re.compile(
    r"\b(?:c-(?:level|suite)|multi-?(?:million|billion|national|state|country|site)"
    r"|fortune\s?\d+|large-scale|high-profile|mission-critical|world-class|award-winning"
    r"|across (?:the|all|multiple|several)? ?(?:[a-z-]+ )?(?:company|organi[sz]ation|enterprise|"
    r"country|nation|region|world|globe|state|district|departments?|business units?|stores|"
    r"schools|hospitals|plants|offices|continents|europe|asia|africa|america))\b",
    re.IGNORECASE,
)


def findings(edit: Edit) -> Iterator[Finding]:
    if edit.kind in ("header", "contact"):
        return
    stated = list(_phrases(edit.after.plain))
    texts = (edit.before.plain, edit.local.text.plain) if stated else ()
    shown = {_joined(match.group()) for plain in texts for match in _phrases(plain)}
    for match in stated:
        if _joined(match.group()) not in shown and _is_new(edit, match.start(), match.end()):
            yield _finding(edit, match.start(), match.end())
    for word in edit.added:
        if word.text in _WIDER and not edit.supported(word):
            yield _finding(edit, word.start, word.end)


def _phrases(plain: str) -> Iterator["re.Match[str]"]:
    yield from _WIDE.finditer(plain)
    yield from _COMPOUND.finditer(plain)


def _joined(phrase: str) -> str:
    return re.sub(r"[\W_]+", "", phrase.lower())


def _is_new(edit: Edit, start: int, end: int) -> bool:
    inside = edit.after.between(start, end)
    shown = edit.before.concepts
    return any(shown.isdisjoint(word.concepts) for word in inside)


def _finding(edit: Edit, start: int, end: int) -> Finding:
    words = edit.after.exact(start, end)
    return Finding(start, end, "scope", f'The original does not say "{words}" of this work.')
