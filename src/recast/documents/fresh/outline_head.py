"""What stands above the first section: the name, the headline, the contact details."""

import re
from collections.abc import Sequence

from recast.documents.fresh.line_text import plain_text
from recast.documents.headings import names_a_section
from recast.documents.wrapped import Piece
from recast.domain.resume import Resume

_CONTACT = re.compile(r"@|https?://|www\.|linkedin|github|\+?\(?\d[\d\s().-]{6,}\d", re.IGNORECASE)
_NAME_WORDS = 6
_HEADLINE_WORDS = 12
# A line with an address or a number in it; another detail, such as "Driving licence B".
_CONTACT_WORDS = 24
_DETAIL_WORDS = 7
_MOST_CONTACT_LINES = 10


def take_name(resume: Resume, top: list[Piece]) -> tuple[str, str, list[Piece]]:
    """The name, the headline, and the other lines above the first section."""
    at = _name_at(resume, top)
    if at is None:
        return "", "", top
    name = plain_text(top[at].text)
    below = top[at + 1] if at + 1 < len(top) else None
    if below is not None and _may_be_headline(below, resume.contact.location):
        return name, plain_text(below.text), top[:at] + top[at + 2 :]
    return name, "", top[:at] + top[at + 1 :]


def _name_at(resume: Resume, top: list[Piece]) -> int | None:
    """Where the name stands as a line of its own; the first line if reading found no name."""
    known = resume.contact.name.casefold()
    if known and not names_a_section(known):
        texts = [plain_text(piece.text).casefold() for piece in top]
        return texts.index(known) if known in texts else None
    return 0 if top and _may_be_name(top[0].text) else None


def _may_be_headline(piece: Piece, place: str) -> bool:
    if piece.kind == "bullet" or "\t" in piece.text or _CONTACT.search(piece.text):
        return False
    # "Leeds, LS1 4AP" is an address, and so is what reading found to be the place.
    address = any(map(str.isdigit, piece.text)) or (place != "" and place in piece.text)
    return len(piece.text.split()) <= _HEADLINE_WORDS and not address


def _may_be_name(text: str) -> bool:
    words = plain_text(text).split()
    if names_a_section(text):
        return False
    return 1 < len(words) <= _NAME_WORDS and not _CONTACT.search(text) and text[:1].isupper()


def contact_count(top: Sequence[Piece]) -> int:
    """How many of the lines at the top are about reaching the person; prose ends them."""
    for index, piece in enumerate(top):
        words = len(piece.text.split())
        reaches = _CONTACT.search(piece.text) is not None
        if piece.kind in ("bullet", "header") or words > (
            _CONTACT_WORDS if reaches else _DETAIL_WORDS
        ):
            return index
    return min(len(top), _MOST_CONTACT_LINES)
