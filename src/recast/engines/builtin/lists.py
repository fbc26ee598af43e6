"""The lists of a skills section, and where their lines were broken."""

import re

from recast.domain.item_list import ItemList, item_list
from recast.domain.resume import Resume
from recast.reading.line_shape import bullet_of
from recast.reading.resume_parts import Section

_LABELLED = re.compile(r"^[^,;|:]{2,40}:\s")
# Characters. A shorter line than this was ended on purpose, not because the page was full.
_FULL_LINE = 60


def skill_lists(resume: Resume, section: Section) -> list[ItemList]:
    found = (item_list(resume.line(number), number) for number in section.lines)
    return [item for item in found if item is not None]


def is_whole(resume: Resume, section: Section, found: ItemList) -> bool:
    """Whether the list ends where its line ends. A line broken from a longer list may begin and
    end in the middle of an item, so that its items must not change places."""
    at = section.lines.index(found.line)
    before, after = section.lines[:at][-1:], section.lines[at + 1 :][:1]
    begun = any(_runs_on(resume.line(number), found.text) for number in before)
    return not begun and not any(_runs_on(found.text, resume.line(number)) for number in after)


def may_grow(resume: Resume, section: Section, found: ItemList) -> bool:
    """Whether items may follow its last one, which must not be cut off by the end of the line."""
    after = section.lines[section.lines.index(found.line) + 1 :][:1]
    cut = any(_runs_on(found.text, resume.line(number)) for number in after)
    return not cut or found.text.rstrip().endswith((",", ";"))


def _runs_on(line: str, following: str) -> bool:
    if not line.strip() or not following.strip() or line.rstrip().endswith((".", ":")):
        return False
    if line.rstrip().endswith((",", ";", "|", "•", "·")):
        return True
    marked = _LABELLED.match(following) or bullet_of(following)
    return len(line) >= _FULL_LINE and not marked and item_list(line) is not None


def is_item_of(line: str, item: str) -> bool:
    """Whether the line is a list of which `item` is one, as it stands."""
    found = item_list(line)
    return found is not None and item in found.items
