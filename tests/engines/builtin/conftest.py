import pytest

from recast.analysis import analyze
from recast.customization.engine import Brief
from recast.domain.job import Job
from recast.domain.resume import Resume


@pytest.fixture
def brief():
    """A brief out of two texts, as the generator makes one."""

    def make(resume, job, level="extensive", industry=None):
        read, wanted = Resume.from_text(resume), Job.from_text(job)
        return Brief(read, wanted, analyze(read, wanted, industry=industry), level, industry)

    return make
