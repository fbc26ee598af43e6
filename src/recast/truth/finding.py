"""What a detector finds."""

from dataclasses import dataclass

from recast.domain.claim import ClaimKind


@dataclass(frozen=True, slots=True)
class Finding:
    """A claim by its place in the plain text of `after`."""

    start: int
    end: int
    kind: ClaimKind
    reason: str
