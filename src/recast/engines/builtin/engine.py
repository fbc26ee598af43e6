"""Plans with small rules, each in a module of its own, and writes what was accepted."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from recast.customization.engine import Brief, Cancellation, PlanPart, PlanProse, Text, WritingPart
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


@dataclass(frozen=True, slots=True)
class Rule:
    """One kind of change: what the person is told of it first, and what finds its drafts."""

    introduction: str
    drafts: Callable[[Brief], Iterator[Draft]]


_WORDS_AND_HEADINGS = (
    Rule(
        "Words first. People and programs search a pile of resumes for the words of the posting, "
        "so where you say the same thing in other words, say it in these.",
        wording.drafts,
    ),
    Rule(
        "Headings are signposts: a program files what stands below one by its name.",
        headings.drafts,
    ),
)
_ORDER_AND_SUMMARY = (
    Rule(
        "The title of the job is what a recruiter types first; if you have held it, the top of "
        "the page should say so.",
        target_title.drafts,
    ),
    Rule(
        "The summary is read first and often alone. It should name your strongest matches.",
        summary.drafts,
    ),
    Rule(
        "A skill counts most where it stands twice: in the list, and in the work that proves it.",
        skills_section.drafts,
    ),
    Rule(
        "Readers look at the top of each list and the first bullet of each job. What this posting "
        "wants most belongs there.",
        order.drafts,
    ),
)
_EVERYTHING = (
    Rule(
        "A bullet is strongest when it opens with what you did, in a verb that claims no more "
        "than you wrote.",
        weak_openings.drafts,
    ),
    Rule("Long bullets hide their second half.", bullets.drafts),
    Rule("Dates in one form are read without mistakes.", date_format.drafts),
)
_QUESTIONS = Rule(
    "What the posting requires and your resume does not show, I cannot write for you. You may "
    "have it all the same. Where you do, say so; where not, leave it out: a missing word costs "
    "less than an untrue one.",
    questions.drafts,
)

RULES: dict[Level, tuple[Rule, ...]] = {
    "conservative": (*_WORDS_AND_HEADINGS, _QUESTIONS),
    "balanced": (*_WORDS_AND_HEADINGS, *_ORDER_AND_SUMMARY, _QUESTIONS),
    "extensive": (*_WORDS_AND_HEADINGS, *_ORDER_AND_SUMMARY, *_EVERYTHING, _QUESTIONS),
}


class BuiltinEngine:
    """Fits the port `recast.customization.engine.Engine`."""

    name = "builtin"

    def plan(self, brief: Brief, cancellation: Cancellation) -> Iterator[PlanPart]:
        summary_text = prose.summary(brief)
        job_analysis = prose.job_analysis(brief)
        yield Text(f"{summary_text}\n\n")
        yield Text(f"{job_analysis}\n\n")
        changes = 0
        for rule in RULES[brief.level]:
            found = 0
            for draft in rule.drafts(brief):
                _stop_if(cancellation)
                if not found:
                    yield Text(f"{rule.introduction}\n\n")
                found += 1
                yield draft
            changes += found if rule is not _QUESTIONS else 0
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
