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
_DASH = re.compile(r"\s*[-–—]+\s*")
_DOTTED = re.compile(r"^\s*[A-Za-z]{3,4}\.\s")
_NAMED = re.compile(r"^\s*(?P<month>[A-Za-z]+)\.?,?\s+\d{4}")


@dataclass(frozen=True, slots=True)
class _Dated:
    """A period with its months in the head of a job, in line `line` (from 1)."""

    line: int
    found: FoundPeriod
    months: Months | None


@dataclass(frozen=True, slots=True)
class _Style:
    """How the dates are to be written; `dash` is "" where no two dates are joined by one."""

    months: Months
    dash: str
    dotted: bool


def drafts(brief: Brief) -> Iterator[Draft]:
    """One draft for each job whose months are not written as those of most jobs are.

    "to" stays where a dash is usual, for both are read equally well; a dash becomes the usual one.
    """
    dated = list(_dated(brief.resume))
    forms = Counter(each.months for each in dated if each.months)
    if len(forms) < 2:
        return
    usual = max(forms, key=lambda form: (forms[form], form == "short"))
    style = _style([each.found.text for each in dated if each.months == usual], usual)
    for each in dated:
        if each.months and each.months != usual:
            yield from _draft(brief.resume, each, style)


def _style(texts: list[str], months: Months) -> _Style:
    dashes = Counter(match.group() for match in map(_DASH.search, texts) if match)
    dash = dashes.most_common(1)[0][0] if dashes else ""
    return _Style(months, dash, any(map(_DOTTED.search, texts)))


def _draft(resume: Resume, each: _Dated, style: _Style) -> Iterator[Draft]:
    line, found = resume.line(each.line), each.found
    settled = _written(found, style)
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
            "Your dates are written in more than one form; one form throughout is read without "
            "mistakes."
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


def _written(found: FoundPeriod, style: _Style) -> str | None:
    """The period with its months as usual; "to" and "Present" stay verbatim."""
    period = found.period
    joined = re.search(r"\s*(?:[-–—]+|\bto\b|\btill\b|\buntil\b)\s*", found.text)
    if joined is None:
        return None
    dash = style.dash if _DASH.fullmatch(joined.group()) else ""
    end = found.text[joined.end() :] if period.end is None else _month(period.end, style)
    return f"{_month(period.start, style)}{dash or joined.group()}{end}"


def _month(day: datetime.date, style: _Style) -> str:
    if style.months == "numbers":
        return f"{day.month:02}/{day.year}"
    name = _MONTHS[day.month - 1]
    short = name[:3] + ("." if style.dotted and len(name) > len("May") else "")
    return f"{name if style.months == 'long' else short} {day.year}"
