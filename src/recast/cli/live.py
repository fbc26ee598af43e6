"""A run as it happens, in the terminal: the same events as everywhere, one printer for each."""

import json
from functools import singledispatchmethod

from rich.panel import Panel
from rich.text import Text

from recast.cli.deciding import ask, number_of
from recast.cli.report import colour
from recast.cli.session import Session
from recast.cli.terminal import Terminal
from recast.domain.comparison import SectionComparison
from recast.domain.events import (
    KINDS,
    AnalysisComplete,
    Cancelled,
    ComparisonComplete,
    CustomizationComplete,
    Event,
    Failed,
    FinalAnalysisComplete,
    ImplementationChunk,
    PlanningChunk,
    RecommendationProposed,
    ReviewRequested,
    Saved,
    StageRestarted,
    Status,
    Warned,
)
from recast.domain.jsonable import from_json
from recast.domain.plan import Recommendation
from recast.reading.line_shape import bullet_of

LINES_SHOWN = 3  # of a proposal's before and after


class Live:
    """Prints one run; `follow` returns the customized text, None where it did not get that far."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._out = Terminal(highlight=False)
        self._proposals: list[Recommendation] = []
        self._text: str | None = None
        self._saved = False

    def follow(self) -> str | None:
        for line in self._session.lines():
            told = json.loads(line)
            self._print(from_json(KINDS[told["type"]], told))
        return self._text if self._saved else None

    @singledispatchmethod
    def _print(self, event: Event) -> None:
        """Events that have no printer are for programs."""

    @_print.register
    def _status(self, event: Status) -> None:
        self._out.print()
        self._out.rule(Text(f"{event.message}  {event.progress} %"), align="left")

    @_print.register
    def _analysis(self, event: AnalysisComplete) -> None:
        data = event.data
        self._out.print(_score("Now", data.score), _score("reachable", data.attainable_score))
        self._keywords("shown", data.matching_keywords, "green")
        self._keywords("not shown", data.missing_keywords, "red")

    def _keywords(self, label: str, words: tuple[str, ...], style: str) -> None:
        if words:
            told = ", ".join(words[:12]) + (" …" if len(words) > 12 else "")
            self._out.print(Text.assemble((f"{label}: ", "dim"), (told, style)))

    @_print.register(PlanningChunk)
    @_print.register(ImplementationChunk)
    def _chunk(self, event: PlanningChunk | ImplementationChunk) -> None:
        self._out.print(Text(event.content, style="dim"), end="")

    @_print.register
    def _recommendation(self, event: RecommendationProposed) -> None:
        self._proposals.append(event.data)
        self._out.print(proposal(event.id, event.data))

    @_print.register
    def _review(self, event: ReviewRequested) -> None:
        selection = ask(self._out, self._proposals)
        self._session.recast.runs.select(self._session.person, self._session.id, selection)

    @_print.register
    def _final(self, event: FinalAnalysisComplete) -> None:
        data = event.data
        self._out.print(
            _score("Before", data.original_score),
            _score("after", data.new_score),
            Text(f"{data.improvement:+.1f} points", style="bold"),
        )

    @_print.register
    def _comparison(self, event: ComparisonComplete) -> None:
        for section in event.data.sections:
            if section.status != "unchanged":
                self._out.print(
                    Panel(
                        changes(section, coloured=self._out.color_system is not None),
                        title=Text(section.name or "Top"),
                        title_align="left",
                        border_style="dim",
                    )
                )
        self._keywords("keywords gained", event.data.keywords.gained, "green")

    @_print.register
    def _complete(self, event: CustomizationComplete) -> None:
        self._text = event.data.customized_content

    @_print.register
    def _restarted(self, event: StageRestarted) -> None:
        if event.stage == "planning":
            self._proposals.clear()
        self._out.print(Text(f"{event.stage} begins again: {event.reason}", "yellow"))

    @_print.register
    def _warning(self, event: Warned) -> None:
        self._out.print(Text(event.message, "yellow"))

    @_print.register
    def _cancelled(self, event: Cancelled) -> None:
        Terminal(stderr=True).print(Text("Cancelled.", "bold red"))

    @_print.register
    def _failed(self, event: Failed) -> None:
        Terminal(stderr=True).print(Text(event.message, "bold red"))

    @_print.register
    def _kept(self, event: Saved) -> None:
        self._saved = True
        self._out.print()
        self._out.print(
            Text(
                f"Saved as number {event.customized_resume_id}; 'recast serve' shows it at "
                f"{event.compare_url}",
                "bold green",
            )
        )


def proposal(id: int, data: Recommendation) -> Panel:
    """A proposal as a card."""
    body = Text()
    if data.before:
        body.append(_shortened(data.before, "- "), style="red")
    if data.kind != "question":
        body.append(_shortened(data.after, "+ "), style="green")
    body.append(data.rationale)
    for claim in data.check.claims if data.kind != "question" else []:
        body.append(f"\nnot shown: “{claim.text}” {claim.reason}", style="yellow")
    if not data.anchored:
        body.append("\nThese words stand nowhere in your resume, so it is left out.", "yellow")
    title = Text(f"{number_of(id)}  {data.title}", style="bold")
    return Panel(
        body,
        title=title,
        title_align="left",
        subtitle=_effect(data),
        subtitle_align="right",
        border_style="cyan",
    )


def _effect(data: Recommendation) -> Text:
    if data.kind == "question":
        return Text("a question to you")
    change = data.score_change
    return Text(f"{change:+.1f} points" if change else "score unchanged")


def _shortened(text: str, mark: str) -> str:
    lines = text.split("\n")
    # A bullet's own mark beside ours would read as two.
    shown = [f"{mark}{line[len(bullet_of(line)) :]}\n" for line in lines[:LINES_SHOWN]]
    return "".join(shown) + (f"{mark}…\n" if len(lines) > LINES_SHOWN else "")


def changes(section: SectionComparison, *, coloured: bool = True) -> Text:
    """A section's words: what went is red, what came is green; long equal runs are cut. Without
    colours they stand in brackets: [-went-] {+came+}."""
    went, came = ("{}", "{}") if coloured else ("[-{}-]", "{{+{}+}}")
    body = Text()
    for change in section.changes:
        if change.op == "equal":
            body.append(_cut(change.original), style="dim")
            continue
        old, new = change.original, change.customized
        body.append(went.format(old) if old.strip() else old, style="red strike")
        if old.strip() and new.strip():
            body.append(" ")
        body.append(came.format(new) if new.strip() else new, style="green")
    return body


def _cut(text: str, most: int = 160) -> str:
    return text if len(text) <= most else f"{text[: most // 2]} … {text[-most // 2 :]}"


def _score(label: str, score: float) -> Text:
    return Text.assemble((f"{label} ", "dim"), (f"{score:.0f}", f"bold {colour(score)}"), "  ")
