"""The keys that users bring for engines: sealed in the database, opened only to call a model."""

import base64
import json
from dataclasses import dataclass, field

from cryptography.fernet import Fernet, InvalidToken
from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from recast.db.database import Database
from recast.db.tables import UserKeyRow
from recast.domain.errors import EngineNotConfigured


@dataclass(frozen=True, slots=True)
class UserKey:
    """What a user set for an engine. `key` is empty where the server wants none."""

    engine: str
    key: str = field(repr=False)
    base_url: str | None = None
    model: str | None = None


@dataclass(frozen=True, slots=True)
class KeptKey:
    """The same as a page may show it: whether there is a key, never which."""

    engine: str
    has_key: bool
    base_url: str | None
    model: str | None


class UserKeys:
    """`secret` is 64 hexadecimal digits that seal them."""

    def __init__(self, database: Database, secret: str) -> None:
        self._database = database
        self._fernet = Fernet(base64.urlsafe_b64encode(bytes.fromhex(secret)))

    def save(self, owner_id: int, key: UserKey) -> None:
        """Replaces what was kept for that engine."""
        with self._database.write() as session:
            row = _row(session, owner_id, key.engine)
            if row is None:
                row = UserKeyRow(owner_id=owner_id, engine=key.engine)
                session.add(row)
            row.base_url, row.model = key.base_url, key.model
            row.sealed = self._seal(row, key.key)

    def get(self, owner_id: int, engine: str) -> UserKey | None:
        """Raises EngineNotConfigured where the server's secret key has changed since."""
        with self._database.read() as session:
            row = _row(session, owner_id, engine)
            if row is None:
                return None
            return UserKey(engine, self._open(row), row.base_url, row.model)

    def kept(self, owner_id: int, engine: str) -> KeptKey | None:
        with self._database.read() as session:
            row = _row(session, owner_id, engine)
            if row is None:
                return None
            return KeptKey(engine, self._has_key(row), row.base_url, row.model)

    def remove(self, owner_id: int, engine: str) -> None:
        with self._database.write() as session:
            mine = (UserKeyRow.owner_id == owner_id) & (UserKeyRow.engine == engine)
            session.execute(delete(UserKeyRow).where(mine))

    def _seal(self, row: UserKeyRow, key: str) -> bytes:
        return self._fernet.encrypt(json.dumps({**_sealed_for(row), "key": key}).encode())

    def _open(self, row: UserKeyRow) -> str:
        try:
            content = json.loads(self._fernet.decrypt(row.sealed))
        except InvalidToken:
            content = {}
        key = content.pop("key", None)
        # Those sealed by an earlier version name the owner and the engine only.
        if key is None or not content.items() <= _sealed_for(row).items():
            raise EngineNotConfigured(
                f"Your stored key for {row.engine} cannot be opened any more; enter it again in "
                "the settings."
            )
        return str(key)

    def _has_key(self, row: UserKeyRow) -> bool:
        try:
            return bool(self._open(row))
        except EngineNotConfigured:
            return False


def _sealed_for(row: UserKeyRow) -> dict[str, int | str | None]:
    """What is sealed in with the key: a row that was moved to another user opens nothing, nor
    does one that would send the key to another address."""
    return {
        "owner": row.owner_id,
        "engine": row.engine,
        "base_url": row.base_url,
        "model": row.model,
    }


def _row(session: Session, owner_id: int, engine: str) -> UserKeyRow | None:
    mine = (UserKeyRow.owner_id == owner_id) & (UserKeyRow.engine == engine)
    return session.scalar(select(UserKeyRow).where(mine))
