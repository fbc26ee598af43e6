"""Why a posting stands where it stands, in three short sentences."""

from typing import Final

from recast.analysis.assessment import Assessment
from recast.analysis.matching import Match

_NAMED: Final = 4


def reasons(assessment: Assessment) -> tuple[str, str, str]:
    """What it shares with the resume, how near the title is, and what stands between them."""
    return _shared(assessment), _title(assessment), _lacking(assessment)


def _shared(assessment: Assessment) -> str:
    matches = _worth_naming(assessment)
    found = [match for match in matches if match.found]
    if not found:
        return "The resume shows none of the skills that the posting names."
    return f"Shows {len(found)} of {len(matches)} skills asked for: {_names(found)}."


def _title(assessment: Assessment) -> str:
    title, keywords = assessment.title, assessment.components.get("keywords")
    if title is not None and title.shown_as:
        return f"The nearest title in the resume is “{title.shown_as}”."
    if keywords is not None:
        return keywords.explanation
    return "The posting names no title."


def _lacking(assessment: Assessment) -> str:
    for name in ("experience", "education"):
        component = assessment.components.get(name)
        if component is not None and component.score < 100:
            return component.explanation
    missing = [match for match in _worth_naming(assessment) if not match.found]
    if not missing:
        return "Nothing that it asks for is missing."
    return f"Not shown: {_names(missing)}."


def _worth_naming(assessment: Assessment) -> list[Match]:
    kinds = ("hard_skill", "certification")
    # Of alternatives each that is shown counts, as it does in the component of the hard skills.
    chosen = (item for item in assessment.weighed if item.match.term.kind in kinds)
    return [match for item in chosen for match in item.matches]


def _names(matches: list[Match]) -> str:
    shown = ", ".join(match.term.text for match in matches[:_NAMED])
    return shown + (" and more" if len(matches) > _NAMED else "")
