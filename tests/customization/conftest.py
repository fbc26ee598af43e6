"""A fictional person, a posting, and an engine that says what a test tells it to say."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

import pytest

from recast.customization.engine import Brief, Cancellation, PlanPart, Text, WritingPart
from recast.domain.applying import apply_recommendations
from recast.domain.job import Job
from recast.domain.plan import Recommendation
from recast.domain.resume import Resume

RESUME = """Mara Lindqvist
mara.lindqvist@example.org | (555) 010-2030

Summary
Payroll specialist with six years in two hospitals.

Experience
Payroll Specialist, Northgate Hospital, Mar 2019 - Present
- Process payroll for 850 employees in two states with ADP
- Helped the controller close the books each month
- Trained three new colleagues on time keeping

Payroll Clerk, Harbor Clinic, Jan 2016 - Feb 2019
- Answered questions about pay and deductions
- Prepared quarterly tax filings

Education
Associate degree in Accounting, Lakeside Community College, 2015

Skills
ADP, Excel, payroll tax, general ledger
"""

JOB = """Payroll Manager
Brightfield Care

Requirements
- 5 years of payroll processing experience
- ADP Workforce Now and Microsoft Excel
- Payroll taxes and general ledger reconciliation
- Workday is required

Nice to have
- Certified Payroll Professional (CPP)
"""


@dataclass
class ScriptedEngine:
    """Plans `parts`; writes what was accepted, or `text` where one is given. Counts its calls."""

    parts: Sequence[PlanPart] = ()
    text: str | None = None
    writing: Sequence[WritingPart] = ()
    name: str = "scripted"
    calls: list[str] = field(default_factory=list)

    def plan(self, brief: Brief, cancellation: Cancellation) -> Iterator[PlanPart]:
        self.calls.append("plan")
        yield from self.parts

    def write(
        self, brief: Brief, accepted: tuple[Recommendation, ...], cancellation: Cancellation
    ) -> Iterator[WritingPart]:
        self.calls.append("write")
        yield from self.writing
        if self.text is not None:
            yield Text(self.text)
        elif not self.writing:
            yield Text(apply_recommendations(brief.resume, dict(enumerate(accepted))).text)


@pytest.fixture
def scripted():
    return ScriptedEngine


@pytest.fixture
def resume():
    return Resume.from_text(RESUME)


@pytest.fixture
def job():
    return Job.from_text(JOB)
