"""JSON Resume (version 1.0) to lines. Lenient: what has an odd shape is left out, not refused."""

import json
from collections.abc import Iterator

from recast.documents.importers.decoding import decode
from recast.documents.reading_result import ReadLines
from recast.domain.errors import UnreadableFile
from recast.domain.jsonable import Json
from recast.reading.lines import Line

_NOT_ONE = "This JSON file is no JSON Resume; see jsonresume.org/schema for its shape."
_KNOWN = (
    "basics",
    "work",
    "volunteer",
    "education",
    "awards",
    "certificates",
    "publications",
    "skills",
    "languages",
    "interests",
    "references",
    "projects",
)
_TITLES = {
    "work": "Experience",
    "projects": "Projects",
    "volunteer": "Volunteer Experience",
    "education": "Education",
    "skills": "Skills",
    "certificates": "Certifications",
    "awards": "Awards",
    "publications": "Publications",
    "languages": "Languages",
    "interests": "Interests",
    "references": "References",
}
# What makes up the first line of an entry, in order, for each section.
_HEADS = {
    "work": ("position", "name", "company", "location"),
    "projects": ("name", "entity", "type"),
    "volunteer": ("position", "organization", "location"),
    "education": ("studyType", "area", "institution", "score"),
    "certificates": ("name", "issuer"),
    "awards": ("title", "awarder"),
    "publications": ("name", "publisher"),
    "languages": ("language", "fluency"),
    "references": ("name",),
}
_TEXTS = ("url", "website", "description", "summary", "reference")
_LISTS = ("highlights", "courses", "roles")


def read_json_resume(data: bytes) -> ReadLines:
    """The lines of a JSON Resume. Raises UnreadableFile where it is none."""
    try:
        value: Json = json.loads(decode(data))
    # Not only JSONDecodeError: a number of thousands of digits is a ValueError of another kind.
    except (ValueError, RecursionError) as error:
        raise UnreadableFile(_NOT_ONE) from error
    if not isinstance(value, dict) or not any(name in value for name in _KNOWN):
        raise UnreadableFile(_NOT_ONE)
    lines = [*_basics(_object(value.get("basics")))]
    for name, title in _TITLES.items():
        section = list(_section(name, value.get(name)))
        if section:
            lines += [Line(""), Line(title, heading=True), *section]
    return ReadLines("json", tuple(lines))


def _basics(basics: dict[str, Json]) -> Iterator[Line]:
    for name in ("name", "label"):
        if text := _text(basics.get(name)):
            yield Line(text)
    place = _object(basics.get("location"))
    city = ", ".join(filter(None, (_text(place.get(n)) for n in ("city", "region", "countryCode"))))
    address = _text(place.get("address"))
    contact = [_text(basics.get("email")), _text(basics.get("phone")), address, city]
    contact += [_text(basics.get(name)) for name in ("url", "website")]
    if any(contact):
        yield Line(" | ".join(filter(None, contact)))
    for profile in _objects(basics.get("profiles")):
        if text := _text(profile.get("url")) or _text(profile.get("username")):
            network = _text(profile.get("network"))
            yield Line(f"{network}: {text}" if network else text)
    if summary := _text(basics.get("summary")):
        yield from (Line(""), Line("Summary", heading=True), *_paragraphs(summary))


def _section(name: str, value: Json) -> Iterator[Line]:
    for entry in _objects(value):
        if name in {"skills", "interests"}:
            yield from _keywords(entry)
            continue
        head = [_text(entry.get(part)) for part in _HEADS[name]]
        if name == "education":
            head[:2] = [" in ".join(filter(None, head[:2]))]
        yield from _entry(", ".join(filter(None, head)), _dates(entry), entry)


def _entry(head: str, dates: str, entry: dict[str, Json]) -> Iterator[Line]:
    if head or dates:
        yield Line(f"{head}\t{dates}".strip() if dates else head)
    for part in _TEXTS:
        yield from _paragraphs(_text(entry.get(part)))
    for part in _LISTS:
        yield from (Line(text, bullet=True) for text in _strings(entry.get(part)))
    if keywords := ", ".join(_strings(entry.get("keywords"))):
        yield Line(keywords)


def _keywords(entry: dict[str, Json]) -> Iterator[Line]:
    level = _text(entry.get("level"))
    name = _text(entry.get("name")) + (f" ({level})" if level else "")
    keywords = ", ".join(_strings(entry.get("keywords")))
    if name or keywords:
        yield Line(f"{name}: {keywords}" if name and keywords else name or keywords)


def _dates(entry: dict[str, Json]) -> str:
    start, end = _text(entry.get("startDate")), _text(entry.get("endDate"))
    if start:
        return f"{start} – {end or 'Present'}"
    return end or _text(entry.get("date")) or _text(entry.get("releaseDate"))


def _paragraphs(text: str) -> Iterator[Line]:
    return (Line(line.strip()) for line in text.splitlines() if line.strip())


def _text(value: Json) -> str:
    if isinstance(value, str):
        return value.strip()
    return str(value) if isinstance(value, int | float) and not isinstance(value, bool) else ""


def _object(value: Json) -> dict[str, Json]:
    return value if isinstance(value, dict) else {}


def _objects(value: Json) -> list[dict[str, Json]]:
    items = value if isinstance(value, list) else []
    return [item for item in items if isinstance(item, dict)]


def _strings(value: Json) -> list[str]:
    items = value if isinstance(value, list) else []
    return [text for item in items if (text := _text(item))]
