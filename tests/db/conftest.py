from collections.abc import Iterator
from pathlib import Path

import pytest

from recast.db.database import Database
from recast.db.migrate import migrate
from recast.settings import Settings


@pytest.fixture(params=["sqlite", pytest.param("postgres", marks=pytest.mark.cluster)])
def database(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Database]:
    """A migrated database of each kind."""
    address = f"sqlite:///{tmp_path / 'recast.db'}"
    if request.param == "postgres":
        address = request.getfixturevalue("postgres_url")
    made = Database(Settings.from_env({"RECAST_DATABASE_URL": address}).database_url)
    migrate(made)
    yield made
    made.close()
