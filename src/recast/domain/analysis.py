"""What the analyzer says of one resume against one job (contract, section 3)."""

from dataclasses import dataclass, field
from typing import Literal, TypeAlias

from recast.reading.job_parts import Importance, TermKind

Severity: TypeAlias = Literal["fatal", "major", "missing", "advice"]


@dataclass(frozen=True, slots=True)
class Evidence:
    """A line of the resume (numbered from 1) that shows a keyword."""

    section: str
    line: int
    text: str


@dataclass(frozen=True, slots=True)
class Keyword:
    """A term of the posting and whether, where and in which form the resume shows it.

    `weight` counts beside the weights of the other keywords; `matched_as` is the form that the
    resume has, None where it has none.
    """

    term: str
    kind: TermKind
    importance: Importance
    weight: float
    found: bool
    evidence: tuple[Evidence, ...] = ()
    matched_as: str | None = None


@dataclass(frozen=True, slots=True)
class Component:
    """A part of the score: 0-100, its share of the whole (0-1), and why."""

    score: float
    weight: float
    explanation: str


@dataclass(frozen=True, slots=True)
class ParsingRisk:
    """Something that makes an applicant tracking system misread the resume."""

    code: str
    severity: Severity
    message: str
    where: str = ""


@dataclass(frozen=True, slots=True)
class Analysis:
    """`score` and `attainable_score` are 0-100, `confidence` 0-1; keywords most important first.

    `confidence_reason` says in one sentence what could not be read, empty where all could.
    """

    score: float
    confidence: float
    matching_keywords: tuple[str, ...]
    missing_keywords: tuple[str, ...]
    keywords: tuple[Keyword, ...]
    section_scores: dict[str, float]
    components: dict[str, Component]
    job_type: str
    keyword_density: float
    parsing_risks: tuple[ParsingRisk, ...]
    suggestions: tuple[str, ...]
    attainable_score: float
    findings: tuple[ParsingRisk, ...] = field(default=())
    confidence_reason: str = ""
