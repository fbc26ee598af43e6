"""What a resume shows, and where: its words by line, by job, and outside of all jobs."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import pairwise

from recast.domain.claim import Support
from recast.domain.resume import Resume
from recast.lexicon import Skill, lexicon
from recast.reading.resume_parts import Position, SectionKind
from recast.truth.text import Text, read

# A line that stands under such a heading is of no job, whatever its dates look like.
_NOT_WORK = frozenset({"summary", "skills", "education", "certifications", "languages"})


@dataclass(frozen=True, eq=False)
class Pool:
    """Some lines of the resume; `skills` are those that they name."""

    numbers: tuple[int, ...]
    lines: tuple[Text, ...]
    skills: tuple[Skill, ...]

    @cached_property
    def text(self) -> Text:
        """The lines read together, so that a wrapped sentence stays whole."""
        return Text("\n".join(line.raw for line in self.lines))

    @cached_property
    def concepts(self) -> frozenset[str]:
        return frozenset().union(*(line.concepts for line in self.lines))

    @cached_property
    def words(self) -> frozenset[str]:
        return frozenset().union(*(line.word_set for line in self.lines))


@dataclass(frozen=True, eq=False)
class Evidence:
    """A resume as the guard looks things up in it."""

    resume: Resume

    @cached_property
    def texts(self) -> tuple[Text, ...]:
        return tuple(read(line) for line in self.resume.lines)

    @cached_property
    def jobs(self) -> tuple[Position, ...]:
        return self.resume.positions

    @cached_property
    def _job_by_line(self) -> dict[int, int]:
        return {
            line: at
            for at, job in enumerate(self.jobs)
            for line in job.lines
            if self.section_kind(line) not in _NOT_WORK
        }

    @cached_property
    def header_lines(self) -> frozenset[int]:
        return frozenset(line for job in self.jobs for line in job.header_lines)

    @cached_property
    def headings(self) -> frozenset[int]:
        return frozenset(self.resume.headings)

    @cached_property
    def lines_by_concept(self) -> dict[str, tuple[int, ...]]:
        found: dict[str, list[int]] = {}
        for number, text in enumerate(self.texts, start=1):
            for concept in text.concepts:
                found.setdefault(concept, []).append(number)
        return {concept: tuple(lines) for concept, lines in found.items()}

    @cached_property
    def pairs(self) -> frozenset[tuple[str, str]]:
        """All words that stand next to each other in a line."""
        return frozenset(
            (one.text, two.text) for text in self.texts for one, two in pairwise(text.words)
        )

    @cached_property
    def whole(self) -> Pool:
        return self.pool(range(1, len(self.resume.lines) + 1))

    @cached_property
    def general(self) -> Pool:
        """The lines that belong to no job: summary, skills, certificates, accomplishments."""
        jobs = self._job_by_line
        return self.pool(n for n in range(1, len(self.resume.lines) + 1) if n not in jobs)

    @cached_property
    def told(self) -> Pool:
        """All lines but the contact details: digits of a telephone number count nothing."""
        contact = self.resume.contact.lines
        return self.pool(n for n in range(1, len(self.resume.lines) + 1) if n not in contact)

    @cached_property
    def told_in_general(self) -> Pool:
        contact = self.resume.contact.lines
        return self.pool(n for n in self.general.numbers if n not in contact)

    @cached_property
    def job_pools(self) -> tuple[Pool, ...]:
        return tuple(self.pool(job.lines) for job in self.jobs)

    @cached_property
    def education(self) -> Pool:
        kinds = ("education", "certifications")
        sections = (section for section in self.resume.sections if section.kind in kinds)
        return self.pool(line for section in sections for line in section.lines)

    def pool(self, numbers: Iterable[int]) -> Pool:
        chosen = tuple(sorted(numbers))
        skills = {s.name: s for n in chosen for s in self._skills_by_line.get(n, ())}
        return Pool(chosen, tuple(self.texts[n - 1] for n in chosen), tuple(skills.values()))

    @cached_property
    def _skills_by_line(self) -> dict[int, list[Skill]]:
        """The skills that each line names; a name wrapped over two lines counts for both."""
        plain = self.plain
        found: dict[int, list[Skill]] = {}
        line, reached = 1, 0
        for mention in lexicon().find(plain):
            line += plain.count("\n", reached, mention.start)
            reached = mention.start
            found.setdefault(line, []).append(mention.skill)
            if "\n" in mention.text:
                found.setdefault(line + 1, []).append(mention.skill)
        return found

    @cached_property
    def plain(self) -> str:
        """The whole text without hidden characters, line by line."""
        return "\n".join(text.plain for text in self.texts)

    def job_at(self, line: int) -> int | None:
        """Which of `jobs` (from 0) a line belongs to."""
        return self._job_by_line.get(line)

    def section_kind(self, line: int) -> SectionKind | None:
        section = self.resume.section_at(line)
        return section.kind if section else None

    def nearest(self, concepts: Iterable[str]) -> Support | None:
        """The line that shares the most of `concepts`, the first of equals; None for none."""
        counts: dict[int, float] = {}
        for concept in concepts:
            lines = self.lines_by_concept.get(concept, ())
            for line in lines:
                # A word that stands everywhere points nowhere.
                counts[line] = counts.get(line, 0.0) + 1.0 / len(lines)
        if not counts:
            return None
        best = max(counts, key=lambda line: (counts[line], -line))
        return self.resume.support(best)


@lru_cache(maxsize=32)
def evidence_of(resume: Resume) -> Evidence:
    return Evidence(resume)


@lru_cache(maxsize=32)
def resume_of(text: str) -> Resume:
    return Resume.from_text(text)


def as_resume(source: Resume | str) -> Resume:
    return resume_of(source) if isinstance(source, str) else source
