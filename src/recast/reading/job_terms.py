"""Makes terms of candidates: each once, in the posting's words, with importance and weight."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import count

from recast.lexicon import lexicon
from recast.reading.job_candidates import Candidate, kind_of
from recast.reading.job_clauses import wishes_in
from recast.reading.job_denials import Range
from recast.reading.job_parts import Importance, Term, TermKind

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
    """All places that name one thing; `choice` is that of the places that ask for it most."""

    first: Candidate
    importance: Importance
    choice: int | None
    places: list[int] = field(default_factory=list)

    def add(self, candidate: Candidate, importance: Importance) -> None:
        self.places.append(candidate.start)
        if _RANK[importance] > _RANK[self.importance]:
            self.importance, self.choice = importance, candidate.choice
        elif importance == self.importance and candidate.choice is None:
            self.choice = None


def terms_of(text: str, candidates: Iterable[Candidate], title: str) -> tuple[Term, ...]:
    """The terms, most important first."""
    groups: dict[str, _Group] = {}
    offered: dict[int, dict[str, _Group]] = {}
    wishes: dict[int, list[Range]] = {}
    for candidate in candidates:
        if _is_denied(candidate):
            continue
        if candidate.kind == "title" and candidate.text.lower() in title.lower():
            continue
        importance = _importance(text, candidate, wishes)
        key = key_of(candidate)
        group = groups.setdefault(key, _Group(candidate, importance, candidate.choice))
        group.add(candidate, importance)
        if candidate.choice is not None:
            offered.setdefault(candidate.choice, {})[key] = group
    _settle_choices(offered)
    _raise_where_nothing_is_required(groups)
    length = max(1, len(text))
    terms = [_term(group, length, title.lower()) for group in groups.values()]
    if title and title.lower() not in (term.text.lower() for term in terms):
        terms.append(Term(title, "title", "required", _OF_TITLE))
    terms += _inside_title(title, {term.skill for term in terms})
    terms.sort(key=lambda term: -term.weight)
    return tuple(terms)


def _inside_title(title: str, known: set[str | None]) -> Iterator[Term]:
    """The skills in the job's name: who hires a Rust engineer wants Rust."""
    for mention in lexicon().find(title):
        skill = mention.skill
        hard = mention.exact and skill.kind in ("hard_skill", "certification")
        if hard and skill.name not in known and len(mention.text) < len(title):
            known.add(skill.name)
            yield Term(mention.text, kind_of(mention), "required", 1.0 + _IN_TITLE, skill.name)


def key_of(candidate: Candidate) -> str:
    """What makes two candidates one term: the same words, but for hyphens and a plural.

    Two names of one skill stay two terms: a posting that says both wants both to be found.
    """
    words = candidate.text.lower().replace("-", " ").split()
    if words and len(words[-1]) > 3 and words[-1].endswith("s") and not words[-1].endswith("ss"):
        words[-1] = words[-1][:-1]
    return " ".join(words)


def _is_denied(candidate: Candidate) -> bool:
    return any(start <= candidate.start < end for start, end in candidate.unit.denied)


def _importance(text: str, candidate: Candidate, wishes: dict[int, list[Range]]) -> Importance:
    """How much a posting asks for what it names: by the clause first, then by the part.

    `wishes` keeps the clauses of the units that were looked at.
    """
    unit = candidate.unit
    if unit.under == "preferred" and ("required" not in unit.cues or "preferred" in unit.cues):
        return "preferred"
    if "preferred" in unit.cues:
        if unit.start not in wishes:
            wishes[unit.start] = wishes_in(text, unit.start, unit.end)
        if any(start <= candidate.start < end for start, end in wishes[unit.start]):
            return "preferred"
    asked = unit.kind in ("requirements", "preferred") or "required" in unit.cues
    return "required" if asked else "mentioned"


def _settle_choices(offered: dict[int, dict[str, _Group]]) -> None:
    """Where one of the alternatives is asked for by itself, each other is a choice of its own.

    "Python", and further down "Python, R or SAS": whoever has Python has that as well.
    """
    spare = count(max(offered, default=0) + 1)
    for choice, members in offered.items():
        left = [group for group in members.values() if group.choice == choice]
        if len(left) < max(2, len(members)):
            for group in left:
                group.choice = None if len(members) == 1 else next(spare)


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
    return Term(
        first.text, first.kind, group.importance, round(weight, 4), first.skill, group.choice
    )
