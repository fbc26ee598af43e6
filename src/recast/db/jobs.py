"""The job postings that people stored."""

import datetime
from dataclasses import dataclass

from sqlalchemy import case, delete, func, select
from sqlalchemy.orm import Session, load_only

from recast.db.database import Database
from recast.db.fingerprints import fingerprint
from recast.db.owned import owned
from recast.db.tables import JobRow
from recast.domain.job import Job
from recast.runs.person import Person

NOUN = "job posting"
_FIRST_WORDS = 60  # Letters by which a person knows a posting again.
_BLANKS = " \t\r\n"
_opening = func.substr(func.ltrim(JobRow.text, _BLANKS), 1, _FIRST_WORDS)
# What a posting is called wherever it is listed: one without a title by its first words.
CALLED = case((JobRow.title == "", func.replace(_opening, "\n", " ") + "…"), else_=JobRow.title)


@dataclass(frozen=True, slots=True)
class StoredJob:
    id: int
    owner_id: int
    job: Job
    created_at: datetime.datetime

    @property
    def title(self) -> str:
        """As `CALLED`."""
        opening = self.job.text.lstrip(_BLANKS)[:_FIRST_WORDS].replace("\n", " ")
        return self.job.title or f"{opening}…"


@dataclass(frozen=True, slots=True)
class ListedJob:
    """A posting in a list, without its text."""

    id: int
    owner_id: int
    title: str
    company: str
    url: str
    created_at: datetime.datetime


# The columns of a list, in the order of its fields.
_LISTED = select(
    JobRow.id,
    JobRow.owner_id,
    CALLED,
    JobRow.company,
    JobRow.url,
    JobRow.created_at,
)


@dataclass(frozen=True, slots=True)
class Jobs:
    database: Database

    def add(self, person: Person, job: Job) -> StoredJob:
        row = JobRow(
            owner_id=person.id,
            title=job.title[:255],
            company=job.company[:255],
            text=job.text,
            url=job.url,
            fingerprint=_fingerprint(job),
        )
        with self.database.write() as session:
            session.add(row)
        return _stored(row)

    def get(self, person: Person, job_id: int) -> StoredJob:
        """Raises NotFound, and NotAllowed where it is somebody else's."""
        with self.database.read() as session:
            row = session.get(JobRow, job_id)
            return _stored(owned(person, row, NOUN))

    def same(self, person: Person, job: Job) -> int | None:
        """The person's own posting that says exactly this, else None."""
        query = select(JobRow.id).where(
            JobRow.owner_id == person.id, JobRow.fingerprint == _fingerprint(job)
        )
        with self.database.read() as session:
            return session.scalar(query.order_by(JobRow.id.desc()).limit(1))

    def check(self, person: Person, job_id: int) -> None:
        """Raise as `get` does, without reading it."""
        with self.database.read() as session:
            _check(session, person, job_id)

    def list(self, person: Person, limit: int = 200) -> tuple[ListedJob, ...]:
        """The person's own, newest first."""
        query = _LISTED.where(JobRow.owner_id == person.id)
        with self.database.read() as session:
            rows = session.execute(query.order_by(JobRow.id.desc()).limit(limit))
            return tuple(ListedJob(*row) for row in rows)

    def delete(self, person: Person, job_id: int) -> None:
        """Delete it with its customizations. Raises as `get` does."""
        with self.database.write() as session:
            _check(session, person, job_id)
            session.execute(delete(JobRow).where(JobRow.id == job_id))


def job_of(row: JobRow) -> Job:
    return Job(row.text, row.title, row.company, row.url)


def _check(session: Session, person: Person, job_id: int) -> None:
    owned(person, session.get(JobRow, job_id, options=[load_only(JobRow.owner_id)]), NOUN)


def _fingerprint(job: Job) -> str:
    return fingerprint(*(part.encode() for part in (job.text, job.title, job.company, job.url)))


def _stored(row: JobRow) -> StoredJob:
    return StoredJob(row.id, row.owner_id, job_of(row), row.created_at)
