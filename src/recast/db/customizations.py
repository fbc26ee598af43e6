"""A person's customizations, as a list."""

from dataclasses import dataclass

from sqlalchemy import select

from recast.db.database import Database
from recast.db.run_rows import run_of
from recast.db.tables import CustomizationRow, CustomizedResumeRow
from recast.domain.errors import NotAllowed, NotFound
from recast.runs.person import Person
from recast.runs.run import Run


@dataclass(frozen=True, slots=True)
class Customizations:
    """Their details come from `recast.runs.service.Runs.state`."""

    database: Database

    def list(self, person: Person, limit: int = 200) -> tuple[Run, ...]:
        """The person's own, newest first."""
        query = (
            select(CustomizationRow, CustomizedResumeRow.id)
            .outerjoin(
                CustomizedResumeRow, CustomizedResumeRow.customization_id == CustomizationRow.id
            )
            .where(CustomizationRow.owner_id == person.id)
            .order_by(CustomizationRow.id.desc())
            .limit(limit)
        )
        with self.database.read() as session:
            return tuple(run_of(row, saved) for row, saved in session.execute(query))

    def delete(self, person: Person, session_id: str) -> None:
        """Delete it with its events and its result. Raises NotFound and NotAllowed."""
        query = select(CustomizationRow).where(CustomizationRow.session_id == session_id)
        with self.database.write() as session:
            row = session.scalar(query)
            if row is None:
                raise NotFound("There is no such customization.")
            if not person.may_see(row.owner_id):
                raise NotAllowed("This customization belongs to someone else.")
            session.delete(row)
