"""Settles the dates of jobs in the form that most of them have already."""

import datetime
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal, TypeAlias

from recast.customization.engine import Brief
from recast.domain.plan import Draft
from recast.domain.resume import Resume
from recast.reading.dates import FoundPeriod, find_periods

Months: TypeAlias = Literal["short", "long", "numbers"]

_MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
_NUMBERS = re.compile(r"^\s*\d{1,2}\s*/\s*\d{4}")
_NAMED = re.compile(r"^\s*(?P<month>[A-Za-z]+)\.?,?\s+\d{4}")


@dataclass(frozen=True, slots=True)
class _Dated:
    """A period with its months in the head of a job, in line `line` (from 1)."""

    line: int
    found: FoundPeriod
    months: Months | None


def drafts(brief: Brief) -> Iterator[Draft]:
    """One draft for each job whose months are not written as those of most jobs are.

    What joins the two dates is left as it is: "to" and a dash are read equally well.
    """
    dated = list(_dated(brief.resume))
    forms = Counter(each.months for each in dated if each.months)
    if len(forms) < 2:
        return
    usual = max(forms, key=lambda form: (forms[form], form == "short"))
    for each in dated:
        if each.months and each.months != usual:
            yield from _draft(brief.resume, each, usual)


def _draft(resume: Resume, each: _Dated, usual: Months) -> Iterator[Draft]:
    line, found = resume.line(each.line), each.found
    settled = _written(found, usual)
    if settled is None:
        return
    section = resume.section_at(each.line)
    yield Draft(
        title=f"Write the dates as “{settled}”",
        section=section.name if section else "",
        kind="dates",
        before=line,
        after=line[: found.start] + settled + line[found.end :],
        rationale=(
            "Most of your dates are written in another form than these; one form throughout is "
            "read without mistakes."
        ),
        instructions="Only the form changes; every month and year stays what it is.",
        ats_impact="Years of experience are computed from these dates.",
        line=each.line,
    )


def _dated(resume: Resume) -> Iterator[_Dated]:
    for job in resume.positions:
        for number in job.header_lines:
            found = find_periods(resume.line(number))
            # A bare year has no month to write, and none is made up.
            if len(found) == 1 and not found[0].single and found[0].period.precise:
                yield _Dated(number, found[0], _form(found[0].text))


def _form(text: str) -> Months | None:
    """How the first month is written, None where it does not say ("May" is short and long)."""
    if _NUMBERS.match(text):
        return "numbers"
    named = _NAMED.match(text)
    if named is None or named["month"].lower() == "may":
        return None
    return "long" if named["month"].title() in _MONTHS else "short"


def _written(found: FoundPeriod, usual: Months) -> str | None:
    """The period with its months as usual; what joins its ends, and "Present", stay verbatim."""
    period = found.period
    joined = re.search(r"\s*(?:[-–—]+|\bto\b|\btill\b|\buntil\b)\s*", found.text)
    if joined is None:
        return None
    end = found.text[joined.end() :] if period.end is None else _month(period.end, usual)
    return f"{_month(period.start, usual)}{joined.group()}{end}"


def _month(day: datetime.date, usual: Months) -> str:
    if usual == "numbers":
        return f"{day.month:02}/{day.year}"
    name = _MONTHS[day.month - 1]
    return f"{name if usual == 'long' else name[:3]} {day.year}"
