"""A job posting as it was found: its text, and title and company where the source names them."""

from dataclasses import dataclass

from recast.domain.errors import TooShort

# Below this many words a posting says nothing that a resume could be measured against.
LEAST_POSTING_WORDS = 20


@dataclass(frozen=True, slots=True)
class Posting:
    """Empty strings where the source does not say; reading the text may still find them."""

    title: str
    company: str
    text: str
    url: str = ""


def require_whole(text: str) -> None:
    """Raises TooShort for a posting's text that says too little to be worth a run."""
    if len(text.split()) < LEAST_POSTING_WORDS:
        raise TooShort(
            "That is too short for a job posting; give all of it, the requirements above all."
        )
