"""A line of a document, with what its layout says of it where the layout is known."""

from dataclasses import dataclass
from typing import Literal, TypeAlias

Place: TypeAlias = Literal["body", "header", "footer", "table", "text_box", "sidebar"]


@dataclass(frozen=True, slots=True)
class Line:
    """One line of text.

    `heading` is True or False where the layout tells (style, size, weight), None where only the
    words can. `place` says where on the page it stood.
    """

    text: str
    heading: bool | None = None
    bullet: bool = False
    place: Place = "body"


def lines_of(text: str) -> tuple[Line, ...]:
    """Plain text as lines; only \\n, \\r\\n and \\r end a line, never exotic separators."""
    plain = text.replace("\r\n", "\n").replace("\r", "\n")
    texts = [line.rstrip() for line in plain.split("\n")]
    # One object for all lines that say the same: a million blank ones must not take seconds.
    made = {text: Line(text) for text in dict.fromkeys(texts)}
    return tuple([made[text] for text in texts])
