"""The bundled example, stored for the local person as if they had uploaded it."""

from importlib import resources

from recast.bootstrap import Recast, build
from recast.documents import read_document
from recast.domain.job import Job
from recast.runs.person import Person
from recast.settings import Settings

RESUME_TITLE = "Example: an invented person's resume"


def store_example(settings: Settings) -> None:
    """Does nothing where it is stored already."""
    recast = build(settings, role="command")
    try:
        person = recast.users.local()
        if not any(resume.title == RESUME_TITLE for resume in recast.resumes.list(person)):
            _store(recast, person)
    finally:
        recast.database.close()


def _store(recast: Recast, person: Person) -> None:
    folder = resources.files("recast.example")
    data = folder.joinpath("resume.docx").read_bytes()
    document = read_document(data, "resume.docx")
    recast.resumes.add(
        person,
        document.resume,
        original=data,
        filename="resume.docx",
        format=document.format,
        title=RESUME_TITLE,
    )
    posting = folder.joinpath("posting.txt").read_text(encoding="utf-8")
    recast.jobs.add(person, Job.from_text(posting))
