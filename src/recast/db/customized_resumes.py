"""The saved results of customizations."""

import datetime
from dataclasses import dataclass

from sqlalchemy import delete, select
from sqlalchemy.orm import undefer

from recast.db.columns import utc_now
from recast.db.database import Database
from recast.db.owned import missing, owned
from recast.db.run_rows import result_of
from recast.db.tables import CustomizationRow, CustomizedResumeRow
from recast.domain.events import Result
from recast.domain.jsonable import to_json
from recast.runs.person import Person

NOUN = "customized resume"
# Each with its run, in one statement.
_BOTH = select(CustomizedResumeRow, CustomizationRow).join(
    CustomizationRow, CustomizationRow.id == CustomizedResumeRow.customization_id
)


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
        query = _BOTH.where(CustomizedResumeRow.id == customized_resume_id).options(
            undefer(CustomizedResumeRow.result)
        )
        with self.database.read() as session:
            row = session.execute(query).one_or_none()
            return owned(person, row and _customized(*row), NOUN)

    def list(self, person: Person, limit: int = 200) -> tuple[ListedCustomizedResume, ...]:
        """The person's own, newest first."""
        query = _BOTH.where(CustomizedResumeRow.owner_id == person.id)
        newest = query.order_by(CustomizedResumeRow.id.desc()).limit(limit)
        with self.database.read() as session:
            return tuple(_listed(saved, run) for saved, run in session.execute(newest))

    def revise(
        self, customized_resume_id: int, *, result: Result | None = None, title: str | None = None
    ) -> None:
        """Keep a person's own text, already analysed and checked, or another title.

        Raises NotFound.
        """
        with self.database.write() as session:
            row = session.get(CustomizedResumeRow, customized_resume_id, with_for_update=True)
            if row is None:
                raise missing(NOUN)
            if title:
                row.title = title[:255]
            if result is not None:
                row.text, row.result, row.edited = result.customized_content, to_json(result), True
            row.updated_at = utc_now()

    def delete(self, person: Person, customized_resume_id: int) -> None:
        """Delete it with its customization and events. Raises as `get` does."""
        with self.database.write() as session:
            row = owned(person, session.get(CustomizedResumeRow, customized_resume_id), NOUN)
            run = CustomizationRow.id == row.customization_id
            session.execute(delete(CustomizationRow).where(run))


def _customized(saved: CustomizedResumeRow, run: CustomizationRow) -> CustomizedResume:
    return CustomizedResume(
        saved.id,
        saved.owner_id,
        run.session_id,
        run.resume_id,
        run.job_id,
        saved.title,
        saved.text,
        result_of(saved),
        saved.edited,
        saved.created_at,
        saved.updated_at,
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
