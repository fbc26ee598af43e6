"""Section headings that readers of resumes, people and machines alike, expect."""

from collections.abc import Iterator

from recast.customization.engine import Brief
from recast.domain.plan import Draft
from recast.domain.resume import Resume
from recast.reading.heading_names import bare_heading, kind_of_name
from recast.reading.resume_parts import Section, SectionKind

EXPECTED: dict[SectionKind, str] = {
    "summary": "Summary",
    "experience": "Experience",
    "education": "Education",
    "skills": "Skills",
    "projects": "Projects",
    "certifications": "Certifications",
    "awards": "Awards",
    "publications": "Publications",
    "languages": "Languages",
}
# Any of these words in a heading is understood as it is, whatever stands around it.
UNDERSTOOD: dict[SectionKind, tuple[str, ...]] = {
    "summary": ("summary", "profile", "objective"),
    "experience": ("experience", "employment", "work history"),
    "education": ("education", "qualif"),
    "skills": ("skill", "competencies", "technologies"),
    "projects": ("projects", "project"),
    "certifications": ("certificat", "license", "licence"),
    "awards": ("awards", "honors", "honours", "achievements", "accomplishments"),
    "publications": ("publications", "research"),
    "languages": ("languages",),
}


# What is listed below these is told of oneself; called skills, it would be less, or more.
_OWN_WORDS = ("strength", "qualit", "attribute", "trait")


def drafts(brief: Brief) -> Iterator[Draft]:
    seen: set[SectionKind] = set()
    for section in brief.resume.sections:
        again = section.kind in seen
        seen.add(section.kind)
        if not again and _is_unexpected(brief.resume, section):
            yield _draft(brief.resume, section)


def _is_unexpected(resume: Resume, section: Section) -> bool:
    if section.heading_line is None or section.kind not in EXPECTED:
        return False
    # A heading glued to its first line carries content; only a line of its own is renamed.
    if section.heading_line in section.lines:
        return False
    words = resume.line(section.heading_line).lower()
    # A guess from what stands below is good for reading, not for renaming: such a heading may
    # be a job's title, or name something that the expected word does not cover.
    if kind_of_name(bare_heading(words)) != section.kind:
        return False
    return not any(word in words for word in (*UNDERSTOOD[section.kind], *_OWN_WORDS))


def _draft(resume: Resume, section: Section) -> Draft:
    before = resume.line(section.heading_line or 1)
    after = _in_the_style_of(before, EXPECTED[section.kind])
    return Draft(
        title=f"Call this section “{after.strip('#: ')}”",
        section=section.name,
        kind="heading",
        before=before,
        after=after,
        rationale=(
            f"Many applicant tracking systems file what stands below a heading by its name, and "
            f"“{section.name}” is not a usual one."
        ),
        instructions="Rename the heading; what stands below it stays as it is.",
        ats_impact=f"What follows is filed as {EXPECTED[section.kind].lower()}.",
        line=section.heading_line,
    )


def _in_the_style_of(old: str, new: str) -> str:
    """Capitals, Markdown marks and a colon are kept."""
    text = old.strip()
    marks = text[: len(text) - len(text.lstrip("#*_ "))]
    ends = text[len(text.rstrip(":*_ ")) :]
    words = text.strip("#*_: ")
    return f"{marks}{new.upper() if words.isupper() else new}{ends}"
