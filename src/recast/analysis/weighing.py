"""How much each term of a posting weighs."""

from typing import Final

from recast.analysis.matching import Wanted
from recast.domain.options import Industry
from recast.reading.job_parts import Importance

_IMPORTANCE: Final[dict[Importance, float]] = {"required": 1.0, "preferred": 0.6, "mentioned": 0.6}
_OWN_FIELD: Final = 1.15
_LONGER: Final = 0.25
_LONGEST: Final = 4


def weight(wanted: Wanted, industry: Industry | None) -> float:
    """The reader's weight, by importance; longer terms are more specific and weigh more."""
    term = wanted.term
    words = min(_LONGEST, max(1, len(wanted.roots)))
    own = wanted.skill is not None and wanted.skill.field == industry
    specific = 1.0 + _LONGER * (words - 1)
    return round(
        term.weight * _IMPORTANCE[term.importance] * specific * (_OWN_FIELD if own else 1.0), 4
    )
