"""`recast customize`: the whole run on two files, live in the terminal."""

import sys

import click

from recast.cli.event_lines import EventLines
from recast.cli.inputs import ResumeFile, job_from, resume_file
from recast.cli.live import Live
from recast.cli.outputs import (
    AS_USUAL,
    Looks,
    check_place,
    format_of,
    looks_options,
    write_output,
)
from recast.cli.printable import say
from recast.cli.session import Wish, started
from recast.domain.errors import RecastError
from recast.domain.options import INDUSTRIES, LEVELS


@click.command()
@click.argument("resume")
@click.argument("job")
@click.option(
    "-o",
    "--output",
    "outputs",
    multiple=True,
    metavar="OUT",
    help="Write the result here; the ending picks the format "
    "(.docx .tracked.docx .pdf .md .txt .json). May be given several times.",
)
@click.option("--level", type=click.Choice(LEVELS), default="balanced", show_default=True)
@click.option("--industry", type=click.Choice(INDUSTRIES))
@click.option("--engine", help="builtin, anthropic or openai.")
@looks_options
@click.option(
    "--events",
    is_flag=True,
    help="Only the events, as NDJSON on standard output; ids in them count from 0.",
)
@click.option("--review", is_flag=True, help="Ask about each proposal, from 1 on, before writing.")
def command(
    resume: str,
    job: str,
    outputs: tuple[str, ...],
    level: str,
    industry: str | None,
    engine: str | None,
    layout: str,
    paper: str | None,
    events: bool,
    review: bool,
) -> None:
    """Customize RESUME to JOB (a file, a URL, or - for standard input)."""
    for path in outputs:
        format_of(path)
        check_place(path, resume)
    wish = Wish(level, industry, engine, review)
    looks = Looks(layout, paper)
    sys.exit(run(resume, job, outputs, wish, looks, events=events))


def run(
    resume: str,
    job: str,
    outputs: tuple[str, ...],
    wish: Wish,
    looks: Looks = AS_USUAL,
    *,
    events: bool,
) -> int:
    """The exit code: 0 where it was saved or waits for a person, 1 where it ended in an error."""
    lines = EventLines()
    try:
        file, posting = resume_file(resume), job_from(job)
        with started(file, posting, wish) as session:
            text = lines.follow(session.lines()) if events else Live(session).follow()
            if session.waits:
                click.echo(f"Decide with 'recast serve' at /customizations/{session.id}", err=True)
                return 0
            return _written(outputs, file, text, looks, quiet=events)
    except RecastError as error:
        if not events:
            raise
        lines.refuse(error)
        say(error.message, err=True)
        return 2


def _written(
    outputs: tuple[str, ...], file: ResumeFile, text: str | None, looks: Looks, *, quiet: bool
) -> int:
    if text is None:
        return 1
    for path in outputs:
        unplaced = write_output(path, file, text, looks)
        if quiet:
            continue
        say(f"Wrote {path}")
        for line in unplaced:
            say(f"  could not be placed in your document: {line}", err=True)
    return 0
