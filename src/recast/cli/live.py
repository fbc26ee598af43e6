"""A run as it happens, in the terminal: the same events as everywhere, one printer for each."""

import json
import re
from collections.abc import Callable
from typing import Any

from rich.panel import Panel
from rich.text import Text

from recast.cli.deciding import ask, number_of
from recast.cli.report import colour
from recast.cli.session import Session
from recast.cli.terminal import Terminal
from recast.domain.plan import Selection

# Events come off the wire as JSON whose shape the contract fixes.
Told = dict[str, Any]

_BULLET = re.compile(r"^\s*[•‣▪●◦∙⁃·*–—-]\s+")
LINES_SHOWN = 3  # of a proposal's before and after


class Live:
    """Prints one run; `follow` returns the customized text, None where it did not get that far."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._out = Terminal(highlight=False)
        self._proposals: list[Told] = []
        self._text: str | None = None
        self._saved = False
        self._printers: dict[str, Callable[[Told], None]] = {
            "status": self._status,
            "analysis_complete": self._analysis,
            "planning_chunk": self._chunk,
            "recommendation": self._recommendation,
            "review_requested": self._review,
            "implementation_chunk": self._chunk,
            "final_analysis_complete": self._final,
            "comparison_complete": self._comparison,
            "customization_complete": self._complete,
            "stage_restarted": self._restarted,
            "warning": self._warning,
            "cancelled": self._stopped,
            "error": self._stopped,
            "saved": self._kept,
        }

    def follow(self) -> str | None:
        for line in self._session.lines():
            event: Told = json.loads(line)
            printer = self._printers.get(event["type"])
            if printer is not None:
                printer(event)
        return self._text if self._saved else None

    def _status(self, event: Told) -> None:
        self._out.print()
        self._out.rule(Text(f"{event['message']}  {event['progress']} %"), align="left")

    def _analysis(self, event: Told) -> None:
        data = event["data"]
        self._out.print(_score("Now", data["score"]), _score("reachable", data["attainable_score"]))
        self._keywords("shown", data["matching_keywords"], "green")
        self._keywords("not shown", data["missing_keywords"], "red")

    def _keywords(self, label: str, words: list[str], style: str) -> None:
        if words:
            told = ", ".join(words[:12]) + (" …" if len(words) > 12 else "")
            self._out.print(Text.assemble((f"{label}: ", "dim"), (told, style)))

    def _chunk(self, event: Told) -> None:
        self._out.print(Text(event["content"], style="dim"), end="")

    def _recommendation(self, event: Told) -> None:
        data = event["data"]
        self._proposals.append(data)
        self._out.print(proposal(event["id"], data))

    def _review(self, event: Told) -> None:
        selection: Selection = ask(self._out, self._proposals)
        self._session.recast.runs.select(self._session.person, self._session.id, selection)

    def _final(self, event: Told) -> None:
        data = event["data"]
        self._out.print(
            _score("Before", data["original_score"]),
            _score("after", data["new_score"]),
            Text(f"{data['improvement']:+.1f} points", style="bold"),
        )

    def _comparison(self, event: Told) -> None:
        for section in event["data"]["sections"]:
            if section["status"] != "unchanged":
                self._out.print(
                    Panel(
                        changes(section, coloured=self._out.color_system is not None),
                        title=Text(section["name"] or "Top"),
                        title_align="left",
                        border_style="dim",
                    )
                )
        gained = event["data"]["keywords"]["gained"]
        self._keywords("keywords gained", gained, "green")

    def _complete(self, event: Told) -> None:
        self._text = event["data"]["customized_content"]

    def _restarted(self, event: Told) -> None:
        if event["stage"] == "planning":
            self._proposals.clear()
        self._out.print(Text(f"{event['stage']} begins again: {event['reason']}", "yellow"))

    def _warning(self, event: Told) -> None:
        self._out.print(Text(event["message"], "yellow"))

    def _stopped(self, event: Told) -> None:
        Terminal(stderr=True).print(Text(event.get("message", "Cancelled."), "bold red"))

    def _kept(self, event: Told) -> None:
        self._saved = True
        self._out.print()
        self._out.print(
            Text(
                f"Saved as number {event['customized_resume_id']}; 'recast serve' shows it at "
                f"{event['compare_url']}",
                "bold green",
            )
        )


def proposal(id: int, data: Told) -> Panel:
    """A proposal as a card."""
    body = Text()
    if data["before"]:
        body.append(_shortened(data["before"], "- "), style="red")
    if data["kind"] != "question":
        body.append(_shortened(data["after"], "+ "), style="green")
    body.append(data["rationale"])
    for claim in data["check"]["claims"] if data["kind"] != "question" else []:
        body.append(f"\nnot shown: “{claim['text']}” {claim['reason']}", style="yellow")
    if not data["anchored"]:
        body.append("\nThese words stand nowhere in your resume, so it is left out.", "yellow")
    title = Text(f"{number_of(id)}  {data['title']}", style="bold")
    return Panel(
        body,
        title=title,
        title_align="left",
        subtitle=_effect(data),
        subtitle_align="right",
        border_style="cyan",
    )


def _effect(data: Told) -> Text:
    if data["kind"] == "question":
        return Text("a question to you")
    change = data["score_change"]
    return Text(f"{change:+.1f} points" if change else "score unchanged")


def _shortened(text: str, mark: str) -> str:
    lines = text.split("\n")
    # A bullet's own mark beside ours would read as two.
    shown = [f"{mark}{_BULLET.sub('', line)}\n" for line in lines[:LINES_SHOWN]]
    return "".join(shown) + (f"{mark}…\n" if len(lines) > LINES_SHOWN else "")


def changes(section: Told, *, coloured: bool = True) -> Text:
    """A section's words: what went is red, what came is green; long equal runs are cut. Without
    colours they stand in brackets: [-went-] {+came+}."""
    went, came = ("{}", "{}") if coloured else ("[-{}-]", "{{+{}+}}")
    body = Text()
    for change in section["changes"]:
        if change["op"] == "equal":
            body.append(_cut(change["original"]), style="dim")
            continue
        old, new = change["original"], change["customized"]
        body.append(went.format(old) if old.strip() else old, style="red strike")
        if old.strip() and new.strip():
            body.append(" ")
        body.append(came.format(new) if new.strip() else new, style="green")
    return body


def _cut(text: str, most: int = 160) -> str:
    return text if len(text) <= most else f"{text[: most // 2]} … {text[-most // 2 :]}"


def _score(label: str, score: float) -> Text:
    return Text.assemble((f"{label} ", "dim"), (f"{score:.0f}", f"bold {colour(score)}"), "  ")
