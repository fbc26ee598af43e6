"""Judges a whole customized text: every changed line, and what was left out."""

from collections.abc import Iterator
from dataclasses import replace

from recast.domain.claim import Claim
from recast.domain.resume import Resume
from recast.reading.resume_parts import Position
from recast.truth.alignment import Alignment, line_key
from recast.truth.contact import details
from recast.truth.edit import Edit, edit_at, edit_in_job
from recast.truth.evidence import as_resume, evidence_of
from recast.truth.judge import judge
from recast.truth.text import read

_LEFT = 0.25


def check(original: Resume | str, customized: Resume | str) -> list[Claim]:
    """What `customized` claims that `original` does not show, and what it leaves out.

    Each claim names its line of `customized`; omissions have none. Reordering is no claim,
    unless it moves a line from one job to another. Never raises.
    """
    old, new = as_resume(original), as_resume(customized)
    if old.text == new.text:
        return []
    sides = Alignment(evidence_of(old), evidence_of(new))
    claims = [*_headers(sides), *_lines(sides)]
    claims.sort(key=lambda claim: claim.line or 0)
    return [*claims, *_omissions(sides)]


def _headers(sides: Alignment) -> Iterator[Claim]:
    """The head of a job is judged as one, however its parts are spread over lines."""
    for at, job in enumerate(sides.customized.jobs):
        if all(sides.same_lines(line) for line in job.header_lines):
            continue
        after = "\n".join(sides.customized.resume.line(line) for line in job.header_lines)
        old = sides.job_of_job.get(at)
        lines = sides.original.jobs[old].header_lines if old is not None else ()
        before = "\n".join(sides.original.resume.line(line) for line in lines)
        edit = edit_at(sides.original, lines, before, after)
        yield from _placed(edit, job.header_lines)


def _placed(edit: Edit, lines: tuple[int, ...]) -> Iterator[Claim]:
    """The claims of a text of several lines, each with the line that its words stand in."""
    texts = edit.after.raw.split("\n")
    for claim in judge(edit):
        within = next((at for at, text in enumerate(texts) if claim.text in text), 0)
        yield replace(claim, line=lines[min(within, len(lines) - 1)])


def _lines(sides: Alignment) -> Iterator[Claim]:
    for number, line in enumerate(sides.customized.resume.lines, start=1):
        if not line.strip() or number in sides.customized.header_lines:
            continue
        same = sides.same_lines(number)
        if same:
            yield from _moved(sides, number, same)
        else:
            yield from (replace(claim, line=number) for claim in judge(_edit(sides, number)))


def _edit(sides: Alignment, number: int) -> Edit:
    source = sides.source_of(number)
    before = "\n".join(sides.original.resume.line(line) for line in source)
    after = sides.customized.resume.line(number)
    job = sides.job_at(number)
    if job is not None and not source:
        return edit_in_job(sides.original, job, after)
    return edit_at(sides.original, source, before, after)


def _moved(sides: Alignment, number: int, same: tuple[int, ...]) -> Iterator[Claim]:
    """A line that stood in one job and now stands in another one."""
    here = sides.job_at(number)
    homes = {sides.original.job_at(line) for line in same}
    if here is None or here in homes or None in homes:
        return
    text = sides.customized.resume.line(number)
    if len(line_key(text).split()) > 1:
        reason = "The original says this of another job, not of this one."
        yield Claim(
            text.strip(), "moved_fact", reason, sides.original.resume.support(same[0]), number
        )


def _omissions(sides: Alignment) -> Iterator[Claim]:
    left = sides.customized.whole.words
    resume = sides.original.resume
    for section in resume.sections:
        lines = [resume.line(line) for line in section.lines if resume.line(line).strip()]
        if section.kind != "references" and lines and _is_gone("\n".join(lines), left):
            place = section.heading_line or section.lines[0]
            reason = f'The section "{section.name}" of the original was left out.'
            yield Claim(section.name, "omission", reason, resume.support(place))
    for job in sides.original.jobs:
        own = _own_words(sides, job)
        if own and not own & left:
            support = resume.support(job.header_lines[0])
            reason = "This job of the original was left out."
            yield Claim(support.text.strip(), "omission", reason, support)
    yield from _lost_details(sides)


def _own_words(sides: Alignment, job: Position) -> frozenset[str]:
    """The words in the head of a job that stand nowhere else: mostly the employer's name."""
    texts = sides.original.texts
    head = [texts[line - 1] for line in job.header_lines]
    others = [text for number, text in enumerate(texts, 1) if number not in job.header_lines]
    words = frozenset().union(*(text.word_set for text in head))
    return words.difference(*(text.word_set for text in others))


def _is_gone(text: str, left: frozenset[str]) -> bool:
    """Whether hardly a word of a passage is left."""
    words = read(text).word_set
    telling = {word for word in words if len(word) > 2}
    return bool(telling) and len(telling & left) <= _LEFT * len(telling)


def _lost_details(sides: Alignment) -> Iterator[Claim]:
    left = details(sides.customized.plain)
    resume = sides.original.resume
    for line in resume.contact.lines:
        for detail, words in details(resume.line(line)).items():
            if detail not in left:
                reason = f'The contact detail "{words}" of the original was left out.'
                yield Claim(words, "contact", reason, resume.support(line))
