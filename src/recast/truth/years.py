"""Years of experience: stated in the original, or added up from its dates."""

import datetime
import re
from collections.abc import Iterator
from typing import Final

from recast.reading.dates import find_periods, total_years
from recast.reading.resume_parts import Period
from recast.truth.edit import Edit
from recast.truth.finding import Finding
from recast.truth.quantities import Quantity, quantities
from recast.truth.text import Text
from recast.truth.thesaurus import weight

# "12 years", "5+ yrs", "25 years' experience", "ten-year": what follows the figure.
YEARS_AFTER: Final = re.compile(r"\s*\+?\s*(?:or\s+more\s+|plus\s+)?-?\s*(?:years?|yrs?)\b", re.I)
_OF_FIELD: Final = re.compile(r"\W*(?:years?|yrs?)\W*(?:of|in|as|with|experience|\W)*", re.I)
_FIELD_END: Final = re.compile(r"[,.;:()|\n]")
_FIELD_WORDS: Final = 4
_ROUNDING: Final = 0.5


def findings(edit: Edit) -> Iterator[Finding]:
    stated = _years(edit.before)
    for amount in _years(edit.after):
        if stated:
            most = max(old.value for old in stated)
            if amount.value <= most:
                continue
        else:
            most = _most(edit, amount)
            if amount.value <= most + _ROUNDING:
                continue
        words = edit.after.exact(amount.start, amount.end).strip()
        reason = (
            f"The original shows at most {most:.3g} years of this, not {words}."
            if most
            else f"The original does not show {words} years of this."
        )
        yield Finding(amount.start, _end(edit.after, amount), "years", reason)


def _end(text: Text, amount: Quantity) -> int:
    match = YEARS_AFTER.match(text.plain, amount.end)
    return match.end() if match else amount.end


def _years(text: Text) -> list[Quantity]:
    found = quantities(text)
    return [each for each in found if YEARS_AFTER.match(text.plain, each.end)]


def _most(edit: Edit, amount: Quantity) -> float:
    """The most years that the resume states or that its dates add up to, for this field."""
    said = [old.value for old in _years(edit.local.text)]
    return max([*said, *_added_up(edit, amount), *_between_years(edit.after), 0.0])


def _added_up(edit: Edit, amount: Quantity) -> Iterator[float]:
    evidence = edit.evidence
    if edit.job is not None:
        yield _total([evidence.jobs[edit.job].period])
        return
    field = _field(edit.after, amount)
    in_field = [
        job.period
        for job, pool in zip(evidence.jobs, evidence.job_pools, strict=True)
        if field and not field.isdisjoint(pool.concepts)
    ]
    if in_field:
        yield _total(in_field)
    elif evidence.resume.years is not None:
        yield evidence.resume.years


def _field(text: Text, amount: Quantity) -> frozenset[str]:
    """What the words right after "years of" mean: the field that the years are claimed for."""
    match = _OF_FIELD.match(text.plain, amount.end)
    start = match.end() if match else amount.end
    end = _FIELD_END.search(text.plain, start)
    words = text.between(start, end.start() if end else len(text.plain))[: 2 * _FIELD_WORDS]
    words = tuple(word for word in words if weight(word.text) == 1.0)
    return frozenset(key for word in words[:_FIELD_WORDS] for key in word.concepts)


def _total(periods: list[Period | None]) -> float:
    known = [period for period in periods if period is not None]
    return total_years(known, datetime.date.today()) or 0.0


def _between_years(text: Text) -> Iterator[float]:
    """Spans named beside the claim itself, as in "11 years (1990-2001)"; dates are judged apart."""
    for found in find_periods(text.plain):
        if not found.single:
            yield _total([found.period])
