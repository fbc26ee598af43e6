"""A job posting as it was found: its text, and title and company where the source names them."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Posting:
    """Empty strings where the source does not say; reading the text may still find them."""

    title: str
    company: str
    text: str
    url: str = ""
