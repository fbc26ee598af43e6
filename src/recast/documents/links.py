"""Addresses that a document hides behind words: a parser that reads only text never sees them."""

import re
from collections.abc import Iterable, Sequence

from recast.domain.analysis import ParsingRisk

_SCHEME = re.compile(r"^(?:https?://(?:www\.)?|mailto:|tel:)", re.IGNORECASE)
# Where people keep what they want to be found by; a link to an employer's site may be lost.
_WORTH_WRITING = re.compile(r"^mailto:|linkedin\.com/|github\.com/|gitlab\.com/", re.IGNORECASE)
_MOST_NAMED = 3


def hidden_address_risk(addresses: Iterable[str], lines: Sequence[str]) -> list[ParsingRisk]:
    """One risk for all contact addresses that stand behind links and not in the text."""
    text = "".join("\n".join(lines).lower().split())
    hidden = [
        address
        for address in dict.fromkeys(addresses)
        if _WORTH_WRITING.search(address) and _bare(address) not in text
    ]
    if not hidden:
        return []
    message = "Contact addresses stand only behind links; write them out, many systems drop links."
    return [ParsingRisk("hidden_address", "advice", message, ", ".join(hidden[:_MOST_NAMED]))]


def _bare(address: str) -> str:
    return _SCHEME.sub("", address).partition("?")[0].rstrip("/").lower()
