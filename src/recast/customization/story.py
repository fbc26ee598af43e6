"""The one generator that tells the whole story of a customization."""

import dataclasses
from collections.abc import Generator, Iterator, Sequence
from typing import TypeAlias, TypeVar

from recast.analysis import analyze
from recast.customization.aside import Aside, here
from recast.customization.checkpoint import Checkpoint, Progress
from recast.customization.comparing import Side, compare, modified_sections
from recast.customization.engine import Brief, Cancellation, Engine, PlanProse, RawReply, Text
from recast.customization.proposing import propose
from recast.customization.rejoining import rejoin
from recast.customization.request import Request
from recast.customization.selecting import Chosen, choose
from recast.customization.spending import added
from recast.domain import events
from recast.domain.analysis import Analysis
from recast.domain.applying import Row
from recast.domain.errors import RunCancelled, UnusableReply
from recast.domain.events import Event
from recast.domain.job import Job
from recast.domain.options import Stage
from recast.domain.plan import Draft, Plan, Recommendation
from recast.domain.resume import Resume
from recast.truth import Accepted, Reconciled, receipt, reconcile

Told = TypeVar("Told")
Story: TypeAlias = Generator[Event | Checkpoint, None, Told]

# Shares of the whole as a person feels them: planning and writing are where the waiting is.
PROGRESS: dict[Stage, int] = {
    "initialization": 0,
    "analysis": 5,
    "planning": 15,
    "review": 50,
    "implementation": 55,
    "final_analysis": 85,
    "comparison": 92,
}
MOST_NAMED = 10


def customize(
    resume: Resume,
    job: Job,
    engine: Engine,
    request: Request,
    *,
    progress: Progress | None = None,
    cancellation: Cancellation | None = None,
    aside: Aside = here,
) -> Iterator[Event | Checkpoint]:
    """The events of a customization, with checkpoints between them for whoever keeps the run.

    `progress` is the last checkpoint's: finished stages are then neither run nor told again. The
    story stops after `review_requested` where a review is asked for and nothing is selected yet,
    otherwise after `customization_complete`. What takes the processor for long is done `aside`.
    Raises EngineError, and RunCancelled.
    """
    run = _Customization(resume, job, engine, request, progress or Progress(), cancellation, aside)
    return run.story()


class _Customization:
    """One pass through the stages; `_progress` is replaced as each of them ends."""

    def __init__(
        self,
        resume: Resume,
        job: Job,
        engine: Engine,
        request: Request,
        progress: Progress,
        cancellation: Cancellation | None,
        aside: Aside,
    ) -> None:
        self._resume, self._job, self._engine, self._request = resume, job, engine, request
        self._progress = progress
        self._cancellation = cancellation or Cancellation()
        self._aside = aside
        self._reconciled: Reconciled | None = None

    def story(self) -> Story[None]:
        if not self._progress.started:
            yield from self._initialize()
        analysis = self._progress.analysis or (yield from self._analyse())
        plan = self._progress.plan or (yield from self._plan(self._brief(analysis)))
        if self._request.review and self._request.selection is None:
            yield from self._ask_for_review(plan)
            return
        selection, by = self._request.selection, self._request.by
        chosen = self._aside(choose, self._resume, plan, selection, by)
        written = self._progress.written
        if written is None:
            written = yield from self._implement(self._brief(analysis), plan, chosen)
        yield from self._conclude(analysis, plan, chosen, written)

    def _brief(self, analysis: Analysis) -> Brief:
        request, progress = self._request, self._progress
        return Brief(
            self._resume,
            self._job,
            analysis,
            request.level,
            request.industry,
            progress.replies,
            progress.usage.cost_usd or 0.0,
        )

    def _begin(self, stage: Stage, message: str) -> events.Status:
        self._stop_if_cancelled()
        return events.Status(stage, message, PROGRESS[stage])

    def _stop_if_cancelled(self) -> None:
        if self._cancellation.requested:
            raise RunCancelled("The customization was cancelled.")

    def _finish(self, stage: Stage, progress: Progress) -> Checkpoint:
        self._progress = progress
        return Checkpoint(stage, progress)

    def _initialize(self) -> Story[None]:
        request = self._request
        yield events.SessionStart(self._engine.name, request.level, request.industry)
        yield self._begin("initialization", "Opening your resume and the posting")
        started = dataclasses.replace(self._progress, started=True)
        yield self._finish("initialization", started)

    def _analyse(self) -> Story[Analysis]:
        yield self._begin("analysis", "Analysing your resume against the posting")
        analysis = self._analysis_of(self._resume)
        yield events.AnalysisComplete(analysis)
        yield self._finish("analysis", dataclasses.replace(self._progress, analysis=analysis))
        return analysis

    def _analysis_of(self, resume: Resume) -> Analysis:
        return self._aside(analyze, resume, self._job, industry=self._request.industry)

    def _plan(self, brief: Brief) -> Story[Plan]:
        yield self._begin("planning", "Planning improvements")
        if self._request.plan is not None:
            plan = yield from self._take_over(self._request.plan)
        else:
            plan = yield from self._draft(brief)
        count = len(plan.recommendations)
        yield events.PlanningComplete(events.PlanSummary(count, plan.summary, plan.job_analysis))
        yield self._finish("planning", dataclasses.replace(self._progress, plan=plan))
        return plan

    def _take_over(self, plan: Plan) -> Story[Plan]:
        yield events.PlanningChunk(f"Taking over the plan made before.\n\n{plan.summary}\n")
        for id, recommendation in enumerate(plan.recommendations):
            yield events.RecommendationProposed(id, recommendation)
        return plan

    def _draft(self, brief: Brief) -> Story[Plan]:
        proposed: list[Recommendation] = []
        prose = PlanProse("", "")
        for part in self._engine.plan(brief, self._cancellation):
            self._stop_if_cancelled()
            match part:
                case Text(content):
                    yield events.PlanningChunk(content)
                case Draft():
                    proposed.append(self._aside(propose, part, brief))
                    yield events.RecommendationProposed(len(proposed) - 1, proposed[-1])
                case PlanProse():
                    prose = part
                case events.StageRestarted():
                    proposed, prose = [], PlanProse("", "")
                    yield part
                case RawReply() | events.Usage() | events.Warned():
                    yield self._kept_or_told(part)
        return Plan(prose.summary, prose.job_analysis, tuple(proposed))

    def _kept_or_told(self, part: RawReply | events.Usage | events.Warned) -> Event | Checkpoint:
        if isinstance(part, RawReply):
            replies = {**self._progress.replies, part.stage: part.text}
            return self._finish(part.stage, dataclasses.replace(self._progress, replies=replies))
        if isinstance(part, events.Usage):
            usage = added(self._progress.usage, part)
            self._progress = dataclasses.replace(self._progress, usage=usage)
        return part

    def _ask_for_review(self, plan: Plan) -> Story[None]:
        yield self._begin("review", "Waiting for you to accept, edit or reject each proposal")
        ids = tuple(range(len(plan.recommendations)))
        yield events.ReviewRequested(events.ReviewRequest(ids))
        yield self._finish("review", self._progress)

    def _implement(self, brief: Brief, plan: Plan, chosen: Chosen) -> Story[str]:
        of = len(plan.recommendations)
        if self._request.selection is not None:
            ids = tuple(chosen.accepted)
            yield events.RecommendationsFiltered(len(ids), of, ids)
        yield self._begin("implementation", chosen.sentence(of))
        if chosen.refused:
            yield _unconfirmed(chosen.refused)
        if chosen.unplaced and self._request.selection is not None:
            yield _unplaced(chosen.unplaced)
        if chosen.unknown:
            yield _unknown(chosen.unknown, of)
        written = yield from self._write(brief, chosen)
        reconciled = self._reconcile(chosen, written)
        left_out = tuple(id for id in chosen.accepted if id not in reconciled.applied)
        if left_out:
            yield _left_out(left_out)
        if reconciled.unexplained:
            yield _undone(reconciled)
        customized = self._aside(rejoin, self._resume, reconciled.text)
        modified = self._aside(modified_sections, self._resume, customized)
        yield events.ImplementationComplete(modified)
        yield self._finish("implementation", dataclasses.replace(self._progress, written=written))
        return written

    def _write(self, brief: Brief, chosen: Chosen) -> Story[str]:
        pieces: list[str] = []
        accepted = tuple(chosen.accepted.values())
        for part in self._engine.write(brief, accepted, self._cancellation):
            self._stop_if_cancelled()
            match part:
                case Text(content):
                    pieces.append(content)
                    yield events.ImplementationChunk(content)
                case events.StageRestarted():
                    pieces = []
                    yield part
                case RawReply() | events.Usage() | events.Warned():
                    yield self._kept_or_told(part)
        written = "".join(pieces).strip("\n")
        if not written.strip():
            raise UnusableReply("The engine wrote nothing; try again or choose another engine.")
        return written

    def _reconcile(self, chosen: Chosen, written: str) -> Reconciled:
        """Reckoned once in a pass: two stages of it ask, and so does a run that goes on."""
        if self._reconciled is None:
            accepted = [
                Accepted(id, item, id in chosen.confirmed) for id, item in chosen.accepted.items()
            ]
            self._reconciled = self._aside(reconcile, self._resume, written, accepted)
        return self._reconciled

    def _conclude(
        self, analysis: Analysis, plan: Plan, chosen: Chosen, written: str
    ) -> Story[None]:
        yield self._begin("final_analysis", "Analysing the customized resume")
        reconciled = self._reconcile(chosen, written)
        customized = self._aside(rejoin, self._resume, reconciled.text)
        final = self._analysis_of(customized)
        gain = round(final.score - analysis.score, 1)
        yield events.FinalAnalysisComplete(
            events.FinalAnalysis(analysis.score, final.score, gain, final.confidence, final)
        )
        yield self._begin("comparison", "Comparing word by word")
        confirmed = tuple(chosen.confirmed)
        comparison = self._aside(
            compare,
            Side(self._resume, analysis),
            Side(customized, final),
            _touched(self._resume, reconciled.rows, chosen),
            reconciled.unexplained,
            self._aside(receipt, self._resume, reconciled.rows, chosen.accepted, confirmed),
        )
        yield events.ComparisonComplete(comparison)
        yield events.CustomizationComplete(
            events.Result(
                original_content=self._resume.text,
                customized_content=reconciled.text,
                original_score=analysis.score,
                new_score=final.score,
                improvement=gain,
                confidence=final.confidence,
                optimization_plan=self._told_plan(plan, chosen),
                comparison_data=comparison,
                usage=self._progress.usage,
                confirmations=chosen.confirmations,
            )
        )

    def _told_plan(self, plan: Plan, chosen: Chosen) -> Plan:
        """After a selection the summary says how many of the recommendations were implemented."""
        if self._request.selection is None:
            return plan
        sentence = chosen.sentence(len(plan.recommendations))
        return dataclasses.replace(plan, summary=f"{sentence}\n\n{plan.summary}".strip())


def _touched(resume: Resume, rows: Sequence[Row], chosen: Chosen) -> tuple[Row, ...]:
    """The rows of the result, and beside them the original's lines that are gone."""
    kept = {line for row in rows for line in row.origin}
    removed = (
        Row(resume.line(line), (line,), (id,))
        for id, item in chosen.accepted.items()
        if item.first_line is not None and item.last_line is not None
        for line in range(item.first_line, item.last_line + 1)
        if line not in kept
    )
    return (*rows, *removed)


def _unconfirmed(ids: tuple[int, ...]) -> events.Warned:
    return events.Warned(
        "not_confirmed",
        "Left out what your resume does not show and you have not confirmed.",
        {"recommendation_ids": list(ids)},
    )


def _unplaced(ids: tuple[int, ...]) -> events.Warned:
    return events.Warned(
        "not_anchored",
        "Left out what would replace words that stand nowhere in your resume.",
        {"recommendation_ids": list(ids)},
    )


def _unknown(ids: tuple[int, ...], of: int) -> events.Warned:
    has = f"ids 0 to {of - 1}" if of > 1 else "the id 0" if of else "no recommendations"
    return events.Warned(
        "unknown_recommendations",
        f"The plan has {has}; passed over {', '.join(map(str, ids[:MOST_NAMED]))}"
        f"{' and more' if len(ids) > MOST_NAMED else ''}.",
        # Only these ids come from outside, as many as somebody likes to send.
        {"recommendation_ids": list(ids[:MOST_NAMED])},
    )


def _left_out(ids: tuple[int, ...]) -> events.Warned:
    return events.Warned(
        "left_out",
        "Left out what another accepted change had rewritten already, or what would claim too "
        "much together with one.",
        {"recommendation_ids": list(ids)},
    )


def _undone(reconciled: Reconciled) -> events.Warned:
    count = len(reconciled.unexplained)
    noun = "change" if count == 1 else "changes"
    return events.Warned(
        "changes_undone",
        f"Undid {count} {noun} that no accepted recommendation explains.",
        {"changes": [[item.original, item.customized] for item in reconciled.unexplained]},
    )
