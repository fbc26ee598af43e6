"""The saved results of customizations."""

import datetime
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from recast.db.columns import utc_now
from recast.db.database import Database
from recast.db.run_rows import result_of
from recast.db.tables import CustomizationRow, CustomizedResumeRow
from recast.domain.errors import NotAllowed, NotFound
from recast.domain.events import Result
from recast.domain.jsonable import to_json
from recast.runs.person import Person


@dataclass(frozen=True, slots=True)
class CustomizedResume:
    """`result` has the text too; `edited` says that the person changed it by hand since."""

    id: int
    owner_id: int
    session_id: str
    resume_id: int
    job_id: int
    title: str
    text: str
    result: Result
    edited: bool
    created_at: datetime.datetime
    updated_at: datetime.datetime


@dataclass(frozen=True, slots=True)
class ListedCustomizedResume:
    """A customized resume in a list, without its contents."""

    id: int
    session_id: str
    resume_id: int
    job_id: int
    title: str
    edited: bool
    created_at: datetime.datetime


@dataclass(frozen=True, slots=True)
class CustomizedResumes:
    database: Database

    def get(self, person: Person, customized_resume_id: int) -> CustomizedResume:
        """Raises NotFound, and NotAllowed where it is somebody else's."""
        with self.database.read() as session:
            row = session.get(CustomizedResumeRow, customized_resume_id)
            if row is None:
                raise NotFound("There is no such customized resume.")
            if not person.may_see(row.owner_id):
                raise NotAllowed("This customized resume belongs to someone else.")
            return _customized(session, row)

    def list(self, person: Person, limit: int = 200) -> tuple[ListedCustomizedResume, ...]:
        """The person's own, newest first."""
        query = (
            select(CustomizedResumeRow, CustomizationRow)
            .join(CustomizationRow, CustomizationRow.id == CustomizedResumeRow.customization_id)
            .where(CustomizedResumeRow.owner_id == person.id)
            .order_by(CustomizedResumeRow.id.desc())
            .limit(limit)
        )
        with self.database.read() as session:
            return tuple(_listed(saved, run) for saved, run in session.execute(query))

    def revise(
        self, customized_resume_id: int, *, result: Result | None = None, title: str | None = None
    ) -> None:
        """Keep a person's own text, already analysed and checked, or another title."""
        with self.database.write() as session:
            row = session.get_one(CustomizedResumeRow, customized_resume_id)
            if title:
                row.title = title[:255]
            if result is not None:
                row.text, row.result, row.edited = result.customized_content, to_json(result), True
            row.updated_at = utc_now()

    def delete(self, person: Person, customized_resume_id: int) -> None:
        """Delete it with its customization and events. Raises as `get` does."""
        self.get(person, customized_resume_id)
        with self.database.write() as session:
            saved = session.get_one(CustomizedResumeRow, customized_resume_id)
            session.delete(session.get_one(CustomizationRow, saved.customization_id))


def _customized(session: Session, row: CustomizedResumeRow) -> CustomizedResume:
    run = session.get_one(CustomizationRow, row.customization_id)
    return CustomizedResume(
        row.id,
        row.owner_id,
        run.session_id,
        run.resume_id,
        run.job_id,
        row.title,
        row.text,
        result_of(row),
        row.edited,
        row.created_at,
        row.updated_at,
    )


def _listed(saved: CustomizedResumeRow, run: CustomizationRow) -> ListedCustomizedResume:
    return ListedCustomizedResume(
        saved.id,
        run.session_id,
        run.resume_id,
        run.job_id,
        saved.title,
        saved.edited,
        saved.created_at,
    )
