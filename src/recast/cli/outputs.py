"""Writes a customized resume to the files that were asked for."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

import click

from recast.cli.inputs import ResumeFile
from recast.documents.fresh.layouts import LAYOUT_NAMES
from recast.documents.write import write_document
from recast.domain.errors import UnknownFormat, UnreadableFile

Command = TypeVar("Command", bound=Callable[..., object])
ENDINGS = {
    ".tracked.docx": "docx-tracked",
    ".docx": "docx",
    ".pdf": "pdf",
    ".md": "md",
    ".txt": "txt",
    ".json": "json",
}


def format_of(path: str) -> str:
    """The format that a file's ending asks for. Raises UnknownFormat."""
    for ending, format in ENDINGS.items():
        if path.lower().endswith(ending):
            return format
    raise UnknownFormat(f"Cannot write {path}: end its name with {', '.join(ENDINGS)}.")


def check_place(path: str, resume: str) -> None:
    """Raises UnreadableFile before the work begins rather than after."""
    if Path(path).absolute().resolve() == Path(resume).absolute().resolve():
        raise UnreadableFile(f"{path} is your original; give the result another name.")
    folder = Path(path).absolute().parent
    if not folder.is_dir():
        raise UnreadableFile(f"There is no folder {folder} to write {Path(path).name} into.")


@dataclass(frozen=True, slots=True)
class Looks:
    """How documents that are set afresh look; `paper` None goes by the resume's country."""

    layout: str = "classic"
    paper: str | None = None


AS_USUAL = Looks()


def looks_options(command: Command) -> Command:
    """Adds `--layout` and `--paper`."""
    paper = click.option(
        "--paper", type=click.Choice(["a4", "letter"]), help="Else by the resume's country."
    )
    layout = click.option(
        "--layout",
        type=click.Choice(LAYOUT_NAMES),
        default="classic",
        show_default=True,
        help="Of documents that are set afresh.",
    )
    return layout(paper(command))


def write_output(
    path: str, resume: ResumeFile, text: str, looks: Looks = AS_USUAL
) -> tuple[str, ...]:
    """Writes one file; returns what could not be placed in the person's own document."""
    written = write_document(
        format_of(path),
        original_bytes=resume.data,
        original_format=resume.document.format,
        original=resume.document.resume,
        customized_text=text,
        title=Path(path).name.split(".")[0],
        layout=looks.layout,
        paper=looks.paper,
    )
    try:
        Path(path).write_bytes(written.data)
    except OSError as error:
        raise UnreadableFile(f"Cannot write {path}: {error.strerror}.") from None
    return written.unplaced
