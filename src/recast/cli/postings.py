"""Postings from a file of JSON lines."""

import json
from collections.abc import Iterator
from pathlib import Path

from recast.cli.inputs import read_file
from recast.domain.errors import UnreadableFile
from recast.domain.job import Job


def from_jsonl(path: str) -> Iterator[Job]:
    """One posting a line. Raises UnreadableFile with the number of a line that is none."""
    return (job for _, job in numbered(path))


def numbered(path: str) -> Iterator[tuple[int, Job]]:
    """The same, each with the number of its line, for a file may have empty ones."""
    lines = read_file(path).decode("utf-8-sig", errors="replace").split("\n")
    for number, line in enumerate(lines, 1):
        if line.strip():
            yield number, _job(path, number, line)


def _job(path: str, number: int, line: str) -> Job:
    try:
        entry = json.loads(line)
    except (ValueError, RecursionError):
        # The second is what far too many brackets within each other come to.
        entry = None
    if not isinstance(entry, dict) or not isinstance(entry.get("text"), str):
        name = Path(path).name
        raise UnreadableFile(f'{name}, line {number}: give one JSON object with "text" a line.')
    given = (entry["text"], str(entry.get("title") or ""), str(entry.get("company") or ""))
    return Job.from_text(*map(_writable, given))


def _writable(text: str) -> str:
    """Half of a surrogate pair, which JSON can spell, could be neither printed nor kept."""
    return text.encode("utf-8", errors="replace").decode("utf-8")
