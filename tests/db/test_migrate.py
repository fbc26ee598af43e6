from importlib.resources import files
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import text

from recast.db.database import Database
from recast.db.migrate import HEAD, ensure_ready, migrate
from recast.db.tables import Base
from recast.domain.errors import SetupError


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
