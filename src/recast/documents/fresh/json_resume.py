"""Writes a resume as JSON Resume 1.0 and checks it against the schema before it leaves."""

import json
import re
from collections.abc import Callable
from functools import cache
from importlib import resources

import jsonschema

from recast.documents.fresh.json_entries import (
    JsonObject,
    dated,
    entries_of,
    project,
    school,
    work,
)
from recast.documents.fresh.outline_parts import Block, Outline, OutlineSection
from recast.documents.fresh.text import write_text
from recast.domain.jsonable import Json
from recast.domain.resume import Resume
from recast.reading.resume_parts import Position

_SCHEMA = "https://raw.githubusercontent.com/jsonresume/resume-schema/v1.0.0/schema.json"
_LABEL = re.compile(r"^([^:]{2,40}):\s+(.+)$")
_BETWEEN_SKILLS = re.compile(r"\s*[,;|•·]\s*(?![^(]*\))")
_FLUENCY = re.compile(r"^(.+?)\s*(?:\((.+)\)|[:–—-]\s*(.+))$")
_NETWORK = re.compile(
    r"(linkedin|github|gitlab|bitbucket|orcid|behance|dribbble|kaggle)\.\w+/", re.I
)


def write_json_resume(outline: Outline, resume: Resume) -> str:
    """The JSON text. What JSON Resume has no field for stands under `meta`, nothing is dropped.

    Raises ValueError where the result does not keep to the schema, which is a fault of Recast.
    """
    document: dict[str, Json] = {"$schema": _SCHEMA, "basics": _basics(outline, resume)}
    elsewhere: list[Json] = []
    for section in outline.sections:
        if section.kind == "summary":
            continue
        key, entries = _section(section, resume)
        if not key:
            elsewhere.append(_as_it_stands(section))
            continue
        known = document.setdefault(key, [])
        if isinstance(known, list):
            known += entries
    # JSON Resume has no place for headings, for a date's own words, or for other sections.
    document["meta"] = {"version": "v1.0.0", "sections": elsewhere, "text": write_text(outline)}
    error = jsonschema.exceptions.best_match(_validator().iter_errors(document))
    if error is not None:
        raise ValueError(f"not JSON Resume: {error.message}")
    return json.dumps(document, ensure_ascii=False, indent=2) + "\n"


def schema() -> JsonObject:
    """The shape of JSON Resume 1.0, as a JSON schema (draft 7)."""
    text = (resources.files("recast.documents.fresh") / "json_resume_schema.json").read_text(
        "utf-8"
    )
    loaded: JsonObject = json.loads(text)
    return loaded


@cache
def _validator() -> jsonschema.Draft7Validator:
    return jsonschema.Draft7Validator(schema())


def _basics(outline: Outline, resume: Resume) -> JsonObject:
    contact = resume.contact
    summary = [s for s in outline.sections if s.kind == "summary"]
    profiles = [link for link in contact.links if _NETWORK.search(link)]
    other = [link for link in contact.links if link not in profiles]
    basics: JsonObject = {
        "name": outline.name,
        "label": outline.headline,
        "email": contact.emails[0] if contact.emails else "",
        "phone": contact.phones[0] if contact.phones else "",
        "url": _address(other[0]) if other else "",
        "summary": "\n".join(block.words for part in summary for block in part.blocks),
        "location": {"address": contact.location} if contact.location else "",
        "profiles": [_profile(link) for link in profiles],
    }
    # The contact lines as they stand: a resume may give two phones, a nationality, a birthday.
    basics["contact"] = list(outline.contact)
    return {key: value for key, value in basics.items() if value not in ("", [])}


def _profile(link: str) -> JsonObject:
    match = _NETWORK.search(link)
    username = link[match.end() :].strip("/").rpartition("/")[2] if match else ""
    network = match[1].lower() if match else ""
    return {"network": network, "username": username, "url": _address(link)}


def _address(link: str) -> str:
    return link if link.lower().startswith("http") else f"https://{link}"


def _section(section: OutlineSection, resume: Resume) -> tuple[str, list[Json]]:
    """The key that a section belongs under, "" for none, and its entries."""
    if section.kind == "experience":
        return "work", [work(e, _position(e.headers, resume)) for e in entries_of(section)]
    if section.kind == "education":
        return "education", [school(e, _position(e.headers, resume)) for e in entries_of(section)]
    if section.kind == "projects":
        return "projects", [project(entry) for entry in entries_of(section)]
    if section.kind not in _BY_LINE:
        return "", []
    key, entry = _BY_LINE[section.kind]
    return key, [made for block in section.blocks for made in entry(block.words)]


def _position(headers: tuple[Block, ...], resume: Resume) -> Position | None:
    numbers = {block.line for block in headers}
    for position in (*resume.positions, *resume.parts.education):
        if numbers & set(position.header_lines):
            return position
    return None


def _skill(text: str) -> list[Json]:
    label = _LABEL.match(text)
    names = _BETWEEN_SKILLS.split(label[2] if label else text)
    keywords: list[Json] = [name for name in names if name]
    if label:
        return [{"name": label[1], "keywords": keywords}]
    return [{"name": text}] if len(keywords) < 2 else [{"keywords": keywords}]


def _languages(text: str) -> list[Json]:
    made: list[Json] = []
    for name in _BETWEEN_SKILLS.split(text):
        fluency = _FLUENCY.match(name)
        if fluency:
            made.append({"language": fluency[1], "fluency": fluency[2] or fluency[3]})
        elif name:
            made.append({"language": name})
    return made


_BY_LINE: dict[str, tuple[str, Callable[[str], list[Json]]]] = {
    "skills": ("skills", _skill),
    "languages": ("languages", _languages),
    "interests": (
        "interests",
        lambda text: [{"name": n} for n in _BETWEEN_SKILLS.split(text) if n],
    ),
    "certifications": ("certificates", lambda text: [dated(text, "name", "date")]),
    "awards": ("awards", lambda text: [dated(text, "title", "date")]),
    "publications": ("publications", lambda text: [{"name": text}]),
    "references": ("references", lambda text: [{"reference": text}]),
}


def _as_it_stands(section: OutlineSection) -> JsonObject:
    return {"name": section.heading, "lines": [block.words for block in section.blocks]}
