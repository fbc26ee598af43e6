"""The Python calls of the contract (section 8)."""

import os
from collections.abc import Iterator, Sequence
from pathlib import Path

from recast.bootstrap import engine_named
from recast.customization import Checkpoint, Request
from recast.customization import customize as _customize
from recast.documents import read_document
from recast.domain.errors import EmptyInput, UnreadableFile
from recast.domain.events import Event
from recast.domain.job import Job
from recast.domain.options import industry_from, level_from
from recast.domain.plan import Selection
from recast.domain.resume import Resume
from recast.jobs_web import read_posting

__all__ = ["customize", "read_job", "read_resume"]


def read_resume(path_or_bytes: str | Path | bytes, filename: str | None = None) -> Resume:
    """The resume in a file (PDF, DOCX, ODT, RTF, HTML, Markdown, text, JSON Resume).

    `filename` helps to tell the format of bytes. Raises InputError with one plain sentence.
    """
    if isinstance(path_or_bytes, bytes):
        return read_document(path_or_bytes, filename).resume
    path = Path(path_or_bytes)
    return read_document(_bytes_of(path), filename or path.name).resume


def read_job(text_or_path: str | Path) -> Job:
    """A posting out of its text, or out of the file of that name. Raises InputError."""
    path = _path(text_or_path)
    if path is not None:
        posting = read_posting(_bytes_of(path), path.name)
        return Job.from_text(posting.text, posting.title, posting.company, posting.url)
    if not str(text_or_path).strip():
        raise EmptyInput("The posting is empty; paste its text.")
    return Job.from_text(str(text_or_path))


def customize(
    resume: Resume | str,
    job: Job | str,
    *,
    engine: str = "builtin",
    level: str = "balanced",
    industry: str | None = None,
    selected: Sequence[int] | None = None,
) -> Iterator[Event]:
    """The events of one customization, up to `customization_complete`; nothing is stored.

    `selected` are the ids of the recommendations to apply. Raises EngineError.
    """
    request = Request(
        level=level_from(level),
        industry=industry_from(industry),
        selection=None if selected is None else Selection(accepted=tuple(selected)),
    )
    story = _customize(
        Resume.from_text(resume) if isinstance(resume, str) else resume,
        Job.from_text(job) if isinstance(job, str) else job,
        engine_named(engine),
        request,
    )
    return (part for part in story if not isinstance(part, Checkpoint))


def _path(text_or_path: str | Path) -> Path | None:
    if isinstance(text_or_path, Path):
        return text_or_path
    # A posting has line breaks or is long; the name of a file is short and the file is there.
    if "\n" in text_or_path or len(text_or_path) > 1000 or "\0" in text_or_path:
        return None
    # Unlike Path.is_file, this says no to a text that is too long for a name of a file.
    return Path(text_or_path) if os.path.isfile(text_or_path) else None


def _bytes_of(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError:
        raise UnreadableFile(f"{path} cannot be read; check its name and permissions.") from None
