"""Rankings: one resume against many postings, in chunks that any worker may take."""

import datetime
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sqlalchemy import case, func, or_, select, update
from sqlalchemy.exc import IntegrityError

from recast.analysis import Ranked
from recast.db.columns import utc_now
from recast.db.database import Database
from recast.db.tables import RankingChunkRow as ChunkRow
from recast.db.tables import RankingRow
from recast.domain.errors import NotAllowed, NotFound
from recast.domain.job import Job
from recast.domain.jsonable import Json, from_json, to_json
from recast.runs.person import Person
from recast.runs.ranking import Chunk, Done

# A chunk takes seconds. Whoever took one and has not come back by then has gone, or does it once
# more than needed: the scores are the same.
TAKEN_FOR = datetime.timedelta(minutes=2)
# Chunks read at once where all scores are gone through.
AT_ONCE = 20


@dataclass(frozen=True, slots=True)
class SqlRankings:
    """Fits the port `runs.ranking.RankingStore`."""

    database: Database

    def add(self, person: Person, resume_id: int, request_key: str) -> int:
        row = RankingRow(owner_id=person.id, resume_id=resume_id, request_key=request_key)
        try:
            with self.database.write() as session:
                session.add(row)
        except IntegrityError as error:
            found = self._find(person, request_key)
            if found is None:
                raise NotFound("The resume has been deleted.") from error
            return found
        return row.id

    def add_chunk(self, ranking_id: int, first: int, jobs: Sequence[Job]) -> int | None:
        known = select(ChunkRow.id).where(
            ChunkRow.ranking_id == ranking_id, ChunkRow.first == first
        )
        with self.database.write() as session:
            if session.scalar(known) is not None:
                return None
            row = ChunkRow(ranking_id=ranking_id, first=first, postings=[_kept(j) for j in jobs])
            session.add(row)
            session.flush()
            return row.id

    def take(self, ranking_id: int | None = None) -> Chunk | None:
        free = or_(
            ChunkRow.state == "queued",
            (ChunkRow.state == "running") & (ChunkRow.claimed_at < utc_now() - TAKEN_FOR),
        )
        query = select(ChunkRow).where(free).order_by(ChunkRow.id).limit(1)
        if ranking_id is not None:
            query = query.where(ChunkRow.ranking_id == ranking_id)
        with self.database.write() as session:
            row = session.scalar(query.with_for_update(skip_locked=True))
            if row is None:
                return None
            row.state, row.claimed_at = "running", utc_now()
            ranking = session.get_one(RankingRow, row.ranking_id)
            jobs = tuple(_job(item) for item in _items(row.postings))
            return Chunk(row.id, ranking.resume_id, row.first, jobs)

    def save(self, chunk_id: int, ranked: Sequence[Ranked]) -> None:
        # The postings have done their service and would be most of the database.
        values = {"scores": [to_json(entry) for entry in ranked], "postings": [], "state": "done"}
        with self.database.write() as session:
            session.execute(update(ChunkRow).where(ChunkRow.id == chunk_id).values(**values))

    def done(self, ranking_id: int) -> Done:
        query = select(func.count(case((ChunkRow.state == "done", 1))), func.count()).where(
            ChunkRow.ranking_id == ranking_id
        )
        with self.database.read() as session:
            finished, chunks = session.execute(query).one()
            return Done(finished, chunks)

    def scores(self, person: Person, ranking_id: int) -> Iterator[Ranked]:
        self._check(person, ranking_id)
        first = -1
        while True:
            query = (
                select(ChunkRow.first.label("first_place"), ChunkRow.scores)
                .where(ChunkRow.ranking_id == ranking_id, ChunkRow.first > first)
                .order_by(ChunkRow.first)
                .limit(AT_ONCE)
            )
            with self.database.read() as session:
                rows = session.execute(query).all()
            if not rows:
                return
            for _, scores in rows:
                yield from (from_json(Ranked, item) for item in _items(scores))
            first = rows[-1].first_place

    def _find(self, person: Person, request_key: str) -> int | None:
        query = select(RankingRow.id).where(
            RankingRow.request_key == request_key, RankingRow.owner_id == person.id
        )
        with self.database.read() as session:
            return session.scalar(query)

    def _check(self, person: Person, ranking_id: int) -> None:
        with self.database.read() as session:
            row = session.get(RankingRow, ranking_id)
        if row is None:
            raise NotFound("There is no such ranking.")
        if not person.may_see(row.owner_id):
            raise NotAllowed("This ranking belongs to someone else.")


def _kept(job: Job) -> list[str]:
    return [job.text, job.given_title, job.given_company]


def _job(item: Json) -> Job:
    text, title, company = from_json(list, item)
    return Job(text, title, company)


def _items(value: Json) -> Sequence[Json]:
    return value if isinstance(value, list) else []
