import dataclasses

from recast.db.database import Database
from recast.db.history import History
from recast.db.jobs import Jobs
from recast.db.runs import SqlRunStore
from recast.domain.job import Job
from stored_runs import new_run, someone


def test_a_posting_without_a_title_is_called_as_in_the_list_of_postings(
    database: Database,
) -> None:
    person, jobs = someone(database, "ada"), Jobs(database)
    job = jobs.add(
        person,
        Job("\n Bake bread for three shops in the old town.\nWe start at four, in white."),
    )
    SqlRunStore(database).add(dataclasses.replace(new_run(database, person), job_id=job.id))
    (past,) = History(database).list(person)
    listed = {item.id: item.title for item in jobs.list(person)}
    assert past.job_title == listed[job.id] == job.title
    assert job.title == "Bake bread for three shops in the old town. We start at four…"
