"""Puts paragraphs together again that a page broke into lines."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal, TypeAlias

Kind: TypeAlias = Literal["section", "header", "subheading", "bullet", "paragraph"]

# A line that ends well short of the right edge was ended on purpose.
_FULL = 0.72
_NEARLY_THE_EDGE = 0.86
_NARROWEST_PAGE = 45
_LABEL = re.compile(r"^[A-Z][\w &/+.-]{1,30}:\s")
_ENDED = (".", "!", "?", ":", ";")


@dataclass(frozen=True, slots=True)
class Piece:
    """A line, or several joined. `number` is the first line's; `after_blank` if one is above."""

    kind: Kind
    text: str
    number: int
    after_blank: bool = False


def rejoin(pieces: Sequence[Piece]) -> list[Piece]:
    """Joins each line that goes on from the one above it. No word is lost or moved."""
    edge = _right_edge(pieces)
    joined: list[Piece] = []
    last_line = ""
    for piece in pieces:
        if joined and _goes_on(joined[-1], last_line, piece, edge):
            joined[-1] = replace(joined[-1], text=_join(joined[-1].text, piece.text))
        else:
            joined.append(piece)
        last_line = piece.text
    return joined


def _right_edge(pieces: Sequence[Piece]) -> float:
    """The usual length of a full line in characters: what one in ten lines reaches."""
    lengths = sorted(len(piece.text) for piece in pieces)
    return lengths[int(len(lengths) * 0.9)] if lengths else 0.0


def _goes_on(above: Piece, last_line: str, piece: Piece, edge: float) -> bool:
    if above.kind not in ("bullet", "paragraph") or piece.kind != "paragraph":
        return False
    text = piece.text.strip()
    if piece.after_blank or "\t" in text or _LABEL.match(text):
        return False
    if len(last_line) < max(_NARROWEST_PAGE, edge * _FULL):
        return False
    if text[:1].islower() or last_line.rstrip().endswith((",", "-", "&", "(", "/")):
        return True
    return len(last_line) >= edge * _NEARLY_THE_EDGE and not last_line.rstrip().endswith(_ENDED)


def _join(above: str, text: str) -> str:
    """A hyphen at a line's end stays: whether it belongs to the word, the reader has settled."""
    if above.endswith("-") and not above.endswith(" -") and text[:1].islower():
        return above + text.lstrip()
    return f"{above.rstrip()} {text.lstrip()}"
