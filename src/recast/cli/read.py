"""`recast read`: what the importer reads of a file, which is what a parser would see."""

import click
from rich.text import Text

from recast.cli.inputs import resume_file
from recast.cli.terminal import Terminal
from recast.domain.jsonable import Json, dump_line, to_json
from recast.domain.resume import Resume
from recast.reading.resume_parts import Position


@click.command()
@click.argument("file")
@click.option(
    "--json", "as_json", is_flag=True, help="Text, sections and risks as one JSON object."
)
def command(file: str, as_json: bool) -> None:
    """Show what is read of FILE: text, sections, jobs, schools, parsing risks."""
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
        "positions": [_job(position) for position in resume.positions],
        "schools": [_job(school) for school in resume.parts.education],
        "years": resume.years,
        "parsing_risks": to_json(resume.parsing_risks),
    }


def _job(position: Position) -> Json:
    period = position.period
    return {
        "title": position.title,
        "employer": position.employer,
        "location": position.location,
        "start": f"{period.start:%Y-%m}" if period else None,
        "end": f"{period.end:%Y-%m}" if period and period.end else None,
        "lines": list(position.lines),
    }


def _told(position: Position) -> str:
    """ "Nurse, Elm Hospital, Austin, TX: Mar 2019 – today"; a question mark for what is missing."""
    named = [position.title or "?", position.employer or "?", position.location]
    period = position.period
    end = "today" if period and period.end is None else ""
    if period and period.end:
        end = f"{period.end:%b %Y}"
    dates = f"{period.start:%b %Y} – {end}" if period else "no dates"
    return f"{', '.join(part for part in named if part)}: {dates}"


def _print(resume: Resume) -> None:
    console = Terminal()
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
    for position in resume.positions:
        console.print(Text(f"Job: {_told(position)}"))
    for school in resume.parts.education:
        console.print(Text(f"School: {_told(school)}"))
    if resume.years is not None:
        console.print(f"Years in work: {resume.years:.1f}")
    for risk in resume.parsing_risks:
        console.print(Text(f"{risk.severity:<8} {risk.message}", style="yellow"))
