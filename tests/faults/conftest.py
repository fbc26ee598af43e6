from collections.abc import Iterator
from pathlib import Path

import pytest

from fault_site import Site, open_site
from services import Postgres, Redis


@pytest.fixture
def own_redis() -> Iterator[Redis]:
    """A Redis that the test may stop."""
    server = Redis()
    yield server
    server.remove()


@pytest.fixture
def own_postgres() -> Iterator[Postgres]:
    """A PostgreSQL server that the test may stop."""
    server = Postgres()
    yield server
    server.remove()


@pytest.fixture
def cluster(tmp_path: Path, postgres_url: str, redis_url: str) -> Iterator[Site]:
    """Workers and web processes on PostgreSQL and Redis; none is started yet."""
    site = open_site(tmp_path, RECAST_DATABASE_URL=postgres_url, RECAST_BROKER_URL=redis_url)
    yield site
    site.close()


@pytest.fixture
def laptop(tmp_path: Path) -> Iterator[Site]:
    """One process on SQLite; not started yet."""
    site = open_site(tmp_path)
    yield site
    site.close()
