"""JSON-LD `JobPosting`: what most job boards tell search engines, often in broken JSON."""

import html
import json
import re
from collections.abc import Callable, Iterator

from recast.domain.jsonable import Json
from recast.jobs_web.posting import Posting

_TRAILING_COMMA = re.compile(r",(\s*[}\]])")
_COMMENT = re.compile(
    r"<!--|-->|/\*<!\[CDATA\[\*/|/\*\]\]>\*/|//<!\[CDATA\[|//\]\]>|<!\[CDATA\[|\]\]>"
)
_STRING = r'"((?:[^"\\]|\\.)*)"'
_PARTS = (
    "description",
    "responsibilities",
    "qualifications",
    "skills",
    "experienceRequirements",
    "educationRequirements",
    "jobBenefits",
)
_DEEPEST = 30


def posting_from_json_ld(scripts: list[str], as_text: Callable[[str], str]) -> Posting | None:
    """The posting in the page's `application/ld+json` scripts; `as_text` strips HTML.

    None where no script describes a job.
    """
    for script in scripts:
        for entry in _postings(_parsed(script)):
            text = _text(entry, as_text)
            if text:
                return Posting(_string(entry.get("title")), _company(entry), text)
    for script in scripts:
        if "JobPosting" in script and (found := _salvaged(script, as_text)) is not None:
            return found
    return None


def _parsed(script: str) -> Json:
    bare = _COMMENT.sub("", script).strip().rstrip(";")
    for candidate in (bare, _TRAILING_COMMA.sub(r"\1", bare), html.unescape(bare)):
        try:
            # Not strict: line breaks inside strings are the commonest fault.
            value: Json = json.loads(candidate, strict=False)
        except (ValueError, RecursionError):
            continue
        return value
    return None


def _postings(value: Json, depth: int = 0) -> Iterator[dict[str, Json]]:
    if depth > _DEEPEST:
        return
    if isinstance(value, list):
        for item in value:
            yield from _postings(item, depth + 1)
    elif isinstance(value, dict):
        kinds = value.get("@type")
        if "JobPosting" in (kinds if isinstance(kinds, list) else [kinds]):
            yield value
        for inner in value.values():
            if isinstance(inner, dict | list):
                yield from _postings(inner, depth + 1)


def _text(entry: dict[str, Json], as_text: Callable[[str], str]) -> str:
    parts: list[str] = []
    for name in _PARTS:
        part = as_text(_marked_up(_string(entry.get(name))))
        # Many boards repeat the whole description in the finer fields.
        if part and not any(part[:200] in known for known in parts):
            parts.append(part)
    return "\n\n".join(parts)


def _marked_up(text: str) -> str:
    """HTML that was escaped once more on its way into JSON, unescaped."""
    if "&lt;" in text:
        text = html.unescape(text)
    return text if "<" in text and ">" in text else text.replace("\n", "<br>")


def _company(entry: dict[str, Json]) -> str:
    organization = entry.get("hiringOrganization")
    if isinstance(organization, list):
        organization = organization[0] if organization else None
    if isinstance(organization, dict):
        return _string(organization.get("name"))
    return _string(organization)


def _string(value: Json) -> str:
    if isinstance(value, list):
        return "\n".join(filter(None, map(_string, value)))
    if isinstance(value, dict):
        return _string(value.get("name")) or _string(value.get("description"))
    if not isinstance(value, str):
        return ""
    # Unescaped before its tags are read, "&lt;" in mark-up would become one.
    return value.strip() if "<" in value else html.unescape(value).strip()


def _salvaged(script: str, as_text: Callable[[str], str]) -> Posting | None:
    """Title, company and description cut out of JSON that no parser takes."""
    text = as_text(_marked_up(_field(script, "description")))
    if not text:
        return None
    organization = script.partition('"hiringOrganization"')[2]
    return Posting(_field(script, "title"), _field(organization, "name"), text)


def _field(script: str, name: str) -> str:
    found = re.search(rf'"{name}"\s*:\s*{_STRING}', script, re.DOTALL)
    if found is None:
        return ""
    try:
        return str(json.loads(f'"{found.group(1)}"', strict=False)).strip()
    except ValueError:
        return found.group(1).strip()
