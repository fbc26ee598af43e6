import sqlite3
from concurrent.futures import ThreadPoolExecutor, wait
from functools import partial
from importlib.resources import files
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import text

from recast.db.database import Database
from recast.db.migrate import HEAD, ensure_ready, migrate
from recast.db.resumes import Resumes
from recast.db.tables import Base
from recast.domain.errors import SetupError
from recast.domain.resume import Resume
from recast.runs.person import Person

OLD = "Odd Berg\n\nExperience\nCook, Fjord Inn, 2011 - 2020\n"
OLD_PERSON = text(
    "INSERT INTO users (id, email, active, fs_uniquifier, is_local, created_at) "
    "VALUES (7, 'odd@example.org', true, 'odd', false, :now)"
)
OLD_RESUME = text(
    "INSERT INTO resumes "
    "(id, owner_id, title, filename, format, original, text, lines, parsing_risks, created_at) "
    "VALUES (5, 7, 'Odd', 'odd.txt', 'text', :file, '', '[]', '[]', :now)"
)


def test_the_migrations_make_what_the_tables_say(database: Database) -> None:
    with database.engine.connect() as connection:
        context = MigrationContext.configure(connection)
        assert compare_metadata(context, Base.metadata) == []


def test_the_noted_head_is_the_last_migration() -> None:
    scripts = ScriptDirectory(str(files("recast.db") / "migrations"))
    assert scripts.get_current_head() == HEAD


def test_migrating_again_changes_nothing(database: Database) -> None:
    migrate(database)
    ensure_ready(database, create=False)


def test_an_upgrade_keeps_what_was_stored_before(empty: Database) -> None:
    migrate(empty, to="0001")
    with pytest.raises(SetupError, match="recast migrate"):
        ensure_ready(empty, create=True)
    with empty.write() as session:
        session.execute(OLD_PERSON, {"now": "2026-01-02 03:04:05"})
        session.execute(OLD_RESUME, {"file": OLD.encode(), "now": "2026-01-02 03:04:05"})
    migrate(empty)
    ensure_ready(empty, create=False)
    resumes, person = Resumes(empty), Person(7)
    assert resumes.get(person, 5).original == OLD.encode()
    read = Resume.from_text(OLD)
    assert resumes.same(person, read, OLD.encode()) is None, "the old one has no fingerprint"
    stored = resumes.add(person, read, original=OLD.encode(), filename="old.txt", format="text")
    assert resumes.same(person, read, OLD.encode()) == stored.id


def test_an_empty_database_is_only_set_up_where_that_was_asked_for(tmp_path: Path) -> None:
    empty = Database(f"sqlite:///{tmp_path / 'empty.db'}")
    with pytest.raises(SetupError, match="recast migrate"):
        ensure_ready(empty, create=False)
    ensure_ready(empty, create=True)
    ensure_ready(empty, create=False)
    empty.close()


def test_a_half_migrated_database_is_refused_with_what_to_run(database: Database) -> None:
    with database.write() as session:
        session.execute(text("UPDATE alembic_version SET version_num = '0000'"))
    with pytest.raises(SetupError, match="recast migrate"):
        ensure_ready(database, create=True)


def test_a_database_of_a_newer_version_is_not_touched(database: Database) -> None:
    with database.write() as session:
        session.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    with pytest.raises(SetupError, match="newer"):
        migrate(database)


def test_whoever_comes_second_waits_until_the_first_has_set_the_database_up(
    tmp_path: Path,
) -> None:
    database = Database(f"sqlite:///{tmp_path / 'new.db'}")
    assert database.answers()
    first = sqlite3.connect(tmp_path / "new.db", isolation_level=None)
    first.execute("BEGIN IMMEDIATE")
    with ThreadPoolExecutor(1) as threads:
        second = threads.submit(migrate, database)
        assert wait([second], timeout=1).not_done
        first.execute("COMMIT")
        second.result()
    first.close()
    ensure_ready(database, create=False)
    database.close()


def test_a_database_that_somebody_else_holds_is_refused_in_a_sentence(tmp_path: Path) -> None:
    with sqlite3.connect(tmp_path / "held.db", isolation_level=None) as holder:
        database = Database(f"sqlite:///{tmp_path / 'held.db'}")
        ensure_ready(database, create=True)
        holder.execute("BEGIN IMMEDIATE")
        with pytest.raises(SetupError, match="in use"):
            migrate(database)
    holder.close()
    database.close()


def test_a_server_that_cannot_be_reached_is_refused_in_a_sentence() -> None:
    # Nobody listens at port 1.
    away = Database("postgresql+psycopg://recast@127.0.0.1:1/recast")
    for attempt in (migrate, partial(ensure_ready, create=False)):
        with pytest.raises(SetupError, match="RECAST_DATABASE_URL"):
            attempt(away)
    away.close()
