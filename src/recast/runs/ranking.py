"""One resume against a hundred thousand postings, over the queue.

    ranking_id = rankings.start(person, resume_id, jobs, request_key)
    for done in rankings.follow(ranking_id): ...        # works along until all is done
    best = rankings.best(person, ranking_id, 20)

The postings lie in SQL in chunks, and so do their scores; only a chunk's id goes through the
broker. Whoever follows works along, so that lost wakes or absent workers cost time and nothing
else. The same request key again goes on where it was.
"""

import dataclasses
import heapq
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Protocol

from recast.analysis import Ranked, rank
from recast.domain.job import Job
from recast.runs.person import Person
from recast.runs.ports import Library

# Postings in a chunk: a second or two of work. Fewer than `rank` reads closely, so all of them are
# and the scores of different chunks can be compared.
CHUNK = 100
LOOK_EVERY = 0.5


@dataclass(frozen=True, slots=True)
class Chunk:
    """Postings to be scored; `first` is the place of the first one (from 0) in the ranking."""

    id: int
    resume_id: int
    first: int
    jobs: tuple[Job, ...]


@dataclass(frozen=True, slots=True)
class Done:
    """How many chunks are done, of how many."""

    finished: int
    chunks: int

    @property
    def all(self) -> bool:
        return self.finished == self.chunks


class RankingStore(Protocol):
    """Rankings in a database."""

    def add(self, person: Person, resume_id: int, request_key: str) -> int:
        """A ranking's id; the same one for the same request. Raises NotFound."""
        ...

    def add_chunk(self, ranking_id: int, first: int, jobs: Sequence[Job]) -> int | None:
        """The new chunk's id, None where the ranking has this chunk already."""
        ...

    def take(self, ranking_id: int | None = None) -> Chunk | None:
        """A chunk that nobody works on, of one ranking or of any."""
        ...

    def save(self, chunk_id: int, ranked: Sequence[Ranked]) -> None: ...

    def done(self, ranking_id: int) -> Done: ...

    def scores(self, person: Person, ranking_id: int) -> Iterator[Ranked]:
        """All that is scored so far. Raises NotFound and NotAllowed."""
        ...


@dataclass(frozen=True)
class Rankings:
    """`wake` asks some worker for one chunk, of `chunk` postings."""

    store: RankingStore
    library: Library
    wake: Callable[[int], None]
    chunk: int = CHUNK

    def start(self, person: Person, resume_id: int, jobs: Iterable[Job], request_key: str) -> int:
        """Store the postings, in chunks, and wake workers for them; returns the ranking's id."""
        ranking_id = self.store.add(person, resume_id, request_key)
        rest, first = iter(jobs), 0
        while some := list(islice(rest, self.chunk)):
            chunk_id = self.store.add_chunk(ranking_id, first, some)
            if chunk_id is not None:
                self.wake(chunk_id)
            first += len(some)
        return ranking_id

    def work(self, ranking_id: int | None = None) -> bool:
        """Score one chunk; False where there was none to take."""
        chunk = self.store.take(ranking_id)
        if chunk is None:
            return False
        resume = self.library.resume(chunk.resume_id)
        self.store.save(
            chunk.id, [_moved(entry, chunk.first) for entry in rank(resume, chunk.jobs)]
        )
        return True

    def follow(self, ranking_id: int) -> Iterator[Done]:
        """How far it is, again and again until all is done, working along meanwhile."""
        while True:
            done = self.store.done(ranking_id)
            yield done
            if done.all:
                return
            if not self.work(ranking_id):
                time.sleep(LOOK_EVERY)

    def best(self, person: Person, ranking_id: int, count: int | None = None) -> list[Ranked]:
        """The best first; all of them without a `count`."""
        scores = self.store.scores(person, ranking_id)
        if count is None:
            return sorted(scores, key=_place)
        return heapq.nsmallest(count, scores, key=_place)


def _moved(entry: Ranked, first: int) -> Ranked:
    return dataclasses.replace(entry, index=entry.index + first)


def _place(entry: Ranked) -> tuple[float, int]:
    return (-entry.score, entry.index)
