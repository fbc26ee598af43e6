"""What a person has had customized, each in a line of a list."""

import dataclasses
import datetime
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select

from recast.db.database import Database
from recast.db.jobs import CALLED
from recast.db.tables import CustomizationRow, CustomizedResumeRow, JobRow, ResumeRow
from recast.domain.jsonable import Json
from recast.runs.person import Person
from recast.runs.run import State


@dataclass(frozen=True, slots=True)
class Past:
    """A customization in a list; the scores (0 to 100) are None until there is a result."""

    id: int
    session_id: str
    job_title: str
    company: str
    resume_title: str
    engine: str
    level: str
    state: State
    created_at: datetime.datetime
    customized_resume_id: int | None
    original_score: float | None
    new_score: float | None

    def told(self) -> dict[str, Json]:
        """As JSON, times in ISO 8601."""
        return {**dataclasses.asdict(self), "created_at": self.created_at.isoformat()}


_PAST = (
    select(
        CustomizationRow.id,
        CustomizationRow.session_id,
        CALLED,
        JobRow.company,
        ResumeRow.title,
        CustomizationRow.engine,
        CustomizationRow.level,
        CustomizationRow.state,
        CustomizationRow.created_at,
        CustomizedResumeRow.id,
        # Two numbers out of a result cost the database 0.02 ms; the whole of it stays there.
        CustomizedResumeRow.result["original_score"].as_float(),
        CustomizedResumeRow.result["new_score"].as_float(),
    )
    .join(JobRow, JobRow.id == CustomizationRow.job_id)
    .join(ResumeRow, ResumeRow.id == CustomizationRow.resume_id)
    .outerjoin(CustomizedResumeRow, CustomizedResumeRow.customization_id == CustomizationRow.id)
    .order_by(CustomizationRow.id.desc())
)


@dataclass(frozen=True, slots=True)
class History:
    database: Database

    def list(
        self, person: Person, *, before: int | None = None, limit: int = 50
    ) -> tuple[Past, ...]:
        """The person's own, newest first; those older than the one whose id is `before`."""
        query = _PAST.where(CustomizationRow.owner_id == person.id)
        if before is not None:
            query = query.where(CustomizationRow.id < before)
        with self.database.read() as session:
            rows: list[tuple[Any, ...]] = [
                tuple(row) for row in session.execute(query.limit(limit))
            ]
        return tuple(Past(*row) for row in rows)
