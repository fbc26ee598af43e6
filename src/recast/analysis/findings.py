"""What a recruiter would remark on beside the score: results, length, dates, tense."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from recast.domain.analysis import ParsingRisk
from recast.domain.resume import Resume
from recast.lexicon.verbs import verb_of

_RESULT: Final = re.compile(
    r"\d[\d,.]*\s*(?:%|percent|x\b|k\b|m\b|million|billion|\+)|[$€£]\s*\d|\b\d{2,}\b", re.IGNORECASE
)
_DIGIT: Final = re.compile(r"\d")
_YEAR: Final = re.compile(r"\b(?:19|20)\d\d\b")
# "I led", "I'm", "my" and "me"; what stands before is looked at last, for it is seldom asked. The
# numeral is no person: "Phase I trials", "Engineer I at Acme".
_FIRST_PERSON: Final = re.compile(
    r"I(?=['’](?:m|ve|d|ll)\b|\s+(?!(?:and|at|for|from|in|of|on|or|to|with)\b)[a-z])(?<!\wI)"
    r"(?<!(?i:phase|level|class|grade|stage)\sI)(?<!(?i:type|tier)\sI)|m[ye](?<!\w..)\b"
)
_FEW_LINES: Final = 4
_FEW_WORDS: Final = 3
_SHORT: Final = 150
_LONG: Final = 1100
_FEW_RESULTS: Final = 0.2
_LONG_BULLET: Final = 45
_FEW_PRESENT: Final = 3
# These are the same in the past, or stand at the head of a title or a list as a noun as often.
_NOT_PRESENT_TEXT: Final = (
    "access account audit back bid budget capital cash change check code contact contract cost "
    "credit cut design direct display document experience focus group head help host input lead "
    "let list market mentor model network open order partner place plan post process program "
    "project purchase put quality question read record report request research review schedule "
    "set share stock support team test time train transfer work"
)
_NOT_PRESENT: Final = frozenset(_NOT_PRESENT_TEXT.split())


@dataclass(frozen=True, slots=True)
class _WorkLine:
    """A line of a job, not its head: its number, text and words, and whether the job has ended."""

    number: int
    text: str
    words: int
    ended: bool


def findings(resume: Resume) -> tuple[ParsingRisk, ...]:
    """Remarks that never change the score, each with what to do about it."""
    work = _work_lines(resume)
    return (*_results(work), *_long_lines(work), *_length(resume), *_dates(resume), *_voice(work))


def _work_lines(resume: Resume) -> list[_WorkLine]:
    lines = []
    for position in resume.positions:
        header = set(position.header_lines)
        ended = position.period is not None and position.period.end is not None
        for number in position.lines:
            if number not in header:
                text = resume.line(number)
                lines.append(_WorkLine(number, text, len(text.split()), ended))
    return [line for line in lines if line.words > _FEW_WORDS]


def _results(work: list[_WorkLine]) -> Iterable[ParsingRisk]:
    if len(work) < _FEW_LINES:
        return
    measured = sum(1 for line in work if _DIGIT.search(line.text) and _measures(line.text))
    if measured < _FEW_RESULTS * len(work):
        names = "none names" if not measured else f"{measured} {_plural(measured, 'name')}"
        yield ParsingRisk(
            "few_results",
            "advice",
            f"Of {len(work)} lines about work {names} a result in figures; say how many, how much "
            "or how fast where you know it.",
        )


def _long_lines(work: list[_WorkLine]) -> Iterable[ParsingRisk]:
    long = [line.number for line in work if line.words > _LONG_BULLET]
    if long:
        yield ParsingRisk(
            "long_bullets",
            "advice",
            f"{_lines(len(long))} about work {'is' if len(long) == 1 else 'are'} over "
            f"{_LONG_BULLET} words long; break {'it' if len(long) == 1 else 'each'} in two.",
            where(long),
        )


def _measures(line: str) -> bool:
    return _RESULT.search(_YEAR.sub("", line)) is not None


def _length(resume: Resume) -> Iterable[ParsingRisk]:
    words = len(resume.words)
    if words < _SHORT:
        counted = "1 word" if words == 1 else f"{words} words"
        yield ParsingRisk(
            "short", "advice", f"The resume has {counted}, which is short; say more of each job."
        )
    elif words > _LONG:
        yield ParsingRisk(
            "long",
            "advice",
            f"The resume has {words:,} words, as a rule more than two pages; shorten what lies "
            "furthest back.",
        )


def _dates(resume: Resume) -> Iterable[ParsingRisk]:
    jobs = resume.positions
    undated = [job.header_lines[0] for job in jobs if job.period is None and job.header_lines]
    if undated:
        yield ParsingRisk(
            "undated_jobs",
            "missing",
            f"The dates of {len(undated)} of {len(jobs)} {_plural(len(jobs), 'jobs', 'job')} could "
            "not be read; write them as in “Mar 2019 – Jun 2021”.",
            where(undated),
        )
    vague = [job for job in jobs if job.period is not None and not job.period.precise]
    if vague:
        yield ParsingRisk(
            "dates_without_months",
            "advice",
            f"{'One job is' if len(vague) == 1 else f'{len(vague)} jobs are'} dated by year alone; "
            "add the months, so that the years add up exactly.",
        )


def _voice(work: list[_WorkLine]) -> Iterable[ParsingRisk]:
    spoken = [line.number for line in work if _FIRST_PERSON.search(line.text)]
    if len(spoken) > 1:
        yield ParsingRisk(
            "first_person",
            "advice",
            f"{_lines(len(spoken))} about work say “I” or “my”; leave such words out.",
            where(spoken),
        )
    present = [line.number for line in work if line.ended and _speaks_in_the_present(line.text)]
    if len(present) >= _FEW_PRESENT:
        yield ParsingRisk(
            "tense",
            "advice",
            f"{_lines(len(present))} about jobs that have ended speak in the present; put them in "
            "the past: “managed”, not “manage”.",
            where(present),
        )


def _speaks_in_the_present(line: str) -> bool:
    opening = line.lstrip(" \t•·-–*▪●").partition(" ")[0]
    word = opening.lower()
    if not opening[:1].isupper() or word in _NOT_PRESENT:
        return False
    verb = verb_of(word)
    return verb is not None and word == verb.base


def _lines(count: int) -> str:
    return "One line" if count == 1 else f"{count} lines"


def _plural(count: int, many: str, one: str = "") -> str:
    return (one or f"{many}s") if count == 1 else many


def where(numbers: list[int]) -> str:
    """ "line 4", "lines 4, 9, 12", at most five of them."""
    shown = ", ".join(str(number) for number in numbers[:5])
    word = "line" if len(numbers) == 1 else "lines"
    return f"{word} {shown}{'…' if len(numbers) > 5 else ''}"
