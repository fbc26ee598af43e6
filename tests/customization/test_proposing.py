"""What becomes of an engine's draft, and of a person's own words in its place."""

from recast.analysis import analyze
from recast.customization.engine import Brief
from recast.customization.proposing import edited, propose
from recast.domain.plan import Draft
from recast.domain.resume import Resume

SHARED = "- Prepared quarterly tax filings"


def test_a_bullet_that_two_jobs_share_is_checked_where_the_draft_says_it_stands(resume, job):
    text = resume.text.replace("two states with ADP\n", f"two states with ADP\n{SHARED}\n")
    twice = Resume.from_text(text)
    first, second = (at for at, line in enumerate(twice.lines, 1) if line == SHARED)
    brief = Brief(twice, job, analyze(twice, job), "balanced", None)
    drafts = [
        Draft("x", "Experience", "wording", SHARED, f"{SHARED} with ADP", line=line)
        for line in (first, second)
    ]
    here, there = (propose(draft, brief) for draft in drafts)
    assert (here.first_line, here.check.verdict) == (first, "supported")
    assert (there.first_line, there.check.verdict) == (second, "unsupported"), "no ADP at Harbor"
    plain = propose(Draft("x", "Experience", "wording", SHARED, SHARED, line=second), brief)
    assert edited(plain, f"{SHARED} with ADP", twice).check.verdict == "unsupported"
