"""Asks about what the posting requires and the resume does not show. Never adds it."""

from collections.abc import Iterator

from recast.customization.engine import Brief
from recast.domain.analysis import Keyword
from recast.domain.plan import Draft

MOST = 5  # More questions than this are an interrogation.


def drafts(brief: Brief) -> Iterator[Draft]:
    missing = [k for k in brief.analysis.keywords if not k.found and k.importance == "required"]
    asked = [k for k in missing if k.kind in ("hard_skill", "certification")]
    for keyword in asked[:MOST]:
        yield _question(brief, keyword)


def _question(brief: Brief, keyword: Keyword) -> Draft:
    term = keyword.term
    certified = keyword.kind == "certification"
    home = "certifications" if certified else "skills"
    section = next((s.name for s in brief.resume.sections if s.kind == home), home.title())
    asked = f"Do you hold {term}?" if certified else f"Have you used {term}? Where?"
    return Draft(
        title=asked,
        section=section,
        kind="question",
        before="",
        after=term,
        rationale=(
            f"The posting requires {term} and your resume does not show it. If you have it, say "
            "where; if not, leave it out: a missing word costs less than an untrue one."
        ),
        instructions="Edit the line into what you really did, then confirm it, or reject this.",
        ats_impact=f"{term} counts as missing until your resume shows it.",
        keywords=(term,),
    )
