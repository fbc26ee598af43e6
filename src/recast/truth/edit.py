"""An edit where it stands: what was there, what is to stand there, and what may support it."""

from dataclasses import dataclass
from functools import cached_property
from typing import Literal, TypeAlias

from rapidfuzz.distance import Levenshtein

from recast.domain.claim import Claim
from recast.reading.dates import find_periods
from recast.truth.evidence import Evidence, Pool
from recast.truth.expansions import expanded, respelled
from recast.truth.finding import Finding
from recast.truth.text import Text, Word, read
from recast.truth.thesaurus import key_of, weight
from recast.truth.title_words import ROLES

PlaceKind: TypeAlias = Literal["header", "job", "heading", "education", "contact", "anywhere"]

# Words of the head of a job.
_LONGEST_TITLE = 14
# Words of an edit in which exchanged words are looked for.
_LONGEST_COMPARED = 400
# Characters of lines that an edit of a part is widened to.
_LONGEST_LINE = 600


@dataclass(frozen=True, eq=False)
class Edit:
    """`job` is the one of the evidence's jobs that the edit stands in, if any."""

    evidence: Evidence
    before: Text
    after: Text
    lines: tuple[int, ...]
    kind: PlaceKind
    job: int | None

    @cached_property
    def local(self) -> Pool:
        """What may support the edit: the same job, or the whole resume outside of jobs."""
        if self.job is not None:
            return self.evidence.job_pools[self.job]
        return self.evidence.whole

    @cached_property
    def in_summary(self) -> bool:
        """Whether the edit stands where the whole resume is summed up."""
        kinds = {self.evidence.section_kind(line) for line in self.lines}
        return self.job is None and kinds <= {"summary", None}

    @cached_property
    def added(self) -> tuple[Word, ...]:
        """Words of `after` that `before` has in no form; skipped where nothing is claimed."""
        if self.before.plain == self.after.plain:
            return ()
        before = self.before.concepts
        return tuple(word for word in self.after.words if before.isdisjoint(word.concepts))

    @cached_property
    def only_deletes(self) -> bool:
        """Whether every word of `after` stands in `before`, in the same order."""
        left = iter(word.text for word in self.before.words)
        return all(word.text in left for word in self.after.words) and bool(self.before.words)

    @cached_property
    def only_adds(self) -> bool:
        """Whether every word of `before` stands in `after`, in the same order."""
        left = iter(word.text for word in self.after.words)
        return all(word.text in left for word in self.before.words)

    @cached_property
    def explained(self) -> frozenset[int]:
        """Starts of the words that only spell out, abbreviate, or write otherwise what is shown."""
        return expanded(self.after, self.before, self.local) | respelled(
            self.after, self.before, self.local
        )

    @cached_property
    def swapped(self) -> frozenset[int]:
        """Starts of the words that stand in the very place of one word of `before`: most such
        exchanges are a matter of taste; names, numbers and titles are judged apart."""
        if not self.before.words or len(self.after.words) > _LONGEST_COMPARED:
            return frozenset()
        old = [word for word in self.before.words if weight(word.text) > 0]
        new = [word for word in self.after.words if weight(word.text) > 0]
        shared = self.after.concepts & self.before.concepts
        ops = Levenshtein.editops([_sign(w, shared) for w in old], [_sign(w, shared) for w in new])
        return frozenset(new[op.dest_pos].start for op in ops if op.tag == "replace")

    def supported(self, word: Word) -> bool:
        """Whether the place of the edit shows this word, in any form."""
        return (
            not word.concepts.isdisjoint(self.before.concepts)
            or not word.concepts.isdisjoint(self.local.concepts)
            or word.start in self.explained
        )

    def only_by_synonym(self, word: Word) -> bool:
        """Whether a supported word is shown by nothing better than a synonym elsewhere."""
        if word.start in self.explained or not word.concepts.isdisjoint(self.before.concepts):
            return False
        return key_of(word.text) not in self.local.concepts

    @cached_property
    def _other_jobs(self) -> tuple[Pool, ...]:
        pools = self.evidence.job_pools
        return tuple(pool for at, pool in enumerate(pools) if at != self.job)

    def in_general(self, word: Word) -> bool:
        """Whether a line outside of all jobs shows this word, and no other job lays claim to it."""
        if self.job is None or word.concepts.isdisjoint(self.evidence.general.concepts):
            return False
        return not self.elsewhere(word)

    def elsewhere(self, word: Word) -> bool:
        """Whether another job shows this word, so that here it would be a moved fact."""
        return self.job is not None and any(
            not word.concepts.isdisjoint(pool.concepts) for pool in self._other_jobs
        )


def _sign(word: Word, shared: frozenset[str]) -> str:
    """One name for the words of both sides that share a concept."""
    return min(word.concepts & shared, default=word.text)


def claim_of(edit: Edit, finding: Finding) -> Claim:
    """The finding with its exact words and the line of the resume that comes nearest."""
    words = edit.after.between(finding.start, finding.end)
    concepts = [key for word in words if weight(word.text) > 0 for key in word.concepts]
    support = edit.evidence.nearest(concepts)
    if support is None and edit.lines:
        support = edit.evidence.resume.support(edit.lines[0])
    return Claim(
        edit.after.exact(finding.start, finding.end), finding.kind, finding.reason, support
    )


def place_of(
    evidence: Evidence, lines: tuple[int, ...], before: Text
) -> tuple[PlaceKind, int | None]:
    """What kind of place the lines of an edit are, and the job they belong to."""
    if not lines:
        return "anywhere", None
    jobs = {evidence.job_at(line) for line in lines}
    job = jobs.pop() if len(jobs) == 1 else None
    if job is not None:
        return ("header" if evidence.header_lines.issuperset(lines[:1]) else "job"), job
    if set(lines) & set(evidence.resume.contact.lines):
        return "contact", None
    if any(is_title_line(evidence.texts[line - 1]) for line in lines[:1]):
        return "header", None
    if lines[0] in evidence.headings:
        return "heading", None
    kinds = {evidence.section_kind(line) for line in lines}
    return ("education" if kinds == {"education"} else "anywhere"), None


def is_title_line(text: Text) -> bool:
    """Whether a line that belongs to no known job reads like the head of one: a title and dates."""
    if len(text.words) > _LONGEST_TITLE or not find_periods(text.plain):
        return False
    return any(word.text in ROLES for word in text.words)


def edit_at(evidence: Evidence, lines: tuple[int, ...], before: str, after: str) -> Edit:
    """The edit in its place; part of a line is judged as the line that comes of it, for "not" and
    "assisted" reach beyond the words that were picked."""
    before, after = _whole_lines(evidence, lines, before, after)
    shown = read(before)
    kind, job = place_of(evidence, lines, shown)
    return Edit(evidence, shown, read(after), lines, kind, job)


def _whole_lines(
    evidence: Evidence, lines: tuple[int, ...], before: str, after: str
) -> tuple[str, str]:
    if not before.strip() or not lines:
        return before, after
    there = "\n".join(evidence.resume.lines[lines[0] - 1 : lines[-1]])
    if len(there) > _LONGEST_LINE or before not in there:
        return before, after
    return there, there.replace(before, after, 1)


def edit_in_job(evidence: Evidence, job: int, after: str) -> Edit:
    """An addition to one of the evidence's jobs (from 0)."""
    return Edit(evidence, read(""), read(after), (), "job", job)
