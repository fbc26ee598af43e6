"""What the truth guard says of a text: claims that the original resume does not show."""

from dataclasses import dataclass
from typing import Literal, TypeAlias

ClaimKind: TypeAlias = Literal[
    "number",
    "skill",
    "employer",
    "education",
    "certification",
    "award",
    "name",
    "title",
    "verb",
    "scope",
    "years",
    "date",
    "moved_fact",
    "anachronism",
    "duty",
    "contact",
    "omission",
    "hidden_text",
    "negation",
]
Verdict: TypeAlias = Literal["supported", "unsupported"]


@dataclass(frozen=True, slots=True)
class Support:
    """A line of the original resume (numbered from 1) that shows something."""

    line: int
    text: str


@dataclass(frozen=True, slots=True)
class Claim:
    """Words of a customized text that the original does not show.

    `text` are the exact words, `reason` one plain sentence, `support` the nearest line of the
    original if any, `line` the line of the customized text (None for a single edit).
    """

    text: str
    kind: ClaimKind
    reason: str
    support: Support | None = None
    line: int | None = None


@dataclass(frozen=True, slots=True)
class Check:
    """The guard's verdict on one recommendation."""

    verdict: Verdict = "supported"
    claims: tuple[Claim, ...] = ()

    @classmethod
    def of(cls, claims: tuple[Claim, ...] | list[Claim]) -> "Check":
        return cls("unsupported" if claims else "supported", tuple(claims))
