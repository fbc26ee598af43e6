"""Makes a draft of the fields of a model's recommendation, forgiving what models do to them."""

import html
import re
from collections.abc import Mapping
from typing import get_args

from recast.domain.plan import Draft, RecommendationKind

KINDS: frozenset[str] = frozenset(get_args(RecommendationKind))
_SYNONYMS: dict[str, RecommendationKind] = {
    "keywords": "keyword",
    "skill": "skills",
    "reword": "wording",
    "rewording": "wording",
    "phrasing": "wording",
    "reorder": "order",
    "reordering": "order",
    "headline": "title",
    "objective": "summary",
    "profile": "summary",
    "action_verb": "verb",
    "section_heading": "heading",
    "date": "dates",
    "format": "dates",
    "condense": "shorten",
    "remove": "shorten",
    "removal": "shorten",
    "add": "addition",
    "new": "addition",
}
_NOTHING = frozenset(
    ("", "n/a", "na", "none", "-", "—", "–", "nothing", "empty", "(none)", "(empty)", "[none]")
)
_FENCE = re.compile(r"\A\s*```[\w-]*[ \t]*\n(.*?)\n?[ \t]*```\s*\Z", re.DOTALL)
_CDATA = re.compile(r"\A\s*<!\[CDATA\[(.*?)\]\]>\s*\Z", re.DOTALL)
_QUOTES = (('"', '"'), ("“", "”"), ("`", "`"), ("«", "»"))


def draft_of(fields: Mapping[str, str]) -> Draft | None:
    """The draft that these fields describe, None where they change nothing.

    A missing `after` is no wish to delete: only one that was given, and is empty, deletes.
    """
    before, after = _quoted(fields.get("before", "")), _quoted(fields.get("after", ""))
    if "after" not in fields or before.strip() == after.strip():
        return None
    title, section = (_line(fields.get(name, "")) for name in ("title", "section"))
    return Draft(
        title=title or _title(before, after),
        section=section,
        kind=_kind(fields.get("kind", ""), before),
        before=before,
        after=after,
        rationale=_text(fields.get("rationale", "")),
        instructions=_text(fields.get("instructions", "")),
        ats_impact=_text(fields.get("ats_impact", "")),
        keywords=_keywords(fields.get("keywords", "")),
    )


def _kind(text: str, before: str) -> RecommendationKind:
    name = "_".join(re.findall(r"[a-z]+", text.lower()))
    if name == "question" or (before and name in KINDS - {"addition"}):
        return _known(name)
    if not before:
        return _known(name) if name in ("summary", "skills", "title") else "addition"
    return _SYNONYMS.get(name, "rewrite") if _SYNONYMS.get(name) != "addition" else "rewrite"


def _known(name: str) -> RecommendationKind:
    return next(kind for kind in get_args(RecommendationKind) if kind == name)


def _quoted(text: str) -> str:
    """The words of the resume within what models put round them: fences, CDATA, quotes."""
    for wrapping in (_CDATA, _FENCE):
        found = wrapping.match(text)
        if found:
            text = found[1]
    text = html.unescape(text).strip("\n").rstrip()
    text = "\n".join(line.rstrip() for line in text.split("\n"))
    for opening, closing in _QUOTES:
        inner = text.strip()
        wrapped = len(inner) > 1 and inner[0] == opening and inner[-1] == closing
        if wrapped and opening not in inner[1:-1] and closing not in inner[1:-1]:
            text = inner[1:-1]
    return "" if text.strip().lower() in _NOTHING else text.strip()


def _text(text: str) -> str:
    return html.unescape(text).strip()


def _line(text: str) -> str:
    return " ".join(_text(text).replace("**", "").split())


def _title(before: str, after: str) -> str:
    words = (after or before).split()
    verb = "Add" if not before else "Reword" if after else "Remove"
    return f"{verb}: {' '.join(words[:6])}"


def _keywords(text: str) -> tuple[str, ...]:
    pieces = re.split(r"[,;\n]", _text(text))
    words = (piece.strip().lstrip("-*• ").strip("\"'`[]") for piece in pieces)
    return tuple(dict.fromkeys(word for word in words if word.lower() not in _NOTHING))
