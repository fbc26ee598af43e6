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
    lambda edit: limits.limit_findings(edit.before, edit.after),
)


def judge(edit: Edit) -> list[Claim]:
    """What `edit.after` claims that is not supported where it stands, in order of place."""
    if _says_nothing_new(edit):
        return []
    if edit.kind == "heading" and _is_heading(edit.after.plain):
        return []
    found: list[Finding] = []
    for detector in _DETECTORS:
        found.extend(each for each in detector(edit) if not _overlaps(each, found))
    found.extend(duties.findings(edit, found))
    return [claim_of(edit, finding) for finding in _in_order(found)]


def _is_heading(text: str) -> bool:
    """Whether a text is a usual name of a section, and so claims nothing."""
    line = text.strip()
    short = "\n" not in line and len(line.split()) <= _LONGEST_HEADING
    return short and 1 in resume_of(f"{line}\n\n").headings


def _says_nothing_new(edit: Edit) -> bool:
    return edit.before.raw == edit.after.raw or not edit.after.raw.strip()


def _overlaps(finding: Finding, found: Iterable[Finding]) -> bool:
    return any(finding.start < old.end and old.start < finding.end for old in found)


def _in_order(found: Iterable[Finding]) -> Iterator[Finding]:
    yield from sorted(found, key=lambda finding: (finding.start, finding.end))
