"""How much a line of a resume proves, by where it stands: 0 (nothing) to 1 (recent work)."""

import datetime
from typing import Final

from recast.domain.resume import Resume
from recast.reading.resume_parts import Position, SectionKind

SECTION_WEIGHT: Final[dict[SectionKind, float]] = {
    "contact": 0.6,
    "summary": 0.75,
    "experience": 0.95,
    "education": 0.8,
    "skills": 0.7,
    "projects": 0.9,
    "certifications": 0.85,
    "awards": 0.75,
    "publications": 0.75,
    "languages": 0.8,
    "interests": 0.4,
    "references": 0.0,
    "other": 0.7,
}
UNPLACED: Final = 0.7
"""A line of a resume without sections: it may be work, it may be a list."""

_DAYS: Final = 365.25


def line_weights(resume: Resume) -> list[float]:
    """The weight of each line, the first at index 0.

    It never depends on what the line says: one true term more must not take away.
    """
    weights = [UNPLACED] * len(resume.lines)
    for section in resume.sections:
        weight = SECTION_WEIGHT[section.kind]
        for number in section.lines:
            weights[number - 1] = weight
    latest = _latest(resume.positions)
    for position in resume.positions:
        recency = _recency(position, latest)
        for number in position.lines:
            if 0 < number <= len(weights):
                weights[number - 1] = recency
    return weights


def _latest(positions: tuple[Position, ...]) -> datetime.date | None:
    """The end of the last job. Recency counts from there, never from the calendar: the same
    resume must score the same next year."""
    periods = [position.period for position in positions if position.period is not None]
    ended = [period.end for period in periods if period.end is not None]
    if any(period.end is None for period in periods):
        return max([period.start for period in periods] + ended)
    return max(ended, default=None)


def _recency(position: Position, latest: datetime.date | None) -> float:
    period = position.period
    if period is None or latest is None:
        return SECTION_WEIGHT["experience"]
    if period.end is None:
        return 1.0
    years = max(0.0, (latest - period.end).days / _DAYS)
    return max(0.8, 1.0 - 0.02 * years)
