"""Turns weak openings ("Responsible for managing …") into a verb of the same strength."""

import re
from collections.abc import Iterator

from recast.customization.engine import Brief
from recast.domain.plan import Draft
from recast.domain.resume import Resume
from recast.engines.builtin.bullet_lines import is_bullet, mark_of
from recast.engines.builtin.inflection import base_of_gerund, past

# "Helped with", "assisted in", "worked on" are not here: they say less than the verb that follows
# them, and taking them away would claim more than the person did.
_OPENING = re.compile(
    r"^(?:i\s+(?:was|am)\s+|was\s+|were\s+)?"
    r"(?:(?:solely\s+|directly\s+)?responsible\s+for|tasked\s+with|charged\s+with|accountable\s+for"
    r"|(?:my\s+)?(?:duties|responsibilities|tasks)\s+(?:included|include|were)"
    r"|my\s+role\s+(?:was|included|involved))\s+(?P<gerund>[a-z]+ing)\b",
    re.IGNORECASE,
)


def drafts(brief: Brief) -> Iterator[Draft]:
    asked = {word for keyword in brief.analysis.keywords for word in keyword.term.lower().split()}
    for job in brief.resume.positions:
        present = job.period is not None and job.period.end is None
        for number in job.lines:
            if number in job.header_lines:
                continue
            yield from _draft(brief.resume, number, present, asked)


def _draft(resume: Resume, number: int, present: bool, asked: set[str]) -> Iterator[Draft]:
    before = resume.line(number)
    mark = mark_of(before)
    match = _OPENING.match(before[len(mark) :])
    if match is None or not (is_bullet(resume, number) or mark):
        return
    gerund = match["gerund"].lower()
    verb = base_of_gerund(gerund)
    # Where the posting asks for "order picking", the word "picking" is worth more than a verb.
    if verb is None or gerund in asked:
        return
    opened = (verb if present else past(verb)).capitalize()
    rest = before[len(mark) + match.end() :]
    section = resume.section_at(number)
    yield Draft(
        title=f"Open with “{opened}”",
        section=section.name if section else "",
        kind="verb",
        before=before,
        after=f"{mark}{opened}{rest}",
        rationale=(
            f"“{match.group().strip()}” names a duty; “{opened}” says the same thing as something "
            "you did. It claims no more than your own words."
        ),
        instructions="Replace the opening; the rest of the line stays as it is.",
        ats_impact="None for a machine; readers look at the first word of each bullet.",
        line=number,
    )
