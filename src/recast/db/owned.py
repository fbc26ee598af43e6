"""Whose a row is: asked of what was read, so that nothing can be deleted between the two."""

from typing import Protocol, TypeVar

from recast.domain.errors import NotAllowed, NotFound
from recast.runs.person import Person


class Owned(Protocol):
    @property
    def owner_id(self) -> int: ...


Row = TypeVar("Row", bound=Owned)


def owned(person: Person, row: Row | None, noun: str) -> Row:
    """The row, if it is there and the person may see it. Raises NotFound and NotAllowed."""
    if row is None:
        raise missing(noun)
    if not person.may_see(row.owner_id):
        raise NotAllowed(f"This {noun} belongs to someone else.")
    return row


def missing(noun: str) -> NotFound:
    return NotFound(f"There is no such {noun}.")
