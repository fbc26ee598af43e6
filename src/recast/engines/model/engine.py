"""Plans and writes with a model, whichever provider it is at."""

import itertools
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from recast.customization.engine import (
    Brief,
    Cancellation,
    PlanPart,
    PlanProse,
    RawReply,
    Text,
    WritingPart,
)
from recast.domain.errors import UnusableReply
from recast.domain.events import StageRestarted, Warned
from recast.domain.options import Stage
from recast.domain.plan import Recommendation
from recast.engines.model.port import Model, Said, Thought
from recast.engines.model.prices import FREE, price_of
from recast.engines.model.purse import Purse
from recast.engines.model.replying import Replying
from recast.engines.model.retrying import Retrying
from recast.engines.model.tokens import planning_budget, writing_budget
from recast.engines.prompts import planning_prompt, writing_prompt
from recast.engines.replies.reply_parser import PlanText, ReplyParser
from recast.engines.replies.resume_reply import ResumeReply

# A plan longer than this, in characters, is a model that cannot stop.
LONGEST_PLAN = 400_000
# A reply with fewer of the resume's own lines than this share is an excuse, not a resume. One
# that lost its second half is kept: what is missing is put back from the original.
LEAST_KEPT = 0.15


@dataclass(frozen=True)
class ModelEngine:
    """Fits the port `recast.customization.engine.Engine`. `max_cost_usd` is for a whole run."""

    name: str
    model: Model
    max_cost_usd: float | None = None
    retrying: Retrying = field(default_factory=Retrying)

    def plan(self, brief: Brief, cancellation: Cancellation) -> Iterator[PlanPart]:
        reader = _PlanReader()
        saved = brief.replies.get("planning")
        if saved is not None:
            yield from reader.hear(saved)
            yield from reader.close()
            return
        yield from self._cost_warning()
        replying = self._replying("planning", brief, cancellation, LONGEST_PLAN)
        budget = planning_budget(brief.resume.text)
        for part in replying.parts(planning_prompt(brief), budget, reader):
            match part:
                case Said(text):
                    yield from reader.hear(text)
                case Thought(text):
                    yield from reader.think(text)
                case StageRestarted():
                    reader.begin_again()
                    yield part
                case _:
                    yield part
        yield RawReply("planning", reader.reply)
        yield from reader.close()

    def write(
        self, brief: Brief, accepted: tuple[Recommendation, ...], cancellation: Cancellation
    ) -> Iterator[WritingPart]:
        if not accepted:
            # Nothing is to change, and a model that copies costs money and may copy badly.
            yield Text(brief.resume.text)
            return
        reader = _ResumeReader(brief)
        saved = brief.replies.get("implementation")
        if saved is not None:
            yield from reader.hear(saved)
            yield from reader.close()
            return
        added = sum(len(item.after) for item in accepted)
        longest = 20_000 + 4 * (len(brief.resume.text) + added)
        replying = self._replying("implementation", brief, cancellation, longest)
        budget = writing_budget(brief.resume.text, added)
        for part in replying.parts(writing_prompt(brief, accepted), budget, reader):
            match part:
                case Said(text):
                    yield from reader.hear(text)
                case StageRestarted():
                    reader.begin_again()
                    yield part
                case Thought():
                    # While the resume is written, its live text is the resume alone.
                    continue
                case _:
                    yield part
        yield RawReply("implementation", reader.reply)
        yield from reader.close()

    def _replying(
        self, stage: Stage, brief: Brief, cancellation: Cancellation, longest: int
    ) -> Replying:
        price = FREE if self.model.local else price_of(self.model.name)
        purse = Purse(self.max_cost_usd, brief.spent_usd, price)
        return Replying(self.model, stage, purse, self.retrying, cancellation, longest)

    def _cost_warning(self) -> Iterator[Warned]:
        if self.max_cost_usd is None or self.model.local or price_of(self.model.name) is not None:
            return
        yield Warned(
            "cost_unknown",
            f"What {self.model.name} costs is not known here, so the limit of "
            f"${self.max_cost_usd:.2f} for a run cannot be kept.",
        )


class _PlanReader:
    """The reply of one attempt at planning; `reply` is all that it said."""

    def __init__(self) -> None:
        self.begin_again()

    def begin_again(self) -> None:
        self._parser, self._said = ReplyParser(), list[str]()

    @property
    def reply(self) -> str:
        return "".join(self._said)

    @property
    def unfinished(self) -> bool:
        return self._parser.unfinished

    def hear(self, text: str) -> Iterator[PlanPart]:
        self._said.append(text)
        yield from _merged(self._parser.feed(text))

    def think(self, text: str) -> Iterator[PlanPart]:
        yield from _merged(self._parser.think(text))

    def close(self) -> Iterator[PlanPart]:
        """The rest of the plan. Raises UnusableReply where there is none."""
        yield from self._parser.close()
        yield PlanProse(self._parser.summary, self._parser.job_analysis)


class _ResumeReader:
    """The reply of one attempt at writing; `reply` is all that it said."""

    def __init__(self, brief: Brief) -> None:
        self._lines = brief.resume.lines
        self._kept = frozenset(line.strip() for line in self._lines)
        self.begin_again()

    def begin_again(self) -> None:
        self._resume, self._said = ResumeReply(self._kept), list[str]()
        self._written: list[str] = []

    @property
    def reply(self) -> str:
        return "".join(self._said)

    @property
    def unfinished(self) -> bool:
        return self._resume.unfinished

    def hear(self, text: str) -> Iterator[Text]:
        self._said.append(text)
        yield from self._told(self._resume.feed(text))

    def close(self) -> Iterator[Text]:
        """The rest of the resume. Raises UnusableReply where what came is no resume."""
        yield from self._told(self._resume.close())
        mine = {_words(line) for line in self._lines} - {""}
        sent = {_words(line) for line in "".join(self._written).split("\n")}
        if len(mine & sent) < LEAST_KEPT * len(mine):
            raise UnusableReply(
                "The model did not send the resume back; try again, or choose another model."
            )

    def _told(self, pieces: list[str]) -> Iterator[Text]:
        self._written += pieces
        if pieces:
            yield Text("".join(pieces))


def _merged(parts: Iterable[PlanText]) -> Iterator[PlanPart]:
    """Neighbouring texts that came with one chunk as one, which makes fewer events of them."""
    for is_text, group in itertools.groupby(parts, lambda part: isinstance(part, Text)):
        if is_text:
            yield Text("".join(part.content for part in group if isinstance(part, Text)))
        else:
            yield from group


def _words(line: str) -> str:
    """A line without the marks that models change: bullets, Markdown, spacing."""
    return " ".join(line.replace("*", " ").lstrip("#-•·▪ \t").split())
