"""The parts of a resume that reading finds: sections, positions, contact details, years."""

import datetime
from dataclasses import dataclass
from typing import Literal, TypeAlias

SectionKind: TypeAlias = Literal[
    "contact",
    "summary",
    "experience",
    "education",
    "skills",
    "projects",
    "certifications",
    "awards",
    "publications",
    "languages",
    "interests",
    "references",
    "other",
]


@dataclass(frozen=True, slots=True)
class Section:
    """A section: `lines` are the numbers (from 1) of its lines without the heading."""

    kind: SectionKind
    name: str
    heading_line: int | None
    lines: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Period:
    """From a first to a last month, both included; `end` None means to this day.

    A date that names only a year counts from January or to December; `precise` is False then.
    """

    start: datetime.date
    end: datetime.date | None
    precise: bool = True


@dataclass(frozen=True, slots=True)
class Position:
    """One job (or one school, in education): its header lines, then its bullets.

    `lines` are all of its lines, header included; empty strings where a part was not found.
    """

    employer: str
    title: str
    location: str
    period: Period | None
    header_lines: tuple[int, ...]
    lines: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Contact:
    """How to reach the person; empty where the resume does not say."""

    name: str = ""
    emails: tuple[str, ...] = ()
    phones: tuple[str, ...] = ()
    links: tuple[str, ...] = ()
    location: str = ""
    lines: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class ResumeParts:
    """Everything that reading finds in the lines of a resume.

    `headings` are the numbers of all heading lines, sub-headings included. `years` is the time
    in work in years, overlaps counted once, None where no dates could be read.
    """

    sections: tuple[Section, ...]
    headings: tuple[int, ...]
    contact: Contact
    positions: tuple[Position, ...]
    education: tuple[Position, ...]
    years: float | None
