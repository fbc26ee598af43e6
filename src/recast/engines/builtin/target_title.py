"""Names the posting's title in the summary, where the resume's own titles support it."""

import re
from collections.abc import Iterator

from recast.customization.engine import Brief
from recast.domain.plan import Draft
from recast.domain.resume import Resume
from recast.lexicon import lexicon
from recast.reading.resume_parts import Section


def drafts(brief: Brief) -> Iterator[Draft]:
    title = brief.job.title.strip()
    held = _held(brief.resume, title)
    section = next((s for s in brief.resume.sections if s.kind == "summary"), None)
    if not title or held is None or section is None:
        return
    line = next((n for n in section.lines if brief.resume.line(n).strip()), None)
    if line is None or _is_named(title, _text(brief.resume, section)):
        return
    before = brief.resume.line(line)
    yield Draft(
        title=f"Open your summary with “{title}”",
        section=section.name,
        kind="title",
        before=before,
        after=_opened(before, title),
        rationale=(
            f"The posting's title is the first thing that recruiters search for, and you have held "
            f"it: “{held}”."
        ),
        instructions="Name the title at the start of the summary.",
        ats_impact="A search for the title now finds your summary, not only your work history.",
        keywords=(title,),
        line=line,
    )


def _held(resume: Resume, title: str) -> str | None:
    """A title of the resume that is the posting's: the same words or another name of the same."""
    wanted = lexicon().get(title)
    for job in resume.positions:
        if not job.title:
            continue
        if _plain(job.title) == _plain(title):
            return job.title
        shown = lexicon().get(job.title)
        if shown and wanted and shown.kind == "title" and shown.name == wanted.name:
            return job.title
    return None


def _opened(line: str, title: str) -> str:
    article = re.match(r"(?i)(an?|the)\s+", line)
    rest = line[article.end() :] if article else line
    first, _, following = rest.partition(" ")
    # An acronym or a name keeps its capital; an ordinary first word gives it to the title.
    if first.istitle() and lexicon().get(first) is None and not following[:1].isupper():
        rest = rest[:1].lower() + rest[1:]
    return f"{title}: {rest}"


def _is_named(title: str, text: str) -> bool:
    """Whether the text says the title, in its words or under another name ("CNA")."""
    wanted = lexicon().get(title)
    named = {mention.skill.name for mention in lexicon().find(text)} if wanted else set()
    return _plain(title) in _plain(text) or bool(wanted and wanted.name in named)


def _text(resume: Resume, section: Section) -> str:
    return " ".join(resume.line(number) for number in section.lines)


def _plain(text: str) -> str:
    return " ".join(re.findall(r"\w+", text.lower()))
