"""Judges a whole customized text: every changed line, and what was left out."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import replace

from recast.domain.claim import Claim
from recast.domain.resume import Resume
from recast.reading.resume_parts import Section
from recast.truth import headings
from recast.truth.alignment import Alignment
from recast.truth.contact import details
from recast.truth.edit import Edit, edit_at, edit_in_job
from recast.truth.evidence import as_resume, evidence_of
from recast.truth.judge import judge
from recast.truth.structure import doubled, misplaced
from recast.truth.text import Text

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
    claims = [*_headers(sides), *_lines(sides), *misplaced(sides), *doubled(sides)]
    claims.sort(key=lambda claim: claim.line or 0)
    return [*claims, *_omissions(sides)]


def lost_lines(original: Resume, claim: Claim) -> frozenset[int]:
    """The lines of the original that a claim without a line of its own says were left out."""
    if claim.support is None:
        return frozenset()
    place = claim.support.line
    lines = {place}
    if claim.kind == "omission":
        section = original.section_at(place)
        if section is not None and place in (section.heading_line, *section.lines[:1]):
            lines.update(section.lines)
        for job in original.positions:
            if place in job.header_lines:
                lines.update(job.lines)
    return frozenset(lines)


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
        if not sides.same_lines(number) and not _opens_a_section(sides, number):
            yield from (replace(claim, line=number) for claim in judge(_edit(sides, number)))


def _opens_a_section(sides: Alignment, number: int) -> bool:
    """Whether a line is the plain heading of a section that the original does not have."""
    if not sides.kinds_of_heading(number) or sides.heading_of_heading(number) is not None:
        return False
    return headings.is_plain(sides.customized.texts[number - 1])


def _edit(sides: Alignment, number: int) -> Edit:
    renamed = sides.heading_of_heading(number)
    source = (renamed,) if renamed is not None else sides.source_of(number)
    if source and (_leaves_education(sides, number, source[0]) or _stays(sides, source[0])):
        source = ()
    before = "\n".join(sides.original.resume.line(line) for line in source)
    after = sides.customized.resume.line(number)
    job = sides.job_at(number)
    if job is not None and not source:
        return edit_in_job(sides.original, job, after)
    return edit_at(sides.original, source, before, after)


def _stays(sides: Alignment, source: int) -> bool:
    """Whether a line only resembles a heading, which itself is there unchanged."""
    return source in sides.original.headings and sides.still_stands(source)


def _leaves_education(sides: Alignment, number: int, source: int) -> bool:
    """Whether a line that only resembles one of a degree stands under a heading of another kind."""
    heading = sides.heading_above(number)
    kinds = sides.kinds_of_heading(heading) if heading is not None else frozenset()
    elsewhere = bool(kinds) and "education" not in kinds
    return elsewhere and sides.original.section_kind(source) == "education"


def _omissions(sides: Alignment) -> Iterator[Claim]:
    left = sides.customized.whole.words
    resume = sides.original.resume
    for section in resume.sections:
        lines = [resume.line(line) for line in section.lines if resume.line(line).strip()]
        if section.kind != "references" and lines and _is_left_out(sides, section, left):
            place = section.heading_line or section.lines[0]
            reason = f'The section "{section.name}" of the original was left out.'
            yield Claim(section.name, "omission", reason, resume.support(place))
    for job in sides.original.jobs:
        own = _own_words(sides, job.header_lines)
        of_all = frozenset() if own else _own_words(sides, job.lines)
        if (own and not own & left) or _is_gone(of_all, left):
            support = resume.support(job.header_lines[0])
            reason = "This job of the original was left out."
            yield Claim(support.text.strip(), "omission", reason, support)
    yield from _lost_details(sides)


def _own_words(sides: Alignment, lines: Collection[int]) -> frozenset[str]:
    """The words of some lines that stand nowhere else: of a head mostly the employer's name."""
    texts = sides.original.texts
    others = (text for number, text in enumerate(texts, 1) if number not in lines)
    return _words(texts[line - 1] for line in lines) - _words(others)


def _is_left_out(sides: Alignment, section: Section, left: frozenset[str]) -> bool:
    """Whether hardly a word of a section is left; where no section of its kind is left either,
    hardly a word that stands in no other section."""
    words = _words(sides.original.texts[line - 1] for line in section.lines)
    lines = [*section.lines, *([section.heading_line] if section.heading_line else [])]
    if _is_gone(words, left):
        return True
    # A degree may be worded in few ways: without a word of its own it is lost.
    own = _own_words(sides, section.lines) if section.kind == "education" else frozenset()
    names = {word for word in own if word.isalpha()}
    if names and not names & left:
        return True
    if any(new.kind == section.kind and new.lines for new in sides.customized.resume.sections):
        return False
    return _is_gone(_own_words(sides, lines), left)


def _words(texts: Iterable[Text]) -> frozenset[str]:
    return frozenset().union(*(text.word_set for text in texts))


def _is_gone(words: frozenset[str], left: frozenset[str]) -> bool:
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
