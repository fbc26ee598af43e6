"""The original beside the customized resume, word by word (contract, section 5)."""

from dataclasses import dataclass
from typing import Literal, TypeAlias

from recast.domain.claim import Claim, Support, Verdict

ChangeOp: TypeAlias = Literal["equal", "insert", "delete", "replace"]
SectionStatus: TypeAlias = Literal["unchanged", "modified", "added", "removed", "moved"]


@dataclass(frozen=True, slots=True)
class Change:
    """A run of words that stayed, came, went or was replaced, and who asked for it."""

    op: ChangeOp
    original: str
    customized: str
    recommendation_ids: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class SectionComparison:
    name: str
    status: SectionStatus
    original: str
    customized: str
    changes: tuple[Change, ...]


@dataclass(frozen=True, slots=True)
class KeywordComparison:
    gained: tuple[str, ...]
    lost: tuple[str, ...]
    kept: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SectionScores:
    original: float
    new: float


@dataclass(frozen=True, slots=True)
class ScoreComparison:
    """Scores 0-100; `by_section` has those that either resume has."""

    original: float
    new: float
    by_section: dict[str, SectionScores]


@dataclass(frozen=True, slots=True)
class Unexplained:
    """A change that no accepted recommendation explains, and what became of it."""

    original: str
    customized: str
    undone: bool
    reason: str = ""


@dataclass(frozen=True, slots=True)
class ReceiptEntry:
    """One changed phrase: the recommendation behind it, what supports it, the verdict."""

    phrase: str
    recommendation_ids: tuple[int, ...]
    support: tuple[Support, ...]
    verdict: Verdict
    claims: tuple[Claim, ...] = ()
    confirmed: bool = False


@dataclass(frozen=True, slots=True)
class Comparison:
    sections: tuple[SectionComparison, ...]
    keywords: KeywordComparison
    scores: ScoreComparison
    unexplained: tuple[Unexplained, ...] = ()
    receipt: tuple[ReceiptEntry, ...] = ()
