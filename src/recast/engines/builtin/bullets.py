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
# "…, used by forty teams" opens no bullet: it tells of what was made, not of who made it.
_CLAUSE = re.compile(r"(?:,\s+and|,|\s+and)\s+(?=(?P<verb>[a-z]+)\s(?!by\b))")
# Of verbs that the lexicon does not grade, one with an object is no participle: "agreed a format".
_WITH_OBJECT = re.compile(
    r"(?!called|named|titled|dubbed)[a-z]+ed\s(?:an?|the|its|their|our|\d+)\s"
)


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
    clauses: list[re.Match[str]] = []
    if is_past(body.split(" ", 1)[0].lower()):
        clauses = [
            seam
            for seam in _CLAUSE.finditer(body)
            if is_past(seam["verb"]) or _WITH_OBJECT.match(body, seam.end())
        ]
    fit = [seam for seam in [*_SENTENCE.finditer(body), *clauses] if _is_balanced(body, seam)]
    if not fit:
        return None
    seam = min(fit, key=lambda match: abs(match.start() - len(body) / 2))
    before = [clause for clause in clauses if clause.start() < seam.start()]
    first = _closed(body[: seam.start()], before if seam in clauses else [])
    second = body[seam.end() :].strip()
    end = "." if body.rstrip().endswith(".") else ""
    return first.rstrip(" ,;.") + end, second[:1].upper() + second[1:]


def _closed(half: str, clauses: list["re.Match[str]"]) -> str:
    """The first half of a row of verbs with the "and" before its last one, which stood before the
    last of the whole: "built a, ran b | and sold c" is "built a and ran b"."""
    if not clauses or "and" in clauses[-1].group():
        return half
    last = clauses[-1]
    comma = "," if len(clauses) > 1 else ""
    return f"{half[: last.start()]}{comma} and {half[last.end() :]}"


def _is_balanced(body: str, seam: "re.Match[str]") -> bool:
    # Inside brackets there is no seam.
    opened = body.count("(", 0, seam.start()) - body.count(")", 0, seam.start())
    halves = (body[: seam.start()], body[seam.end() :])
    return not opened and all(len(half.split()) >= SHORTEST_HALF for half in halves)
