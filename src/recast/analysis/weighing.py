"""How much each term of a posting weighs."""

import math
from typing import Final

from recast.analysis.matching import Wanted
from recast.analysis.posting import Posting
from recast.analysis.posting_words import POSTING_WORDS
from recast.domain.options import Industry
from recast.reading.job_parts import Importance

_IMPORTANCE: Final[dict[Importance, float]] = {"required": 1.0, "preferred": 0.6, "mentioned": 0.5}
_OWN_FIELD: Final = 1.15
_UNKNOWN: Final = 0.5
_VAGUE: Final = 0.2


def weight(wanted: Wanted, posting: Posting, industry: Industry | None) -> float:
    """By importance and by how often the posting says it, growing as the square root.

    A term outside the lexicon may be a misreading and weighs half, one that is made of words
    that any posting has ("time", "learning") less; one of the industry's own field weighs a
    little more.
    """
    value = _IMPORTANCE[wanted.term.importance] * math.sqrt(posting.times(wanted))
    if wanted.skill is None:
        value *= _VAGUE if POSTING_WORDS.issuperset(wanted.stems) else _UNKNOWN
    elif wanted.skill.field == industry:
        value *= _OWN_FIELD
    return round(value, 4)
