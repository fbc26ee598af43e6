"""`recast rank`: one resume against many postings, best first.

Alone, this process ranks them; where a broker answers, the workers do, and this process with them.
"""

import os

import click
from rich.progress import Progress, track
from rich.table import Table
from rich.text import Text

from recast import __version__
from recast.analysis import Ranked, rank
from recast.cli.inputs import ResumeFile, job_from, resume_file
from recast.cli.postings import numbered
from recast.cli.report import WIDEST, colour
from recast.cli.terminal import Terminal
from recast.domain.errors import EmptyInput
from recast.domain.job import Job
from recast.domain.jsonable import Json, dump_line, to_json
from recast.settings import Settings

# Below this many postings a second process takes longer to start than it saves.
WORTH_SHARING = 200


@click.command()
@click.argument("resume")
@click.argument("jobs", nargs=-1)
@click.option("--jsonl", metavar="FILE", help='Postings, one JSON object with "text" a line.')
@click.option(
    "--top", default=20, show_default=True, type=click.IntRange(min=1), help="How many to show."
)
@click.option("--json", "as_json", is_flag=True, help="All of them, one JSON object a line.")
def command(resume: str, jobs: tuple[str, ...], jsonl: str | None, top: int, as_json: bool) -> None:
    """Order JOBS (files or URLs) by how well RESUME fits them."""
    lines = list(numbered(jsonl)) if jsonl else []
    postings = [*(job_from(job) for job in jobs), *(job for _, job in lines)]
    if not postings:
        raise EmptyInput("Name at least one posting, or give a file of them with --jsonl.")
    file, settings = resume_file(resume), Settings.from_env()
    if settings.broker_url is None:
        ranked = _here(file, postings)
    else:
        ranked = _over_the_queue(settings, file, postings, None if as_json else top)
    names = [*jobs, *(f"{jsonl}:{number}" for number, _ in lines)]
    if as_json:
        for entry in ranked:
            click.echo(dump_line({"source": names[entry.index], **_fields(entry)}))
    else:
        _print(ranked[:top], names)


def _here(file: ResumeFile, postings: list[Job]) -> list[Ranked]:
    told = track(postings, "Ranking", console=Terminal(stderr=True), transient=True)
    workers = os.cpu_count() or 1 if len(postings) >= WORTH_SHARING else 1
    return rank(file.document.resume, told, workers=workers)


def _over_the_queue(
    settings: Settings, file: ResumeFile, postings: list[Job], count: int | None
) -> list[Ranked]:
    """The best `count`, None for all. The same again goes on where an interrupted one stopped."""
    # Imported here, for ranking alone needs no database and starts sooner without one.
    from recast.bootstrap import build
    from recast.cli.session import kept_resume

    # Not started, a server executes nobody's runs; but unlike a command it can wake workers.
    recast = build(settings, role="server")
    try:
        if recast.dispatcher.waiting() is None:
            # Each wake would wait for it in vain, and nobody could hear them.
            return _here(file, postings)[:count]
        person = recast.users.local()
        resume_id = kept_resume(recast, person, file)
        key = _request_key(resume_id, postings)
        with Progress(console=Terminal(stderr=True), transient=True) as shown:
            queued = shown.track(postings, description="Queueing")
            ranking_id = recast.rankings.start(person, resume_id, queued, key)
            task = shown.add_task("Ranking")
            for done in recast.rankings.follow(ranking_id):
                shown.update(task, total=done.chunks, completed=done.finished)
        return recast.rankings.best(person, ranking_id, count)
    finally:
        recast.stop()


def _request_key(resume_id: int, postings: list[Job]) -> str:
    """Another version may score otherwise, so it does not go on with what this one began."""
    from recast.db.fingerprints import fingerprint

    parts = ([job.text, job.given_title, job.given_company] for job in postings)
    told = (fingerprint(dump_line([*part]).encode()).encode() for part in parts)
    return fingerprint(__version__.encode(), str(resume_id).encode(), *told)


def _fields(entry: Ranked) -> dict[str, Json]:
    fields = to_json(entry)
    assert isinstance(fields, dict)
    return fields


def _print(ranked: list[Ranked], names: list[str]) -> None:
    console = Terminal()
    table = Table(box=None, show_header=False, padding=(0, 2, 1, 0), pad_edge=False)
    for place, entry in enumerate(ranked, 1):
        company = f" at {entry.company}" if entry.company else ""
        title = f"{entry.title}{company}" if entry.title else names[entry.index]
        source = f"  {names[entry.index]}" if entry.title else ""
        told = Text.assemble((title, "bold"), (source, "dim"))
        for reason in entry.reasons:
            told.append(f"\n{reason}")
        score = Text(f"{entry.score:.0f}", style=f"bold {colour(entry.score)}", justify="right")
        table.add_row(Text(f"{place}.", style="dim", justify="right"), score, told)
    console.print(table, width=min(console.width, WIDEST))
