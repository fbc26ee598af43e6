"""The parts of a job posting that reading finds: terms, years, degree, seniority."""

from dataclasses import dataclass
from typing import Literal, TypeAlias

from recast.lexicon import Skill

TermKind: TypeAlias = Literal[
    "hard_skill", "soft_skill", "title", "education", "certification", "other"
]
Importance: TypeAlias = Literal["required", "preferred", "mentioned"]
PartKind: TypeAlias = Literal[
    "about", "duties", "requirements", "preferred", "benefits", "legal", "unasked", "other"
]
"""`unasked` is what the posting says it does not ask for: "no experience with SAP required"."""


@dataclass(frozen=True, slots=True)
class Term:
    """What a posting asks for, in the posting's own words; `weight` is over 0, most are near 1.

    `skill` names the lexicon's entry, None for a term outside the lexicon. Of terms with the same
    `choice` any one will do ("Kafka or RabbitMQ"); one that has a choice to itself may stand in for
    a term that the posting asks for anyway. None is for a term that is asked for by itself.
    """

    text: str
    kind: TermKind
    importance: Importance
    weight: float
    skill: str | None = None
    choice: int | None = None


@dataclass(frozen=True, slots=True)
class JobPart:
    """A stretch of the posting, by character offsets (end excluded)."""

    kind: PartKind
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class JobParts:
    """Everything that reading finds in the text of a posting.

    `years` is the experience asked for (the lower bound), `degree` the lexicon's name of the
    least degree asked for, `readable` (0-1) how much of the text could be made sense of. `foreign`
    names the language of a posting that is not in English ("German"), "" of one that is.
    """

    title: str
    company: str
    seniority: str
    employment_type: str
    parts: tuple[JobPart, ...]
    terms: tuple[Term, ...]
    years: float | None
    degree: str | None
    languages: tuple[str, ...]
    readable: float
    foreign: str = ""


def kind_of_skill(skill: Skill) -> TermKind:
    """A language is a hard skill to whoever asks for it; all other kinds are named alike."""
    return "hard_skill" if skill.kind == "language" else skill.kind
