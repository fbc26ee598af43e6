"""The analysis as a report in the terminal."""

from rich.bar import Bar
from rich.console import Console, Group
from rich.panel import Panel
from rich.table import Table
from rich.text import Text

from recast.domain.analysis import Analysis, Keyword
from recast.domain.job import Job

SHOWN = 12
_COLOURS = ((70.0, "green"), (40.0, "yellow"), (0.0, "red"))


def colour(score: float) -> str:
    return next(name for least, name in _COLOURS if score >= least)


def print_analysis(analysis: Analysis, job: Job, console: Console | None = None) -> None:
    out = console or Console()
    out.print(Panel(_head(analysis), title=Text(_named(job)), title_align="left"))
    out.print(_components(analysis))
    out.print(_keywords("Shown", [k for k in analysis.keywords if k.found]))
    missing = [k for k in analysis.keywords if not k.found and k.importance != "mentioned"]
    out.print(_keywords("Not shown", missing))
    for risk in (*analysis.parsing_risks, *analysis.findings):
        place = f" ({risk.where})" if risk.where else ""
        out.print(Text(f"{risk.severity:<8} {risk.message}{place}", style="dim"))
    for suggestion in analysis.suggestions:
        out.print(Text(f"→ {suggestion}"))


def _named(job: Job) -> str:
    company = f" at {job.company}" if job.company else ""
    return f"{job.title or 'The posting'}{company}"


def _head(analysis: Analysis) -> Group:
    score = Text.assemble(
        (f"{analysis.score:.0f}", f"bold {colour(analysis.score)}"),
        " of 100: how much of this posting your resume shows",
    )
    reach = Text(
        f"{analysis.attainable_score:.0f} can be reached by saying what you already show in the "
        f"posting's words.  Confidence {analysis.confidence:.0%}.",
        style="dim",
    )
    return Group(score, Bar(100, 0, analysis.score, color=colour(analysis.score)), reach)


def _components(analysis: Analysis) -> Table:
    table = Table(box=None, show_header=False, padding=(0, 1))
    for name, component in analysis.components.items():
        table.add_row(
            name.replace("_", " "),
            Bar(100, 0, component.score, width=16, color=colour(component.score)),
            Text(f"{component.score:.0f}", justify="right"),
            Text(f"{component.weight:.0%}", style="dim"),
            Text(component.explanation),
        )
    return table


def _keywords(title: str, keywords: list[Keyword]) -> Table:
    table = Table(
        title=title, title_justify="left", title_style="bold", box=None, show_header=False
    )
    for keyword in keywords[:SHOWN]:
        place = keyword.evidence[0] if keyword.evidence else None
        where = f"{place.section}, line {place.line}: {place.text.strip()}" if place else ""
        table.add_row(
            Text("✓" if keyword.found else "·", style="green" if keyword.found else "red"),
            Text(keyword.term),
            Text(keyword.importance, style="dim"),
            Text(where, style="dim", overflow="ellipsis", no_wrap=True),
        )
    if len(keywords) > SHOWN:
        table.add_row("", Text(f"and {len(keywords) - SHOWN} more", style="dim"), "", "")
    if not keywords:
        table.add_row("", Text("nothing", style="dim"), "", "")
    return table
