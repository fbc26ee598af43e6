"""Turns weak openings ("Responsible for managing …") into a verb of the same strength."""

import re
from collections import Counter
from collections.abc import Iterator

from recast.customization.engine import Brief
from recast.domain.plan import Draft
from recast.domain.resume import Resume
from recast.engines.builtin.bullet_lines import is_bullet, mark_of
from recast.engines.builtin.inflection import Form, base_of_gerund, form_of, inflected
from recast.reading.resume_parts import Position

# "Helped with", "assisted in", "worked on" are not here: they say less than the verb that follows
# them, and taking them away would claim more than the person did.
_OPENING = re.compile(
    r"^(?:i\s+(?:was|am)\s+|was\s+|were\s+)?"
    r"(?:(?:solely\s+|directly\s+)?responsible\s+for|tasked\s+with|charged\s+with|accountable\s+for"
    r"|(?:my\s+)?(?:duties|responsibilities|tasks)\s+(?:included|include|were)"
    r"|my\s+role\s+(?:was|included|involved))\s+(?P<gerund>[a-z]+ing)\b",
    re.IGNORECASE,
)
_TOLD_AS_PAST = re.compile(r"\b(?:was|were|included|involved)\b", re.IGNORECASE)
# "posting offers and answering letters", "hiring, training and scheduling": one verb made finite
# would leave the others hanging, and which of them are verbs at all nobody can tell.
_COORDINATED = re.compile(
    r"^\s*(?:[,.;/&]|and\b|or\b|$)"
    r"|(?:,|\band|\bor)\s+(?:\w+ly\s+)?(?!including|ensuring|using|resulting)[a-z]+ing\b",
    re.IGNORECASE,
)


def drafts(brief: Brief) -> Iterator[Draft]:
    asked = {word for keyword in brief.analysis.keywords for word in keyword.term.lower().split()}
    for job in brief.resume.positions:
        usual = _usual_form(brief.resume, job)
        for number in job.lines:
            if number in job.header_lines:
                continue
            yield from _draft(brief.resume, number, usual, asked)


def _usual_form(resume: Resume, job: Position) -> Form:
    """How the job's other lines are told: one that has ended always in the past."""
    if job.period is None or job.period.end is not None:
        return "past"
    openings = (form_of(_first_word(resume.line(number))) for number in job.lines)
    told = Counter(form for form in openings if form is not None)
    return told.most_common(1)[0][0] if told else "base"


def _first_word(line: str) -> str:
    words = line[len(mark_of(line)) :].split(maxsplit=1)
    return words[0].lower() if words else ""


def _draft(resume: Resume, number: int, usual: Form, asked: set[str]) -> Iterator[Draft]:
    before = resume.line(number)
    mark = mark_of(before)
    match = _OPENING.match(before[len(mark) :])
    if match is None or not (is_bullet(resume, number) or mark):
        return
    gerund = match["gerund"].lower()
    verb = base_of_gerund(gerund)
    rest = before[len(mark) + match.end() :]
    # Where the posting asks for "order picking", the word "picking" is worth more than a verb.
    if verb is None or gerund in asked or _COORDINATED.search(rest):
        return
    form: Form = "past" if _TOLD_AS_PAST.search(match.group()) else usual
    opened = inflected(verb, form).capitalize()
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
