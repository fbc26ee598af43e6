"""What an edit does to the build of a resume, which the words alone do not show.

The guard judges words where they stand; these are the lies that need no new word: lines dealt
out to another job, a job or section that vanishes, a section filed under another name.
"""

import re
from collections import Counter
from collections.abc import Iterator

from recast.customization.anchoring import Anchor
from recast.domain.claim import Claim
from recast.domain.plan import Recommendation
from recast.domain.resume import Resume
from recast.lexicon.words import fold
from recast.reading.heading_names import bare_heading, kind_of_name
from recast.reading.resume_parts import Section

# Less of a section's words than this left, and it is gone, whatever stands there instead.
_LEFT = 0.25
_LABELS = frozenset({"email", "e", "mail", "phone", "mobile", "address", "location", "website"})
# Words. What is longer than a line of details is a sentence, which the guard judges.
_LONGEST_DETAILS = 14


def structural_claims(resume: Resume, place: Anchor, after: str) -> Iterator[Claim]:
    """Claims of putting `after` in the place of `place.before`."""
    lines = _lines_after(resume, place, after)
    old = resume.lines[place.first_line - 1 : place.last_line]
    if len(old) > 1 and Counter(old) == Counter(lines):
        yield from _moved(resume, place, lines)
        return
    numbers = range(place.first_line, place.last_line + 1)
    yield from _left_out(resume, numbers, "\n".join(lines))
    for number, line in zip(numbers, lines, strict=False):
        yield from _renamed(resume, number, line)
    if any(number in resume.contact.lines for number in numbers):
        yield from _lost_details(resume, place.before, after)
        yield from _new_details(resume, after)


def shortens(item: Recommendation) -> bool:
    """Whether a recommendation takes away more than half of what it replaces."""
    return 2 * len(item.after.strip()) < len(item.before.strip())


def _lines_after(resume: Resume, place: Anchor, after: str) -> list[str]:
    whole = "\n".join(resume.lines[place.first_line - 1 : place.last_line])
    return whole.replace(place.before, after, 1).split("\n")


def _moved(resume: Resume, place: Anchor, lines: list[str]) -> Iterator[Claim]:
    """Every line must keep its heading and its job, in whatever order whole blocks stand."""
    first = place.first_line
    section, job = _home(resume, first - 1) if first > 1 else (0, 0)
    for number in _in_new_order(resume, place, lines):
        if number in resume.headings and _home(resume, number)[0] == number:
            section, job = number, 0
            continue
        home = _home(resume, number)
        if home[1] == number:
            job = number
        if home != (section, job) and resume.line(number).strip():
            text = resume.line(number).strip()
            reason = "The original says this elsewhere: of another job, or in another section."
            yield Claim(text, "moved_fact", reason, resume.support(number))


def _in_new_order(resume: Resume, place: Anchor, lines: list[str]) -> Iterator[int]:
    """The numbers that the lines had, equal ones in their order."""
    waiting = list(range(place.first_line, place.last_line + 1))
    for line in lines:
        number = next(number for number in waiting if resume.line(number) == line)
        waiting.remove(number)
        yield number


def _home(resume: Resume, number: int) -> tuple[int, int]:
    """The heading of the section and the first line of the job that a line belongs to, or 0."""
    section, job = resume.section_at(number), resume.position_at(number)
    heading = section.heading_line if section else None
    return heading or 0, job.header_lines[0] if job and job.header_lines else 0


def _left_out(resume: Resume, numbers: range, after: str) -> Iterator[Claim]:
    left = _words(after)
    for job in resume.positions:
        named = _words(f"{job.employer} {job.title}")
        if set(job.header_lines) <= set(numbers) and 2 * len(named & left) < len(named):
            head = resume.support(job.header_lines[0])
            reason = "This job of the original would be left out, or its name or title."
            yield Claim(head.text.strip(), "omission", reason, head)
    for section in resume.sections:
        if _is_within(resume, section, numbers):
            words = _words("\n".join(map(resume.line, section.lines)))
            if len(words & left) <= _LEFT * len(words):
                reason = f"The section “{section.name}” of the original would be left out."
                yield Claim(section.name, "omission", reason, resume.support(section.lines[0]))


def _is_within(resume: Resume, section: Section, numbers: range) -> bool:
    full = {number for number in section.lines if resume.line(number).strip()}
    return bool(full) and section.kind != "references" and full <= set(numbers)


def _renamed(resume: Resume, number: int, line: str) -> Iterator[Claim]:
    """A heading may take a usual name of the same kind, or lose words; no other words."""
    section = resume.section_at(number)
    old = resume.line(number)
    heading = section is not None and section.heading_line == number
    if section is None or not heading or number in section.lines or line == old:
        return
    kind = kind_of_name(bare_heading(line))
    if kind == section.kind or (kind is None and _words(line) <= _words(old)):
        return
    reason = f"Under this heading “{section.name}” would pass for something else."
    yield Claim(line.strip() or old.strip(), "moved_fact", reason, resume.support(number))


def _lost_details(resume: Resume, before: str, after: str) -> Iterator[Claim]:
    contact = resume.contact
    for detail in (contact.name, *contact.emails, *contact.phones):
        if detail and detail in before and detail not in after:
            yield Claim(detail, "contact", f"“{detail}” would be lost or changed.")


def _new_details(resume: Resume, after: str) -> Iterator[Claim]:
    """A name, a place or a degree in the head of a resume that stands nowhere in it."""
    if len(after.split()) > _LONGEST_DETAILS:
        return
    shown = _words(resume.text) | _LABELS
    for word in re.findall(r"[^\W\d_]+", after):
        if fold(word) not in shown:
            reason = f"“{word}” stands nowhere in your resume; contact details must be exact."
            yield Claim(word, "contact", reason)


def _words(text: str) -> frozenset[str]:
    return frozenset(re.findall(r"[^\W\d_]+|\d+", fold(text)))
