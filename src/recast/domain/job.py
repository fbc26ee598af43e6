"""A job posting: its text and what it asks for."""

from dataclasses import dataclass
from functools import cached_property
from typing import Final

from recast.reading.job import read_job_parts
from recast.reading.job_parts import JobParts, Term

_LONGEST_TITLE: Final = 200


@dataclass(frozen=True)
class Job:
    """`given_title` and `given_company` are what the person typed; they win over what was read."""

    text: str
    given_title: str = ""
    given_company: str = ""
    url: str = ""

    @classmethod
    def from_text(cls, text: str, title: str = "", company: str = "", url: str = "") -> "Job":
        """A job out of plain text. Never raises; odd text gives few terms.

        A title is kept in one line of at most 200 characters.
        """
        return cls(text, " ".join(title.split())[:_LONGEST_TITLE], company, url)

    @cached_property
    def parts(self) -> JobParts:
        return read_job_parts(self.text)

    @property
    def title(self) -> str:
        return self.given_title or self.parts.title

    @property
    def company(self) -> str:
        return self.given_company or self.parts.company

    @property
    def terms(self) -> tuple[Term, ...]:
        return self.parts.terms
