"""Who asks."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Person:
    """A user as far as ownership is concerned; `name` is told where someone cancels or confirms."""

    id: int
    name: str = "local"
    is_admin: bool = False

    def may_see(self, owner_id: int) -> bool:
        return self.is_admin or owner_id == self.id
