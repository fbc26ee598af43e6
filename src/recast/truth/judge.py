"""Puts one edit before every detector and makes claims of what they find."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator

from recast.domain.claim import Claim
from recast.truth import (
    contact,
    credentials,
    dates,
    duties,
    headings,
    hidden,
    limits,
    lists,
    names,
    numbers,
    scope,
    skills,
    titles,
    verbs,
    years,
)
from recast.truth.edit import Edit, claim_of
from recast.truth.finding import Finding

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
    lists.findings,
)
# Leaving words out claims nothing, unless it turns a figure, a title or a "not".
_WHERE_WORDS_WENT: tuple[_Detector, ...] = (
    hidden.findings,
    contact.findings,
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
    section = headings.renamed(edit)
    if section is not None:
        of_heading = [*hidden.findings(edit), *headings.findings(edit, section)]
        return [claim_of(edit, finding) for finding in _in_order(of_heading)]
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


def _says_nothing_new(edit: Edit) -> bool:
    if edit.before.raw == edit.after.raw or not edit.after.raw.strip():
        return True
    # Where whole lines change places, what counts is where they stand, not what they say.
    return "\n" in edit.after.raw and _lines_of(edit.before.raw) == _lines_of(edit.after.raw)


def _lines_of(raw: str) -> Counter[str]:
    return Counter(line.strip() for line in raw.split("\n") if line.strip())


def _in_order(found: Iterable[Finding]) -> Iterator[Finding]:
    yield from sorted(found, key=lambda finding: (finding.start, finding.end))
