"""Makes a pasted posting readable: markup and control characters blanked, lost lines restored."""

import re
from bisect import bisect_right
from dataclasses import dataclass

from recast.reading.job_units import Unit, units_of

# A posting is a page or two; what lies beyond this many characters or units is some other text.
LONGEST = 60_000
_MOST_UNITS = 6000
_CONTROL = re.compile(
    r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x94\x96-\x9f\u200b-\u200f\u2028-\u202e\u2060\ufeff]"
)
_TAG = re.compile(
    r"</?(?:p|br|li|ul|ol|div|span|b|i|u|em|strong|h[1-6]|a|td|tr|table)\b[^<>]{0,200}>"
)
_ADDRESS = re.compile(
    r"[\w.+-]{1,64}@[\w-]{1,63}(?-i:\.(?:[a-z\d-]{2,30}|[A-Z\d-]{2,30}(?![a-z]))){1,4}"
    r"|https?://[^\s<>\"]{1,300}|www\.[^\s<>\"]{3,300}",
    re.IGNORECASE,
)
_BLANK_RUN = re.compile(r"[ \t\xa0]{40,}")


@dataclass(frozen=True, slots=True)
class Layout:
    """`text` has a line for every unit; `origin` maps its offsets back to the posting's own."""

    text: str
    units: tuple[Unit, ...]
    _starts: tuple[int, ...]
    _shifts: tuple[int, ...]

    def origin(self, at: int) -> int:
        """The offset in the posting as given of an offset in `text`."""
        index = bisect_right(self._starts, at) - 1
        return at - self._shifts[index] if index >= 0 else at


def lay_out(given: str) -> Layout:
    """One line for each unit, each unit's words as given. Linear in the length of the text."""
    text = cleaned(given[:LONGEST])
    lines: list[str] = []
    units: list[Unit] = []
    starts: list[int] = []
    shifts: list[int] = []
    at = 0
    for unit in units_of(text)[:_MOST_UNITS]:
        piece = text[unit.start : unit.end]
        starts.append(at)
        shifts.append(at - unit.start)
        units.append(Unit(at, at + len(piece), unit.opens))
        lines.append(piece)
        at += len(piece) + 1
    return Layout("\n".join(lines), tuple(units), tuple(starts), tuple(shifts))


def cleaned(text: str) -> str:
    """The text with controls, tags and addresses blanked; all else keeps its place."""
    text = text.replace("\r\n", " \n").replace("\r", "\n")
    text = _CONTROL.sub(" ", text)
    if "<" in text:
        text = _TAG.sub(lambda tag: "\n".ljust(len(tag.group())), _without_comments(text))
    if "@" in text or "www." in text or "://" in text:
        text = _ADDRESS.sub(lambda address: " ".ljust(len(address.group())), text)
    return _BLANK_RUN.sub(lambda run: "\n".ljust(len(run.group())), text)


def _without_comments(text: str) -> str:
    pieces: list[str] = []
    at = 0
    while (start := text.find("<!--", at)) >= 0 and (end := text.find("-->", start)) >= 0:
        pieces.append(text[at:start])
        pieces.append(" " * (end + 3 - start))
        at = end + 3
    pieces.append(text[at:])
    return "".join(pieces)
