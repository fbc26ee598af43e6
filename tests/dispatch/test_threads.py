import sqlite3
from pathlib import Path

from desk import desk, settings_for, types


def test_a_pool_that_starts_while_the_database_takes_no_writes_works_once_it_does(
    tmp_path: Path,
) -> None:
    made = desk(settings_for(tmp_path), tmp_path / "script")
    (tmp_path / "pool.lock").write_text("deadworker")
    holder = sqlite3.connect(tmp_path / "recast.db", isolation_level=None)
    holder.execute("BEGIN IMMEDIATE")
    made.recast.start()
    holder.execute("ROLLBACK")
    holder.close()
    assert types(made.lines(made.start()))[-1] == "saved"
    made.recast.stop()
