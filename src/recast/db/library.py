"""What a run is made of, read without asking whose it is: that was checked when it was started."""

from dataclasses import dataclass

from recast.db.database import Database
from recast.db.jobs import job_of
from recast.db.resumes import resume_of
from recast.db.tables import JobRow, ResumeRow
from recast.domain.errors import NotFound
from recast.domain.job import Job
from recast.domain.resume import Resume


@dataclass(frozen=True, slots=True)
class StoredLibrary:
    """Fits the port `runs.ports.Library`."""

    database: Database

    def resume(self, resume_id: int) -> Resume:
        with self.database.read() as session:
            row = session.get(ResumeRow, resume_id)
            if row is None:
                raise NotFound("The resume has been deleted.")
            return resume_of(row)

    def job(self, job_id: int) -> Job:
        with self.database.read() as session:
            row = session.get(JobRow, job_id)
            if row is None:
                raise NotFound("The job posting has been deleted.")
            return job_of(row)
