"""People and their queued runs, put straight into a database."""

from desk import JOB, RESUME
from recast.db.database import Database
from recast.db.jobs import Jobs
from recast.db.resumes import Resumes
from recast.db.runs import SqlRunStore
from recast.db.tables import UserRow
from recast.db.users import person_of
from recast.domain.job import Job
from recast.domain.resume import Resume
from recast.runs.person import Person
from recast.runs.run import NewRun, Run


def someone(database: Database, name: str) -> Person:
    row = UserRow(email=f"{name}@example.org", fs_uniquifier=name, active=True)
    with database.write() as session:
        session.add(row)
        session.flush()
        return person_of(row)


def new_run(database: Database, person: Person) -> NewRun:
    resume = Resumes(database).add(
        person, Resume.from_text(RESUME), original=b"%PDF", filename="a.pdf", format="pdf"
    )
    return NewRun(
        person.id, resume.id, Jobs(database).add(person, Job.from_text(JOB)).id, "scripted"
    )


def queued(database: Database, person: Person) -> Run:
    return SqlRunStore(database).add(new_run(database, person))
