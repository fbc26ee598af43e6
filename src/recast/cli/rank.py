"""`recast rank`: one resume against many postings, best first."""

import os

import click
from rich.console import Console
from rich.progress import track
from rich.table import Table
from rich.text import Text

from recast.analysis import Ranked, rank
from recast.cli.inputs import job_from, resume_file
from recast.cli.postings import from_jsonl
from recast.cli.report import WIDEST, colour
from recast.domain.errors import EmptyInput
from recast.domain.jsonable import Json, dump_line, to_json

# Below this many postings a second process takes longer to start than it saves.
WORTH_SHARING = 200


@click.command()
@click.argument("resume")
@click.argument("jobs", nargs=-1)
@click.option("--jsonl", metavar="FILE", help='Postings, one JSON object with "text" a line.')
@click.option("--top", default=20, show_default=True, help="How many to show.")
@click.option("--json", "as_json", is_flag=True, help="All of them, one JSON object a line.")
def command(resume: str, jobs: tuple[str, ...], jsonl: str | None, top: int, as_json: bool) -> None:
    """Order JOBS (files or URLs) by how well RESUME fits them."""
    postings = [*(job_from(job) for job in jobs), *(from_jsonl(jsonl) if jsonl else ())]
    if not postings:
        raise EmptyInput("Name at least one posting, or give a file of them with --jsonl.")
    document = resume_file(resume).document
    told = track(postings, "Ranking", console=Console(stderr=True), transient=True)
    workers = os.cpu_count() or 1 if len(postings) >= WORTH_SHARING else 1
    ranked = rank(document.resume, told, workers=workers)
    names = [*jobs, *(f"{jsonl}:{n}" for n in range(1, len(postings) - len(jobs) + 1))]
    if as_json:
        for entry in ranked:
            click.echo(dump_line({"source": names[entry.index], **_fields(entry)}))
    else:
        _print(ranked[:top], names)


def _fields(entry: Ranked) -> dict[str, Json]:
    fields = to_json(entry)
    assert isinstance(fields, dict)
    return fields


def _print(ranked: list[Ranked], names: list[str]) -> None:
    console = Console()
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
