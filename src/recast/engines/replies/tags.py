"""Finds known tags in a reply as it streams in; everything else is text."""

import re
from dataclasses import dataclass
from typing import TypeAlias

FIELDS = (
    "title",
    "section",
    "kind",
    "before",
    "after",
    "rationale",
    "instructions",
    "ats_impact",
    "keywords",
)
PROSE = ("summary", "job_analysis")
THINKING = ("think", "thinking")
RECOMMENDATION = "recommendation"
# Wrappers that models put round the whole; they mean nothing.
IGNORED = ("recommendations", "plan", "reply", "response", "answer", "output")
NAMES = frozenset((*FIELDS, *PROSE, *THINKING, RECOMMENDATION, *IGNORED))

# A tag that is not closed within this many characters is no tag.
LONGEST = 100
_NAME = re.compile(r"</?\s{0,2}([A-Za-z_\-]*)")


@dataclass(frozen=True, slots=True)
class Tag:
    name: str
    closing: bool


Token: TypeAlias = str | Tag


class TagReader:
    """Text goes in as it comes, tokens come out. A `<` is held back while it may begin a tag."""

    def __init__(self, names: frozenset[str] = NAMES) -> None:
        self._names = names
        self._held = ""

    def feed(self, text: str) -> list[Token]:
        tokens: list[Token] = []
        text, self._held = self._held + text, ""
        start = 0
        while (place := text.find("<", start)) >= 0:
            if place > start:
                tokens.append(text[start:place])
            rest = text[place : place + LONGEST]
            tag, length = self._tag(rest)
            if tag is not None:
                tokens.append(tag)
                start = place + length
            elif self._may_become_tag(rest):
                self._held = text[place:]
                return tokens
            else:
                tokens.append("<")
                start = place + 1
        if start < len(text):
            tokens.append(text[start:])
        return tokens

    def flush(self) -> list[Token]:
        held, self._held = self._held, ""
        return [held] if held else []

    def _tag(self, rest: str) -> tuple[Tag | None, int]:
        end = rest.find(">")
        found = _NAME.match(rest)
        if end < 0 or found is None or "<" in rest[1:end] or "\n" in rest[:end]:
            return None, 0
        name = _plain(found[1])
        if name not in self._names or (found.end() < end and rest[found.end()] not in " /"):
            return None, 0
        return Tag(name, rest[1] == "/"), end + 1

    def _may_become_tag(self, rest: str) -> bool:
        if len(rest) >= LONGEST or ">" in rest or "<" in rest[1:] or "\n" in rest:
            return False
        found = _NAME.match(rest)
        if found is None:
            return False
        name = _plain(found[1])
        if found.end() == len(rest):
            return any(known.startswith(name) for known in self._names)
        return name in self._names


def _plain(name: str) -> str:
    return name.lower().replace("-", "_")
