"""What to do about an analysis, in a few plain sentences, the most useful first."""

from typing import Final

from recast.analysis.assessment import Assessment
from recast.analysis.matching import Match
from recast.domain.analysis import ParsingRisk
from recast.lexicon import lexicon
from recast.lexicon.words import root, spans

_MOST: Final = 8
_NAMED: Final = 5
_FAR: Final = 60.0
"""Of 100: what scores less is worth a word."""


def suggestions(
    assessment: Assessment, risks: tuple[ParsingRisk, ...], attainable: float
) -> tuple[str, ...]:
    """At most eight sentences."""
    matches = [match for item in assessment.weighed for match in item.matches]
    found: list[str] = []
    language = assessment.posting.job.parts.foreign
    if language:
        found.append(
            f"The posting is in {language}, of which only names such as products are understood: "
            "compare it with an English version before trusting this score."
        )
    reworded = [match for match in matches if _is_other_word(match)]
    if reworded and attainable > assessment.score:
        named = "; ".join(f"“{m.term.text}” for “{m.matched_as}”" for m in reworded[:_NAMED])
        found.append(f"Say in the posting's words what the resume already shows: {named}.")
    # Nobody gets a job by writing "passion" into a resume; of the title there is more below.
    missing = [
        match
        for match in matches
        if not match.found and match.term.kind not in ("soft_skill", "title")
    ]
    must = [m.term.text for m in missing if m.term.importance == "required"]
    other = [m.term.text for m in missing if m.term.importance != "required"]
    if must:
        found.append(
            f"The posting requires {_names(must)}, which the resume does not show; "
            "add each that you have done, with the job where you did it."
        )
    if other:
        found.append(f"Also wanted and not shown: {_names(other)}.")
    title = assessment.components.get("title")
    if title is not None and title.score < _FAR and assessment.posting.title:
        nearest = assessment.title.shown_as if assessment.title is not None else None
        has = f"Your nearest title is “{nearest}”" if nearest else "The resume names no such title"
        found.append(
            f"The posting is for “{assessment.posting.title}”. {has}; say in the summary which of "
            "your work comes nearest to it."
        )
    for name in ("experience", "education"):
        component = assessment.components.get(name)
        if component is not None and component.score < _FAR:
            found.append(component.explanation)
    found += [risk.message for risk in risks if risk.severity in ("fatal", "major")]
    return tuple(found[:_MOST])


def _is_other_word(match: Match) -> bool:
    """Whether the resume has another name of the very skill, not only a kind of it."""
    if not match.found or match.matched_as is None or match.skill is None:
        return False
    shown = lexicon().get(match.matched_as)
    if shown is None or shown.name != match.skill.name:
        return False
    # "Collaboratively" need not become "collaborative".
    return _roots(match.matched_as) != _roots(match.term.text)


def _roots(text: str) -> set[str]:
    return {root(word) for word in spans(text)[0]}


def _names(terms: list[str]) -> str:
    shown = terms[:_NAMED]
    more = len(terms) - len(shown)
    return ", ".join(shown) + (f" and {more} more" if more else "")
