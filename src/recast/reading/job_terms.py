"""Makes terms of candidates: each once, in the posting's words, with importance and weight."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from recast.reading.job_candidates import Candidate
from recast.reading.job_parts import Importance, Term, TermKind
from recast.reading.job_sections import PlacedUnit

_RANK: dict[Importance, int] = {"mentioned": 0, "preferred": 1, "required": 2}
_BASE: dict[Importance, float] = {"required": 1.0, "preferred": 0.6, "mentioned": 0.4}
_KIND: dict[TermKind, float] = {
    "hard_skill": 1.0,
    "certification": 1.0,
    "education": 0.8,
    "title": 1.0,
    "soft_skill": 0.5,
    "other": 0.5,
}
_LATE = 0.2
_AGAIN = 0.12
_MOST_AGAIN = 4
_IN_TITLE = 0.3
_OF_TITLE = 0.9


@dataclass(slots=True)
class _Group:
    """All places that name one thing."""

    first: Candidate
    importance: Importance
    places: list[int] = field(default_factory=list)


def terms_of(text: str, candidates: Iterable[Candidate], title: str) -> tuple[Term, ...]:
    """The terms, most important first."""
    groups: dict[str, _Group] = {}
    for candidate in candidates:
        importance = importance_of(candidate.unit)
        group = groups.setdefault(key_of(candidate), _Group(candidate, importance))
        group.places.append(candidate.start)
        if _RANK[importance] > _RANK[group.importance]:
            group.importance = importance
    _raise_where_nothing_is_required(groups)
    length = max(1, len(text))
    terms = [_term(group, length, title.lower()) for group in groups.values()]
    if title and title.lower() not in (term.text.lower() for term in terms):
        terms.append(Term(title, "title", "required", _OF_TITLE))
    terms.sort(key=lambda term: -term.weight)
    return tuple(terms)


def key_of(candidate: Candidate) -> str:
    """What makes two candidates one term: the same words, but for hyphens and a plural.

    Two names of one skill stay two terms: a posting that says both wants both to be found.
    """
    words = candidate.text.lower().replace("-", " ").split()
    if words and len(words[-1]) > 3 and words[-1].endswith("s") and not words[-1].endswith("ss"):
        words[-1] = words[-1][:-1]
    return " ".join(words)


def importance_of(unit: PlacedUnit) -> Importance:
    """How much the unit asks for what it names: by its own words first, then by its part."""
    if unit.kind == "preferred" or ("preferred" in unit.cues and "required" not in unit.cues):
        return "preferred"
    return "required" if unit.kind == "requirements" or "required" in unit.cues else "mentioned"


def _raise_where_nothing_is_required(groups: dict[str, _Group]) -> None:
    """A posting that only tells what the person will do requires what that takes."""
    if any(group.importance == "required" for group in groups.values()):
        return
    for group in groups.values():
        if group.importance == "mentioned" and group.first.unit.kind != "about":
            group.importance = "required"


def _term(group: _Group, length: int, title: str) -> Term:
    first = group.first
    weight = _BASE[group.importance] * _KIND[first.kind]
    weight *= 1 + _AGAIN * (min(len(group.places), _MOST_AGAIN) - 1)
    weight *= 1 - _LATE * first.start / length
    if title and first.text.lower() in title:
        weight += _IN_TITLE
    return Term(first.text, first.kind, group.importance, round(weight, 4), first.skill)
