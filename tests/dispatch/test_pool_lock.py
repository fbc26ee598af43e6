from pathlib import Path

import pytest

from recast.dispatch.pool_lock import PoolLock
from recast.domain.errors import SetupError


def test_one_at_a_time_holds_it(tmp_path: Path) -> None:
    path = tmp_path / "home" / "pool.lock"
    first, second = PoolLock(path), PoolLock(path)
    assert first.take("worker1") == ""
    assert second.take("worker2") is None
    assert (first.held, second.held) == (True, False)
    first.release()
    assert second.take("worker2") == ""
    second.release()


def test_a_lock_whose_holder_died_names_that_holder(tmp_path: Path) -> None:
    path = tmp_path / "pool.lock"
    path.write_text("deadworker")
    lock = PoolLock(path)
    assert lock.take("worker") == "deadworker"
    assert path.read_text() == "worker"
    lock.release()


def test_a_lock_that_cannot_be_written_is_refused_in_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "home").write_text("a file where a folder should be")
    for path in (tmp_path / "home" / "pool.lock", tmp_path):
        lock = PoolLock(path)
        with pytest.raises(SetupError, match="cannot be written"):
            lock.take("worker")
        assert not lock.held
