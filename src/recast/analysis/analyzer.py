"""One resume against one job: the whole analysis."""

import math
from collections import Counter
from typing import Final

from recast.analysis.attainable import said_plainly
from recast.analysis.emphasis import emphasis
from recast.analysis.findings import findings
from recast.analysis.matching import match
from recast.analysis.parsing_risks import parsing_risks
from recast.analysis.posting import Posting
from recast.analysis.scoring import Weighed, score_components, total
from recast.analysis.shown import Shown
from recast.analysis.suggestions import suggestions
from recast.analysis.titles import HeldTitles, TitleMatch
from recast.analysis.weighing import weight
from recast.domain.analysis import Analysis, Component
from recast.domain.job import Job
from recast.domain.options import Industry
from recast.domain.resume import Resume

_ENOUGH_TERMS: Final = 5.0
_ENOUGH_WORDS: Final = 120.0
_NOT_SECTIONS: Final = ("contact", "references")


def analyze(resume: Resume | str, job: Job | str, industry: Industry | None = None) -> Analysis:
    """How much of the posting the resume shows, term by term. Never raises, whatever the texts."""
    if isinstance(resume, str):
        resume = Resume.from_text(resume)
    if isinstance(job, str):
        job = Job.from_text(job)
    shown = Shown.of(resume)
    posting = Posting.of(job)
    weighed = weigh(shown, posting, industry)
    title = match_title(HeldTitles(shown), job)
    spoken = emphasis(posting, shown)
    components = score_components(job, resume, weighed, title, spoken)
    return _analysis(shown, job, weighed, title, spoken, components)


def weigh(shown: Shown, posting: Posting, industry: Industry | None) -> tuple[Weighed, ...]:
    """Every term of the posting matched, the weightiest first."""
    weighed = [
        Weighed(match(wanted, shown), weight(wanted, posting, industry))
        for wanted in posting.wanted
    ]
    return tuple(sorted(weighed, key=lambda item: -item.weight))


def match_title(held: HeldTitles, job: Job) -> TitleMatch | None:
    """The posting's title, or the best of the titles it names, against the resume's own."""
    wanted = [job.title] if job.title else []
    wanted += [term.text for term in job.terms if term.kind == "title"]
    if not wanted:
        return None
    return max((held.match(title) for title in wanted), key=lambda found: found.credit)


def _analysis(
    shown: Shown,
    job: Job,
    weighed: tuple[Weighed, ...],
    title: TitleMatch | None,
    spoken: float | None,
    components: dict[str, Component],
) -> Analysis:
    resume = shown.resume
    plainly = tuple(Weighed(said_plainly(item.match), item.weight) for item in weighed)
    score = total(components)
    attainable = max(score, total(score_components(job, resume, plainly, title, spoken)))
    risks = parsing_risks(shown)
    return Analysis(
        score=score,
        confidence=_confidence(resume, job),
        matching_keywords=tuple(item.match.term.text for item in weighed if item.match.found),
        missing_keywords=tuple(item.match.term.text for item in weighed if not item.match.found),
        keywords=tuple(item.match.keyword(shown, item.weight) for item in weighed),
        section_scores=_section_scores(shown, weighed),
        components=components,
        job_type=_job_type(weighed),
        keyword_density=_density(shown, weighed),
        parsing_risks=risks,
        suggestions=suggestions(
            tuple((item.match, item.weight) for item in weighed),
            components,
            risks,
            score,
            attainable,
        ),
        attainable_score=attainable,
        findings=findings(resume),
    )


def _confidence(resume: Resume, job: Job) -> float:
    terms = 1.0 - math.exp(-len(job.terms) / _ENOUGH_TERMS)
    words = min(1.0, len(resume.text.split()) / _ENOUGH_WORDS)
    return round(job.parts.readable * terms * words, 3)


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
            if item.match.found and not lines.isdisjoint(item.match.lines)
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
    times = sum(len(item.match.lines) for item in weighed if item.match.found)
    return round(100 * times / words, 2) if words else 0.0
