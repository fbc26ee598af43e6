from collections.abc import Callable
from threading import Barrier, Thread

import pytest
from sqlalchemy import select, update

from recast.customization.checkpoint import Progress
from recast.db.database import Database
from recast.db.events import SqlEventLog
from recast.db.jobs import Jobs
from recast.db.migrate import migrate
from recast.db.resumes import Resumes
from recast.db.runs import SqlRunStore
from recast.db.tables import WorkerRow
from recast.db.users import Users
from recast.domain.errors import LeaseLost, NotAllowed, NotFound, StoreUnavailable
from recast.domain.plan import Selection
from recast.runs.piece import Entry, Piece
from recast.settings import Settings
from services import until
from stored_runs import new_run, queued, someone


def test_a_queued_run_is_claimed_by_exactly_one_of_many(database: Database) -> None:
    store, run = SqlRunStore(database), queued(database, someone(database, "mira"))
    together, claims = Barrier(8), []

    def claim(number: int) -> None:
        together.wait()
        claims.append(store.claim(run.id, f"worker{number}"))

    threads = [Thread(target=claim, args=(number,)) for number in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert [claim.epoch for claim in claims if claim is not None] == [1]


def test_what_a_stale_claim_writes_is_refused(database: Database) -> None:
    store, log = SqlRunStore(database), SqlEventLog(database)
    run = queued(database, someone(database, "mira"))
    store.beat("first")
    stale = store.claim(run.id, "first")
    assert stale is not None
    assert store.requeue("first", store.beats()["first"]) == [run.id]
    fresh = store.claim(run.id, "second")
    assert fresh is not None
    late = Entry(run.id, stale.epoch, Piece(run.id, 1, 1, b"{}\n"), state="failed")
    good = Entry(run.id, fresh.epoch, Piece(run.id, 1, 1, b"[]\n"))
    assert log.commit([late]) == {run.id}
    assert log.commit([good]) == frozenset()
    assert log.commit([late]) == {run.id}
    assert log.read(run.id, 0, 1000) == [good.piece]
    assert store.state_of(run.id) == "running"
    store.hand_back(stale)
    assert store.state_of(run.id) == "running"


def test_a_stale_claim_cannot_save_a_result(database: Database) -> None:
    store, run = SqlRunStore(database), queued(database, someone(database, "mira"))
    stale = store.claim(run.id, "first")
    assert stale is not None
    store.requeue("first", None)
    with pytest.raises(LeaseLost):
        store.complete(stale, None, lambda _: Piece(run.id, 1, 1, b"{}\n", True))  # type: ignore[arg-type]


def test_a_worker_that_still_beats_keeps_its_runs(database: Database) -> None:
    store, run = SqlRunStore(database), queued(database, someone(database, "mira"))
    store.beat("worker")
    store.claim(run.id, "worker")
    seen = store.beats()["worker"]
    store.beat("worker")
    assert store.requeue("worker", seen) == []
    assert store.state_of(run.id) == "running"


def test_a_worker_that_retired_loses_its_runs_at_once(database: Database) -> None:
    store, run = SqlRunStore(database), queued(database, someone(database, "mira"))
    store.beat("worker")
    store.claim(run.id, "worker")
    store.retire("worker")
    assert store.beats() == {"worker": None}
    assert store.requeue("worker", None) == [run.id]
    assert store.state_of(run.id) == "queued"


def test_one_persons_fifty_runs_do_not_starve_anothers_first(database: Database) -> None:
    store = SqlRunStore(database)
    many, few = someone(database, "many"), someone(database, "few")
    new = new_run(database, many)
    for _ in range(50):
        store.add(new)
    lonely = queued(database, few)
    order = []
    while (claim := store.claim_next("worker")) is not None:
        order.append(claim.run.id)
        SqlEventLog(database).commit([Entry(claim.run.id, claim.epoch, state="failed")])
    assert order.index(lonely.id) == 1
    assert len(order) == 51


def test_a_cancel_flag_reaches_the_worker_with_its_beat(database: Database) -> None:
    store, run = SqlRunStore(database), queued(database, someone(database, "mira"))
    store.beat("worker")
    store.claim(run.id, "worker")
    assert store.request_cancel(run, "mira@example.org")
    assert store.beat("worker") == {run.id: "mira@example.org"}
    assert store.beat("another") == {}


def test_handing_back_leaves_attempts_that_progress_has_cleared(database: Database) -> None:
    store, run = SqlRunStore(database), queued(database, someone(database, "mira"))
    for _ in range(3):
        claim = store.claim(run.id, "worker")
        store.requeue("worker", None)
    claim = store.claim(run.id, "worker")
    assert claim is not None
    assert claim.run.attempts == 4
    SqlEventLog(database).commit([Entry(run.id, claim.epoch, progress=Progress(started=True))])
    store.hand_back(claim)
    again = store.claim(run.id, "worker")
    assert again is not None
    assert again.run.attempts == 1


def test_a_selection_is_taken_only_where_it_is_waited_for(database: Database) -> None:
    owner = someone(database, "mira")
    store, run = SqlRunStore(database), queued(database, owner)
    selection = Selection(accepted=(0, 2), edited={2: "Own words"})
    assert not store.select(run, selection)
    claim = store.claim(run.id, "worker")
    assert claim is not None
    SqlEventLog(database).commit([Entry(run.id, claim.epoch, state="awaiting_review")])
    assert store.select(run, selection)
    again = store.find(owner, run.session_id)
    assert (again.state, again.selection) == ("queued", selection)


def test_strangers_see_nothing_of_it(database: Database) -> None:
    owner, stranger = someone(database, "mira"), someone(database, "stranger")
    store, run = SqlRunStore(database), queued(database, owner)
    assert store.find(owner, run.session_id) == run
    assert store.locate(owner, run.session_id) == (run.id, "queued")
    for look in (store.find, store.locate):
        with pytest.raises(NotAllowed):
            look(stranger, run.session_id)
    with pytest.raises(NotAllowed):
        Resumes(database).get(stranger, run.resume_id)
    with pytest.raises(NotAllowed):
        Jobs(database).get(stranger, run.job_id)


def test_deleting_a_person_deletes_their_runs_and_events(database: Database) -> None:
    owner = someone(database, "mira")
    store, log, run = SqlRunStore(database), SqlEventLog(database), queued(database, owner)
    claim = store.claim(run.id, "worker")
    assert claim is not None
    log.commit([Entry(run.id, claim.epoch, Piece(run.id, 1, 1, b"{}\n"))])
    Users(database).delete(owner.id)
    assert log.read(run.id, 0, 1000) == []
    assert store.state_of(run.id) is None
    with pytest.raises(NotFound):
        store.locate(owner, run.session_id)


def test_the_local_person_is_made_once(database: Database) -> None:
    users = Users(database)
    assert users.local() == users.local()
    assert users.local().name == "local"


@pytest.mark.cluster
def test_a_worker_that_froze_inside_a_transaction_does_not_keep_its_runs(
    postgres_url: str,
) -> None:
    frozen = Database(Settings.from_env({"RECAST_DATABASE_URL": postgres_url}).database_url)
    migrate(frozen)
    store, run = SqlRunStore(frozen), queued(frozen, someone(frozen, "mira"))
    store.beat("worker")
    store.claim(run.id, "worker")
    living = SqlRunStore(Database(str(frozen.engine.url)))
    with pytest.raises(StoreUnavailable):
        _freeze_in_the_middle(frozen, lambda: _taken(living))
    assert living.state_of(run.id) == "queued"
    living.database.close()
    frozen.close()


def _freeze_in_the_middle(database: Database, until_then: Callable[[], bool]) -> None:
    with database.write() as session:
        session.execute(update(WorkerRow).values(beat=99))
        until(until_then, what="the runs of the frozen worker")
        session.execute(select(WorkerRow.beat))


def _taken(store: SqlRunStore) -> bool:
    try:
        return store.requeue("worker", 0) != []
    except StoreUnavailable:
        return False
