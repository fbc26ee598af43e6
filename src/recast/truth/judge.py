"""Puts one edit before every detector and makes claims of what they find."""

from collections.abc import Callable, Iterable, Iterator

from recast.domain.claim import Claim
from recast.truth import (
    contact,
    credentials,
    dates,
    duties,
    hidden,
    limits,
    names,
    numbers,
    scope,
    skills,
    titles,
    verbs,
    years,
)
from recast.truth.edit import Edit, claim_of
from recast.truth.evidence import resume_of
from recast.truth.finding import Finding

_LONGEST_HEADING = 6
_Detector = Callable[[Edit], Iterable[Finding]]

# The most telling kind first: where two find the same words, the first one names them.
_DETECTORS: tuple[_Detector, ...] = (
    hidden.findings,
    contact.findings,
    skills.anachronisms,
    years.findings,
    numbers.findings,
    dates.findings,
    credentials.findings,
    titles.findings,
    verbs.findings,
    skills.findings,
    scope.findings,
    limits.findings,
    names.findings,
)
# Leaving words out claims nothing, unless it turns a figure, a title or a "not".
_WHERE_WORDS_WENT: tuple[_Detector, ...] = (
    hidden.findings,
    years.findings,
    numbers.findings,
    dates.findings,
    titles.findings,
    limits.findings,
)


def judge(edit: Edit) -> list[Claim]:
    """What `edit.after` claims that is not supported where it stands, in order of place."""
    if _says_nothing_new(edit):
        return []
    if edit.kind == "heading" and _is_heading(edit.after.plain):
        return []
    shorter = edit.only_deletes
    found = list(_found(edit, _WHERE_WORDS_WENT if shorter else _DETECTORS))
    if not shorter:
        found.extend(duties.findings(edit, found))
    return [claim_of(edit, finding) for finding in _in_order(found)]


def _found(edit: Edit, detectors: Iterable[_Detector]) -> Iterator[Finding]:
    taken = bytearray(len(edit.after.plain) + 1)
    for detector in detectors:
        for finding in detector(edit):
            if not any(taken[finding.start : finding.end]):
                taken[finding.start : finding.end] = b"\1" * (finding.end - finding.start)
                yield finding


def _is_heading(text: str) -> bool:
    """Whether a text is a usual name of a section, and so claims nothing."""
    line = text.strip()
    short = "\n" not in line and len(line.split()) <= _LONGEST_HEADING
    return short and 1 in resume_of(f"{line}\n\n").headings


def _says_nothing_new(edit: Edit) -> bool:
    return edit.before.raw == edit.after.raw or not edit.after.raw.strip()


def _in_order(found: Iterable[Finding]) -> Iterator[Finding]:
    yield from sorted(found, key=lambda finding: (finding.start, finding.end))
