"""Finds where in the resume a draft's `before` stands, verbatim or nearly so."""

from dataclasses import dataclass

from rapidfuzz import fuzz

from recast.domain.resume import Resume
from recast.lexicon.words import normalise

# Below this likeness (0-100) two lines are different statements, not one quoted badly: a quote
# with changed dashes, quotes and spacing stays over 90, another bullet of the same job under 70.
NEAREST = 85.0


@dataclass(frozen=True, slots=True)
class Anchor:
    """`before` verbatim from the resume, in lines `first_line` to `last_line` (from 1)."""

    before: str
    first_line: int
    last_line: int


def anchor(resume: Resume, before: str, line: int | None = None) -> Anchor | None:
    """The place of `before` at or after `line`, None where the resume has nothing like it."""
    quoted = before.strip("\n").rstrip()
    if not quoted.strip():
        return None
    return _verbatim(resume, quoted, line or 1) or _nearest(resume, quoted)


def _verbatim(resume: Resume, quoted: str, line: int) -> Anchor | None:
    skipped = sum(len(text) + 1 for text in resume.lines[: line - 1])
    start = resume.text.find(quoted, skipped)
    if start < 0 and line == 1:
        return None
    if start < 0:
        return _verbatim(resume, quoted, 1)
    first = resume.text.count("\n", 0, start) + 1
    return Anchor(quoted, first, first + quoted.count("\n"))


def _nearest(resume: Resume, quoted: str) -> Anchor | None:
    """The run of lines most like the quote; as a quote it is then taken whole."""
    wanted = [_plain(line) for line in quoted.split("\n") if line.strip()]
    span = len(wanted)
    plain = [_plain(line) for line in resume.lines]
    target = " ".join(wanted)
    best, best_score = 0, NEAREST
    for first in range(len(plain) - span + 1):
        window = " ".join(plain[first : first + span])
        if not window.strip() or len(window) * 3 < len(target):
            continue
        score = fuzz.ratio(target, window, score_cutoff=best_score)
        if score > best_score:
            best, best_score = first + 1, score
    if not best:
        return None
    return Anchor("\n".join(resume.lines[best - 1 : best - 1 + span]), best, best + span - 1)


def _plain(line: str) -> str:
    return " ".join(normalise(line).lower().lstrip("•-*·▪ ").split())
