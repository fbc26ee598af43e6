"""Reads an exported file again and says what a parser finds in it and what it misses."""

import json
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from rapidfuzz.distance import Indel

from recast.documents.read import read_document
from recast.documents.write import Written
from recast.domain.jsonable import Json
from recast.domain.resume import Resume
from recast.reading.dates import find_periods

_WORD = re.compile(r"\w+")
_DIGITS = re.compile(r"\d")


@dataclass(frozen=True, slots=True)
class ProvenDetail:
    """A contact detail or a section's heading, and whether the file gives it when read."""

    kind: str
    text: str
    found: bool


@dataclass(frozen=True, slots=True)
class ProofOfReading:
    """`missing` are lines with a word that reading the file does not give, `misplaced` lines that
    are there but not in their order. `view` is the file as it was read, line by line."""

    lines: int
    missing: tuple[str, ...]
    misplaced: tuple[str, ...]
    contact: tuple[ProvenDetail, ...]
    sections: tuple[ProvenDetail, ...]
    view: tuple[str, ...]

    @property
    def complete(self) -> bool:
        """Every line there and in order, every contact detail and section found."""
        details = (*self.contact, *self.sections)
        return not self.missing and not self.misplaced and all(item.found for item in details)


def prove(written: Written, customized: Resume) -> ProofOfReading:
    """Compares the file, read by Recast's own reader, with the resume that was to be written.

    Raises InputError where the file cannot be read at all.
    """
    read = read_document(written.data, "resume" + written.filename_suffix).resume
    lines = [line for line in written.lines if _words(line)]
    if written.media_type == "application/json":
        missing, misplaced = _missing_values(lines, json.loads(written.data)), list[str]()
    else:
        missing, misplaced = _compared(lines, read.lines)
    return ProofOfReading(
        len(lines),
        tuple(missing),
        tuple(misplaced),
        _contact(customized, read),
        _sections(customized, read),
        read.lines,
    )


def _words(text: str) -> list[str]:
    return _WORD.findall(text.casefold())


def _compared(lines: Sequence[str], read: Iterable[str]) -> tuple[list[str], list[str]]:
    """The lines with words that were not read, and those read somewhere else."""
    wanted = [(word, number) for number, line in enumerate(lines) for word in _words(line)]
    given = [word for line in read for word in _words(line)]
    left = Counter(given)
    displaced: list[tuple[str, int]] = []
    for code in Indel.opcodes([word for word, _ in wanted], given):
        if code.tag == "equal":
            left -= Counter(given[code.dest_start : code.dest_end])
        else:
            displaced += wanted[code.src_start : code.src_end]
    lacking: set[int] = set()
    for word, number in displaced:
        if not left[word]:
            lacking.add(number)
        left[word] -= 1
    elsewhere = {number for _, number in displaced} - lacking
    return [lines[n] for n in sorted(lacking)], [lines[n] for n in sorted(elsewhere)]


def _missing_values(lines: Sequence[str], document: Json) -> list[str]:
    """JSON Resume gives each word a field, dates in a form of its own: order says nothing."""
    given = {word for text in _strings(document) for word in _words(text)}
    missing: list[str] = []
    for line in lines:
        bare = line
        for period in reversed(find_periods(line)):
            bare = bare[: period.start] + " " + bare[period.end :]
        if any(word not in given for word in _words(bare)):
            missing.append(line)
    return missing


def _strings(value: Json) -> list[str]:
    if isinstance(value, str):
        return [value]
    if isinstance(value, list):
        return [text for item in value for text in _strings(item)]
    if isinstance(value, dict):
        return [text for key, item in value.items() if key != "text" for text in _strings(item)]
    return []


def _contact(customized: Resume, read: Resume) -> tuple[ProvenDetail, ...]:
    wanted, found = customized.contact, read.contact
    details = [ProvenDetail("name", wanted.name, wanted.name == found.name)] if wanted.name else []
    details += [ProvenDetail("email", item, item in found.emails) for item in wanted.emails]
    phones = {_digits(phone) for phone in found.phones}
    details += [ProvenDetail("phone", item, _digits(item) in phones) for item in wanted.phones]
    links = {_bare(link) for link in found.links}
    details += [ProvenDetail("link", item, _bare(item) in links) for item in wanted.links]
    return tuple(details)


def _digits(text: str) -> str:
    return "".join(_DIGITS.findall(text))


def _bare(link: str) -> str:
    return re.sub(r"^(?:https?://)?(?:www\.)?", "", link.casefold()).rstrip("/")


def _sections(customized: Resume, read: Resume) -> tuple[ProvenDetail, ...]:
    found = Counter(section.kind for section in read.sections)
    details: list[ProvenDetail] = []
    for section in customized.sections:
        if section.heading_line is None:
            continue
        details.append(ProvenDetail(section.kind, section.name, found[section.kind] > 0))
        found[section.kind] -= 1
    return tuple(details)
