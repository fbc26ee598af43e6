"""What tests of several packages share."""

import os
from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, settings

from services import Postgres, Redis

# The same examples on each machine and every day, however slow it is: what fails for one fails for
# all. `pytest --hypothesis-profile=searching` looks for new ones.
settings.register_profile(
    "searching", deadline=None, print_blob=True, suppress_health_check=[HealthCheck.too_slow]
)
settings.register_profile("repeatable", settings.get_profile("searching"), derandomize=True)
settings.load_profile("repeatable")

# What whoever runs the tests has set for their own Recast, or for their way to the internet, is
# nothing to the programs that the tests start.
for name in list(os.environ):
    own = name.startswith(("RECAST_", "ANTHROPIC_", "OPENAI_"))
    if own or name.lower() in ("http_proxy", "https_proxy", "all_proxy"):
        del os.environ[name]


@pytest.fixture(scope="session")
def postgres_server() -> Iterator[Postgres]:
    server = Postgres()
    yield server
    server.remove()


@pytest.fixture
def postgres_url(postgres_server: Postgres) -> str:
    """An empty PostgreSQL database."""
    return postgres_server.new_database()


@pytest.fixture(scope="session")
def redis_server() -> Iterator[Redis]:
    server = Redis()
    yield server
    server.remove()


@pytest.fixture
def redis_url(redis_server: Redis) -> str:
    """An empty Redis."""
    redis_server.flush()
    return redis_server.url
