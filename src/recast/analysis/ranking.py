"""One resume against many postings, best first."""

import heapq
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import partial
from itertools import islice
from typing import Final, TypeAlias

from recast.analysis.assessment import Assessment, assess
from recast.analysis.glance import glance
from recast.analysis.posting import Posting
from recast.analysis.reasons import reasons
from recast.analysis.spreading import Alone, spread_over
from recast.analysis.study import Study
from recast.domain.job import Job
from recast.domain.options import Industry
from recast.domain.resume import Resume

CLOSELY: Final = 400
"""How many postings are read closely; of more than these only the most promising are."""

Numbered: TypeAlias = tuple[int, Job]


@dataclass(frozen=True, slots=True)
class Ranked:
    """A posting's place: `index` counts the postings as given, from 0; three reasons.

    `closely` is False where so many postings were given that this one, not among the most
    promising, was read only at a glance; its score is then an estimate.
    """

    index: int
    score: float
    title: str
    company: str
    reasons: tuple[str, str, str]
    closely: bool = True


def rank(
    resume: Resume | str,
    jobs: Iterable[Job | str],
    industry: Industry | None = None,
    workers: int = 1,
) -> list[Ranked]:
    """All postings, best first; equal scores keep the order given.

    With `workers` over 1 as many processes share the work. They are started afresh, so the
    calling program must be importable (`if __name__ == "__main__"`).
    """
    if isinstance(resume, str):
        resume = Resume.from_text(resume)
    numbered = enumerate(Job.from_text(job) if isinstance(job, str) else job for job in jobs)
    with spread_over(workers) as processes:
        ranked = _Ranking(resume, industry, processes).of(numbered)
    return sorted(ranked, key=lambda entry: (-entry.score, entry.index))


class _Ranking:
    def __init__(self, resume: Resume, industry: Industry | None, processes: Alone) -> None:
        self._closely = partial(_read_closely, resume, industry)
        self._at_a_glance = partial(_read_at_a_glance, resume, industry)
        self._processes = processes

    def of(self, numbered: Iterator[Numbered]) -> list[Ranked]:
        """The first ones closely, as they come: mostly that is all of them."""
        known: dict[int, Job] = {}
        first = list(self._processes.map(self._closely, _noted(islice(numbered, CLOSELY), known)))
        glances = list(self._processes.map(self._at_a_glance, _noted(numbered, known)))
        return first + self._sifted(glances, first, known) if glances else first

    def _sifted(
        self, glances: list[Ranked], first: list[Ranked], known: dict[int, Job]
    ) -> list[Ranked]:
        """The most promising of those seen at a glance read closely, the others as they are."""
        compared = self._processes.map(
            self._at_a_glance, ((entry.index, known[entry.index]) for entry in first)
        )
        best = heapq.nsmallest(CLOSELY, [*compared, *glances], key=lambda e: (-e.score, e.index))
        promising = {entry.index for entry in best if entry.index >= len(first)}
        again = ((index, known[index]) for index in sorted(promising))
        closely = list(self._processes.map(self._closely, again))
        # An estimate never overtakes what was found more promising and then read.
        lowest = min((entry.score for entry in closely), default=100.0)
        rest = (entry for entry in glances if entry.index not in promising)
        return closely + [replace(entry, score=min(entry.score, lowest)) for entry in rest]


def _noted(numbered: Iterator[Numbered], known: dict[int, Job]) -> Iterator[Numbered]:
    """The same again, each kept in `known` on the way."""
    for index, job in numbered:
        known[index] = job
        yield index, job


def _read_closely(resume: Resume, industry: Industry | None, jobs: list[Numbered]) -> list[Ranked]:
    study = Study.of(resume)
    return [_ranked(index, assess(study, Posting.of(job), industry), True) for index, job in jobs]


def _read_at_a_glance(
    resume: Resume, industry: Industry | None, jobs: list[Numbered]
) -> list[Ranked]:
    study = Study.of(resume)
    return [_ranked(index, assess(study, glance(job), industry), False) for index, job in jobs]


def _ranked(index: int, found: Assessment, closely: bool) -> Ranked:
    posting = found.posting
    return Ranked(index, found.score, posting.title, posting.company, reasons(found), closely)
