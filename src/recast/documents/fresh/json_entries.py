"""The entries of a section (a job, a school, a project) as JSON Resume wants them."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from recast.documents.fresh.outline_parts import Block, OutlineSection
from recast.domain.jsonable import Json
from recast.reading.dates import FoundPeriod, find_periods
from recast.reading.resume_parts import Position

JsonObject = dict[str, Json]
_WORD = re.compile(r"\w+")
_NOT_WORDS = " \t|·•,;:–—-()[]/"


@dataclass(frozen=True, slots=True)
class Entry:
    """The header lines of one entry and what stands below them."""

    headers: tuple[Block, ...] = ()
    paragraphs: tuple[str, ...] = ()
    bullets: tuple[str, ...] = ()

    @property
    def header_text(self) -> str:
        return "\n".join(block.words for block in self.headers)


def entries_of(section: OutlineSection) -> tuple[Entry, ...]:
    """The section cut at each leading header; every block is in one entry."""
    entries: list[Entry] = []
    for block in section.blocks:
        if block.lead or not entries:
            entries.append(Entry())
        entries[-1] = _with(entries[-1], block)
    return tuple(entries)


def _with(entry: Entry, block: Block) -> Entry:
    if block.kind == "bullet":
        return replace(entry, bullets=(*entry.bullets, block.text))
    if block.kind == "header" and not entry.bullets:
        return replace(entry, headers=(*entry.headers, block))
    return replace(entry, paragraphs=(*entry.paragraphs, block.words))


def work(entry: Entry, position: Position | None) -> JsonObject:
    """A job; words of its header that fit no field stand in `description`."""
    found: JsonObject = {
        "name": position.employer if position else "",
        "position": position.title if position else "",
        "location": position.location if position else "",
    }
    return _clean(
        {
            **found,
            "description": _leftover(entry, found),
            **_dates(entry),
            "summary": "\n".join(entry.paragraphs),
            "highlights": list(entry.bullets),
        }
    )


def school(entry: Entry, position: Position | None) -> JsonObject:
    """A school; words of its header that fit no field stand in `area`."""
    found: JsonObject = {
        "institution": position.employer if position else "",
        "studyType": position.title if position else "",
    }
    area = "\n".join(text for text in (_leftover(entry, found), *entry.paragraphs) if text)
    return _clean({**found, "area": area, **_dates(entry), "courses": list(entry.bullets)})


def project(entry: Entry) -> JsonObject:
    return _clean(
        {
            "name": _leftover(entry, {}),
            "description": "\n".join(entry.paragraphs),
            "highlights": list(entry.bullets),
            **_dates(entry),
        }
    )


def dated(text: str, name: str, date: str) -> JsonObject:
    """One line as a name and a date, under the keys that the section uses for them."""
    periods = find_periods(text)
    if len(periods) != 1 or not periods[0].single:
        return {name: text}
    rest = _without(text, periods)
    return {name: rest, date: _iso(periods[0], first=True)} if rest else {name: text}


def _dates(entry: Entry) -> JsonObject:
    periods = find_periods(entry.header_text)
    if not periods:
        return {}
    found = periods[0]
    if found.single:
        return {"endDate": _iso(found, first=False)}
    end = {"endDate": _iso(found, first=False)} if found.period.end else {}
    return {"startDate": _iso(found, first=True), **end}


def _iso(found: FoundPeriod, *, first: bool) -> str:
    day = found.period.start if first else found.period.end or found.period.start
    return f"{day:%Y-%m}" if found.period.precise else f"{day:%Y}"


def _leftover(entry: Entry, found: JsonObject) -> str:
    """The words of the header that stand in none of the found fields, dates left out."""
    known = {word for value in found.values() for word in _WORD.findall(str(value).casefold())}
    header = _without(entry.header_text, find_periods(entry.header_text)[:1])
    if not known:
        return header
    left = [
        token
        for token in header.split()
        if any(word not in known for word in _WORD.findall(token.casefold()))
    ]
    return " ".join(left).strip(_NOT_WORDS)


def _without(text: str, periods: Iterable[FoundPeriod]) -> str:
    for period in sorted(periods, key=lambda period: period.start, reverse=True):
        text = f"{text[: period.start].rstrip(_NOT_WORDS)} {text[period.end :].lstrip(_NOT_WORDS)}"
    return " ".join(text.split()).strip(_NOT_WORDS) if periods else " ".join(text.split())


def _clean(entry: JsonObject) -> JsonObject:
    return {key: value for key, value in entry.items() if value not in ("", [], None)}
