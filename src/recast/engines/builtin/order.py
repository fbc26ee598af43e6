"""Puts first what the posting wants most: skills in their lists, bullets in their jobs."""

import re
from collections.abc import Iterator

from recast.customization.engine import Brief
from recast.domain.analysis import Keyword
from recast.domain.plan import Draft
from recast.domain.resume import Resume
from recast.engines.builtin.bullet_lines import bullet_blocks
from recast.engines.builtin.lists import is_whole, skill_lists
from recast.engines.builtin.shown_terms import listed, pronoun

# What a reordering must at least improve before it is worth a person's attention: a skill moved
# from the second half of a list to its front, or the best bullet from below the second place.
LEAST_MOVE = 2
# How much more of the posting the best bullet must show than the first one: a person had a reason
# to put that first.
LEAST_GAIN = 1.5


def drafts(brief: Brief) -> Iterator[Draft]:
    yield from _skills(brief)
    yield from _bullets(brief)


def _skills(brief: Brief) -> Iterator[Draft]:
    weights = _weights(brief)
    for section in brief.resume.sections:
        if section.kind != "skills":
            continue
        for found in skill_lists(brief.resume, section):
            ranked = tuple(sorted(found.items, key=lambda item: -_item_weight(item, weights)))
            wanted = [item for item in found.items if _item_weight(item, weights) > 0]
            if not wanted or _best_move(found.items, ranked) < LEAST_MOVE:
                continue
            if not is_whole(brief.resume, section, found):
                continue
            leading = tuple(dict.fromkeys(ranked[: min(3, len(wanted))]))
            first, them = listed(leading), pronoun(leading)
            yield Draft(
                title=f"Lead this list with {first}",
                section=section.name,
                kind="order",
                before=found.text,
                after=found.written(_opened(found.items, ranked)),
                rationale=f"The posting asks for {first}; the rest keeps its order.",
                instructions=f"Move {them} to the front of the list; nothing is added or removed.",
                ats_impact="No change for a machine; a reader sees the match at once.",
                keywords=tuple(wanted),
                line=found.line,
            )


def _opened(items: tuple[str, ...], ranked: tuple[str, ...]) -> tuple[str, ...]:
    """A list that opened with a capital does so still."""
    if items[0][:1].isupper():
        return (ranked[0][:1].upper() + ranked[0][1:], *ranked[1:])
    return ranked


def _bullets(brief: Brief) -> Iterator[Draft]:
    by_line = _weight_by_line(brief)
    for job, block in bullet_blocks(brief.resume):
        lines = [brief.resume.line(number) for number in block]
        ranked = sorted(block, key=lambda number: -by_line.get(number, 0.0))
        best = ranked[0]
        gain = by_line.get(best, 0.0) > LEAST_GAIN * by_line.get(block[0], 0.0)
        if block.index(best) < LEAST_MOVE or not gain:
            continue
        # Only the best one moves: a resume's own order tells a story that is worth keeping.
        moved = [best, *(number for number in block if number != best)]
        after = [brief.resume.line(number) for number in moved]
        yield Draft(
            title=f"Open {_named(brief.resume, job)} with its most relevant bullet",
            section=_section_name(brief.resume, block[0]),
            kind="order",
            before="\n".join(lines),
            after="\n".join(after),
            rationale=(
                "Of this job's bullets this one shows most of what the posting asks for: "
                + ", ".join(_terms_at(brief, best)[:4])
                + "."
            ),
            instructions="Move this bullet to the top of the job; the others keep their order.",
            ats_impact="No change for a machine; readers often see only the first bullets.",
            keywords=tuple(_terms_at(brief, best)),
            line=block[0],
        )


def _named(resume: Resume, line: int) -> str:
    job = resume.position_at(line)
    name = (job.employer or job.title) if job else ""
    return f"“{name}”" if name else "this job"


def _section_name(resume: Resume, line: int) -> str:
    section = resume.section_at(line)
    return section.name if section else ""


def _weights(brief: Brief) -> dict[str, float]:
    weights: dict[str, float] = {}
    for keyword in brief.analysis.keywords:
        for name in (keyword.term, keyword.matched_as or ""):
            if name:
                weights[name.lower()] = max(weights.get(name.lower(), 0.0), keyword.weight)
    return weights


def _item_weight(item: str, weights: dict[str, float]) -> float:
    """An item's own weight, or that of the heaviest of what it names ("Java/J2EE")."""
    names = [item.lower(), *(piece.strip() for piece in re.split(r"[/()&]", item.lower()))]
    return max(weights.get(name, 0.0) for name in names)


def _best_move(before: tuple[str, ...], after: tuple[str, ...]) -> int:
    return max(before.index(item) - after.index(item) for item in after)


def _telling(brief: Brief) -> list[Keyword]:
    """What a bullet can prove. Soft skills and words merely mentioned stand in any bullet."""
    return [
        keyword
        for keyword in brief.analysis.keywords
        if keyword.kind in ("hard_skill", "certification") and keyword.importance != "mentioned"
    ]


def _weight_by_line(brief: Brief) -> dict[int, float]:
    weights: dict[int, float] = {}
    for keyword in _telling(brief):
        for line in {place.line for place in keyword.evidence}:
            weights[line] = weights.get(line, 0.0) + keyword.weight
    return weights


def _terms_at(brief: Brief, line: int) -> list[str]:
    return [
        keyword.term
        for keyword in _telling(brief)
        if any(place.line == line for place in keyword.evidence)
    ]
