"""The highest score within reach without claiming anything the resume does not show."""

from dataclasses import replace
from typing import Final

from recast.analysis.matching import Match

# A term that the resume shows anywhere may honestly be named in the summary and in the skills as
# well, in the posting's own words; no amount of wording proves more than this.
_SAID_PLAINLY: Final = 1.0


def said_plainly(found: Match) -> Match:
    """The match as it would be, were what the resume shows said in the posting's words."""
    return replace(found, credit=_SAID_PLAINLY) if found.found else found
