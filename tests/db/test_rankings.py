import pytest

from desk import JOB
from recast.analysis import rank
from recast.db.columns import utc_now
from recast.db.database import Database
from recast.db.library import StoredLibrary
from recast.db.rankings import TAKEN_FOR, SqlRankings
from recast.db.tables import RankingChunkRow
from recast.domain.errors import NotAllowed
from recast.domain.job import Job
from recast.runs.person import Person
from recast.runs.ranking import Rankings
from stored_runs import queued, someone


def postings() -> list[Job]:
    skills = ("Python", "Rust", "nursing", "SQL", "COBOL", "Airflow", "welding")
    return [Job.from_text(f"{JOB}\nRequired: {skill}, {skill} certificate") for skill in skills]


def set_up(database: Database) -> tuple[Rankings, Person, int, list[int]]:
    person = someone(database, "mira")
    woken: list[int] = []
    rankings = Rankings(SqlRankings(database), StoredLibrary(database), woken.append, chunk=3)
    return rankings, person, queued(database, person).resume_id, woken


def test_a_ranking_in_chunks_is_the_ranking_of_them_all(database: Database) -> None:
    rankings, person, resume_id, woken = set_up(database)
    ranking_id = rankings.start(person, resume_id, postings(), "mine")
    assert len(woken) == 3
    told = list(rankings.follow(ranking_id))
    assert (told[0].finished, told[-1].finished, told[-1].chunks) == (0, 3, 3)
    whole = rank(rankings.library.resume(resume_id), postings())
    assert rankings.best(person, ranking_id) == whole
    assert rankings.best(person, ranking_id, 2) == whole[:2]


def test_asking_again_goes_on_and_scores_nothing_twice(database: Database) -> None:
    rankings, person, resume_id, woken = set_up(database)
    first = rankings.start(person, resume_id, postings(), "mine")
    assert rankings.work(first)
    assert rankings.start(person, resume_id, postings(), "mine") == first
    assert len(woken) == 3
    assert [done.finished for done in rankings.follow(first)] == [1, 2, 3]
    assert not rankings.work()


def test_a_ranking_is_its_owners(database: Database) -> None:
    rankings, person, resume_id, _ = set_up(database)
    ranking_id = rankings.start(person, resume_id, postings(), "mine")
    with pytest.raises(NotAllowed):
        rankings.best(someone(database, "stranger"), ranking_id)


def test_two_people_may_ask_under_the_same_key(database: Database) -> None:
    rankings, person, resume_id, _ = set_up(database)
    first = rankings.start(person, resume_id, postings(), "mine")
    other = someone(database, "stranger")
    second = rankings.start(other, queued(database, other).resume_id, postings(), "mine")
    assert first != second
    assert rankings.start(person, resume_id, postings(), "mine") == first


def test_a_chunk_whose_worker_is_gone_is_taken_once_more(database: Database) -> None:
    rankings, person, resume_id, _ = set_up(database)
    ranking_id = rankings.start(person, resume_id, postings(), "mine")
    store = SqlRankings(database)
    lost = store.take()
    assert lost is not None
    with database.write() as session:
        session.get_one(RankingChunkRow, lost.id).claimed_at = utc_now() - 2 * TAKEN_FOR
    taken = [store.take(ranking_id), store.take(ranking_id), store.take(), store.take()]
    assert [chunk and chunk.first for chunk in taken] == [0, 3, 6, None]
