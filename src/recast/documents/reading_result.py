"""What a format's reader hands back: lines, parsing risks, pages. And the same out of JSON."""

from dataclasses import dataclass
from typing import get_args

from recast.domain.analysis import ParsingRisk, Severity
from recast.domain.jsonable import Json
from recast.reading.lines import Line, Place

_PLACES: dict[str, Place] = {place: place for place in get_args(Place)}
_SEVERITIES: dict[str, Severity] = {severity: severity for severity in get_args(Severity)}


@dataclass(frozen=True, slots=True)
class ReadLines:
    """`pages` is None for formats that have none."""

    format: str
    lines: tuple[Line, ...]
    risks: tuple[ParsingRisk, ...] = ()
    pages: int | None = None


def read_lines_from_json(value: Json) -> ReadLines:
    """ReadLines as the reader's process sent them, each value checked: it met a hostile file."""
    said = value if isinstance(value, dict) else {}
    pages = said.get("pages")
    return ReadLines(
        str(said.get("format")),
        tuple(_line(item) for item in _objects(said.get("lines"))),
        tuple(_risk(item) for item in _objects(said.get("risks"))),
        pages if isinstance(pages, int) else None,
    )


def _objects(value: Json) -> list[dict[str, Json]]:
    items = value if isinstance(value, list) else []
    return [item for item in items if isinstance(item, dict)]


def _line(value: dict[str, Json]) -> Line:
    heading = value.get("heading")
    return Line(
        str(value.get("text", "")),
        heading if isinstance(heading, bool) else None,
        value.get("bullet") is True,
        _PLACES.get(str(value.get("place")), "body"),
    )


def _risk(value: dict[str, Json]) -> ParsingRisk:
    return ParsingRisk(
        str(value.get("code", "")),
        _SEVERITIES.get(str(value.get("severity")), "advice"),
        str(value.get("message", "")),
        str(value.get("where", "")),
    )
