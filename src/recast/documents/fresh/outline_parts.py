"""The parts that a page of a resume shows: name, contact, sections, each with its blocks."""

from dataclasses import dataclass
from typing import Literal, TypeAlias

from recast.reading.resume_parts import SectionKind

BlockKind: TypeAlias = Literal["header", "subheading", "bullet", "paragraph"]

# Sections whose lines often open with a label: "Languages: Python, SQL".
LABELLED: frozenset[SectionKind] = frozenset(
    {"skills", "languages", "certifications", "interests", "other"}
)

# In characters.
_SHORT_CONTACT = 45
_CONTACT_ROW = 90


@dataclass(frozen=True, slots=True)
class Block:
    """One paragraph of a page. `aside` is what stands at the right edge, such as the dates.

    `lead` is True for the first header line of each job, school or project; `line` is the number
    of its (first) line in the resume.
    """

    kind: BlockKind
    text: str
    aside: str = ""
    line: int = 0
    lead: bool = False

    @property
    def words(self) -> str:
        return f"{self.text} {self.aside}" if self.aside else self.text


@dataclass(frozen=True, slots=True)
class OutlineSection:
    """`heading` is "" for what stands before the first heading."""

    kind: SectionKind
    heading: str
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Outline:
    """`headline` is the line right after the name that says what the person is, "" if none."""

    name: str
    headline: str
    contact: tuple[str, ...]
    sections: tuple[OutlineSection, ...]

    def contact_rows(self) -> tuple[tuple[str, ...], ...]:
        """The contact lines as a page's head shows them: short ones side by side."""
        rows: list[tuple[str, ...]] = []
        for line in self.contact:
            alone = len(line) > _SHORT_CONTACT or any(mark in line for mark in "|·•")
            if rows and not alone and sum(map(len, rows[-1])) + len(line) < _CONTACT_ROW:
                rows[-1] = (*rows[-1], line)
            else:
                rows.append((line,))
        return tuple(rows)

    def texts(self) -> tuple[str, ...]:
        """Everything that a document made of this outline says, in order."""
        said = [self.name, self.headline, *self.contact]
        for section in self.sections:
            said += [section.heading, *(block.words for block in section.blocks)]
        return tuple(text for text in said if text)
