"""How long a model is waited for, and where it may be."""

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Patience:
    """Limits in seconds: to connect, and without a word of the reply.

    `allowed` says of an address whether it may be talked to; None allows all.
    """

    connect: float = 10.0
    silence: float = 300.0
    allowed: Callable[[str], bool] | None = None
