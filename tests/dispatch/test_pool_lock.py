from pathlib import Path

from recast.dispatch.pool_lock import PoolLock


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
