"""The same item twice in a list: said again, it is shown no better."""

import re
from collections import Counter
from collections.abc import Iterator
from typing import Final

from recast.lexicon.words import fold
from recast.truth.edit import Edit
from recast.truth.finding import Finding
from recast.truth.text import Text

_ITEM: Final = re.compile(r"[^,;|•\n]+")
_SHORTEST: Final = 3


def findings(edit: Edit) -> Iterator[Finding]:
    if edit.kind in ("header", "education"):
        return
    known = Counter(key for key, _, _ in _items(edit.before))
    items = list(_items(edit.after))
    met: Counter[str] = Counter()
    for key, start, end in items if len(items) >= _SHORTEST else ():
        met[key] += 1
        if met[key] > max(1, known[key]):
            words = edit.after.exact(start, end)
            yield Finding(start, end, "skill", f'The list names "{words}" more than once.')


def _items(text: Text) -> Iterator[tuple[str, int, int]]:
    for match in _ITEM.finditer(text.plain):
        words = match.group().strip(" .-*\t")
        if words:
            start = match.start() + match.group().index(words)
            yield fold(words), start, start + len(words)
