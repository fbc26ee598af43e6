"""Rows of runs as values."""

from typing import Any, TypeAlias, cast

from sqlalchemy import Row

from recast.customization.checkpoint import Progress
from recast.db.tables import CustomizationRow, CustomizedResumeRow
from recast.domain.events import Result
from recast.domain.jsonable import from_json
from recast.domain.options import industry_from, level_from
from recast.domain.plan import Plan, Selection
from recast.runs.run import Run, State

# Read by the mapper, or told by a statement that has just changed it: the columns are the same.
RunRow: TypeAlias = CustomizationRow | Row[Any]


def run_of(row: RunRow, customized_resume_id: int | None = None) -> Run:
    return Run(
        id=row.id,
        session_id=row.session_id,
        owner_id=row.owner_id,
        resume_id=row.resume_id,
        job_id=row.job_id,
        engine=row.engine,
        level=level_from(row.level),
        industry=industry_from(row.industry),
        review=row.review,
        selection=None if row.selection is None else from_json(Selection, row.selection),
        plan=None if row.plan is None else from_json(Plan, row.plan),
        state=cast(State, row.state),
        epoch=row.epoch,
        attempts=row.attempts,
        cancelled_by=row.cancelled_by,
        error_code=row.error_code,
        created_at=row.created_at,
        updated_at=row.updated_at,
        customized_resume_id=customized_resume_id,
    )


def progress_of(row: RunRow) -> Progress:
    return Progress() if row.progress is None else from_json(Progress, row.progress)


def result_of(row: CustomizedResumeRow) -> Result:
    return from_json(Result, row.result)
