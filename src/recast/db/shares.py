"""Links that show a comparison without signing in, until they expire or are revoked."""

import datetime
import hashlib
import secrets
from dataclasses import dataclass

from sqlalchemy import select

from recast.db.columns import utc_now
from recast.db.database import Database
from recast.db.tables import ShareRow
from recast.domain.errors import NotFound
from recast.runs.person import Person

_GONE = "This link has expired or was withdrawn; ask its owner for a new one."


@dataclass(frozen=True, slots=True)
class Hidden:
    """What a share link does not show."""

    contact: bool = True
    original: bool = False
    scores: bool = False


@dataclass(frozen=True, slots=True)
class Share:
    id: int
    owner_id: int
    customized_resume_id: int
    expires_at: datetime.datetime
    hidden: Hidden


@dataclass(frozen=True, slots=True)
class Shares:
    """Only the hash of a token is kept: whoever reads the database cannot follow the links."""

    database: Database

    def add(
        self, person: Person, customized_resume_id: int, lasting: datetime.timedelta, hidden: Hidden
    ) -> tuple[Share, str]:
        """The share and its token, which is told this once. Ownership is the caller's to check."""
        token = secrets.token_urlsafe(24)
        row = ShareRow(
            customized_resume_id=customized_resume_id,
            owner_id=person.id,
            token_hash=_hash(token),
            expires_at=utc_now() + lasting,
            hide_contact=hidden.contact,
            hide_original=hidden.original,
            hide_scores=hidden.scores,
        )
        with self.database.write() as session:
            session.add(row)
        return _share(row), token

    def find(self, token: str) -> Share:
        """Raises NotFound where there is none, or no longer."""
        with self.database.read() as session:
            row = session.scalar(select(ShareRow).where(ShareRow.token_hash == _hash(token)))
            if row is None or row.expires_at <= utc_now():
                raise NotFound(_GONE)
            return _share(row)

    def revoke(self, person: Person, customized_resume_id: int) -> int:
        """Withdraw all links of a customized resume; returns how many there were."""
        query = select(ShareRow).where(
            ShareRow.customized_resume_id == customized_resume_id,
            ShareRow.owner_id == person.id,
        )
        with self.database.write() as session:
            rows = session.scalars(query).all()
            for row in rows:
                session.delete(row)
            return len(rows)

    def withdraw(self, person: Person, token: str) -> None:
        """Withdraw one link. Raises NotFound where there is none of the person's."""
        with self.database.write() as session:
            row = session.scalar(select(ShareRow).where(ShareRow.token_hash == _hash(token)))
            if row is None or not person.may_see(row.owner_id):
                raise NotFound(_GONE)
            session.delete(row)


def _hash(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()


def _share(row: ShareRow) -> Share:
    hidden = Hidden(row.hide_contact, row.hide_original, row.hide_scores)
    return Share(row.id, row.owner_id, row.customized_resume_id, row.expires_at, hidden)
