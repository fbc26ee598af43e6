"""How near the resume's job titles come to the posting's."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from recast.analysis.shown import Shown
from recast.lexicon.words import STOP_WORDS, root, spans

# These say how high or how employed, not what the work is.
_RANK_TEXT: Final = (
    "senior sr junior jr lead principal staff chief head entry level mid i ii iii iv remote hybrid "
    "full part time contract temporary intern internship trainee associate executive officer"
)
_RANK_WORDS: Final = frozenset(root(word) for word in _RANK_TEXT.split())
_RANK_SHARE: Final = 0.25
_ELSEWHERE: Final = 0.5
_HEAD_LINES: Final = 6
_LONGEST_TITLE: Final = 12
_PAST: Final = 0.9
_ALTERNATIVES: Final = re.compile(r"\s*(?:/|\||;|\bor\b)\s*")


@dataclass(frozen=True, slots=True)
class TitleMatch:
    """`credit` (0-1) and the resume's title that earned it, empty where none did."""

    credit: float
    shown_as: str = ""
    line: int | None = None


@dataclass(frozen=True, slots=True)
class _Held:
    text: str
    words: frozenset[str]
    weight: float
    line: int


def title_words(text: str) -> dict[str, float]:
    """The words of a title by root, each with its share; a word of rank counts for less."""
    words = dict.fromkeys(root(word) for word in spans(text)[0] if word not in STOP_WORDS)
    return {word: _RANK_SHARE if word in _RANK_WORDS else 1.0 for word in words}


class HeldTitles:
    """What the resume calls the person: headline, titles of the jobs, newest first."""

    def __init__(self, shown: Shown) -> None:
        self._shown = shown
        self._held = tuple(_held(shown))

    def match(self, title: str) -> TitleMatch:
        """The best match of any of the alternatives in a title ("Cook / Chef")."""
        wholes = [title, *(part for part in _ALTERNATIVES.split(title) if part != title)]
        return max((self._match(whole) for whole in wholes), key=lambda match: match.credit)

    def _match(self, title: str) -> TitleMatch:
        wanted = title_words(title)
        total = sum(wanted.values())
        if not total:
            return TitleMatch(0.0)
        roots = self._shown.root_lines
        mentioned = sum(share for word, share in wanted.items() if word in roots) / total
        best = TitleMatch(_ELSEWHERE * mentioned * mentioned)
        for held in self._held:
            common = sum(share for word, share in wanted.items() if word in held.words) / total
            credit = held.weight * common
            if credit > best.credit:
                best = TitleMatch(credit, held.text, held.line)
        return best


def _held(shown: Shown) -> Iterable[_Held]:
    resume = shown.resume
    for index, line in enumerate(resume.lines[:_HEAD_LINES]):
        if line and len(line.split()) <= _LONGEST_TITLE and "@" not in line:
            yield _title(line, 1.0, index)
    newest = True
    for position in resume.positions:
        if position.title and position.header_lines:
            yield _title(position.title, 1.0 if newest else _PAST, position.header_lines[0] - 1)
            newest = False


def _title(text: str, weight: float, line: int) -> _Held:
    return _Held(text.strip(), frozenset(root(word) for word in spans(text)[0]), weight, line)
