"""The plan: what an engine drafts, and what becomes of a draft once it is anchored and checked."""

from dataclasses import dataclass, field
from typing import Literal, TypeAlias

from recast.domain.claim import Check, Support

RecommendationKind: TypeAlias = Literal[
    "wording",
    "keyword",
    "skills",
    "order",
    "title",
    "summary",
    "verb",
    "heading",
    "dates",
    "shorten",
    "rewrite",
    "addition",
    "question",
]


@dataclass(frozen=True, slots=True)
class Draft:
    """A change as an engine proposes it, before anyone has looked at it.

    `before` is meant to be verbatim from the resume and may span lines; empty means an addition
    to `section`. An `after` that is empty removes `before`. `line` (from 1) is where `before`
    starts, for an engine that knows; a model only quotes.
    """

    title: str
    section: str
    kind: RecommendationKind
    before: str
    after: str
    rationale: str = ""
    instructions: str = ""
    ats_impact: str = ""
    keywords: tuple[str, ...] = ()
    line: int | None = None


@dataclass(frozen=True, slots=True)
class Recommendation:
    """A change that was anchored to its lines, checked by the truth guard, and scored.

    `before` is verbatim from the resume (the draft's own words where `anchored` is False).
    `first_line` and `last_line` (from 1, both included) say where; None for an addition or where
    it was not found. `score_change` is in points of the score, computed by applying this alone.
    """

    title: str
    section: str
    kind: RecommendationKind
    before: str
    after: str
    rationale: str
    instructions: str
    ats_impact: str
    keywords: tuple[str, ...] = ()
    evidence: tuple[Support, ...] = ()
    score_change: float = 0.0
    check: Check = field(default_factory=Check)
    anchored: bool = True
    first_line: int | None = None
    last_line: int | None = None


@dataclass(frozen=True, slots=True)
class Plan:
    """The whole plan; a recommendation's id is its place in `recommendations`, from 0."""

    summary: str
    job_analysis: str
    recommendations: tuple[Recommendation, ...]


@dataclass(frozen=True, slots=True)
class Selection:
    """What the person decided. `edited` has the person's own text by id.

    `confirmed` are ids whose unsupported claims the person confirmed to be true. None for
    `accepted` means all that are supported.
    """

    accepted: tuple[int, ...] | None = None
    rejected: tuple[int, ...] = ()
    edited: dict[int, str] = field(default_factory=dict)
    confirmed: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Confirmation:
    """Claims that a person confirmed: who, when (UTC, ISO 8601), and the very words."""

    recommendation_id: int
    by: str
    at: str
    words: tuple[str, ...]
