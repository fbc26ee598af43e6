"""Customizations apart from their running: which have not ended, and deleting one."""

from dataclasses import dataclass
from typing import Literal

from sqlalchemy import select

from recast.db.database import Database
from recast.db.tables import CustomizationRow
from recast.domain.errors import NotAllowed, NotFound
from recast.runs.person import Person
from recast.runs.run import ENDED

_WHOSE = {
    "owner": CustomizationRow.owner_id,
    "resume": CustomizationRow.resume_id,
    "job": CustomizationRow.job_id,
}


@dataclass(frozen=True, slots=True)
class Customizations:
    """Their details come from `recast.runs.service.Runs.state`."""

    database: Database

    def unfinished(self, whose: Literal["owner", "resume", "job"], id: int) -> tuple[str, ...]:
        """The session ids of all that have not ended, of a person, a resume or a posting."""
        query = select(CustomizationRow.session_id).where(
            _WHOSE[whose] == id, CustomizationRow.state.not_in(ENDED)
        )
        with self.database.read() as session:
            return tuple(session.scalars(query))

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
