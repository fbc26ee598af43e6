"""The stretch of a line that shows a term."""

import re
from typing import Final

from rich.text import Text

_LEAST: Final = 24
_BEFORE: Final = 3
"""The term stands after a third of the stretch, so that one sees what leads to it."""


def quote(line: str, said: str, width: int) -> Text:
    """About `width` letters of `line` around what was `said`, which is set in bold."""
    width = max(_LEAST, width)
    line = " ".join(line.split())
    place = _place(line, said)
    start = max(0, min(place.start() - width // _BEFORE, len(line) - width)) if place else 0
    if start:
        start = line.find(" ", start) + 1
    text = Text(("…" if start else "") + line[start : start + width])
    if start + width < len(line):
        text.append("…")
    if place:
        shift = (1 if start else 0) - start
        text.stylize("bold", place.start() + shift, place.end() + shift)
    return text


def _place(line: str, said: str) -> "re.Match[str] | None":
    """Where the term stands, else its longest word by its first letters."""
    whole = re.search(re.escape(said), line, re.IGNORECASE)
    if whole or not said.split():
        return whole
    word = max(said.split(), key=len)
    return re.search(rf"\b{re.escape(word[:5])}\w*", line, re.IGNORECASE)
