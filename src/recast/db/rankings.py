"""Rankings: one resume against many postings, in chunks that any worker may take."""

import datetime
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sqlalchemy import case, func, select, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from recast.analysis import Ranked
from recast.db.columns import utc_now
from recast.db.database import Database
from recast.db.fingerprints import fingerprint
from recast.db.owned import owned
from recast.db.tables import RankingChunkRow as ChunkRow
from recast.db.tables import RankingRow
from recast.domain.errors import NotFound
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
        key = _own_key(person, request_key)
        row = RankingRow(owner_id=person.id, resume_id=resume_id, request_key=key)
        try:
            with self.database.write() as session:
                session.add(row)
        except IntegrityError as error:
            found = self._find(key)
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
        with self.database.write() as session:
            row = _free_chunk(session, ranking_id)
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

    def _find(self, key: str) -> int | None:
        query = select(RankingRow.id).where(RankingRow.request_key == key)
        with self.database.read() as session:
            return session.scalar(query)

    def _check(self, person: Person, ranking_id: int) -> None:
        with self.database.read() as session:
            owned(person, session.get(RankingRow, ranking_id), "ranking")


def _free_chunk(session: Session, ranking_id: int | None) -> ChunkRow | None:
    """A chunk that was lost, else one that waits. The states are asked for one after the other,
    so that their index finds it: with OR, all that is done may be read first."""
    lost = (ChunkRow.state == "running") & (ChunkRow.claimed_at < utc_now() - TAKEN_FOR)
    for free in (lost, ChunkRow.state == "queued"):
        query = select(ChunkRow).where(free).order_by(ChunkRow.id).limit(1)
        if ranking_id is not None:
            query = query.where(ChunkRow.ranking_id == ranking_id)
        row = session.scalar(query.with_for_update(skip_locked=True))
        if row is not None:
            return row
    return None


def _own_key(person: Person, request_key: str) -> str:
    # The column is unique over all people, and two of them may ask under the same key.
    return fingerprint(str(person.id).encode(), request_key.encode())


def _kept(job: Job) -> list[str]:
    return [job.text, job.given_title, job.given_company]


def _job(item: Json) -> Job:
    text, title, company = from_json(list, item)
    return Job(text, title, company)


def _items(value: Json) -> Sequence[Json]:
    return value if isinstance(value, list) else []
