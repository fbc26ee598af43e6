"""One resume against many postings, best first."""

from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from itertools import islice
from typing import Final

from recast.analysis.assessment import Assessment, assess
from recast.analysis.reasons import reasons
from recast.domain.job import Job
from recast.domain.options import Industry
from recast.domain.resume import Resume

_CHUNK: Final = 32
_AHEAD: Final = 3


@dataclass(frozen=True, slots=True)
class Ranked:
    """A posting's place: `index` counts the postings as given, from 0; three reasons, the most
    telling first."""

    index: int
    score: float
    title: str
    company: str
    reasons: tuple[str, str, str]


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
    place = partial(_place, resume, industry)
    if workers > 1:
        ranked = list(_shared(place, numbered, workers))
    else:
        ranked = [entry for chunk in _chunks(numbered) for entry in place(chunk)]
    return sorted(ranked, key=lambda entry: (-entry.score, entry.index))


def _place(resume: Resume, industry: Industry | None, jobs: list[tuple[int, Job]]) -> list[Ranked]:
    return [_ranked(index, assess(resume, job, industry)) for index, job in jobs]


def _ranked(index: int, assessment: Assessment) -> Ranked:
    job = assessment.posting.job
    return Ranked(index, assessment.score, job.title, job.company, reasons(assessment))


def _chunks(numbered: Iterator[tuple[int, Job]]) -> Iterator[list[tuple[int, Job]]]:
    while chunk := list(islice(numbered, _CHUNK)):
        yield chunk


def _shared(
    place: partial[list[Ranked]], numbered: Iterator[tuple[int, Job]], workers: int
) -> Iterator[Ranked]:
    """The chunks given out as they are finished, a few ahead: taking from `numbered` keeps step
    with the work, so a progress bar around it tells the truth and memory stays small."""
    # Imported here, for it takes as long as all of this package and few rankings need it.
    import multiprocessing
    from concurrent.futures import Future, ProcessPoolExecutor

    # A fresh process, not a fork: the caller may run threads.
    context = multiprocessing.get_context("spawn")
    waiting: deque[Future[list[Ranked]]] = deque()
    with ProcessPoolExecutor(workers, mp_context=context) as pool:
        for chunk in _chunks(numbered):
            waiting.append(pool.submit(place, chunk))
            if len(waiting) > workers * _AHEAD:
                yield from waiting.popleft().result()
        while waiting:
            yield from waiting.popleft().result()
