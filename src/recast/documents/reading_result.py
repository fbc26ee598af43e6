"""What a format's reader hands back: lines, parsing risks, pages."""

from dataclasses import dataclass

from recast.domain.analysis import ParsingRisk
from recast.reading.lines import Line


@dataclass(frozen=True, slots=True)
class ReadLines:
    """`pages` is None for formats that have none."""

    format: str
    lines: tuple[Line, ...]
    risks: tuple[ParsingRisk, ...] = ()
    pages: int | None = None
