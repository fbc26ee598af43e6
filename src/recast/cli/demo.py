"""`recast demo`: the main job on the bundled example."""

import sys
from importlib import resources
from pathlib import Path

import click

from recast.cli.customize import run
from recast.cli.session import Wish


@click.command()
@click.option("--out", default="out", show_default=True, help="Folder for the results.")
@click.option("--engine", help="builtin, anthropic or openai.")
def command(out: str, engine: str | None) -> None:
    """Customize the bundled example, an invented person's resume, to a bundled posting."""
    folder = Path(out)
    folder.mkdir(parents=True, exist_ok=True)
    names = ("resume.docx", "resume.tracked.docx", "resume.pdf", "resume.md")
    outputs = tuple(str(folder / name) for name in names)
    example = resources.files("recast.example")
    with (
        resources.as_file(example / "resume.docx") as resume,
        resources.as_file(example / "posting.txt") as posting,
    ):
        wish = Wish("extensive", None, engine, review=False)
        sys.exit(run(str(resume), str(posting), outputs, wish, events=False))
