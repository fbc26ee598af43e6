"""Reads the structure of a resume out of its lines."""

import datetime
from collections.abc import Callable, Iterable
from dataclasses import replace
from itertools import chain

from recast.reading.contact import find_contact
from recast.reading.dates import total_years
from recast.reading.heading_features import look_at
from recast.reading.heading_model import HeadingModel, heading_model
from recast.reading.headings import find_headings
from recast.reading.lines import Line
from recast.reading.positions import find_positions, find_schools
from recast.reading.resume_parts import Position, ResumeParts, Section, SectionKind
from recast.reading.resume_sections import find_sections
from recast.reading.section_model import SectionModel, section_model

MOST_LINES_READ = 4000
"""A hundred pages; what is longer is no resume, and must not cost more."""


def read_resume_parts(
    lines: tuple[Line, ...],
    today: datetime.date | None = None,
    models: tuple[HeadingModel, SectionModel] | None = None,
) -> ResumeParts:
    """Sections, headings, positions, contact and years of a resume. Never raises.

    What goes on "to the present" counts up to `today`, by default the day of the call.
    `models` are those of the package unless others are measured.
    """
    heading_scorer, section_scorer = models or (heading_model(), section_model())
    unread = range(MOST_LINES_READ + 1, len(lines) + 1)
    lines = lines[:MOST_LINES_READ]
    looks = [look_at(line) for line in lines]
    headings = find_headings(lines, looks, heading_scorer)
    sections = _with_rest(find_sections(lines, looks, headings, section_scorer), unread)
    known = frozenset(heading.line for heading in headings)
    jobs = _all_of("experience", sections, lambda own: find_positions(lines, looks, own, known))
    schools = _all_of("education", sections, lambda own: find_schools(lines, looks, own, known))
    return ResumeParts(
        sections,
        tuple(heading.line for heading in headings),
        find_contact(lines, sections),
        jobs,
        schools,
        _years(jobs, today or datetime.date.today()),
    )


def _with_rest(sections: tuple[Section, ...], unread: range) -> tuple[Section, ...]:
    """Puts the lines past the most that are read into the last section."""
    if not sections or not unread:
        return sections
    *before, last = sections
    return (*before, replace(last, lines=(*last.lines, *unread)))


def _all_of(
    kind: SectionKind,
    sections: Iterable[Section],
    find: Callable[[tuple[int, ...]], tuple[Position, ...]],
) -> tuple[Position, ...]:
    found = (find(_read(section.lines)) for section in sections if section.kind == kind)
    return tuple(chain.from_iterable(found))


def _read(numbers: tuple[int, ...]) -> tuple[int, ...]:
    return tuple(number for number in numbers if number <= MOST_LINES_READ)


def _years(jobs: Iterable[Position], today: datetime.date) -> float | None:
    return total_years((job.period for job in jobs if job.period is not None), today)
