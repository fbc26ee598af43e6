"""The words that change between two versions of a line, as edits of the older one."""

import re
from dataclasses import dataclass

from rapidfuzz.distance import Indel

_TOKEN = re.compile(r"\w+(?:['’]\w+)*|\s+|[^\w\s]")
_GAP = re.compile(r"\s*\t\s*|\s{2,}")
# An equal stretch this short between two larger changes is chance, and hard to read.
_CHANCE = 4
_LARGE = 10


@dataclass(frozen=True, slots=True)
class Edit:
    """`text` takes the place of the characters from `start` up to `end`."""

    start: int
    end: int
    text: str

    def shifted(self, by: int) -> "Edit":
        return Edit(self.start + by, self.end + by, self.text)


def word_edits(old: str, new: str) -> tuple[Edit, ...]:
    """Edits from left to right that make `new` of `old`.

    White space between words that stay is left as it is: a model's reply has a space where the
    document has a tab.
    """
    olds, news = list(_TOKEN.finditer(old)), list(_TOKEN.finditer(new))
    # A wide gap in the new text stands for the tab, if each tab has one.
    wide = len(_GAP.findall(old)) == len(_GAP.findall(new))
    codes = Indel.opcodes([_key(t, wide) for t in olds], [_key(t, wide) for t in news])
    edits: list[Edit] = []
    for code in codes:
        if code.tag == "equal":
            continue
        edit = Edit(
            _offset(olds, code.src_start, len(old)),
            _offset(olds, code.src_end, len(old)),
            new[_offset(news, code.dest_start, len(new)) : _offset(news, code.dest_end, len(new))],
        )
        if edits and _belong_together(old, edits[-1], edit):
            between = old[edits[-1].end : edit.start]
            last = edits.pop()
            edit = Edit(last.start, edit.end, last.text + between + edit.text)
        edits.append(edit)
    return tuple(edits)


def _key(token: re.Match[str], wide: bool) -> str:
    if not token[0].isspace():
        return token[0]
    return "\t" if wide and _GAP.fullmatch(token[0]) else " "


def _offset(tokens: list[re.Match[str]], index: int, end: int) -> int:
    return tokens[index].start() if index < len(tokens) else end


def _belong_together(old: str, first: Edit, second: Edit) -> bool:
    between = old[first.end : second.start]
    if not between.strip(" "):
        return True
    large = min(_size(first), _size(second)) >= _LARGE
    return large and len(between.strip()) < _CHANCE and "\t" not in between


def _size(edit: Edit) -> int:
    return max(edit.end - edit.start, len(edit.text))
