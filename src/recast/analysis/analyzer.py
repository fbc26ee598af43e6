"""One resume against one job: the whole analysis."""

from collections import Counter
from dataclasses import replace
from typing import Final

from recast.analysis.assessment import Assessment, assess
from recast.analysis.attainable import attainable_score
from recast.analysis.confidence import confidence
from recast.analysis.emphasis import unsaid
from recast.analysis.posting import Posting
from recast.analysis.scoring import Weighed
from recast.analysis.shown import Shown
from recast.analysis.study import Study
from recast.analysis.suggestions import suggestions
from recast.domain.analysis import Analysis, Component
from recast.domain.job import Job
from recast.domain.options import Industry
from recast.domain.resume import Resume

_NOT_SECTIONS: Final = ("contact", "references")


def analyze(resume: Resume | str, job: Job | str, industry: Industry | None = None) -> Analysis:
    """How much of the posting the resume shows, term by term. Never raises, whatever the texts."""
    if isinstance(resume, str):
        resume = Resume.from_text(resume)
    if isinstance(job, str):
        job = Job.from_text(job)
    return _analysis(assess(Study.of(resume), Posting.of(job), industry))


def _analysis(assessment: Assessment) -> Analysis:
    shown, weighed = assessment.shown, assessment.weighed
    resume = shown.resume
    attainable = attainable_score(assessment)
    risks = assessment.study.risks
    sure, doubt = confidence(resume, assessment.posting)
    return Analysis(
        score=assessment.score,
        confidence=sure,
        matching_keywords=tuple(
            match.term.text for item in weighed for match in item.matches if match.found
        ),
        missing_keywords=tuple(item.match.term.text for item in weighed if not item.match.found),
        keywords=tuple(
            match.keyword(shown, item.weight) for item in weighed for match in item.matches
        ),
        section_scores=_section_scores(shown, weighed),
        components=_explained(assessment),
        job_type=_job_type(weighed),
        keyword_density=_density(shown, weighed),
        parsing_risks=risks,
        suggestions=suggestions(assessment, risks, attainable),
        attainable_score=attainable,
        findings=assessment.study.findings,
        confidence_reason=doubt,
    )


def _explained(assessment: Assessment) -> dict[str, Component]:
    """The components, the one about the posting's words naming some that the resume lacks."""
    components = dict(assessment.components)
    keywords = components.get("keywords")
    lacking = unsaid(assessment.posting, assessment.shown)
    if keywords is not None and lacking:
        named = ", ".join(f"“{word}”" for word in lacking)
        more = f"{keywords.explanation} It never says {named}."
        components["keywords"] = replace(keywords, explanation=more)
    return components


def _section_scores(shown: Shown, weighed: tuple[Weighed, ...]) -> dict[str, float]:
    """For each section the share (0-100) of the posting's terms, by weight, that it shows."""
    whole = sum(item.weight for item in weighed)
    scores: dict[str, float] = {}
    if not whole:
        return scores
    lines_of: dict[str, set[int]] = {}
    for section in shown.resume.sections:
        if section.kind not in _NOT_SECTIONS:
            lines_of.setdefault(section.name, set()).update(number - 1 for number in section.lines)
    for name, lines in lines_of.items():
        there = sum(
            item.weight
            for item in weighed
            if any(not lines.isdisjoint(match.lines) for match in item.matches)
        )
        scores[name] = round(100 * there / whole, 1)
    return scores


def _job_type(weighed: tuple[Weighed, ...]) -> str:
    """The field that most of the posting's known skills belong to, by weight."""
    fields: Counter[str] = Counter()
    for item in weighed:
        skill = item.match.skill
        if skill is not None and skill.kind in ("hard_skill", "certification", "title"):
            fields[skill.field] += round(1000 * item.weight)
    best = sorted(fields.items(), key=lambda pair: (-pair[1], pair[0]))
    return best[0][0] if best else "general"


def _density(shown: Shown, weighed: tuple[Weighed, ...]) -> float:
    """Lines' worth of matched terms in a hundred words of the resume."""
    words = len(shown.stems)
    times = sum(len(match.lines) for item in weighed for match in item.matches)
    return round(100 * times / words, 2) if words else 0.0
