"""Lines of a skills section that are lists: an optional label, then items with one separator."""

import re
from dataclasses import dataclass

from recast.domain.resume import Resume
from recast.lexicon import lexicon
from recast.reading.resume_parts import Section

_LABEL = re.compile(r"^(?P<label>[^,;|:]{2,40}:\s*)?(?P<items>.+)$", re.DOTALL)
_LABELLED = re.compile(r"^[^,;|:]{2,40}:\s")
_BULLET = re.compile(r"^\s*[•‣▪●◦∙⁃·*–—-]\s")
# Characters. A shorter line than this was ended on purpose, not because the page was full.
_FULL_LINE = 60
_SEPARATORS = (", ", "; ", " | ", " • ", " · ")
LEAST = 3  # Two items with a comma between them may just be a sentence.
LONGEST_ITEM = 5  # Words; a longer piece is prose.


@dataclass(frozen=True, slots=True)
class SkillList:
    """A list as it stands in line `line` (from 1)."""

    line: int
    text: str
    label: str
    items: tuple[str, ...]
    separator: str
    ending: str

    def written(self, items: tuple[str, ...]) -> str:
        return self.label + self.separator.join(items) + self.ending

    def grown(self, more: tuple[str, ...]) -> str:
        """The line with more items at its end; an "and" before its last one goes."""
        return self.written((*self.items[:-1], *_apart(self.items), *more))


def _apart(items: tuple[str, ...]) -> tuple[str, ...]:
    """The last item, as two where it joins two: "PowerPoint and Word" in "Excel, PowerPoint and
    Word", but not "research and development"."""
    last = items[-1]
    if last.startswith("and "):
        return (last.removeprefix("and "),)
    joined = last.split(" and ")
    apart = len(joined) == 2 and not any(" and " in item for item in items[:-1])
    return tuple(joined) if apart and lexicon().get(last) is None else (last,)


def skill_lists(resume: Resume, section: Section) -> list[SkillList]:
    found = (_parsed(resume.line(number), number) for number in section.lines)
    return [item for item in found if item is not None]


def is_whole(resume: Resume, section: Section, found: SkillList) -> bool:
    """Whether the list ends where its line ends. A line broken from a longer list may begin and
    end in the middle of an item, so that its items must not change places."""
    at = section.lines.index(found.line)
    before, after = section.lines[:at][-1:], section.lines[at + 1 :][:1]
    begun = any(_runs_on(resume.line(number), found.text) for number in before)
    return not begun and not any(_runs_on(found.text, resume.line(number)) for number in after)


def may_grow(resume: Resume, section: Section, found: SkillList) -> bool:
    """Whether items may follow its last one, which must not be cut off by the end of the line."""
    after = section.lines[section.lines.index(found.line) + 1 :][:1]
    cut = any(_runs_on(found.text, resume.line(number)) for number in after)
    return not cut or found.text.rstrip().endswith((",", ";"))


def _runs_on(line: str, following: str) -> bool:
    if not line.strip() or not following.strip() or line.rstrip().endswith((".", ":")):
        return False
    if line.rstrip().endswith((",", ";", "|", "•", "·")):
        return True
    marked = _LABELLED.match(following) or _BULLET.match(following)
    return len(line) >= _FULL_LINE and not marked and _parsed(line, 0) is not None


def is_item_of(line: str, item: str) -> bool:
    """Whether the line is a list of which `item` is one, as it stands."""
    found = _parsed(line, 0)
    return found is not None and item in found.items


def _parsed(text: str, number: int) -> SkillList | None:
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
    return SkillList(number, text, label, items, separator, rest[len(body) :])


def _is_item(text: str) -> bool:
    # A bracket that opens in one piece and closes in another holds a list of its own.
    return bool(text) and len(text.split()) <= LONGEST_ITEM and text.count("(") == text.count(")")
