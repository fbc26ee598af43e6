"""Lifts skills that are shown in the work itself into the skills section."""

from collections.abc import Iterator

from recast.customize.engine import Brief
from recast.domain.analysis import Keyword
from recast.domain.plan import Draft
from recast.domain.resume import Resume
from recast.engines.builtin.lists import SkillList, skill_lists
from recast.engines.builtin.shown_terms import name_of, proved
from recast.reading.resume_parts import Section

MOST = 8  # A line of more new skills than this reads as stuffing.


def drafts(brief: Brief) -> Iterator[Draft]:
    section = next((s for s in brief.resume.sections if s.kind == "skills"), None)
    lifted = _shown_elsewhere(brief, section)[:MOST]
    if not lifted:
        return
    terms = tuple(name_of(keyword) for keyword in lifted)
    named = ", ".join(terms)
    before, after, line = _change(brief.resume, section, terms)
    yield Draft(
        title="List what your work shows: " + named,
        section=section.name if section else "Skills",
        kind="skills",
        before=before,
        after=after,
        rationale=(
            f"The posting asks for {named}. Your experience shows it, but your skills section "
            "does not, and that is where a recruiter looks first."
        ),
        instructions="Add these to the skills section; the lines that show them stay as they are.",
        ats_impact="Skills that stand in the skills section and in the work count most.",
        keywords=terms,
        line=line,
    )


def _shown_elsewhere(brief: Brief, section: Section | None) -> list[Keyword]:
    listed = set(section.lines) if section else set()
    return [
        keyword
        for keyword in proved(brief)
        if not any(place.line in listed for place in keyword.evidence)
    ]


def _change(
    resume: Resume, section: Section | None, terms: tuple[str, ...]
) -> tuple[str, str, int | None]:
    if section is None:
        return "", ", ".join(terms), None
    lists = skill_lists(resume, section)
    if not lists:
        return "", ", ".join(terms), None
    longest: SkillList = max(lists, key=lambda found: len(found.items))
    return longest.text, longest.written((*longest.items, *terms)), longest.line
