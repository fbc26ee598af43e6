"""The analysis as a report in the terminal."""

from collections.abc import Iterator
from typing import Final

from rich.bar import Bar
from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.rule import Rule
from rich.table import Table
from rich.text import Text

from recast.cli.quotes import quote
from recast.cli.terminal import Terminal
from recast.domain.analysis import Analysis, Component, Evidence, Keyword, ParsingRisk, Severity
from recast.domain.job import Job
from recast.reading.job_parts import Importance

WIDEST: Final = 110
"""Columns; longer lines are hard to read."""
MOST_SHOWN: Final = 12
"""Shown terms of one importance that are named with their line."""
WIDE: Final = 100
_BAR, _SHORT_BAR = 20, 10
_COLOURS: Final = ((70.0, "green"), (40.0, "yellow"), (0.0, "red"))
_COMPONENTS: Final = {
    "hard_skills": "Hard skills",
    "required": "What it requires",
    "title": "Job title",
    "experience": "Years of work",
    "education": "Education",
    "soft_skills": "Soft skills",
    "keywords": "The posting's words",
}
_IMPORTANCES: Final[tuple[tuple[Importance, str], ...]] = (
    ("required", "Required"),
    ("preferred", "Preferred"),
    ("mentioned", "Mentioned"),
)
_SEVERITIES: Final[dict[Severity, tuple[str, str]]] = {
    "fatal": ("unreadable", "red"),
    "major": ("serious", "red"),
    "missing": ("missing", "yellow"),
    "advice": ("advice", "dim"),
}


def colour(score: float) -> str:
    return next(name for least, name in _COLOURS if score >= least)


def print_analysis(analysis: Analysis, job: Job, console: Terminal | None = None) -> None:
    out = console or Terminal()
    width = min(out.width, WIDEST)
    for part in _parts(analysis, job, width):
        out.print(part, width=width)


def _parts(analysis: Analysis, job: Job, width: int) -> Iterator[RenderableType]:
    yield Text(f"\n{_named(job)}", style="bold")
    yield from _score(analysis)
    yield _heading("Where the points come from")
    yield _components(analysis.components, _BAR if width >= WIDE else _SHORT_BAR)
    for importance, name in _IMPORTANCES:
        keywords = [one for one in analysis.keywords if one.importance == importance]
        if keywords:
            yield from _keywords(name, keywords, width)
    if analysis.suggestions:
        yield _heading("What to do")
        yield _numbered(analysis.suggestions)
    if analysis.parsing_risks or analysis.findings:
        yield _heading("Beside the score")
        yield _risks((*analysis.parsing_risks, *analysis.findings))


def _named(job: Job) -> str:
    company = f" at {job.company}" if job.company else ""
    return f"{job.title or 'The posting'}{company}"


def _heading(text: str) -> Padding:
    return Padding(Rule(Text(text, style="bold"), align="left", style="dim"), (1, 0, 0, 0))


def _score(analysis: Analysis) -> Iterator[RenderableType]:
    yield Text.assemble(
        (f"{analysis.score:.0f} of 100", f"bold {colour(analysis.score)}"),
        "  how much of this posting your resume shows",
    )
    yield Bar(100, 0, analysis.score, color=colour(analysis.score), bgcolor="grey23")
    if round(analysis.attainable_score) > round(analysis.score):
        yield Text(
            f"{analysis.attainable_score:.0f} is within reach by naming among your skills, in the "
            "posting's words, what your resume already shows."
        )
    else:
        yield Text("What your resume shows, it already says in the posting's words.")
    sure = f"{analysis.confidence:.0%} sure of this reading."
    yield Text(f"{sure} {analysis.confidence_reason}".rstrip(), style="dim")


def _components(components: dict[str, Component], bar: int) -> Table:
    table = Table(box=None, show_header=False, padding=(0, 2, 0, 0), pad_edge=False, expand=True)
    table.add_column(no_wrap=True)
    table.add_column(justify="right", no_wrap=True)
    table.add_column(width=bar, no_wrap=True)
    table.add_column(ratio=1)
    for name, component in components.items():
        table.add_row(
            _COMPONENTS.get(name, name.replace("_", " ")),
            Text(f"{component.score * component.weight:.1f} of {100 * component.weight:.1f}"),
            Bar(100, 0, component.score, width=bar, color=colour(component.score)),
            Text(component.explanation, style="dim"),
        )
    points = sum(component.score * component.weight for component in components.values())
    table.add_row("Together", Text(f"{points:.1f} of 100"), style="bold")
    return table


def _keywords(name: str, keywords: list[Keyword], width: int) -> Iterator[RenderableType]:
    shown = [keyword for keyword in keywords if keyword.found]
    missing = [keyword.term for keyword in keywords if not keyword.found]
    yield _heading(f"{name}: {len(shown)} of {len(keywords)} shown")
    if shown:
        yield _evidence(shown[:MOST_SHOWN], width)
    if len(shown) > MOST_SHOWN:
        rest = ", ".join(keyword.term for keyword in shown[MOST_SHOWN:])
        yield _listed("✓", "green", f"also {rest}")
    if missing:
        yield _listed("✗", "red", f"not shown: {', '.join(missing)}")


def _evidence(keywords: list[Keyword], width: int) -> Table:
    """Each term with the line that shows it best; on a narrow screen the line stands below."""
    table = Table(box=None, show_header=False, padding=(0, 2, 0, 0), pad_edge=False, expand=True)
    table.add_column(width=1)
    table.add_column(width=None if width < WIDE else width // 4, ratio=1 if width < WIDE else None)
    if width >= WIDE:
        table.add_column(ratio=1)
    for keyword in keywords:
        proof = keyword.evidence[0] if keyword.evidence else None
        said = keyword.matched_as or keyword.term
        named = f" as “{said}”" if keyword.matched_as else ""
        term = Text.assemble(keyword.term, (named, "dim"))
        place = _place(proof) if proof else Text()
        shows = proof.text if proof else ""
        if width >= WIDE:
            line = quote(shows, said, width * 3 // 4 - len(place) - 8) if shows else Text()
            table.add_row(Text("✓", style="green"), term, place + Text("  ") + line)
            continue
        line = quote(shows, said, width - 8) if shows else Text()
        table.add_row(Text("✓", style="green"), Group(term + Text("  ") + place, line))
    return table


def _place(proof: Evidence) -> Text:
    section = f"{proof.section}, " if proof.section else ""
    return Text(f"{section}line {proof.line}", style="dim")


def _listed(mark: str, style: str, text: str) -> Table:
    table = Table(box=None, show_header=False, padding=(0, 2, 0, 0), pad_edge=False)
    table.add_row(Text(mark, style=style), Text(text))
    return table


def _numbered(sentences: tuple[str, ...]) -> Table:
    table = Table(box=None, show_header=False, padding=(0, 2, 0, 0), pad_edge=False)
    for number, sentence in enumerate(sentences, 1):
        table.add_row(Text(f"{number}", style="bold"), Text(sentence))
    return table


def _risks(risks: tuple[ParsingRisk, ...]) -> Table:
    table = Table(box=None, show_header=False, padding=(0, 2, 0, 0), pad_edge=False)
    for risk in risks:
        name, style = _SEVERITIES[risk.severity]
        place = f" ({risk.where})" if risk.where else ""
        table.add_row(Text(name, style=style), Text(f"{risk.message}{place}"))
    return table
