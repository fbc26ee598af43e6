"""The score: what the posting asks for, in components, each with its share and its reason."""

import math
from dataclasses import dataclass
from typing import Final

from recast.analysis.degrees import NAMES, highest_degree
from recast.analysis.matching import Match
from recast.analysis.posting import Posting
from recast.analysis.shown import Shown
from recast.analysis.titles import TitleMatch
from recast.domain.analysis import Component
from recast.reading.job_parts import TermKind

SHARES: Final = {
    "hard_skills": 0.28,
    "required": 0.06,
    "title": 0.18,
    "experience": 0.04,
    "education": 0.04,
    "soft_skills": 0.03,
    "keywords": 0.37,
}
"""Each component's share of the whole, where the posting asks for all of them."""

_NO_DATES: Final = 0.3
_UNREAD: Final = 0.4
_SHORT_LIST: Final = 5.0
_MUCH: Final = 0.7
_SOME: Final = 0.4


@dataclass(frozen=True, slots=True)
class Weighed:
    """A term or a choice of terms, and its weight in this posting.

    `matches` are the one that counts and, of alternatives, the others that the resume shows too.
    """

    matches: tuple[Match, ...]
    weight: float

    @property
    def match(self) -> Match:
        return self.matches[0]


def score_components(
    posting: Posting,
    shown: Shown,
    weighed: tuple[Weighed, ...],
    title: TitleMatch | None,
    emphasis: float | None,
) -> dict[str, Component]:
    """The components that this posting asks for, their weights summing to 1."""
    parts: list[tuple[str, tuple[float, str] | None]] = [
        ("hard_skills", _hard_skills(weighed, emphasis)),
        ("required", _required(weighed)),
        ("title", _title(title)),
        ("experience", _experience(posting.years, shown.resume.years)),
        ("education", _education(posting, shown)),
        ("soft_skills", _terms(weighed, ("soft_skill",), "soft skills")),
        ("keywords", _keywords(weighed, emphasis)),
    ]
    asked = [(name, part) for name, part in parts if part is not None]
    whole = sum(SHARES[name] for name, _ in asked)
    return {
        name: Component(round(100 * part[0], 2), SHARES[name] / whole, part[1])
        for name, part in asked
    }


def total(components: dict[str, Component]) -> float:
    """The score, 0-100."""
    whole = sum(component.score * component.weight for component in components.values())
    return round(min(100.0, whole), 2)


def _hard_skills(weighed: tuple[Weighed, ...], emphasis: float | None) -> tuple[float, str] | None:
    found = _terms(weighed, ("hard_skill", "certification"), "hard skills")
    if found is None and emphasis is not None:
        # Shared words alone must not make a good score of a posting that could not be read.
        return _UNREAD * emphasis, "No skill could be read in the posting; its words alone count."
    return found


def _terms(
    weighed: tuple[Weighed, ...], kinds: tuple[TermKind, ...], name: str
) -> tuple[float, str] | None:
    chosen = [item for item in weighed if item.match.term.kind in kinds]
    if not chosen:
        return None
    found, asked = _counts(chosen)
    if asked == 1:
        shows = "shows" if found else "does not show"
        return _shown(chosen), f"The resume {shows} the one {name.removesuffix('s')} asked for."
    return _shown(chosen), f"The resume shows {found} of the {asked} {name} asked for."


def _keywords(weighed: tuple[Weighed, ...], emphasis: float | None) -> tuple[float, str] | None:
    if emphasis is None:
        return None
    others = _terms(weighed, ("other",), "other terms")
    talk = "what the posting keeps talking about"
    much = "much of" if emphasis > _MUCH else "some of" if emphasis > _SOME else "little of"
    return emphasis, f"The resume talks about {much} {talk}. {others[1] if others else ''}".strip()


def _required(weighed: tuple[Weighed, ...]) -> tuple[float, str] | None:
    must = [item for item in weighed if item.match.term.importance == "required"]
    if not must or len(must) == len(weighed):
        return None
    found, asked = _counts(must)
    terms = "one term" if asked == 1 else f"{asked} terms"
    return _shown(must), f"Of {terms} marked as required it shows {found}."


def _counts(chosen: list[Weighed]) -> tuple[int, int]:
    """How many terms are found, of how many: just those that the lists of keywords name."""
    matches = [match for item in chosen for match in item.matches]
    return sum(match.found for match in matches), len(matches)


def _shown(chosen: list[Weighed]) -> float:
    """The share of what the terms weigh that the resume shows, 0-1; lenient with long lists.

    Nobody shows all of the thirty skills that some postings name: beyond about five terms of
    equal weight, each one missing costs less than its share.
    """
    whole = math.fsum(item.weight for item in chosen)
    missing = 1.0 - math.fsum(item.match.credit * item.weight for item in chosen) / whole
    effective = whole * whole / math.fsum(item.weight**2 for item in chosen)
    return 1.0 - math.pow(missing, math.sqrt(max(1.0, effective / _SHORT_LIST)))


def _title(title: TitleMatch | None) -> tuple[float, str] | None:
    if title is None:
        return None
    if title.shown_as:
        return title.credit, f"The nearest title in the resume is “{title.shown_as}”."
    return title.credit, "No title in the resume comes near the posting's."


def _experience(asked: float | None, have: float | None) -> tuple[float, str] | None:
    if not asked:
        return None
    years = "1 year is" if asked == 1 else f"{asked:g} years are"
    if have is None:
        return _NO_DATES, f"{years} asked for; the resume's dates cannot be read."
    share = min(1.0, have / asked)
    return share, f"{years} asked for; the resume's dates add up to {have:.1f}."


def _education(posting: Posting, shown: Shown) -> tuple[float, str] | None:
    asked = highest_degree(posting.degree or "")
    if not asked:
        return None
    have = max(shown.degrees.values(), default=0)
    shows = NAMES.get(have, "no degree")
    return min(1.0, have / asked), f"The posting asks for {NAMES[asked]}; the resume shows {shows}."
