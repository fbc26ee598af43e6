"""A person's own text of a result: analysed, compared and checked anew, never believed."""

import dataclasses

from recast.analysis import analyze
from recast.customization.comparing import Side, compare
from recast.customization.rejoining import rejoin
from recast.domain.comparison import ReceiptEntry
from recast.domain.errors import EmptyInput
from recast.domain.events import Result
from recast.domain.job import Job
from recast.domain.options import Industry
from recast.domain.resume import Resume
from recast.truth import check


def edited(
    resume: Resume, job: Job, result: Result, text: str, industry: Industry | None
) -> Result:
    """The result with the person's text. What it claims and the resume does not show stands in
    the comparison's receipt. Raises EmptyInput."""
    if not text.strip():
        raise EmptyInput("The customized resume is empty; write something or keep what was there.")
    plain = text.replace("\r\n", "\n").replace("\r", "\n")
    customized = rejoin(resume, plain)
    before = analyze(resume, job, industry=industry)
    after = analyze(customized, job, industry=industry)
    comparison = compare(
        Side(resume, before),
        Side(customized, after),
        (),
        receipt=_claimed(resume, plain),
    )
    return dataclasses.replace(
        result,
        customized_content=plain,
        new_score=after.score,
        improvement=round(after.score - result.original_score, 1),
        confidence=after.confidence,
        comparison_data=comparison,
    )


def _claimed(resume: Resume, text: str) -> tuple[ReceiptEntry, ...]:
    return tuple(
        ReceiptEntry(
            phrase=claim.text,
            recommendation_ids=(),
            support=() if claim.support is None else (claim.support,),
            verdict="unsupported",
            claims=(claim,),
        )
        for claim in check(resume, text)
    )
