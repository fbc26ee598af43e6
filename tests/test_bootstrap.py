import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from desk import Desk, desk, settings_for
from recast.bootstrap import build
from recast.domain.errors import EngineNotConfigured, SetupError
from recast.settings import Settings


@pytest.fixture
def made(tmp_path: Path) -> Iterator[Desk]:
    made = desk(settings_for(tmp_path / "home"), tmp_path / "script")
    yield made
    made.recast.stop()


def test_the_gauges_tell_what_is_queued(made: Desk) -> None:
    made.start()
    assert made.recast.gauges() == {
        "recast_readers": 0,
        "recast_runs_executing_here": 0,
        "recast_runs_unfinished": 1,
        "recast_runs_queued": 1,
    }


def test_everything_is_ready_on_a_laptop(made: Desk) -> None:
    assert made.recast.readiness() == {"database": True, "queue": True}


def test_an_unknown_engine_is_refused(made: Desk) -> None:
    with pytest.raises(EngineNotConfigured, match="nonesuch"):
        made.recast.engine_for("nonesuch", 1)


def test_a_database_that_does_not_answer_is_refused_in_a_sentence(tmp_path: Path) -> None:
    environ = {"RECAST_HOME": str(tmp_path), "RECAST_DATABASE_URL": "postgresql://127.0.0.1:1/none"}
    with pytest.raises(SetupError, match="RECAST_DATABASE_URL"):
        build(Settings.from_env(environ))


def test_nothing_heavy_is_loaded_before_it_is_needed() -> None:
    heavy = ("alembic", "celery", "redis", "anthropic", "openai", "flask", "gevent", "psycopg")
    program = (
        f"import sys, recast.bootstrap\nprint([name for name in {heavy!r} if name in sys.modules])"
    )
    said = subprocess.run([sys.executable, "-c", program], capture_output=True, check=True)
    assert said.stdout.decode().strip() == "[]"
