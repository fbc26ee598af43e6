"""Plans with small rules, each in a module of its own, and writes what was accepted."""

from collections.abc import Callable, Iterator

from recast.customize.engine import Brief, Cancellation, PlanPart, PlanProse, Text, WritingPart
from recast.domain.applying import apply_recommendations
from recast.domain.errors import RunCancelled
from recast.domain.options import Level
from recast.domain.plan import Draft, Recommendation
from recast.engines.builtin import (
    bullets,
    date_format,
    headings,
    order,
    prose,
    questions,
    skills_section,
    summary,
    target_title,
    weak_openings,
    wording,
)

Rule = Callable[[Brief], Iterator[Draft]]

_WORDS_AND_HEADINGS: tuple[Rule, ...] = (wording.drafts, headings.drafts)
_ORDER_AND_SUMMARY: tuple[Rule, ...] = (
    target_title.drafts,
    summary.drafts,
    skills_section.drafts,
    order.drafts,
)
_EVERYTHING: tuple[Rule, ...] = (weak_openings.drafts, bullets.drafts, date_format.drafts)

RULES: dict[Level, tuple[Rule, ...]] = {
    "conservative": (*_WORDS_AND_HEADINGS, questions.drafts),
    "balanced": (*_WORDS_AND_HEADINGS, *_ORDER_AND_SUMMARY, questions.drafts),
    "extensive": (
        *_WORDS_AND_HEADINGS,
        *_ORDER_AND_SUMMARY,
        *_EVERYTHING,
        questions.drafts,
    ),
}


class BuiltinEngine:
    """Fits the port `recast.customize.engine.Engine`."""

    name = "builtin"

    def plan(self, brief: Brief, cancellation: Cancellation) -> Iterator[PlanPart]:
        summary_text = prose.summary(brief)
        job_analysis = prose.job_analysis(brief)
        yield Text(f"{summary_text}\n\n")
        yield Text(f"{job_analysis}\n\n")
        changes = 0
        for rule in RULES[brief.level]:
            for draft in rule(brief):
                _stop_if(cancellation)
                changes += draft.kind != "question"
                yield Text(prose.paragraph(draft))
                yield draft
        yield Text(prose.closing(brief, changes))
        yield PlanProse(summary_text, job_analysis)

    def write(
        self, brief: Brief, accepted: tuple[Recommendation, ...], cancellation: Cancellation
    ) -> Iterator[WritingPart]:
        applied = apply_recommendations(brief.resume, dict(enumerate(accepted)))
        for row in applied.rows:
            _stop_if(cancellation)
            yield Text(f"{row.text}\n")


def _stop_if(cancellation: Cancellation) -> None:
    if cancellation.requested:
        raise RunCancelled("The customization was cancelled.")
