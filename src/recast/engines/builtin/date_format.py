"""Settles the dates of jobs and schools in one format."""

import datetime
import re
from collections.abc import Iterator

from recast.customization.engine import Brief
from recast.domain.plan import Draft
from recast.domain.resume import Resume
from recast.reading.dates import FoundPeriod, find_periods
from recast.reading.resume_parts import Period

_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def drafts(brief: Brief) -> Iterator[Draft]:
    dated = list(_dated(brief.resume))
    if len({_shape(found.text) for _, found in dated}) < 2:
        return
    for number, found in dated:
        line = brief.resume.line(number)
        settled = _written(found.period)
        if settled is None or settled == found.text:
            continue
        section = brief.resume.section_at(number)
        yield Draft(
            title=f"Write the dates as “{settled}”",
            section=section.name if section else "",
            kind="dates",
            before=line,
            after=line[: found.start] + settled + line[found.end :],
            rationale="Your resume writes its dates in several ways; one way is read surely.",
            instructions="Only the form changes; every month and year stays what it is.",
            ats_impact="Years of experience are computed from these dates.",
            line=number,
        )


def _dated(resume: Resume) -> Iterator[tuple[int, FoundPeriod]]:
    for job in resume.positions:
        for number in job.header_lines:
            found = find_periods(resume.line(number))
            if len(found) == 1 and not found[0].single:
                yield number, found[0]


def _shape(text: str) -> str:
    """Months as words, months as numbers, bare years: the form without its figures."""
    words = re.sub(r"[A-Za-z]{4,}", "Month", re.sub(r"\b[A-Za-z]{3}\b", "Mon", text))
    return re.sub(r"\s+", "", re.sub(r"\d", "9", words))


def _written(period: Period) -> str | None:
    """None for a bare year: a month must not be made up."""
    if not period.precise:
        return None
    end = "Present" if period.end is None else _month(period.end)
    return f"{_month(period.start)} – {end}"


def _month(day: datetime.date) -> str:
    return f"{_MONTHS[day.month - 1]} {day.year}"
