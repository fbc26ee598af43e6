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
_TOLD: Final = 0.5
"""How much of the credit is for the title's words anywhere, on three lines or more each."""
_ENOUGH_LINES: Final = 3
_HEAD_LINES: Final = 6
_LONGEST_TITLE: Final = 12
"""Words; a headline is read no further."""
_ALTERNATIVES: Final = re.compile(r"[/|;]|\bor\b")


@dataclass(frozen=True, slots=True)
class TitleMatch:
    """`credit` (0-1) and the resume's title that earned it, empty where none did."""

    credit: float
    shown_as: str = ""


@dataclass(frozen=True, slots=True)
class _Held:
    text: str
    words: frozenset[str]
    weight: float


def title_words(text: str) -> dict[str, float]:
    """The words of a title by root, each with its share; a word of rank counts for less."""
    words = dict.fromkeys(root(word) for word in spans(text)[0] if word not in STOP_WORDS)
    return {word: _RANK_SHARE if word in _RANK_WORDS else 1.0 for word in words}


class HeldTitles:
    """What the resume calls the person: headline, titles of the jobs, newest first."""

    def __init__(self, shown: Shown) -> None:
        self._shown = shown
        self._held = tuple(_held(shown))

    def match(self, title: str, *, more: int = 0) -> TitleMatch:
        """The best match of any of the alternatives in a title ("Cook / Chef").

        Each word of it that the resume has is reckoned as if `more` lines had it too.
        """
        wholes = [title, *(part for part in _ALTERNATIVES.split(title) if part != title)]
        return max((self._match(whole, more) for whole in wholes), key=lambda match: match.credit)

    def _match(self, title: str, more: int) -> TitleMatch:
        wanted = title_words(title)
        total = sum(wanted.values())
        if not total:
            return TitleMatch(0.0)
        lines = {word: len(self._shown.lines_of_root(word)) for word in wanted}
        told = sum(
            share * min(_ENOUGH_LINES, lines[word] + more)
            for word, share in wanted.items()
            if lines[word]
        ) / (total * _ENOUGH_LINES)
        best = TitleMatch(_TOLD * told)
        for held in self._held:
            common = sum(share for word, share in wanted.items() if word in held.words) / total
            credit = _TOLD * told + (1.0 - _TOLD) * held.weight * common
            if credit > best.credit:
                best = TitleMatch(credit, held.text)
        return best


def _held(shown: Shown) -> Iterable[_Held]:
    resume = shown.resume
    for index, line in enumerate(resume.lines[:_HEAD_LINES]):
        section = resume.section_at(index + 1)
        # Only what stands above all sections is a headline; else their order would matter.
        if (section is None or section.kind == "contact") and "@" not in line:
            yield _title(" ".join(line.split()[:_LONGEST_TITLE]), 1.0)
    for position in resume.positions:
        if position.title and position.header_lines:
            yield _title(position.title, shown.weights[position.header_lines[0] - 1])


def _title(text: str, weight: float) -> _Held:
    return _Held(text.strip(), frozenset(root(word) for word in spans(text)[0]), weight)
