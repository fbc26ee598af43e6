"""Reads a plan as the model says it: prose at once, each recommendation as its last tag closes.

The parts depend on the text alone, never on where its chunks were cut. Costs grow with the
length of the reply, since nothing that was read is read again.
"""

import html
import re
from typing import TypeAlias

from recast.customization.engine import Text
from recast.domain.errors import UnusableReply
from recast.domain.plan import Draft
from recast.engines.replies.drafting import draft_of
from recast.engines.replies.json_reply import recommendations_in
from recast.engines.replies.markdown_reply import MarkdownItems
from recast.engines.replies.pieces import Pieces
from recast.engines.replies.prose_lines import ProseLines
from recast.engines.replies.tags import (
    FIELDS,
    IGNORED,
    PROSE,
    RECOMMENDATION,
    THINKING,
    Tag,
    TagReader,
)

PlanText: TypeAlias = Text | Draft
# How a model's reasoning is told apart from its reply, for whoever reads along.
THINKING_BEGINS, THINKING_ENDS = "(Thinking: ", ")"
# Shorter than this, a reply without a single recommendation is an apology, not a plan.
LEAST_PROSE = 400
LONGEST_SUMMARY = 1200


class ReplyParser:
    """Text goes in as it comes; parts of the plan come out."""

    def __init__(self) -> None:
        self._tags = TagReader()
        self._pieces = Pieces()
        self._markdown = MarkdownItems()
        self._lines = ProseLines()
        self._all: list[str] = []
        self._prose: dict[str, list[str]] = {}
        self._fields: dict[str, list[str]] | None = None
        self._field: str | None = None
        self._in_prose: str | None = None
        self._thinking = False
        # Whether the reasoning came beside the reply, so that the reply's next word ends it.
        self._reasoning = False
        self._told: set[tuple[str, str, str]] = set()

    @property
    def summary(self) -> str:
        return self._prose_of("summary") or self._first_paragraph()

    @property
    def job_analysis(self) -> str:
        return self._prose_of("job_analysis")

    @property
    def unfinished(self) -> bool:
        """Whether a tag is open, so that a reply that ended here was cut off."""
        return self._fields is not None or self._in_prose is not None

    def feed(self, text: str) -> list[PlanText]:
        self._all.append(text)
        parts: list[PlanText] = []
        if self._reasoning:
            self._reasoning = False
            self._end_thinking(parts)
        for token in self._tags.feed(text):
            self._take(token, parts)
        return parts

    def think(self, text: str) -> list[PlanText]:
        """Reasoning that came beside the reply."""
        parts: list[PlanText] = []
        self._reasoning = True
        self._begin_thinking(parts)
        parts += map(Text, self._pieces.feed(text))
        return parts

    def close(self) -> list[PlanText]:
        """The rest of it. Raises UnusableReply where there is no plan in the whole reply."""
        parts: list[PlanText] = []
        for token in self._tags.flush():
            self._take(token, parts)
        self._end_thinking(parts)
        self._close_recommendation(parts)
        self._end_line(parts)
        self._propose(self._markdown.close(), parts)
        parts += map(Text, self._pieces.flush())
        if not self._told:
            self._look_for_json(parts)
        if not self._told and not self._prose:
            self._refuse_apology()
        return parts

    def _take(self, token: str | Tag, parts: list[PlanText]) -> None:
        if isinstance(token, Tag):
            self._take_tag(token, parts)
        elif self._thinking:
            parts += map(Text, self._pieces.feed(token))
        elif self._field is not None and self._fields is not None:
            self._fields[self._field].append(token)
        elif self._fields is None:
            self._say(token, parts)

    def _take_tag(self, tag: Tag, parts: list[PlanText]) -> None:
        if tag.name in IGNORED:
            return
        self._end_thinking(parts)
        if tag.name in THINKING:
            if not tag.closing:
                self._begin_thinking(parts)
            return
        if tag.name in FIELDS:
            self._take_field(tag, parts)
            return
        self._close_recommendation(parts)
        self._leave_prose(parts)
        if tag.name == RECOMMENDATION and not tag.closing:
            self._open_recommendation(parts)
        elif tag.name in PROSE and not tag.closing:
            self._in_prose = tag.name
            self._prose.setdefault(tag.name, [])

    def _take_field(self, tag: Tag, parts: list[PlanText]) -> None:
        if tag.closing:
            if self._field == tag.name:
                self._field = None
            return
        if self._fields is None:
            # A field outside of any recommendation: its opening tag was forgotten.
            self._leave_prose(parts)
            self._open_recommendation(parts)
        elif tag.name in self._fields and "after" in self._fields and tag.name == "title":
            # A second title: the closing tag of the last recommendation was forgotten.
            self._close_recommendation(parts)
            self._open_recommendation(parts)
        assert self._fields is not None
        self._fields[tag.name] = []
        self._field = tag.name

    def _open_recommendation(self, parts: list[PlanText]) -> None:
        self._end_line(parts)
        parts += map(Text, self._pieces.paragraph())
        self._fields = {}

    def _close_recommendation(self, parts: list[PlanText]) -> None:
        fields, self._fields, self._field = self._fields, None, None
        if fields:
            self._propose({name: "".join(text) for name, text in fields.items()}, parts)

    def _propose(self, fields: dict[str, str] | None, parts: list[PlanText]) -> None:
        draft = draft_of(fields) if fields is not None else None
        if draft is None:
            return
        key = (draft.section, draft.before, draft.after)
        if key not in self._told:
            self._told.add(key)
            parts.append(draft)

    def _say(self, text: str, parts: list[PlanText]) -> None:
        if self._in_prose is not None:
            self._prose[self._in_prose].append(text)
        # Line by line: what a line ends comes before what the next one says.
        for line in re.findall(r"[^\n]*\n|[^\n]+", text):
            parts += map(Text, self._pieces.feed(self._lines.feed(line)))
            self._read_lines(parts)

    def _end_line(self, parts: list[PlanText]) -> None:
        parts += map(Text, self._pieces.feed(self._lines.flush()))
        self._read_lines(parts)

    def _read_lines(self, parts: list[PlanText]) -> None:
        for line in self._lines.take_lines():
            self._propose(self._markdown.feed(line), parts)

    def _leave_prose(self, parts: list[PlanText]) -> None:
        self._end_line(parts)
        parts += map(Text, self._pieces.paragraph())
        self._in_prose = None

    def _begin_thinking(self, parts: list[PlanText]) -> None:
        if not self._thinking:
            self._end_line(parts)
            parts += map(Text, self._pieces.paragraph())
            parts += map(Text, self._pieces.feed(THINKING_BEGINS))
            self._thinking = True

    def _end_thinking(self, parts: list[PlanText]) -> None:
        if self._thinking:
            self._thinking = False
            parts += map(Text, self._pieces.feed(THINKING_ENDS))
            parts += map(Text, self._pieces.paragraph())

    def _prose_of(self, name: str) -> str:
        return html.unescape("".join(self._prose.get(name, ()))).strip()

    def _first_paragraph(self) -> str:
        """For a reply without tags: what it says before its first recommendation."""
        lines = "".join(self._all).strip().split("\n\n")[0].split("\n")
        text = "\n".join(line for line in lines if not line.strip().startswith("```")).strip()
        return "" if "<" in text[:1] or "{" in text[:1] else text[:LONGEST_SUMMARY]

    def _look_for_json(self, parts: list[PlanText]) -> None:
        for fields in recommendations_in("".join(self._all)):
            self._propose(fields, parts)

    def _refuse_apology(self) -> None:
        if len("".join(self._all).strip()) < LEAST_PROSE:
            raise UnusableReply(
                "The model answered without a plan; try again, or choose another model."
            )
