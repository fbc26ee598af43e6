"""Lines of a page made into the lines of a resume: wrapped ones joined, settings told."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from recast.documents.headings import Setting, heading_flags, names_a_section
from recast.documents.hyphens import Hyphenation
from recast.documents.pdf.glyphs import LINE_END_HYPHEN
from recast.documents.pdf.lines import PageLine
from recast.documents.symbols import bullet_width
from recast.reading.lines import Line, Place

_HYPHENS = frozenset({LINE_END_HYPHEN, "-", "‐", "\xad"})
_NUMBERED = re.compile(r"\(?\d{1,2}[.)]\s+\S")
# In parts of the type size.
_MOST_LEADING = 1.9
_MOST_LEADING_IN_SENTENCE = 2.6
_INDENT_PLAY = 0.8
_LOOSER = 1.06
_ENTRY_WORDS = 4
_BLANK_LEADING = 1.7


@dataclass(frozen=True, slots=True)
class PlacedLine:
    """A line of a page and the part of the page it stands in."""

    line: PageLine
    place: Place
    column: int

    @property
    def text_left(self) -> float:
        """Where its text starts, after the bullet if it has one."""
        first = self.line.stretches[0]
        width = bullet_width(first.text)
        if not width:
            return first.left
        if width >= len(first.text) and len(self.line.stretches) > 1:
            return self.line.stretches[1].left
        # The bullet and its space take about as much as the average character each.
        return first.left + (first.right - first.left) * width / max(len(first.text), 1)


def resume_lines(placed: Sequence[PlacedLine], hyphenation: Hyphenation) -> list[Line]:
    """The lines of the whole document, with a blank one wherever much space was left."""
    if not placed:
        return []
    groups = _groups(placed)
    texts = [_joined([item.line.text for item in group], hyphenation) for group in groups]
    flags = heading_flags([_setting(g, t) for g, t in zip(groups, texts, strict=True)])
    pitch = _usual_pitch(placed)
    lines: list[Line] = []
    before: PlacedLine | None = None
    for group, text, flag in zip(groups, texts, flags, strict=True):
        if before is not None and _is_apart(before, group[0], pitch):
            lines.append(Line("", place=group[0].place))
        bullet = bullet_width(text) > 0
        lines.append(Line(text, flag, bullet and not flag, group[0].place))
        before = group[-1]
    return lines


def _groups(placed: Sequence[PlacedLine]) -> list[list[PlacedLine]]:
    edges = _edges(placed)
    leading = _leading_in_sentences(placed)
    groups = [[placed[0]]]
    for before, item in pairwise(placed):
        apart = _leading(before, item) > _LOOSER * leading
        if apart and not _goes_on(before.line.text, item.line.text):
            groups.append([item])
        elif _wraps(groups[-1][0], before, item, edges[(before.line.page, before.column)]):
            groups[-1].append(item)
        else:
            groups.append([item])
    return groups


def _leading(before: PlacedLine, item: PlacedLine) -> float:
    """From one baseline to the next in parts of the type size."""
    return (before.line.y - item.line.y) / max(item.line.size, 1.0)


def _leading_in_sentences(placed: Sequence[PlacedLine]) -> float:
    """The usual leading where a sentence certainly goes on; without limit if none does."""
    certain = [
        _leading(before, item)
        for before, item in pairwise(placed)
        if before.line.page == item.line.page
        and _goes_on(before.line.text, item.line.text)
        and 0 < _leading(before, item) < _MOST_LEADING_IN_SENTENCE
    ]
    return median(certain) if certain else float("inf")


@dataclass(frozen=True, slots=True)
class _Edges:
    left: float
    right: float

    def centres(self, line: PageLine) -> bool:
        before, after = line.left - self.left, self.right - line.right
        return min(before, after) > line.size and abs(before - after) < line.size

    def room(self, line: PageLine) -> float:
        """How much more the line could hold."""
        taken = line.right - (line.left if self.centres(line) else self.left)
        return self.right - self.left - taken


def _edges(placed: Sequence[PlacedLine]) -> dict[tuple[int, int], _Edges]:
    edges: dict[tuple[int, int], _Edges] = {}
    for item in placed:
        key = (item.line.page, item.column)
        known = edges.get(key, _Edges(item.line.left, item.line.right))
        edges[key] = _Edges(min(known.left, item.line.left), max(known.right, item.line.right))
    return edges


def _wraps(first: PlacedLine, before: PlacedLine, item: PlacedLine, edges: _Edges) -> bool:
    """Whether `item` goes on with the sentence of `before`; `first` opened the paragraph."""
    upper, lower = before.line, item.line
    size = max(upper.size, lower.size)
    if upper.page != lower.page or not _may_continue_in(before.column, item.column):
        return False
    if abs(upper.size - lower.size) > 0.1 * size or not _follows(upper, lower, size):
        return False
    if bullet_width(lower.text) and lower.left < first.text_left + _INDENT_PLAY * size:
        return False
    if upper.text[-1:] == LINE_END_HYPHEN:
        return True
    starts = (first.text_left, first.line.left, upper.left)
    aligned = any(abs(lower.left - start) < _INDENT_PLAY * size for start in starts)
    if not aligned and not (edges.centres(upper) and _same_middle(upper, lower)):
        return False
    if upper.bold != lower.bold and upper.stretches[-1].bold != lower.stretches[0].bold:
        return False
    if "\t" in upper.text or _is_entry(upper.text, lower.text) or _opens_anew(lower.text):
        return False
    # Where its first word would have fitted above, the break was meant.
    room = edges.room(upper)
    if lower.stretches[0].first_word + 0.2 * size > room:
        return True
    half_full = room < 0.5 * (edges.right - edges.left)
    return half_full and (_hangs(first, lower) or _goes_on(upper.text, lower.text))


def _may_continue_in(upper: int, lower: int) -> bool:
    """The last line of a paragraph above two columns is short and looks like one of the left's."""
    return upper == lower or (upper, lower) in {(0, 1), (3, 1)}


def _hangs(first: PlacedLine, lower: PageLine) -> bool:
    """Whether a line stands under the text of a list item, clear of its bullet."""
    indent = first.text_left - first.line.left
    return indent > 0 and abs(lower.left - first.text_left) < 0.4 * lower.size


def _is_entry(upper: str, lower: str) -> bool:
    """Whether a line is too short for a sentence and what follows starts anew: a list of names."""
    words = len(upper.split())
    return words < 2 or (words <= _ENTRY_WORDS and not lower[:1].islower())


def _opens_anew(lower: str) -> bool:
    """Whether a line is a section's title or a numbered item."""
    return _NUMBERED.match(lower) is not None or (lower[:1].isupper() and names_a_section(lower))


def _goes_on(upper: str, lower: str) -> bool:
    return upper[-1:] in ",&/" or (lower[:1].islower() and upper[-1:] not in ".!?:;")


def _follows(upper: PageLine, lower: PageLine, size: float) -> bool:
    most = _MOST_LEADING_IN_SENTENCE if _goes_on(upper.text, lower.text) else _MOST_LEADING
    return 0 < upper.y - lower.y < most * size


def _same_middle(upper: PageLine, lower: PageLine) -> bool:
    return abs(upper.left + upper.right - lower.left - lower.right) < upper.size


def _joined(texts: Sequence[str], hyphenation: Hyphenation) -> str:
    text = texts[0]
    for following in texts[1:]:
        if text[-1:] in _HYPHENS and text[-2:-1].isalnum():
            text = hyphenation.join(text, following)
        else:
            text = f"{text} {following}"
    return text.replace(LINE_END_HYPHEN, "-")


def _setting(group: Sequence[PlacedLine], text: str) -> Setting:
    letters = [c for c in text if c.isalpha()]
    return Setting(
        text=text,
        size=group[0].line.size,
        bold=all(item.line.bold for item in group),
        caps=len(letters) > 2 and all(c.isupper() for c in letters),
        bullet=bullet_width(text) > 0,
    )


def _usual_pitch(placed: Sequence[PlacedLine]) -> float:
    steps = [a.line.y - b.line.y for a, b in pairwise(placed) if a.line.page == b.line.page]
    down = [step for step in steps if step > 1]
    return median(down) if down else 0.0


def _is_apart(before: PlacedLine, item: PlacedLine, pitch: float) -> bool:
    if before.line.page != item.line.page:
        return False
    if before.column != item.column:
        return True
    step = before.line.y - item.line.y
    return step > max(_BLANK_LEADING * item.line.size, 1.35 * pitch) or step < 0
