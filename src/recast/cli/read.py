"""`recast read`: what the importer reads of a file, which is what a parser would see."""

import click
from rich.console import Console
from rich.text import Text

from recast.cli.inputs import resume_file
from recast.domain.jsonable import Json, dump_line, to_json
from recast.domain.resume import Resume


@click.command()
@click.argument("file")
@click.option(
    "--json", "as_json", is_flag=True, help="Text, sections and risks as one JSON object."
)
def command(file: str, as_json: bool) -> None:
    """Show what is read of FILE: text, sections, parsing risks."""
    resume = resume_file(file).document.resume
    if as_json:
        click.echo(dump_line(_as_json(resume)))
    else:
        _print(resume)


def _as_json(resume: Resume) -> Json:
    return {
        "text": resume.text,
        "sections": to_json(resume.sections),
        "headings": to_json(resume.headings),
        "contact": to_json(resume.contact),
        "years": resume.years,
        "parsing_risks": to_json(resume.parsing_risks),
    }


def _print(resume: Resume) -> None:
    console = Console()
    headings = set(resume.headings)
    for number, line in enumerate(resume.lines, 1):
        section = resume.section_at(number)
        kind = section.kind if section else ""
        style = "bold" if number in headings else ""
        console.print(
            Text.assemble((f"{number:4} {kind:<14} ", "dim"), (line, style)), soft_wrap=True
        )
    contact = resume.contact
    found = [contact.name, *contact.emails, *contact.phones, *contact.links, contact.location]
    console.print(Text(f"\nContact: {', '.join(part for part in found if part) or 'none found'}"))
    if resume.years is not None:
        console.print(f"Years in work: {resume.years:.1f}")
    for risk in resume.parsing_risks:
        console.print(Text(f"{risk.severity:<8} {risk.message}", style="yellow"))
