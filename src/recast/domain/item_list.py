"""A line that is a list: an optional label, then items with one separator."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from recast.lexicon import lexicon

_LABEL = re.compile(r"^(?P<label>[^,;|:]{2,40}:\s*)?(?P<items>.+)$", re.DOTALL)
_CATCH_ALL = re.compile(r"\b(other|additional|further|tools|technologies|misc\w*)\b", re.IGNORECASE)
_SEPARATORS = (", ", "; ", " | ", " • ", " · ")
LEAST = 3  # Two items with a comma between them may just be a sentence.
LONGEST_ITEM = 5  # Words; a longer piece is prose.


@dataclass(frozen=True, slots=True)
class ItemList:
    """A list as it stands in line `line` (from 1; 0 where that does not matter)."""

    line: int
    text: str
    label: str
    items: tuple[str, ...]
    separator: str
    ending: str

    @property
    def takes_anything(self) -> bool:
        """Whether it has no label that says of what kind its items are."""
        return not self.label or _CATCH_ALL.search(self.label) is not None

    def written(self, items: tuple[str, ...]) -> str:
        return self.label + self.separator.join(items) + self.ending

    def grown(self, more: Sequence[str]) -> str:
        """The line with more items at its end, cased as they are; an "and" before its last goes."""
        added = cased_like(self.items, more)
        return self.written((*self.items[:-1], *_apart(self.items), *added))


def item_list(text: str, line: int = 0) -> ItemList | None:
    """None for what is no list, above all for prose."""
    match = _LABEL.match(text)
    if match is None:
        return None
    label, rest = match.group("label") or "", match.group("items")
    separator = max(_SEPARATORS, key=rest.count)
    stripped = rest.rstrip()
    body = stripped.rstrip(".;,")
    items = tuple(item.strip() for item in body.split(separator))
    if len(items) < LEAST or not all(_is_item(item) for item in items):
        return None
    return ItemList(line, text, label, items, separator, rest[len(body) :])


def cased_like(items: Sequence[str], more: Sequence[str]) -> tuple[str, ...]:
    """More items, with a capital where most of those beside them have one."""
    capitals = sum(item[:1].isupper() for item in items)
    if 2 * capitals <= len(items):
        return tuple(more)
    return tuple(item[:1].upper() + item[1:] if item.islower() else item for item in more)


def _is_item(text: str) -> bool:
    # A bracket that opens in one piece and closes in another holds a list of its own.
    return bool(text) and len(text.split()) <= LONGEST_ITEM and text.count("(") == text.count(")")


def _apart(items: tuple[str, ...]) -> tuple[str, ...]:
    """The last item, as two where it joins two: "PowerPoint and Word" in "Excel, PowerPoint and
    Word", but not "research and development"."""
    last = items[-1]
    if last.startswith("and "):
        return (last.removeprefix("and "),)
    joined = last.split(" and ")
    apart = len(joined) == 2 and not any(" and " in item for item in items[:-1])
    return tuple(joined) if apart and lexicon().get(last) is None else (last,)
