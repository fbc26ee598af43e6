"""Composes a summary from facts of the resume, or brings what the posting wants into one."""

from collections.abc import Iterator

from recast.customization.engine import Brief
from recast.domain.plan import Draft
from recast.engines.builtin.shown_terms import distinct, listed, name_of, pronoun, proved
from recast.reading.resume_parts import Section

MOST_SKILLS = 4
LEAST_MISSING = 2  # A summary that already names all but one of the best matches is left alone.


def drafts(brief: Brief) -> Iterator[Draft]:
    section = next((s for s in brief.resume.sections if s.kind == "summary"), None)
    best = distinct(name_of(brief, keyword) for keyword in proved(brief))[:MOST_SKILLS]
    if section is None:
        yield from _composed(brief, best)
    else:
        yield from _sharpened(brief, section, best)


def _composed(brief: Brief, best: tuple[str, ...]) -> Iterator[Draft]:
    jobs = [job for job in brief.resume.positions if job.title]
    if not jobs or len(best) < LEAST_MISSING:
        return
    years = brief.resume.years
    whole = int(years) if years else 0
    # The years are those of all jobs: they get a sentence of their own, apart from the skills.
    opening = f" with {whole} years of work experience. Experience with " if whole > 1 else ""
    after = f"{jobs[0].title}{opening or ', working with '}{listed(best)}."
    yield Draft(
        title="Add a summary made of facts you already show",
        section="Summary",
        kind="summary",
        before="",
        after=after,
        rationale=(
            "Your resume has no summary. One sentence with your present title, your years and the "
            "skills that match tells a reader in seconds why to read on."
        ),
        instructions="Place it below your contact details; every word of it stands in your resume.",
        ats_impact="Names your best matches near the top.",
        keywords=best,
    )


def _sharpened(brief: Brief, section: Section, best: tuple[str, ...]) -> Iterator[Draft]:
    lines = [n for n in section.lines if brief.resume.line(n).strip()]
    text = " ".join(brief.resume.line(n) for n in lines).lower()
    unnamed = tuple(name for name in best if name.lower() not in text)
    if not lines or len(unnamed) < LEAST_MISSING:
        return
    before = brief.resume.line(lines[-1])
    yield Draft(
        title=f"Name {listed(unnamed)} in your summary",
        section=section.name,
        kind="summary",
        before=before,
        after=f"{before.rstrip()}{'' if before.rstrip().endswith('.') else '.'} "
        f"Experience with {listed(unnamed)}.",
        rationale=(
            f"The posting asks for {listed(unnamed)}. Your work shows {pronoun(unnamed)}, your "
            "summary does not say so yet."
        ),
        instructions="Add one short sentence to the end of the summary.",
        ats_impact="Your best matches stand near the top, where they are read first.",
        keywords=unnamed,
        line=lines[-1],
    )
