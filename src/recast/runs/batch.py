"""Many customizations through the queue: as many at once as it should be, each asked for once.

    pairs = (Pair(key, store) for ...)      # `store` gives the ids of a stored resume and job
    for outcome in batch(recast.runs, person, pairs): ...

Every pair's key goes into its run's request key, so a batch that was interrupted is resumed by
asking for the same again: what has ended is told at once, what runs is waited for, the rest is
started.
"""

import hashlib
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from recast.domain.errors import TooManyRuns
from recast.domain.options import Industry, Level
from recast.runs.person import Person
from recast.runs.run import Standing, State
from recast.runs.service import Runs

LOOK_EVERY = 0.1


@dataclass(frozen=True, slots=True)
class Pair:
    """A resume and a posting under a name that stays the same when the batch is resumed.

    `store` is called only where the pair has no run yet.
    """

    key: str
    store: Callable[[], tuple[int, int]]


@dataclass(frozen=True, slots=True)
class Wishes:
    """How all pairs of a batch are customized; `name` tells batches of the same pairs apart."""

    name: str = ""
    level: Level = "balanced"
    industry: Industry | None = None
    engine: str | None = None


AS_USUAL = Wishes()


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a pair."""

    key: str
    session_id: str
    state: State
    customized_resume_id: int | None
    error_code: str | None


def batch(
    runs: Runs,
    person: Person,
    pairs: Iterable[Pair],
    wishes: Wishes = AS_USUAL,
    *,
    at_once: int = 16,
) -> Iterator[Outcome]:
    """The outcomes, as runs end. At most `at_once` of them are unfinished at any time."""
    waiting: dict[str, str] = {}
    for pair in pairs:
        waiting[_session(runs, person, pair, wishes)] = pair.key
        while len(waiting) >= at_once:
            yield from _ended(runs, waiting)
    while waiting:
        yield from _ended(runs, waiting)


def request_key(pair: Pair, wishes: Wishes) -> str:
    """The same for the same pair in the same batch, and for nothing else."""
    parts = (wishes.name, wishes.level, wishes.industry or "", wishes.engine or "", pair.key)
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()


def _session(runs: Runs, person: Person, pair: Pair, wishes: Wishes) -> str:
    key = request_key(pair, wishes)
    return runs.requested(person, key) or _started(runs, person, pair, wishes, key)


def _started(runs: Runs, person: Person, pair: Pair, wishes: Wishes, key: str) -> str:
    resume_id, job_id = pair.store()
    while True:
        try:
            return runs.start(
                person,
                resume_id,
                job_id,
                engine=wishes.engine,
                level=wishes.level,
                industry=wishes.industry,
                request_key=key,
            )
        except TooManyRuns as refusal:
            time.sleep(refusal.retry_after)


def _ended(runs: Runs, waiting: dict[str, str]) -> Iterator[Outcome]:
    """Those that have ended; waits a moment where none has."""
    ended = [standing for standing in runs.standings(list(waiting)) if standing.ended]
    if not ended:
        time.sleep(LOOK_EVERY)
    for standing in ended:
        yield _outcome(waiting.pop(standing.session_id), standing)


def _outcome(key: str, standing: Standing) -> Outcome:
    return Outcome(
        key,
        standing.session_id,
        standing.state,
        standing.customized_resume_id,
        standing.error_code,
    )
