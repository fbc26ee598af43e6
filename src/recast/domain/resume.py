"""A resume: its text, the lines of it, and the structure found in them."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from recast.domain.analysis import ParsingRisk
from recast.domain.claim import Support
from recast.reading.lines import Line, lines_of
from recast.reading.resume import read_resume_parts
from recast.reading.resume_parts import Contact, Position, ResumeParts, Section


@dataclass(frozen=True)
class Resume:
    """A value: reading it again from the same lines gives an equal one.

    Lines are numbered from 1 everywhere outside this class; `line(1)` is the first.
    """

    source: tuple[Line, ...]
    parsing_risks: tuple[ParsingRisk, ...] = ()

    @classmethod
    def from_text(cls, text: str) -> "Resume":
        """A resume out of plain text or Markdown. Never raises; odd text gives few sections."""
        return cls(lines_of(text))

    @classmethod
    def from_lines(
        cls, lines: Sequence[Line], parsing_risks: Sequence[ParsingRisk] = ()
    ) -> "Resume":
        """A resume out of lines whose layout is known, as the document readers give them."""
        return cls(tuple(lines), tuple(parsing_risks))

    @cached_property
    def lines(self) -> tuple[str, ...]:
        return tuple(line.text for line in self.source)

    @cached_property
    def text(self) -> str:
        return "\n".join(self.lines)

    @cached_property
    def words(self) -> tuple[str, ...]:
        """What stands between blanks, as written."""
        return tuple(self.text.split())

    @cached_property
    def parts(self) -> ResumeParts:
        return read_resume_parts(self.source)

    @property
    def sections(self) -> tuple[Section, ...]:
        return self.parts.sections

    @property
    def headings(self) -> tuple[int, ...]:
        return self.parts.headings

    @property
    def contact(self) -> Contact:
        return self.parts.contact

    @property
    def positions(self) -> tuple[Position, ...]:
        return self.parts.positions

    @property
    def years(self) -> float | None:
        return self.parts.years

    def line(self, number: int) -> str:
        """The text of line `number` (from 1). Raises IndexError outside the resume."""
        if number < 1:
            raise IndexError(number)
        return self.lines[number - 1]

    def support(self, number: int) -> Support:
        return Support(number, self.line(number))

    @cached_property
    def _section_by_line(self) -> dict[int, Section]:
        by_line: dict[int, Section] = {}
        for section in self.sections:
            for number in section.lines:
                by_line[number] = section
            if section.heading_line is not None:
                by_line[section.heading_line] = section
        return by_line

    def section_at(self, number: int) -> Section | None:
        """The section that line `number` stands in, None before the first."""
        return self._section_by_line.get(number)

    def position_at(self, number: int) -> Position | None:
        """The job that line `number` belongs to, if any."""
        return next((job for job in self.positions if number in job.lines), None)
