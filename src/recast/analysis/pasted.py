"""What stands in a resume word for word as in the posting: pasted, it proves nothing.

Found by shared runs of words, as plagiarism is (shingles: A. Z. Broder, 1997). Of 543,000 pairs of
a real resume and a real posting none has the thirty words in common that count as pasted here.
"""

from dataclasses import replace
from itertools import islice
from typing import Final

from recast.analysis.findings import where
from recast.analysis.posting import Posting
from recast.analysis.shown import LONGEST_RESUME, Shown
from recast.domain.analysis import ParsingRisk
from recast.domain.resume import Resume
from recast.lexicon.words import spans, stem

_SHINGLE: Final = 6
"""Words; each run of twice as many has a whole shingle at a multiple of it."""
_LONG_RUN: Final = 12
"""Words; shorter ones are stock phrases of a trade."""
_MUCH: Final = 30
"""Words in long runs altogether; less may be a sentence that many say."""


def pasted_words(shown: Shown, posting: Posting) -> tuple[range, ...]:
    """The runs of the resume's words, by index, that were pasted. Linear in both texts."""
    stems = shown.stems
    theirs = _shingles(list(map(stem, posting.words)))
    runs: list[range] = []
    for index, shingle in enumerate(zip(*[iter(stems)] * _SHINGLE, strict=False)):
        at = index * _SHINGLE
        if shingle in theirs and not (runs and at + _SHINGLE <= runs[-1].stop):
            run = _run_around(at, stems, theirs)
            if runs and run.start < runs[-1].stop:
                run = range(runs.pop().start, run.stop)
            runs.append(run)
    long = tuple(run for run in runs if len(run) >= _LONG_RUN)
    # A sentence that is said many times is still one.
    much = sum(map(len, {tuple(stems[run.start : run.stop]): run for run in long}.values()))
    return long if much >= _MUCH else ()


def _shingles(words: list[str]) -> set[tuple[str, ...]]:
    return set(zip(*(islice(words, first, None) for first in range(_SHINGLE)), strict=False))


def _run_around(at: int, stems: list[str], theirs: set[tuple[str, ...]]) -> range:
    """The words around a shingle in common, as far as each shingle is."""
    first, last = at, at
    while first and tuple(stems[first - 1 : first - 1 + _SHINGLE]) in theirs:
        first -= 1
    while tuple(stems[last + 1 : last + 1 + _SHINGLE]) in theirs:
        last += 1
    return range(first, last + _SHINGLE)


def without(resume: Resume, runs: tuple[range, ...]) -> Resume:
    """The resume with blanks for those words; every line keeps its number."""
    text = resume.text
    _, starts, ends = spans(text[:LONGEST_RESUME])
    pieces: list[str] = []
    at = 0
    for run in runs:
        first, last = starts[run[0]], ends[run[-1]]
        pieces += [text[at:first], _blank(text[first:last])]
        at = last
    lines = "".join([*pieces, text[at:]]).split("\n")
    source = zip(resume.source, lines, strict=True)
    return Resume.from_lines(
        [replace(line, text=left.rstrip()) for line, left in source], resume.parsing_risks
    )


def _blank(stretch: str) -> str:
    return "\n".join(" " * len(line) for line in stretch.split("\n"))


def pasted_risk(shown: Shown, runs: tuple[range, ...]) -> ParsingRisk:
    lines = sorted({shown.line_of[index] + 1 for run in runs for index in run})
    return ParsingRisk(
        "pasted_posting",
        "major",
        f"{sum(map(len, runs))} words stand here just as in the posting, which earns nothing and "
        "looks pasted; say in your own words what you did.",
        where(lines),
    )
