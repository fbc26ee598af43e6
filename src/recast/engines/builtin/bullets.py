"""Splits over-long bullets where the sentence itself offers a seam."""

import re
from collections.abc import Iterator

from recast.customization.engine import Brief
from recast.domain.plan import Draft
from recast.domain.resume import Resume
from recast.engines.builtin.bullet_lines import is_bullet, mark_of
from recast.engines.builtin.inflection import is_past

LONG = 32  # Words: about two and a half printed lines, where readers of resumes stop reading.
SHORTEST_HALF = 8

# A seam: a new sentence, a semicolon, or a comma or "and" before a verb that can open a bullet.
_SENTENCE = re.compile(r"(?<=[a-z0-9)%])\.\s+(?=[A-Z])|;\s+(?:and\s+)?")
_CLAUSE = re.compile(r"(?:,\s+and|,|\s+and)\s+(?=(?P<verb>[a-z]+)\s)")


def drafts(brief: Brief) -> Iterator[Draft]:
    for job in brief.resume.positions:
        for number in job.lines:
            if number not in job.header_lines and is_bullet(brief.resume, number):
                yield from _draft(brief.resume, number)


def _draft(resume: Resume, number: int) -> Iterator[Draft]:
    before = resume.line(number)
    mark = mark_of(before)
    body = before[len(mark) :]
    words = len(body.split())
    halves = _halves(body) if words > LONG else None
    if halves is None:
        return
    first, second = halves
    section = resume.section_at(number)
    yield Draft(
        title="Split a long bullet in two",
        section=section.name if section else "",
        kind="shorten",
        before=before,
        after=f"{mark}{first}\n{mark}{second}",
        rationale=(
            f"This bullet has {words} words. It says two things; as two bullets each of them "
            "is read."
        ),
        instructions="Split it at this place; no word of substance comes or goes.",
        ats_impact="None for a machine; easier for a person.",
        line=number,
    )


def _halves(body: str) -> tuple[str, str] | None:
    """The two halves at the seam nearest to the middle."""
    seams = list(_SENTENCE.finditer(body))
    if is_past(body.split(" ", 1)[0].lower()):
        seams += [seam for seam in _CLAUSE.finditer(body) if is_past(seam["verb"])]
    fit = [seam for seam in seams if _is_balanced(body, seam)]
    if not fit:
        return None
    seam = min(fit, key=lambda match: abs(match.start() - len(body) / 2))
    first, second = body[: seam.start()].rstrip(" ,;."), body[seam.end() :].strip()
    end = "." if body.rstrip().endswith(".") else ""
    return first + end, second[:1].upper() + second[1:]


def _is_balanced(body: str, seam: "re.Match[str]") -> bool:
    # Inside brackets there is no seam.
    opened = body.count("(", 0, seam.start()) - body.count(")", 0, seam.start())
    halves = (body[: seam.start()], body[seam.end() :])
    return not opened and all(len(half.split()) >= SHORTEST_HALF for half in halves)
