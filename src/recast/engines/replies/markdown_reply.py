"""Finds recommendations in a numbered Markdown list, for models that use no tags."""

import re
from dataclasses import dataclass, field

_ITEM = re.compile(
    r"^\s{0,3}(?:#{1,6}\s*)?(?:\*\*|__)?(?:(?:recommendation|change|suggestion)\s*#?\s*)?"
    r"(?:\d{1,2})\s*[.):–—-]\s*(?:\*\*|__)?\s*(?P<title>\S.*)$",
    re.IGNORECASE,
)
_HEADING = re.compile(r"^\s{0,3}#{1,6}\s")
_LABELS = {
    "before": ("before", "current", "current text", "original", "original text", "existing"),
    "after": (
        "after",
        "new",
        "new text",
        "revised",
        "revised text",
        "rewrite",
        "suggested",
        "proposed",
        "suggestion",
        "replace with",
        "change to",
    ),
    "section": ("section", "where", "location"),
    "kind": ("kind", "type"),
    "title": ("title",),
    "rationale": ("rationale", "why", "reason", "reasoning"),
    "instructions": ("instructions", "instruction", "how", "action"),
    "ats_impact": ("ats impact", "ats_impact", "ats", "impact"),
    "keywords": ("keywords", "keyword"),
}
_FIELD_OF = {label: name for name, labels in _LABELS.items() for label in labels}
_LABEL = re.compile(
    r"^\s*(?:[-*+•]\s+)?(?:\*\*|__)?\s*(?P<label>"
    + "|".join(sorted((re.escape(label) for label in _FIELD_OF), key=len, reverse=True))
    + r")\s*(?:\([^)]{0,40}\))?\s*(?:\*\*|__)?\s*:\s*(?:\*\*|__)?\s*(?P<value>.*)$",
    re.IGNORECASE,
)
_INLINE = re.compile(
    r"\b(?:replace|change|rewrite|reword)\s+[\"“](?P<before>[^\"”]{3,})[\"”]\s+"
    r"(?:with|to|as|into)\s+[\"“](?P<after>[^\"”]{3,})[\"”]",
    re.IGNORECASE,
)


@dataclass
class _Item:
    title: str
    fields: dict[str, list[str]] = field(default_factory=dict)
    current: str | None = None
    fenced: bool = False


class MarkdownItems:
    """Lines go in, the fields of each finished item come out."""

    def __init__(self) -> None:
        self._item: _Item | None = None

    def feed(self, line: str) -> dict[str, str] | None:
        """The fields of the item that this line ends, if it ends one that says something."""
        item = self._item
        if item is not None and item.fenced:
            self._within(item, line)
            return None
        begins = _ITEM.match(line)
        labelled = _LABEL.match(line)
        if begins and not (labelled and item):
            done = self.close()
            self._item = _Item(begins["title"].strip(" *_"))
            self._inline(self._item, line)
            return done
        if _HEADING.match(line):
            return self.close()
        if item is not None:
            self._within(item, line)
        return None

    def close(self) -> dict[str, str] | None:
        item, self._item = self._item, None
        if item is None or "after" not in item.fields:
            return None
        fields = {name: "\n".join(lines).strip("\n") for name, lines in item.fields.items()}
        return {"title": item.title.rstrip(":"), **fields}

    def _within(self, item: _Item, line: str) -> None:
        if line.strip().startswith("```"):
            item.fenced = not item.fenced and item.current is not None
            return
        found = None if item.fenced else _LABEL.match(line)
        if found:
            item.current = _FIELD_OF[found["label"].lower()]
            item.fields[item.current] = [found["value"].strip()] if found["value"].strip() else []
            return
        self._inline(item, line)
        if item.current is None:
            return
        value = item.fields[item.current]
        if not line.strip() and not item.fenced:
            # A blank line ends a value, unless the value has yet to begin.
            item.current = None if value else item.current
            return
        value.append(line if item.fenced else re.sub(r"^\s*>\s?", "", line).strip())

    @staticmethod
    def _inline(item: _Item, line: str) -> None:
        found = _INLINE.search(line)
        if found and "after" not in item.fields:
            item.fields["before"], item.fields["after"] = [found["before"]], [found["after"]]
