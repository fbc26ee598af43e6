"""Users, as far as ownership and the local mode need them; signing in is the web's."""

from dataclasses import dataclass
from uuid import uuid4

from sqlalchemy import select
from sqlalchemy.exc import IntegrityError

from recast.db.database import Database
from recast.db.tables import UserRow
from recast.domain.errors import NotFound
from recast.runs.person import Person

LOCAL_EMAIL = "you@localhost"
ADMIN = "admin"


@dataclass(frozen=True, slots=True)
class Users:
    database: Database

    def local(self) -> Person:
        """The one person of local mode, made on the first call."""
        found = self._find_local()
        if found is not None:
            return found
        try:
            with self.database.write() as session:
                session.add(_local_row())
        except IntegrityError:
            # Another process was quicker; its row is the one.
            pass
        made = self._find_local()
        assert made is not None
        return made

    def person(self, user_id: int) -> Person:
        """Raises NotFound."""
        with self.database.read() as session:
            row = session.get(UserRow, user_id)
            if row is None:
                raise NotFound("There is no such user.")
            return person_of(row)

    def delete(self, user_id: int) -> None:
        """Delete a user with everything that is theirs, events included."""
        with self.database.write() as session:
            row = session.get(UserRow, user_id)
            if row is not None:
                session.delete(row)

    def _find_local(self) -> Person | None:
        with self.database.read() as session:
            row = session.scalar(select(UserRow).where(UserRow.is_local))
            return None if row is None else person_of(row)


def person_of(row: UserRow) -> Person:
    name = "local" if row.is_local else row.email
    return Person(row.id, name, any(role.name == ADMIN for role in row.roles))


def _local_row() -> UserRow:
    return UserRow(email=LOCAL_EMAIL, fs_uniquifier=uuid4().hex, is_local=True, active=True)
