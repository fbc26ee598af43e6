from importlib import resources

import pytest

from recast.customization import Cancellation, Checkpoint, Request, customize
from recast.customization.engine import PlanProse, Text
from recast.documents import read_document
from recast.domain.errors import RunCancelled
from recast.domain.job import Job
from recast.domain.plan import Draft
from recast.domain.resume import Resume
from recast.engines.builtin import BuiltinEngine
from recast.truth import check

RESUME = """Tomas Brandt
tomas.brandt@example.org

About me
Warehouse man with a forklift and a plan.

Experience
Warehouse Lead, Kestrel Logistics, 03/2018 - Present
- Responsible for managing a crew of nine on the night shift
- Picked orders with RF scanners
- Drove forklifts and trained four drivers on them

Picker, Dune Foods, May 2015 - February 2018
- Duties included picking and packing orders
- Kept inventory counts in Excel

Education
High school diploma, Kestrel High, 2014

Skills
Forklift, Excel, First aid, inventory
"""

JOB = """Warehouse Supervisor
Arrow Freight

What you bring
- Experience with inventory management and order picking
- Forklift operation
- Microsoft Excel
- SAP is required

Nice to have
- Lean manufacturing
"""


def run(level):
    story = customize(
        Resume.from_text(RESUME), Job.from_text(JOB), BuiltinEngine(), Request(level=level)
    )
    return [part for part in story if not isinstance(part, Checkpoint)]


def kinds(events):
    return {event.data.kind for event in events if event.type == "recommendation"}


def test_conservative_touches_wording_and_headings_only():
    assert kinds(run("conservative")) <= {"wording", "heading", "question"}


def test_a_higher_level_looks_at_everything_a_lower_one_does():
    found = [kinds(run(level)) for level in ("conservative", "balanced", "extensive")]
    assert found[0] <= found[1] <= found[2]
    assert "verb" in found[2] - found[1]


@pytest.mark.parametrize("level", ["conservative", "balanced", "extensive"])
def test_the_result_claims_nothing_that_the_original_does_not_show(level):
    done = run(level)[-1].data
    assert check(done.original_content, done.customized_content) == []
    assert done.comparison_data.unexplained == ()
    assert "SAP" not in done.customized_content


def test_everything_but_questions_is_supported():
    proposals = [event.data for event in run("extensive") if event.type == "recommendation"]
    unsupported = [p.title for p in proposals if p.check.verdict == "unsupported"]
    assert unsupported == [p.title for p in proposals if p.kind == "question"]
    assert all(proposal.anchored for proposal in proposals)


def test_the_score_never_falls():
    for level in ("conservative", "balanced", "extensive"):
        done = run(level)[-1].data
        assert done.new_score >= done.original_score


def test_the_plan_streams_text_and_drafts_in_turn(brief):
    parts = list(BuiltinEngine().plan(brief(RESUME, JOB), Cancellation()))
    assert isinstance(parts[0], Text)
    assert isinstance(parts[-1], PlanProse)
    first = next(at for at, part in enumerate(parts) if isinstance(part, Draft))
    assert any(isinstance(part, Text) for part in parts[first:])


def test_cancelling_stops_the_plan(brief):
    cancellation = Cancellation()
    plan = BuiltinEngine().plan(brief(RESUME, JOB), cancellation)
    next(plan)
    cancellation.request()
    with pytest.raises(RunCancelled):
        list(plan)


@pytest.mark.parametrize("level", ["conservative", "balanced", "extensive"])
def test_the_bundled_example_is_customized_without_a_warning(level):
    folder = resources.files("recast.example")
    resume = read_document(folder.joinpath("resume.docx").read_bytes(), "resume.docx").resume
    job = Job.from_text(folder.joinpath("posting.txt").read_text(encoding="utf-8"))
    story = customize(resume, job, BuiltinEngine(), Request(level=level))
    events = [part for part in story if not isinstance(part, Checkpoint)]
    assert [event for event in events if event.type == "warning"] == []
    assert events[-1].data.comparison_data.unexplained == ()
    assert events[-1].data.new_score > events[-1].data.original_score
