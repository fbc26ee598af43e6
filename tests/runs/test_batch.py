from pathlib import Path

from desk import Desk, desk, settings_for
from recast.runs.batch import Outcome, Pair, Wishes, batch, request_key


def pairs(owner: Desk, count: int, stored: list[str]) -> list[Pair]:
    def store(key: str) -> tuple[int, int]:
        stored.append(key)
        return owner.resume_id, owner.job_id

    return [Pair(f"pair {n}", lambda n=n: store(f"pair {n}")) for n in range(count)]  # type: ignore[misc]


def test_every_pair_is_customized_once_and_told_once(busy_desk: Desk) -> None:
    stored: list[str] = []
    runs, person = busy_desk.recast.runs, busy_desk.person
    outcomes = list(batch(runs, person, pairs(busy_desk, 12, stored), at_once=4))
    assert sorted(outcome.key for outcome in outcomes) == sorted(f"pair {n}" for n in range(12))
    assert {outcome.state for outcome in outcomes} == {"completed"}
    assert len({outcome.customized_resume_id for outcome in outcomes}) == 12


def test_an_interrupted_batch_goes_on_and_runs_nothing_twice(busy_desk: Desk) -> None:
    stored: list[str] = []
    runs, person = busy_desk.recast.runs, busy_desk.person
    begun = batch(runs, person, pairs(busy_desk, 8, stored), at_once=3)
    first: Outcome = next(begun)
    begun.close()
    again = list(batch(runs, person, pairs(busy_desk, 8, stored), at_once=3))
    assert first in again
    assert len(again) == 8
    assert sorted(stored) == sorted({*stored})
    assert busy_desk.script.calls("plan") == 8


def test_a_failed_run_is_told_with_its_code(busy_desk: Desk) -> None:
    runs, person = busy_desk.recast.runs, busy_desk.person
    wishes = Wishes(engine="nonesuch")
    (outcome,) = batch(runs, person, pairs(busy_desk, 1, []), wishes)
    assert (outcome.state, outcome.error_code) == ("failed", "engine_not_configured")


def test_a_batch_waits_where_too_many_runs_are_unfinished(tmp_path: Path) -> None:
    mine = desk(settings_for(tmp_path, RECAST_RUNS_PER_PERSON="1"), tmp_path / "script")
    mine.recast.start()
    outcomes = list(batch(mine.recast.runs, mine.person, pairs(mine, 2, []), at_once=2))
    assert [outcome.state for outcome in outcomes] == ["completed", "completed"]
    mine.recast.stop()


def test_other_wishes_make_another_run() -> None:
    pair = Pair("a", lambda: (1, 1))
    keys = {
        request_key(pair, wishes)
        for wishes in (Wishes(), Wishes("again"), Wishes(level="extensive"), Wishes(engine="x"))
    }
    assert len(keys) == 4
    assert all(len(key) == 64 for key in keys)
