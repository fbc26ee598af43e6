"""`recast batch`: a folder of resumes times a file of postings, resumable."""

import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

import click
from rich.progress import Progress
from rich.text import Text

from recast.bootstrap import Recast, build
from recast.cli.inputs import ResumeFile, job_from, resume_file
from recast.cli.outputs import ENDINGS, Looks, looks_options, write_output
from recast.cli.postings import from_jsonl
from recast.cli.printable import say
from recast.cli.session import kept_job, kept_resume
from recast.cli.terminal import Terminal
from recast.db.fingerprints import fingerprint
from recast.domain.errors import EmptyInput, InputError, UnreadableFile
from recast.domain.job import Job
from recast.domain.jsonable import Json, dump_line
from recast.domain.options import INDUSTRIES, LEVELS, industry_from, level_from
from recast.jobs_web.posting import require_whole
from recast.runs.batch import Outcome, Pair, Wishes, batch
from recast.runs.person import Person
from recast.settings import Settings

READABLE = (".docx", ".pdf", ".odt", ".rtf", ".html", ".htm", ".md", ".txt", ".json")


@click.command()
@click.argument("resumes")
@click.argument("jobs")
@click.option("--out", metavar="FOLDER", help="Write each result there.")
@click.option("--format", "ending", type=click.Choice(list(ENDINGS)), default=".docx")
@click.option("--level", type=click.Choice(LEVELS), default="balanced", show_default=True)
@click.option("--industry", type=click.Choice(INDUSTRIES))
@click.option("--engine", help="builtin, anthropic or openai.")
@looks_options
@click.option("--at-once", default=16, show_default=True, type=click.IntRange(1, 200))
def command(
    resumes: str,
    jobs: str,
    out: str | None,
    ending: str,
    level: str,
    industry: str | None,
    engine: str | None,
    layout: str,
    paper: str | None,
    at_once: int,
) -> None:
    """Customize every resume in the folder RESUMES to every posting in JOBS.

    JOBS is one posting (a file or a URL), or a file ending in .jsonl that has one JSON object with
    "text" (and "title", "company") a line. Each outcome is a line on standard output, a JSON object
    where that is no terminal. Run it again after a break: what has ended is not done twice.
    """
    work = Work.of(resumes, jobs)
    wishes = Wishes("batch", level_from(level), industry_from(industry), engine)
    results = Results(Path(out), ending, Looks(layout, paper)) if out else None
    recast = build(Settings.from_env(), role="command")
    recast.start()
    try:
        failed = _run(work, recast, wishes, at_once, results)
    finally:
        recast.stop()
    sys.exit(1 if failed else 0)


@dataclass(frozen=True, slots=True)
class Results:
    """Where the results are written, and how."""

    folder: Path
    ending: str
    looks: Looks

    def write(
        self, stem: str, posting: int, file: ResumeFile, text: str
    ) -> tuple[Path, tuple[str, ...]]:
        """The file that was written, and what found no place in it."""
        path = self.folder / f"{stem}-{posting + 1}{self.ending}"
        return path, write_output(str(path), file, text, self.looks)


@dataclass(frozen=True)
class Work:
    """Every resume with every posting, under names that stay the same when it is resumed."""

    files: dict[str, ResumeFile]
    postings: list[Job]
    places: dict[str, tuple[str, int]] = field(default_factory=dict)

    @classmethod
    def of(cls, folder: str, jobs: str) -> "Work":
        """Raises InputError; a file that cannot be read is told and passed over."""
        paths = sorted(_resumes_in(Path(folder)))
        files = {path.name: file for path in paths if (file := _read(path)) is not None}
        postings = _postings(jobs)
        if not files or not postings:
            raise EmptyInput("There is nothing to do: give a folder of resumes and some postings.")
        return cls(files, postings)

    def stem(self, name: str) -> str:
        """A file's name without its ending, unless another file would be called the same."""
        stems = [Path(other).stem for other in self.files]
        return Path(name).stem if stems.count(Path(name).stem) == 1 else name

    def pairs(self, recast: Recast, person: Person) -> Iterator[Pair]:
        library = _Library(recast, person, self)
        for name, file in self.files.items():
            for number, posting in enumerate(self.postings):
                key = fingerprint(file.data, posting.text.encode(), str(number).encode())
                self.places[key] = (name, number)
                yield Pair(key, partial(library.store, name, number))


@dataclass
class _Library:
    """Stores each resume and each posting once, when the first pair that has no run needs it."""

    recast: Recast
    person: Person
    work: Work
    resumes: dict[str, int] = field(default_factory=dict)
    jobs: dict[int, int] = field(default_factory=dict)

    def store(self, name: str, number: int) -> tuple[int, int]:
        if name not in self.resumes:
            self.resumes[name] = kept_resume(self.recast, self.person, self.work.files[name])
        if number not in self.jobs:
            self.jobs[number] = kept_job(self.recast, self.person, self.work.postings[number])
        return self.resumes[name], self.jobs[number]


def _run(work: Work, recast: Recast, wishes: Wishes, at_once: int, results: Results | None) -> int:
    """How many did not end in a saved result."""
    person = recast.users.local()
    if results is not None:
        results.folder.mkdir(parents=True, exist_ok=True)
    failed = 0
    # A terminal shows both, and what is told then goes above the bar.
    watched = sys.stdout.isatty()
    with Progress(console=Terminal(stderr=not watched), transient=True) as progress:
        task = progress.add_task("Customizing", total=len(work.files) * len(work.postings))
        outcomes: Iterable[Outcome] = batch(
            recast.runs, person, work.pairs(recast, person), wishes, at_once=at_once
        )
        for outcome in outcomes:
            failed += outcome.state != "completed"
            told = _told(work, recast, person, outcome, results)
            if watched:
                progress.console.print(Text(_sentence(told)), soft_wrap=True)
            else:
                click.echo(dump_line(told))
            progress.advance(task)
    return failed


def _told(
    work: Work, recast: Recast, person: Person, outcome: Outcome, results: Results | None
) -> dict[str, Json]:
    name, number = work.places[outcome.key]
    told: dict[str, Json] = {
        "resume": name,
        "posting": number + 1,
        "title": work.postings[number].title,
        "state": outcome.state,
        "session_id": outcome.session_id,
        "customized_resume_id": outcome.customized_resume_id,
        "error": outcome.error_code,
    }
    if outcome.customized_resume_id is None:
        return told
    saved = recast.customized_resumes.get(person, outcome.customized_resume_id)
    told["original_score"] = saved.result.original_score
    told["new_score"] = saved.result.new_score
    if results is not None:
        path, unplaced = results.write(work.stem(name), number, work.files[name], saved.text)
        told["unplaced"] = list(unplaced)
        told["file"] = str(path)
    return told


def _sentence(told: dict[str, Json]) -> str:
    """An outcome for whoever watches a terminal."""
    pair = f"{told['resume']}, {told['title'] or 'posting'} ({told['posting']})"
    if told["customized_resume_id"] is None:
        return f"{pair}: {told['state']}, {told['error'] or 'nothing was saved'}"
    scores = f"{told['original_score']:.0f} → {told['new_score']:.0f}"
    return f"{pair}: {scores}{'  ' if 'file' in told else ''}{told.get('file', '')}"


def _postings(jobs: str) -> list[Job]:
    if jobs.lower().endswith(".jsonl"):
        return list(from_jsonl(jobs))
    posting = job_from(jobs)
    require_whole(posting.text)
    return [posting]


def _resumes_in(folder: Path) -> Iterator[Path]:
    if not folder.is_dir():
        raise UnreadableFile(f"There is no folder {folder}; name the one with the resumes.")
    return (path for path in folder.iterdir() if path.suffix.lower() in READABLE)


def _read(path: Path) -> ResumeFile | None:
    try:
        return resume_file(str(path))
    except InputError as error:
        say(f"{path.name}: {error.message}", err=True)
        return None
