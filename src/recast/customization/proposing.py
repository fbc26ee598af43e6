"""Turns an engine's draft into a recommendation: anchored, checked, supported, scored."""

import dataclasses

from recast.analysis import analyze
from recast.customization.anchoring import anchor
from recast.customization.engine import Brief
from recast.domain.applying import apply_recommendations
from recast.domain.claim import Check, Claim
from recast.domain.plan import Draft, Recommendation
from recast.domain.resume import Resume
from recast.truth import check_edit, supporting_lines


def propose(draft: Draft, brief: Brief) -> Recommendation:
    """The recommendation that comes of a draft. Never raises: a draft that fits nowhere comes
    out unanchored, one that claims too much unsupported."""
    resume = brief.resume
    found = anchor(resume, draft.before, draft.line)
    before = found.before if found else draft.before
    # A quote of a bullet often leaves its mark out; what replaces it then must not add a second.
    after = _with_mark_of(before, draft.after) if found else draft.after
    line = found.first_line if found else 1
    claims = check_edit(resume, before, after, line=line)
    recommendation = Recommendation(
        title=draft.title,
        section=_section_name(resume, found.first_line if found else None, draft.section),
        kind=draft.kind,
        before=before,
        after=after,
        rationale=draft.rationale,
        instructions=draft.instructions,
        ats_impact=draft.ats_impact,
        keywords=draft.keywords,
        evidence=supporting_lines(resume, before, after, line=line),
        check=Check.of(claims or _asked(draft, after)),
        anchored=found is not None or not draft.before.strip(),
        first_line=found.first_line if found else None,
        last_line=found.last_line if found else None,
    )
    return dataclasses.replace(recommendation, score_change=score_change(recommendation, brief))


def edited(recommendation: Recommendation, text: str, resume: Resume) -> Recommendation:
    """The recommendation with the person's own words in place of `after`, checked anew."""
    before, line = recommendation.before, recommendation.first_line or 1
    claims = check_edit(resume, before, text, line=line)
    return dataclasses.replace(
        recommendation,
        after=text,
        check=Check.of(claims),
        evidence=supporting_lines(resume, before, text, line=line),
    )


def score_change(recommendation: Recommendation, brief: Brief) -> float:
    """Points of the score that applying this one alone gains or loses, to one decimal."""
    if not recommendation.anchored:
        return 0.0
    applied = apply_recommendations(brief.resume, {0: recommendation})
    after = analyze(applied.resume(brief.resume), brief.job, industry=brief.industry)
    # Adding zero turns the "-0.0" of a tiny loss into plain zero.
    return round(after.score - brief.analysis.score, 1) + 0.0


def _asked(draft: Draft, after: str) -> list[Claim]:
    """A question is no fact, even where its words are supported: only its answer makes it one."""
    if draft.kind != "question":
        return []
    asked = ", ".join(draft.keywords) or draft.title
    reason = f"The resume does not show {asked}; only you can say whether you have done it."
    return [Claim(after, "skill", reason)]


def _section_name(resume: Resume, line: int | None, named: str) -> str:
    section = resume.section_at(line) if line is not None else None
    return section.name if section else named


def _with_mark_of(before: str, after: str) -> str:
    marks = ("• ", "- ", "* ", "· ", "▪ ")
    mark = next((mark for mark in marks if before.startswith(mark)), None)
    if mark is None or not after.strip() or after.lstrip().startswith(mark.strip()):
        return after
    return mark + after.lstrip()
