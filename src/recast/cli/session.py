"""One customization run by the command line itself, stored where the web application finds it."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from recast.bootstrap import Recast, build
from recast.cli.inputs import ResumeFile
from recast.domain.job import Job
from recast.domain.options import industry_from, level_from
from recast.jobs_web.posting import require_whole
from recast.runs.person import Person
from recast.settings import Settings


@dataclass(frozen=True, slots=True)
class Wish:
    """What the options of the command say."""

    level: str
    industry: str | None
    engine: str | None
    review: bool


@dataclass(frozen=True, slots=True)
class Session:
    """A started run: who owns it, and its public id."""

    recast: Recast
    person: Person
    id: str

    @property
    def waits(self) -> bool:
        """Whether it goes on only after a person's decision."""
        return self.recast.runs.state(self.person, self.id).run.state == "awaiting_review"

    def lines(self, after: int = 0) -> Iterator[str]:
        """Its NDJSON records, live to the end, without heartbeats."""
        tail = self.recast.runs.tail(self.person, self.id, after)
        return (line for line in tail if line is not None)


@contextmanager
def started(resume: ResumeFile, job: Job, wish: Wish) -> Iterator[Session]:
    """Stores both, starts the run in this process, hands it back if we leave before its end."""
    require_whole(job.text)
    recast = build(Settings.from_env(), role="command")
    recast.start()
    try:
        yield _start(recast, resume, job, wish)
    finally:
        recast.stop()


def kept_resume(recast: Recast, person: Person, file: ResumeFile) -> int:
    """The number that the file is stored under; a file that is stored already is found again."""
    resume = file.document.resume
    same = recast.resumes.same(person, resume, file.data)
    if same is not None:
        return same
    return recast.resumes.add(
        person,
        resume,
        original=file.data,
        filename=file.path.name,
        format=file.document.format,
        title=file.path.stem,
    ).id


def kept_job(recast: Recast, person: Person, job: Job) -> int:
    """As `kept_resume`, for a posting."""
    same = recast.jobs.same(person, job)
    return recast.jobs.add(person, job).id if same is None else same


def _start(recast: Recast, resume: ResumeFile, job: Job, wish: Wish) -> Session:
    if wish.engine is not None:
        recast.check_engine(wish.engine)
    person = recast.users.local()
    session_id = recast.runs.start(
        person,
        kept_resume(recast, person, resume),
        kept_job(recast, person, job),
        engine=wish.engine,
        level=level_from(wish.level),
        industry=industry_from(wish.industry),
        review=wish.review,
    )
    return Session(recast, person, session_id)
