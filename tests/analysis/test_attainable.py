from pathlib import Path

import pytest

import recast
from recast.analysis import analyze
from recast.api import customize, read_job, read_resume
from recast.domain.events import CustomizationComplete
from recast.domain.job import Job
from recast.domain.resume import Resume

EXAMPLE = Path(recast.__file__).parent / "example"


def reached(resume: Resume, job: Job, level: str) -> float:
    """The score after the built-in engine, with all that it recommends."""
    *_, last = customize(resume, job, level=level, selected=range(1, 100))
    assert isinstance(last, CustomizationComplete)
    return last.data.new_score


@pytest.mark.parametrize("level", ["balanced", "extensive"])
def test_the_builtin_engine_gets_no_further_than_is_attainable(level: str) -> None:
    resume, job = read_resume(EXAMPLE / "resume.docx"), read_job(EXAMPLE / "posting.txt")
    analysis = analyze(resume, job)
    assert analysis.score < reached(resume, job, level) <= analysis.attainable_score


def test_what_the_resume_does_not_show_is_not_within_reach(resume: Resume) -> None:
    job = Job.from_text("Surgeon\n\nRequirements\n- Experience in neurosurgery\n- Suturing\n")
    analysis = analyze(resume, job)
    assert analysis.attainable_score < analysis.score + 10
