"""The receipt: for each changed phrase the recommendation, the supporting lines, the verdict."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby

from recast.domain.applying import Row
from recast.domain.claim import Support, Verdict
from recast.domain.comparison import ReceiptEntry
from recast.domain.plan import Recommendation
from recast.domain.resume import Resume
from recast.truth.check import supporting_of
from recast.truth.edit import Edit, edit_at
from recast.truth.evidence import evidence_of
from recast.truth.judge import judge


def receipt(
    resume: Resume,
    rows: Sequence[Row],
    recommendations: Mapping[int, Recommendation],
    confirmed: Sequence[int] = (),
) -> tuple[ReceiptEntry, ...]:
    """An entry for each changed phrase of the result, in the order of the result.

    A phrase is what stands next to each other for the same recommendations. `support` names the
    lines of the original that show it; a removal has no phrase and so no entry.
    """
    return tuple(_entries(resume, rows, recommendations, frozenset(confirmed)))


def _entries(
    resume: Resume,
    rows: Sequence[Row],
    recommendations: Mapping[int, Recommendation],
    confirmed: frozenset[int],
) -> Iterator[ReceiptEntry]:
    for (ids, origin), group in groupby(rows, lambda row: (row.recommendation_ids, row.origin)):
        phrase = "\n".join(row.text for row in group).strip()
        if ids and phrase and not _is_unchanged(resume, origin, phrase):
            known = tuple(id for id in ids if id in recommendations)
            yield _entry(_edit(resume, origin, phrase), phrase, known, confirmed)


def _is_unchanged(resume: Resume, origin: tuple[int, ...], phrase: str) -> bool:
    return phrase == "\n".join(resume.line(number) for number in origin).strip()


def _edit(resume: Resume, origin: tuple[int, ...], phrase: str) -> Edit:
    before = "\n".join(resume.line(number) for number in origin)
    return edit_at(evidence_of(resume), origin, before, phrase)


def _entry(
    edit: Edit, phrase: str, ids: tuple[int, ...], confirmed: frozenset[int]
) -> ReceiptEntry:
    claims = tuple(judge(edit))
    support: tuple[Support, ...] = supporting_of(edit)
    verdict: Verdict = "unsupported" if claims else "supported"
    return ReceiptEntry(phrase, ids, support, verdict, claims, bool(confirmed.intersection(ids)))
