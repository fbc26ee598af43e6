"""Lays a customized resume beside the original: which job is which, what came from where."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

from rapidfuzz import fuzz

from recast.lexicon.words import STOP_WORDS, fold
from recast.reading.heading_names import bare_heading, kind_of_name
from recast.reading.resume_parts import Section, SectionKind
from recast.truth.evidence import Evidence
from recast.truth.text import Text

_SIGNS = re.compile(r"[\W_]+")
# Likeness (0-100) of the heads of two jobs, from which they are taken for one.
_SAME_JOB = 60.0
# Share of a line's words that the lines it came from have to show, anywhere and in its own gap.
_LEAST_SHARED = 0.34
_LEAST_IN_GAP = 0.1
# Lines that one line may have been made of, and the shared words that each further one costs.
_WIDEST = 3
_PRICE = 1.5
# Lines between two that stayed, up to which they are taken for what stood there before.
_WIDEST_GAP = 8


@lru_cache(maxsize=8192)
def line_key(line: str) -> str:
    """A line as it counts for being the same line: no case, no signs, no bullets."""
    return _SIGNS.sub(" ", fold(line)).strip()


@dataclass(frozen=True)
class Alignment:
    """`source_of` names the original lines that a customized line most likely came from."""

    original: Evidence
    customized: Evidence

    @cached_property
    def _lines_by_key(self) -> dict[str, tuple[int, ...]]:
        found: dict[str, list[int]] = {}
        for number, line in enumerate(self.original.resume.lines, start=1):
            found.setdefault(line_key(line), []).append(number)
        return {key: tuple(lines) for key, lines in found.items()}

    def same_lines(self, line: int) -> tuple[int, ...]:
        """The original lines that say exactly what the customized line says."""
        return self._lines_by_key.get(line_key(self.customized.resume.line(line)), ())

    @cached_property
    def job_of_job(self) -> dict[int, int]:
        """The original's job (from 0) for each job of the customized resume that is one of its."""
        pairs: dict[int, int] = {}
        scored = sorted(self._scored_jobs(), key=lambda each: -each[0])
        for score, new, old in scored:
            if score >= _SAME_JOB and new not in pairs and old not in pairs.values():
                pairs[new] = old
        return pairs

    def _scored_jobs(self) -> Iterator[tuple[float, int, int]]:
        heads = [_head(self.original, at) for at in range(len(self.original.jobs))]
        for new in range(len(self.customized.jobs)):
            head = _head(self.customized, new)
            for old, other in enumerate(heads):
                # The earlier pair wins among equals: jobs keep their order more often than not.
                yield fuzz.token_sort_ratio(head, other) - abs(new - old) * 0.1, new, old

    def job_at(self, line: int) -> int | None:
        """The original's job that a customized line stands in, if any."""
        return self._jobs_by_line[line - 1]

    @cached_property
    def _jobs_by_line(self) -> tuple[int | None, ...]:
        """For each customized line the job whose head was met last, with no heading since.

        Heads are known by the original's own: a changed text may be read otherwise than the
        original, and its lines must not seem to have moved for that alone.
        """
        found: list[int | None] = []
        current: int | None = None
        for line in range(1, len(self.customized.resume.lines) + 1):
            opened = self._opened_at(line)
            if opened is not None and not self._goes_on(line, current):
                current = opened
            elif self._is_heading(line):
                current = None
            found.append(current)
        return tuple(found)

    def _goes_on(self, line: int, job: int | None) -> bool:
        """Whether a line that reads like the head of another job stood in this very job."""
        homes = {self.original.job_at(number) for number in self.same_lines(line)}
        return job is not None and job in homes

    def _opened_at(self, line: int) -> int | None:
        """The job that a line is of the head of: by its words, or as the customized text reads."""
        heads = self.original.header_lines
        same = self.same_lines(line)
        jobs = {self.original.job_at(number) for number in same if number in heads}
        if len(jobs) == 1:
            return jobs.pop()
        if line in self.customized.header_lines and (jobs or not same):
            job = self.customized.job_at(line)
            return None if job is None else self.job_of_job.get(job)
        return None

    def _is_heading(self, line: int) -> bool:
        sections = self._section_heads
        return any(number in sections for number in self.same_lines(line))

    @cached_property
    def _section_heads(self) -> frozenset[int]:
        lines = (section.heading_line for section in self.original.resume.sections)
        return frozenset(line for line in lines if line is not None)

    def heading_above(self, line: int) -> int | None:
        """The customized line that is the heading of the section which a line stands in."""
        return self._headings_above[line - 1]

    @cached_property
    def _headings_above(self) -> tuple[int | None, ...]:
        lines = range(1, len(self.customized.resume.lines) + 1)
        return _nearest_above(lines, self.kinds_of_heading)

    def kinds_above(self, lines: Iterable[int]) -> frozenset[SectionKind | None]:
        """The kinds that the headings above lines of the original open, found the same way."""
        # A line may stand there a thousand times under one heading.
        headings = {self._original_headings_above[line - 1] for line in lines}
        kinds = (self._kinds_of_same(heading) for heading in headings if heading is not None)
        return frozenset().union(*kinds)

    @cached_property
    def _original_headings_above(self) -> tuple[int | None, ...]:
        lines = range(1, len(self.original.resume.lines) + 1)
        return _nearest_above(lines, self._kinds_of_same)

    def _kinds_of_same(self, line: int) -> frozenset[SectionKind | None]:
        return self._kinds_of(self._lines_by_key[line_key(self.original.resume.line(line))])

    def _kinds_of(self, lines: tuple[int, ...]) -> frozenset[SectionKind | None]:
        heads = (number for number in lines if number in self._section_heads)
        return frozenset(self.original.section_kind(number) for number in heads)

    def kinds_of_heading(self, line: int) -> frozenset[SectionKind | None]:
        """The kinds of section that a customized line opens; a new one must have a usual name."""
        same = self.same_lines(line)
        if same:
            return self._kinds_of(same)
        section = self.customized.resume.section_at(line)
        if section is None or section.heading_line != line or line in section.lines:
            return frozenset()
        known = kind_of_name(bare_heading(self.customized.resume.line(line)))
        return frozenset([section.kind]) if known == section.kind else frozenset()

    def heading_of_heading(self, line: int) -> int | None:
        """The original heading of what stands below a changed heading of the customized text."""
        section = self.customized.resume.section_at(line)
        if self.same_lines(line) or section is None or section.heading_line != line:
            return None
        below = self._source_below(section)
        old = self.original.resume.section_at(below) if below is not None else None
        if old is None or old.heading_line is None or self.still_stands(old.heading_line):
            return None
        return old.heading_line

    def _source_below(self, section: Section) -> int | None:
        """The original line of what stands in a section itself; the next one says nothing of it."""
        own = [n for n in section.lines if self.customized.resume.line(n).strip()]
        stayed = self._stayed(range(own[0], own[-1] + 1)) if own else None
        if stayed is not None:
            return stayed
        return next((line for number in own for line in self.source_of(number)), None)

    def still_stands(self, line: int) -> bool:
        """Whether a line of the original is there unchanged."""
        return line_key(self.original.resume.line(line)) in self._customized_keys

    @cached_property
    def _customized_keys(self) -> frozenset[str]:
        return frozenset(map(line_key, self.customized.resume.lines))

    def source_of(self, line: int) -> tuple[int, ...]:
        """The run of up to three original lines that shares the most words with the line."""
        same = self.same_lines(line)
        job = self.job_at(line)
        if same:
            home = [number for number in same if self.original.job_at(number) == job]
            return (home[0] if home else same[0],)
        text = self.customized.texts[line - 1]
        gap = self._gap(line)
        if gap:
            return _best_run(self.original.texts, gap, text, _LEAST_IN_GAP) or gap[:_WIDEST]
        pool = self._same_section(line) if job is None else self._bullets(job)
        best = _best_run(self.original.texts, pool, text)
        if best or job is not None:
            return best
        return _best_run(self.original.texts, range(1, len(self.original.texts) + 1), text)

    def _gap(self, line: int) -> tuple[int, ...]:
        """The original lines between those that stayed around a changed line, if they are few:
        what stood in its place."""
        above = self._stayed(range(line - 1, 0, -1))
        below = self._stayed(range(line + 1, len(self.customized.resume.lines) + 1))
        if above is None or below is None or not 1 < below - above <= _WIDEST_GAP:
            return ()
        between = range(above + 1, below)
        return tuple(n for n in between if self.original.resume.line(n).strip())

    def _stayed(self, lines: range) -> int | None:
        """The original number of the first of `lines` that is there unchanged, and only once."""
        for line in lines[:_WIDEST_GAP]:
            if self.customized.resume.line(line).strip():
                same = self.same_lines(line)
                if len(same) == 1:
                    return same[0]
        return None

    def _bullets(self, job: int) -> tuple[int, ...]:
        heads = self.original.header_lines
        return tuple(n for n in self.original.jobs[job].lines if n not in heads)

    def _same_section(self, line: int) -> tuple[int, ...]:
        """The original's lines outside of jobs in sections of the same kind, or all if none."""
        kind = self.customized.section_kind(line)
        outside = self.original.general.numbers
        alike = tuple(n for n in outside if self.original.section_kind(n) == kind)
        return alike or outside


def _nearest_above(
    lines: range, kinds: Callable[[int], frozenset[SectionKind | None]]
) -> tuple[int | None, ...]:
    """For each line the last one up to it that opens a section."""
    found: list[int | None] = []
    current: int | None = None
    for line in lines:
        current = line if kinds(line) else current
        found.append(current)
    return tuple(found)


def _head(evidence: Evidence, job: int) -> str:
    lines = evidence.jobs[job].header_lines
    return line_key(" ".join(evidence.resume.line(number) for number in lines))


def _best_run(
    texts: Sequence[Text], pool: Sequence[int], text: Text, least: float = _LEAST_SHARED
) -> tuple[int, ...]:
    """The run of lines of `pool` that shows the most words of a text, at least that share."""
    words = [word.concepts for word in text.words if word.text not in STOP_WORDS]
    shown = {
        number: {
            at for at, word in enumerate(words) if not word.isdisjoint(texts[number - 1].concepts)
        }
        for number in pool
    }
    best: tuple[int, ...] = ()
    most = least * max(1, len(words))
    for at in range(len(pool)):
        seen: set[int] = set()
        for width in range(1, _WIDEST + 1):
            run = tuple(pool[at : at + width])
            if len(run) < width or run[-1] - run[0] != width - 1:
                break
            seen |= shown[run[-1]]
            # A wider run must earn its place, or every line would come from three.
            shared = len(seen) - _PRICE * (width - 1)
            if shared > most:
                best, most = run, shared
    return best
