"""What a server sent."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Page:
    """What a server sent, decompressed. `url` is the last address, after redirects."""

    url: str
    status: int
    content_type: str
    body: bytes
