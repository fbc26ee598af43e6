"""The tables. What each row means stands with the values that the repositories make of it."""

import datetime

from sqlalchemy import (
    JSON,
    BigInteger,
    Column,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
    UniqueConstraint,
)
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column, relationship

from recast.db.columns import UtcDateTime, utc_now
from recast.domain.jsonable import Json

# Named constraints, because SQLite's migrations can only drop what has a name.
NAMES = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s",
    "pk": "pk_%(table_name)s",
}
# SQLite numbers rows by itself only where the key is called INTEGER.
BigId = BigInteger().with_variant(Integer(), "sqlite")


class Base(DeclarativeBase):
    metadata = MetaData(naming_convention=NAMES)


def _owner(table: str = "users") -> Mapped[int]:
    return mapped_column(BigId, ForeignKey(f"{table}.id", ondelete="CASCADE"), index=True)


roles_users = Table(
    "roles_users",
    Base.metadata,
    Column("user_id", ForeignKey("users.id", ondelete="CASCADE"), primary_key=True),
    Column("role_id", ForeignKey("roles.id", ondelete="CASCADE"), primary_key=True),
)


class RoleRow(Base):
    __tablename__ = "roles"

    id: Mapped[int] = mapped_column(BigId, primary_key=True)
    name: Mapped[str] = mapped_column(String(80), unique=True)
    description: Mapped[str | None] = mapped_column(String(255))
    permissions: Mapped[list[str] | None] = mapped_column(JSON)


class UserRow(Base):
    """A user as Flask-Security wants it; `is_local` marks the one person of local mode."""

    __tablename__ = "users"

    id: Mapped[int] = mapped_column(BigId, primary_key=True)
    email: Mapped[str] = mapped_column(String(255), unique=True)
    password: Mapped[str | None] = mapped_column(String(255))
    active: Mapped[bool] = mapped_column(default=True)
    fs_uniquifier: Mapped[str] = mapped_column(String(64), unique=True)
    is_local: Mapped[bool] = mapped_column(default=False)
    created_at: Mapped[datetime.datetime] = mapped_column(UtcDateTime, default=utc_now)
    confirmed_at: Mapped[datetime.datetime | None] = mapped_column(UtcDateTime)
    last_login_at: Mapped[datetime.datetime | None] = mapped_column(UtcDateTime)
    current_login_at: Mapped[datetime.datetime | None] = mapped_column(UtcDateTime)
    last_login_ip: Mapped[str | None] = mapped_column(String(64))
    current_login_ip: Mapped[str | None] = mapped_column(String(64))
    login_count: Mapped[int | None] = mapped_column(Integer)
    roles: Mapped[list[RoleRow]] = relationship(secondary=roles_users, lazy="selectin")


class UserKeyRow(Base):
    """An engine's key that a user brought, encrypted."""

    __tablename__ = "user_keys"
    __table_args__ = (UniqueConstraint("owner_id", "engine"),)

    id: Mapped[int] = mapped_column(BigId, primary_key=True)
    owner_id: Mapped[int] = _owner()
    engine: Mapped[str] = mapped_column(String(32))
    sealed: Mapped[bytes] = mapped_column(LargeBinary)
    base_url: Mapped[str | None] = mapped_column(Text)
    model: Mapped[str | None] = mapped_column(String(200))
    created_at: Mapped[datetime.datetime] = mapped_column(UtcDateTime, default=utc_now)


class ResumeRow(Base):
    """`fingerprint` is that of the file and of what was read from it; older rows have none."""

    __tablename__ = "resumes"
    __table_args__ = (Index("ix_resumes_owner_id_fingerprint", "owner_id", "fingerprint"),)

    id: Mapped[int] = mapped_column(BigId, primary_key=True)
    owner_id: Mapped[int] = _owner()
    title: Mapped[str] = mapped_column(String(255))
    filename: Mapped[str] = mapped_column(String(255))
    format: Mapped[str] = mapped_column(String(16))
    original: Mapped[bytes] = mapped_column(LargeBinary, deferred=True)
    text: Mapped[str] = mapped_column(Text)
    lines: Mapped[Json] = mapped_column(JSON)
    parsing_risks: Mapped[Json] = mapped_column(JSON)
    fingerprint: Mapped[str | None] = mapped_column(String(64))
    created_at: Mapped[datetime.datetime] = mapped_column(UtcDateTime, default=utc_now)


class JobRow(Base):
    """`fingerprint` is that of all it says; older rows have none."""

    __tablename__ = "jobs"
    __table_args__ = (Index("ix_jobs_owner_id_fingerprint", "owner_id", "fingerprint"),)

    id: Mapped[int] = mapped_column(BigId, primary_key=True)
    owner_id: Mapped[int] = _owner()
    title: Mapped[str] = mapped_column(String(255))
    company: Mapped[str] = mapped_column(String(255))
    text: Mapped[str] = mapped_column(Text)
    url: Mapped[str] = mapped_column(Text)
    fingerprint: Mapped[str | None] = mapped_column(String(64))
    created_at: Mapped[datetime.datetime] = mapped_column(UtcDateTime, default=utc_now)


class CustomizationRow(Base):
    __tablename__ = "customizations"
    __table_args__ = (
        Index("ix_customizations_state_owner_id", "state", "owner_id", "id"),
        Index("ix_customizations_worker", "worker"),
        Index("ix_customizations_owner_id_claimed_at", "owner_id", "claimed_at"),
        Index("ix_customizations_compacted_state", "compacted", "state"),
        UniqueConstraint("owner_id", "request_key"),
    )

    id: Mapped[int] = mapped_column(BigId, primary_key=True)
    session_id: Mapped[str] = mapped_column(String(32), unique=True)
    request_key: Mapped[str | None] = mapped_column(String(64))
    owner_id: Mapped[int] = _owner()
    resume_id: Mapped[int] = _owner("resumes")
    job_id: Mapped[int] = _owner("jobs")
    engine: Mapped[str] = mapped_column(String(32))
    level: Mapped[str] = mapped_column(String(16))
    industry: Mapped[str | None] = mapped_column(String(32))
    review: Mapped[bool] = mapped_column(default=False)
    selection: Mapped[Json] = mapped_column(JSON(none_as_null=True))
    plan: Mapped[Json] = mapped_column(JSON(none_as_null=True))
    state: Mapped[str] = mapped_column(String(16), default="queued")
    worker: Mapped[str | None] = mapped_column(String(32))
    epoch: Mapped[int] = mapped_column(default=0)
    attempts: Mapped[int] = mapped_column(default=0)
    cancelled_by: Mapped[str | None] = mapped_column(String(255))
    error_code: Mapped[str | None] = mapped_column(String(64))
    progress: Mapped[Json] = mapped_column(JSON(none_as_null=True), deferred=True)
    created_at: Mapped[datetime.datetime] = mapped_column(UtcDateTime, default=utc_now)
    updated_at: Mapped[datetime.datetime] = mapped_column(UtcDateTime, default=utc_now)
    claimed_at: Mapped[datetime.datetime | None] = mapped_column(UtcDateTime)
    compacted: Mapped[bool] = mapped_column(default=False)


class EventPieceRow(Base):
    """Consecutive events of a run, as `runs.piece.Piece`; `packed` pieces are zlib-compressed."""

    __tablename__ = "events"

    customization_id: Mapped[int] = mapped_column(
        BigId, ForeignKey("customizations.id", ondelete="CASCADE"), primary_key=True
    )
    first_seq: Mapped[int] = mapped_column(primary_key=True)
    last_seq: Mapped[int] = mapped_column()
    epoch: Mapped[int] = mapped_column()
    ending: Mapped[bool] = mapped_column(default=False)
    packed: Mapped[bool] = mapped_column(default=False)
    lines: Mapped[bytes] = mapped_column(LargeBinary)


class WorkerRow(Base):
    """A process that executes runs; it holds its runs as long as `beat` goes on changing."""

    __tablename__ = "workers"

    id: Mapped[str] = mapped_column(String(32), primary_key=True)
    beat: Mapped[int] = mapped_column(default=0)
    seen_at: Mapped[datetime.datetime] = mapped_column(UtcDateTime, default=utc_now)
    started_at: Mapped[datetime.datetime] = mapped_column(UtcDateTime, default=utc_now)


class CustomizedResumeRow(Base):
    __tablename__ = "customized_resumes"

    id: Mapped[int] = mapped_column(BigId, primary_key=True)
    customization_id: Mapped[int] = mapped_column(
        BigId, ForeignKey("customizations.id", ondelete="CASCADE"), unique=True
    )
    owner_id: Mapped[int] = _owner()
    title: Mapped[str] = mapped_column(String(255))
    text: Mapped[str] = mapped_column(Text)
    result: Mapped[Json] = mapped_column(JSON, deferred=True)
    edited: Mapped[bool] = mapped_column(default=False)
    created_at: Mapped[datetime.datetime] = mapped_column(UtcDateTime, default=utc_now)
    updated_at: Mapped[datetime.datetime] = mapped_column(UtcDateTime, default=utc_now)


class ShareRow(Base):
    """A link that shows a comparison without signing in; only the token's hash is kept."""

    __tablename__ = "shares"

    id: Mapped[int] = mapped_column(BigId, primary_key=True)
    customized_resume_id: Mapped[int] = _owner("customized_resumes")
    owner_id: Mapped[int] = _owner()
    token_hash: Mapped[str] = mapped_column(String(64), unique=True)
    expires_at: Mapped[datetime.datetime] = mapped_column(UtcDateTime)
    hide_contact: Mapped[bool] = mapped_column(default=True)
    hide_original: Mapped[bool] = mapped_column(default=False)
    hide_scores: Mapped[bool] = mapped_column(default=False)
    created_at: Mapped[datetime.datetime] = mapped_column(UtcDateTime, default=utc_now)


class RankingRow(Base):
    """One resume against many postings; the work lies in its chunks."""

    __tablename__ = "rankings"

    id: Mapped[int] = mapped_column(BigId, primary_key=True)
    owner_id: Mapped[int] = _owner()
    resume_id: Mapped[int] = _owner("resumes")
    request_key: Mapped[str] = mapped_column(String(64), unique=True)
    created_at: Mapped[datetime.datetime] = mapped_column(UtcDateTime, default=utc_now)


class RankingChunkRow(Base):
    """Some of a ranking's postings, and their scores once they are known."""

    __tablename__ = "ranking_chunks"
    __table_args__ = (Index("ix_ranking_chunks_state", "state", "id"),)

    id: Mapped[int] = mapped_column(BigId, primary_key=True)
    ranking_id: Mapped[int] = _owner("rankings")
    first: Mapped[int] = mapped_column()
    postings: Mapped[Json] = mapped_column(JSON, deferred=True)
    scores: Mapped[Json] = mapped_column(JSON(none_as_null=True), deferred=True)
    state: Mapped[str] = mapped_column(String(16), default="queued")
    claimed_at: Mapped[datetime.datetime | None] = mapped_column(UtcDateTime)
