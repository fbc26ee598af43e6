from collections.abc import Iterator
from pathlib import Path

import pytest

from desk import Desk, desk, settings_for


@pytest.fixture
def quiet_desk(tmp_path: Path) -> Iterator[Desk]:
    """A desk whose pool has not been started."""
    made = desk(settings_for(tmp_path / "home"), tmp_path / "script")
    yield made
    made.recast.stop()


@pytest.fixture
def busy_desk(quiet_desk: Desk) -> Desk:
    """A desk that executes what is started."""
    quiet_desk.recast.start()
    return quiet_desk
