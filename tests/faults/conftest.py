from collections.abc import Callable, Iterator
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
def opened(tmp_path: Path) -> Iterator[Callable[..., Site]]:
    """Opens a site with these settings; its processes end with the test, however that ends."""
    sites = []

    def open_one(**environ: str) -> Site:
        sites.append(open_site(tmp_path, **environ))
        return sites[-1]

    yield open_one
    for site in sites:
        site.close()


@pytest.fixture
def cluster(opened: Callable[..., Site], postgres_url: str, redis_url: str) -> Site:
    """Workers and web processes on PostgreSQL and Redis; none is started yet."""
    return opened(RECAST_DATABASE_URL=postgres_url, RECAST_BROKER_URL=redis_url)


@pytest.fixture
def laptop(opened: Callable[..., Site]) -> Site:
    """One process on SQLite; not started yet."""
    return opened()
