"""The highest score within reach without claiming anything the resume does not show.

Whatever the resume shows may honestly be named among its skills in the posting's own words, once,
where it is not named so already. A skill it does not show stays missing.
"""

from typing import Final

from recast.analysis.assessment import Assessment, match_title
from recast.analysis.emphasis import emphasis
from recast.analysis.scoring import Weighed, score_components, total

_SAID_AGAIN: Final = 1
"""The line of the title's words."""


def attainable_score(assessment: Assessment) -> float:
    """0-100, never below the score."""
    plainly = tuple(
        Weighed((item.match._replace(credit=item.match.reach),), item.weight)
        for item in assessment.weighed
    )
    said = {
        word
        for item in assessment.weighed
        for match in item.matches
        if match.reach > match.credit
        for word in match.wanted.stems
    }
    spoken = emphasis(assessment.posting, assessment.shown, said)
    title = match_title(assessment.study.titles, assessment.posting, more=_SAID_AGAIN)
    components = score_components(assessment.posting, assessment.shown, plainly, title, spoken)
    return max(assessment.score, total(components))
