"""Resumes and postings from what stands on the command line."""

import sys
from dataclasses import dataclass
from pathlib import Path

from recast.api import read_job
from recast.documents import ReadDocument, read_document
from recast.domain.errors import EmptyInput, UnreadableFile
from recast.domain.job import Job
from recast.jobs_web import fetch_posting, read_posting


@dataclass(frozen=True, slots=True)
class ResumeFile:
    """A resume's file, its bytes and what was read of it."""

    path: Path
    data: bytes
    document: ReadDocument


def read_file(path: str) -> bytes:
    """Raises UnreadableFile with the reason in plain words."""
    try:
        return Path(path).read_bytes()
    except FileNotFoundError:
        raise UnreadableFile(f"There is no file {path}; check its name.") from None
    except IsADirectoryError:
        raise UnreadableFile(f"{path} is a folder; name a file in it.") from None
    except PermissionError:
        raise UnreadableFile(f"{path} may not be read; check its permissions.") from None
    except OSError as error:
        raise UnreadableFile(f"{path} cannot be read: {error.strerror}.") from None


def resume_file(path: str) -> ResumeFile:
    data = read_file(path)
    return ResumeFile(Path(path), data, read_document(data, Path(path).name))


def job_from(source: str) -> Job:
    """A posting from a file, from a URL, or from standard input (`-`)."""
    if source == "-":
        text = sys.stdin.buffer.read().decode("utf-8", errors="replace")
        if not text.strip():
            raise EmptyInput("Nothing came in on standard input; pipe the posting's text in.")
        return read_job(text)
    if source.startswith(("http://", "https://")):
        posting = fetch_posting(source)
    else:
        posting = read_posting(read_file(source), Path(source).name)
    return Job.from_text(posting.text, posting.title, posting.company, posting.url)
