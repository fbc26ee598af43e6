"""A job made ready for matching: its terms, and how often it says each word."""

from collections import Counter
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from recast.analysis.matching import Wanted
from recast.domain.job import Job
from recast.lexicon.words import STOP_WORDS, spans, stem

_BOILERPLATE: Final = frozenset({"legal"})


@dataclass(frozen=True)
class Posting:
    """`counts` has the posting's words by stem, common words and numbers left out."""

    job: Job
    title: str
    company: str
    years: float | None
    degree: str | None
    wanted: tuple[Wanted, ...]
    counts: dict[str, int]

    @classmethod
    @lru_cache(maxsize=8)
    def of(cls, job: Job) -> "Posting":
        """The posting of a job; the last few are kept, for a run asks about one many times."""
        return cls(
            job=job,
            title=job.title,
            company=job.company,
            years=job.parts.years,
            degree=job.parts.degree,
            wanted=tuple(Wanted.of(term) for term in job.terms),
            counts=counted(spans(_body(job))[0]),
        )

    def times(self, wanted: Wanted) -> int:
        """How often the posting says a term, at least once: as often as its rarest word."""
        counts = self.counts
        return max(1, min((counts[word] for word in wanted.stems if word in counts), default=1))


def counted(words: list[str]) -> dict[str, int]:
    """How often each word stands there, by stem, common words and numbers left out."""
    counts: Counter[str] = Counter()
    for word, times in Counter(words).items():
        if len(word) > 1 and word not in STOP_WORDS and not word.isdigit():
            counts[stem(word)] += times
    return counts


def _body(job: Job) -> str:
    parts = job.parts.parts
    kept = [part for part in parts if part.kind not in _BOILERPLATE]
    if len(kept) == len(parts):
        return job.text
    return "\n".join(job.text[part.start : part.end] for part in kept)
