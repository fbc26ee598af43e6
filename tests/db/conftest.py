from collections.abc import Iterator
from pathlib import Path

import pytest

from recast.db.database import Database
from recast.db.migrate import migrate
from recast.settings import Settings


@pytest.fixture(params=["sqlite", pytest.param("postgres", marks=pytest.mark.cluster)])
def empty(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Database]:
    """A database of each kind without any table."""
    address = f"sqlite:///{tmp_path / 'recast.db'}"
    if request.param == "postgres":
        address = request.getfixturevalue("postgres_url")
    # A busy machine may let a test stand still in the middle of a transaction.
    made = Database(Settings.from_env({"RECAST_DATABASE_URL": address}).database_url, lease=600)
    yield made
    made.close()


@pytest.fixture
def database(empty: Database) -> Database:
    """A migrated database of each kind."""
    migrate(empty)
    return empty
