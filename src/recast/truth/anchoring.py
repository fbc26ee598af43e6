"""Finds where in a resume the words of an edit stand: exactly, then loosely, then nearly."""

import re
from collections.abc import Sequence

from rapidfuzz import fuzz, process

from recast.domain.resume import Resume
from recast.lexicon.words import fold

_SPACE = re.compile(r"\W+")
_NEAR = 80.0


def anchor(resume: Resume, before: str, line: int = 1) -> tuple[int, int] | None:
    """The first and last line (from 1) that `before` stands in; None where it is not found.

    Of several exact places, the first one at or after `line`.
    """
    wanted = before.strip()
    if not wanted:
        return None
    return _exact(resume, wanted, line) or _loose(resume, wanted) or _near(resume, wanted)


def _exact(resume: Resume, wanted: str, line: int) -> tuple[int, int] | None:
    skipped = sum(len(text) + 1 for text in resume.lines[: line - 1])
    at = resume.text.find(wanted, skipped)
    if at < 0 and line > 1:
        at = resume.text.find(wanted)
    if at < 0:
        return None
    first = resume.text.count("\n", 0, at) + 1
    return first, first + wanted.count("\n")


def _loose(resume: Resume, wanted: str) -> tuple[int, int] | None:
    """Where the same words stand, whatever the case, the signs and the line breaks."""
    starts: list[int] = []
    joined = " "
    for line in resume.lines:
        starts.append(len(joined) - 1)
        joined += _words(line).lstrip() if joined.endswith(" ") else _words(line)
        joined = joined if joined.endswith(" ") else joined + " "
    at = joined.find(f" {_words(wanted).strip()} ")
    if at < 0:
        return None
    end = at + len(_words(wanted).strip())
    return _line_of(starts, at), _line_of(starts, end)


def _words(text: str) -> str:
    return _SPACE.sub(" ", fold(text))


def _line_of(starts: Sequence[int], offset: int) -> int:
    return max(number for number, start in enumerate(starts, 1) if start <= offset)


def _near(resume: Resume, wanted: str) -> tuple[int, int] | None:
    first = fold(wanted.split("\n", 1)[0])[:400]
    found = process.extractOne(
        first, [fold(line) for line in resume.lines], scorer=fuzz.ratio, score_cutoff=_NEAR
    )
    if found is None:
        return None
    line = found[2] + 1
    return line, min(len(resume.lines), line + wanted.count("\n"))
