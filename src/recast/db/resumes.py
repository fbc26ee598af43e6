"""The resumes that people stored."""

import datetime
from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import delete, select
from sqlalchemy.orm import Session, load_only, undefer

from recast.db.database import Database
from recast.db.fingerprints import fingerprint
from recast.db.owned import owned
from recast.db.tables import ResumeRow
from recast.domain.analysis import ParsingRisk
from recast.domain.jsonable import Json, dump_line, from_json, to_json
from recast.domain.resume import Resume
from recast.reading.lines import Line
from recast.runs.person import Person

NOUN = "resume"


@dataclass(frozen=True, slots=True)
class StoredResume:
    """`original` is the file byte for byte, `resume` what was read from it when it came."""

    id: int
    owner_id: int
    title: str
    filename: str
    format: str
    original: bytes
    resume: Resume
    created_at: datetime.datetime


@dataclass(frozen=True, slots=True)
class ListedResume:
    """A resume in a list, without its contents."""

    id: int
    owner_id: int
    title: str
    filename: str
    format: str
    created_at: datetime.datetime


# The columns of a list, in the order of its fields: files and texts of hundreds are not read.
_LISTED = select(
    ResumeRow.id,
    ResumeRow.owner_id,
    ResumeRow.title,
    ResumeRow.filename,
    ResumeRow.format,
    ResumeRow.created_at,
)


@dataclass(frozen=True, slots=True)
class Resumes:
    database: Database

    def add(
        self,
        person: Person,
        resume: Resume,
        *,
        original: bytes,
        filename: str,
        format: str,
        title: str = "",
    ) -> StoredResume:
        """Store what was read from a file together with the file."""
        row = ResumeRow(
            owner_id=person.id,
            title=(title or filename or "Resume")[:255],
            filename=filename[:255],
            format=format,
            original=original,
            text=resume.text,
            lines=[to_json(line) for line in resume.source],
            parsing_risks=[to_json(risk) for risk in resume.parsing_risks],
            fingerprint=_fingerprint(original, resume),
        )
        with self.database.write() as session:
            session.add(row)
        return _stored(row)

    def get(self, person: Person, resume_id: int) -> StoredResume:
        """Raises NotFound, and NotAllowed where it is somebody else's."""
        with self.database.read() as session:
            row = session.get(ResumeRow, resume_id, options=[undefer(ResumeRow.original)])
            return _stored(owned(person, row, NOUN))

    def same(self, person: Person, resume: Resume, original: bytes) -> int | None:
        """The person's own resume that is this very file, read the same way, else None."""
        query = select(ResumeRow.id).where(
            ResumeRow.owner_id == person.id,
            ResumeRow.fingerprint == _fingerprint(original, resume),
        )
        with self.database.read() as session:
            return session.scalar(query.order_by(ResumeRow.id.desc()).limit(1))

    def check(self, person: Person, resume_id: int) -> None:
        """Raise as `get` does, without reading it."""
        with self.database.read() as session:
            _check(session, person, resume_id)

    def list(self, person: Person, limit: int = 200) -> tuple[ListedResume, ...]:
        """The person's own, newest first."""
        query = _LISTED.where(ResumeRow.owner_id == person.id)
        with self.database.read() as session:
            rows = session.execute(query.order_by(ResumeRow.id.desc()).limit(limit))
            return tuple(ListedResume(*row) for row in rows)

    def listed(self, person: Person, resume_id: int) -> ListedResume:
        """One as a list has it. Raises as `get` does."""
        with self.database.read() as session:
            row = session.execute(_LISTED.where(ResumeRow.id == resume_id)).one_or_none()
        return owned(person, row and ListedResume(*row), NOUN)

    def delete(self, person: Person, resume_id: int) -> None:
        """Delete it with its customizations. Raises as `get` does."""
        with self.database.write() as session:
            _check(session, person, resume_id)
            session.execute(delete(ResumeRow).where(ResumeRow.id == resume_id))


def resume_of(row: ResumeRow) -> Resume:
    return Resume.from_lines(
        [from_json(Line, item) for item in _items(row.lines)],
        [from_json(ParsingRisk, item) for item in _items(row.parsing_risks)],
    )


def _check(session: Session, person: Person, resume_id: int) -> None:
    owned(person, session.get(ResumeRow, resume_id, options=[load_only(ResumeRow.owner_id)]), NOUN)


def _fingerprint(original: bytes, resume: Resume) -> str:
    # A newer Recast may read the same file better, and that reading is another resume.
    read = dump_line([to_json(resume.source), to_json(resume.parsing_risks)])
    return fingerprint(original, read.encode())


def _items(value: Json) -> Sequence[Json]:
    assert isinstance(value, list)
    return value


def _stored(row: ResumeRow) -> StoredResume:
    return StoredResume(
        row.id,
        row.owner_id,
        row.title,
        row.filename,
        row.format,
        row.original,
        resume_of(row),
        row.created_at,
    )
