"""Dates that were moved, and years that the original does not name."""

import re
from collections.abc import Iterator
from typing import Final

from recast.reading.dates import FoundPeriod, find_periods
from recast.truth.edit import Edit
from recast.truth.finding import Finding
from recast.truth.quantities import quantities
from recast.truth.text import Text

_YEAR: Final = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_STRICT: Final = ("header", "education")


def findings(edit: Edit) -> Iterator[Finding]:
    periods = periods_of(edit.after)
    shown = periods_of(edit.before)
    covered: list[tuple[int, int]] = []
    for found in periods:
        covered.append((found.start, found.end))
        if not _is_shown(edit, found, shown):
            yield _finding(edit.after, found.start, found.end)
    for amount in quantities(edit.after):
        if amount.unit != "year" or any(start <= amount.start < end for start, end in covered):
            continue
        if int(amount.value) not in _known_years(edit):
            yield _finding(edit.after, amount.start, amount.end)


def _finding(text: Text, start: int, end: int) -> Finding:
    words = text.exact(start, end).strip()
    return Finding(start, end, "date", f'The original does not give the date "{words}" here.')


def _is_shown(edit: Edit, found: FoundPeriod, shown: tuple[FoundPeriod, ...]) -> bool:
    if any(_same(found, old) for old in shown):
        return True
    if shown and (edit.kind in _STRICT or not (edit.in_summary or edit.kind == "job")):
        return False
    if not found.single and _spans(found, edit):
        return True
    known = _known_years(edit)
    years = _YEAR.findall(found.text)
    if any(_same(found, old) for old in periods_of(edit.local.text)):
        return True
    return bool(years) and found.period.end is not None and all(int(y) in known for y in years)


def _same(new: FoundPeriod, old: FoundPeriod) -> bool:
    """The same span, or the same one named by its years only."""
    if new.period.start == old.period.start and new.period.end == old.period.end:
        return True
    if (new.period.end is None) != (old.period.end is None):
        return False
    coarse = not new.period.precise or not old.period.precise
    ends = (new.period.end or new.period.start).year == (old.period.end or old.period.start).year
    return coarse and ends and new.period.start.year == old.period.start.year


def _spans(found: FoundPeriod, edit: Edit) -> bool:
    """In a summary: from the first year of one job to the last of another."""
    if edit.job is not None:
        return False
    periods = [job.period for job in edit.evidence.jobs if job.period]
    starts = {period.start.year for period in periods}
    ends = {period.end.year if period.end else None for period in periods}
    end = found.period.end.year if found.period.end else None
    return found.period.start.year in starts and end in ends


def periods_of(text: Text) -> tuple[FoundPeriod, ...]:
    """The spans of time in a text, looked for once."""
    return text.memo(_periods)


def _periods(text: Text) -> tuple[FoundPeriod, ...]:
    return find_periods(text.plain)


def _years_of(text: Text) -> frozenset[int]:
    return frozenset(int(year) for year in _YEAR.findall(text.plain))


def _known_years(edit: Edit) -> frozenset[int]:
    own = edit.before.memo(_years_of)
    if edit.kind in _STRICT:
        return own
    elsewhere = (edit.local.text, edit.evidence.general.text)
    return own.union(*(text.memo(_years_of) for text in elsewhere))
