"""What a recruiter would remark on beside the score: results, length, dates, tense."""

import re
from collections.abc import Iterable
from typing import Final

from recast.domain.analysis import ParsingRisk
from recast.domain.resume import Resume

_RESULT: Final = re.compile(
    r"\d[\d,.]*\s*(?:%|percent|x\b|k\b|m\b|million|billion|\+)|[$€£]\s*\d|\b\d{2,}\b", re.IGNORECASE
)
_DIGIT: Final = re.compile(r"\d")
_YEAR: Final = re.compile(r"\b(?:19|20)\d\d\b")
_FIRST_PERSON: Final = re.compile(r"\b(?:I|I'm|I've|my|me)\b")
_FEW_LINES: Final = 4
_FEW_WORDS: Final = 3
_SHORT: Final = 150
_LONG: Final = 1100
_FEW_RESULTS: Final = 0.2
_LONG_BULLET: Final = 45


def findings(resume: Resume) -> tuple[ParsingRisk, ...]:
    """Remarks that never change the score."""
    work = _work_lines(resume)
    return (*_results(work), *_length(resume), *_dates(resume), *_voice(work))


def _work_lines(resume: Resume) -> list[tuple[int, str]]:
    """What the resume says of work, line by line, with the number of words of each."""
    lines = []
    for position in resume.positions:
        header = set(position.header_lines)
        for number in position.lines:
            if number not in header:
                line = resume.line(number)
                # Every word but the last is followed by a space; splitting would cost far more.
                lines.append((line.count(" ") + 1, line))
    return [(words, line) for words, line in lines if words > _FEW_WORDS]


def _results(work: list[tuple[int, str]]) -> Iterable[ParsingRisk]:
    if len(work) < _FEW_LINES:
        return
    measured = sum(1 for _, line in work if _DIGIT.search(line) and _measures(line))
    if measured < _FEW_RESULTS * len(work):
        yield ParsingRisk(
            "few_results",
            "advice",
            f"{measured} of {len(work)} lines about work name a measurable result.",
        )
    long = sum(1 for words, _ in work if words > _LONG_BULLET)
    if long:
        yield ParsingRisk(
            "long_bullets", "advice", f"{long} lines about work are over {_LONG_BULLET} words."
        )


def _measures(line: str) -> bool:
    return _RESULT.search(_YEAR.sub("", line)) is not None


def _length(resume: Resume) -> Iterable[ParsingRisk]:
    words = len(resume.text.split())
    if words < _SHORT:
        yield ParsingRisk("short", "advice", f"The resume has {words} words, which is short.")
    elif words > _LONG:
        yield ParsingRisk(
            "long", "advice", f"The resume has {words} words, more than two pages as a rule."
        )


def _dates(resume: Resume) -> Iterable[ParsingRisk]:
    undated = [job for job in resume.positions if job.period is None]
    if undated and resume.positions:
        yield ParsingRisk(
            "undated_jobs",
            "missing",
            f"The dates of {len(undated)} of {len(resume.positions)} jobs could not be read.",
        )
    vague = [job for job in resume.positions if job.period is not None and not job.period.precise]
    if vague:
        yield ParsingRisk(
            "dates_without_months",
            "advice",
            f"{'One job is' if len(vague) == 1 else f'{len(vague)} jobs are'} dated by year alone; "
            "months make the years add up exactly.",
        )
    backwards = [
        job
        for job in resume.positions
        if job.period is not None
        and job.period.end is not None
        and job.period.end < job.period.start
    ]
    if backwards:
        yield ParsingRisk("dates_backwards", "major", "A job ends before it begins.")


def _voice(work: list[tuple[int, str]]) -> Iterable[ParsingRisk]:
    spoken = sum(1 for _, line in work if _FIRST_PERSON.search(line))
    if spoken > 1:
        yield ParsingRisk("first_person", "advice", f"{spoken} lines about work say “I” or “my”.")
