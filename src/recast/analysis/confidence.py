"""How far an analysis can be trusted, and what could not be read where it cannot."""

import math
import re
from collections.abc import Iterator
from typing import Final

from recast.analysis.posting import Posting
from recast.analysis.shown import LONGEST_RESUME
from recast.domain.resume import Resume
from recast.reading.job_layout import LONGEST

_ENOUGH_TERMS: Final = 5.0
_ENOUGH_WORDS: Final = 120
_FEW_TERMS: Final = 11
_ENOUGH_IN_POSTING: Final = 60
_SURE: Final = 0.9
_LOOKED_AT: Final = 20_000
"""Characters of the posting whose letters are looked at."""
_LATIN: Final = re.compile(r"[A-Za-z\u00c0-\u024f]+")
_LETTERS: Final = re.compile(r"[^\W\d_]+")


def confidence(resume: Resume, posting: Posting) -> tuple[float, str]:
    """0-1, from how much of the posting could be read, how many terms, how long the resume is,
    and a sentence on what is missing, empty where nothing is."""
    terms, words = len(posting.wanted), len(resume.words)
    readable = posting.job.parts.readable
    sure = readable * (1.0 - math.exp(-terms / _ENOUGH_TERMS)) * min(1.0, words / _ENOUGH_WORDS)
    sure *= _share_read(posting.job.text, LONGEST) * _share_read(resume.text, LONGEST_RESUME)
    doubts = [*_posting_doubts(posting), *_resume_doubts(resume, words)]
    return round(sure, 3), _sentence(doubts)


def _share_read(text: str, most: int) -> float:
    return min(1.0, most / max(1, len(text)))


def _posting_doubts(posting: Posting) -> Iterator[str]:
    parts, words, terms = posting.job.parts, len(posting.words), len(posting.wanted)
    if parts.foreign:
        yield f"the posting is in {parts.foreign}"
    elif words < _ENOUGH_IN_POSTING:
        yield f"the posting has only {_count(words, 'word')}"
    elif _latin_share(posting.job.text[:_LOOKED_AT]) < _SURE:
        yield "parts of the posting's text could not be made sense of"
    if len(posting.job.text) > LONGEST:
        yield f"only the first {LONGEST:,} characters of the posting were read"
    if terms < _FEW_TERMS:
        yield f"only {_count(terms, 'term')} could be read in the posting"


def _latin_share(text: str) -> float:
    """How much of the letters is of the alphabet that is read, 0-1."""
    letters = sum(map(len, _LETTERS.findall(text)))
    return sum(map(len, _LATIN.findall(text))) / letters if letters else 0.0


def _resume_doubts(resume: Resume, words: int) -> Iterator[str]:
    if len(resume.text) > LONGEST_RESUME:
        yield f"only the first {LONGEST_RESUME:,} characters of the resume were read"
    if words < _ENOUGH_WORDS:
        yield f"only {_count(words, 'word')} could be read in the resume"


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"


def _sentence(reasons: list[str]) -> str:
    if not reasons:
        return ""
    *most, last = reasons
    told = f"{', '.join(most)} and {last}" if most else last
    return f"{told[0].upper()}{told[1:]}."
