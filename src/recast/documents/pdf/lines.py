"""Glyphs to lines as they stand on the page, in the order of the content stream."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from recast.documents.headings import names_a_section
from recast.documents.pdf.glyphs import LINE_END_HYPHEN, Face, Glyph
from recast.documents.pdf.spacing import Spacing
from recast.documents.symbols import BULLETS_OF_SYMBOL_FONTS, is_private

# In parts of the type size.
_SAME_BASELINE = 0.45
_STEP_BACK = 1.0
_WIDE_GAP = 1.5
_TAB_GAP = 3.0
_LARGER = 1.08
_LIGATURES_LIKE_SPACES = "\x0b\x0c\r\x1c\x1d\x1e\x1f"


@dataclass(frozen=True, slots=True)
class Stretch:
    """Text of one baseline without wide gaps; places in points from the lower left corner."""

    text: str
    left: float
    right: float
    y: float
    face: Face
    first_word: float
    bold: bool


@dataclass(frozen=True, slots=True)
class PageLine:
    """A line of the page: stretches that stand on one baseline, left to right."""

    page: int
    stretches: tuple[Stretch, ...]

    @property
    def text(self) -> str:
        parts = [self.stretches[0].text]
        for before, after in zip(self.stretches, self.stretches[1:], strict=False):
            tab = after.left - before.right > _TAB_GAP * after.face.size
            parts.append(("\t" if tab else " ") + after.text)
        return "".join(parts)

    @property
    def left(self) -> float:
        return self.stretches[0].left

    @property
    def right(self) -> float:
        return self.stretches[-1].right

    @property
    def y(self) -> float:
        return self.stretches[0].y

    @property
    def size(self) -> float:
        return max(self.stretches, key=lambda s: len(s.text)).face.size

    @property
    def bold(self) -> bool:
        return all(stretch.bold for stretch in self.stretches)


def page_lines(glyphs: Iterable[Glyph], page: int) -> list[PageLine]:
    """The lines of one page; a stretch joins the line before it if it continues its baseline."""
    lines: list[PageLine] = []
    for stretch in _stretches(glyphs):
        if lines and _continues(lines[-1], stretch):
            lines[-1] = replace(lines[-1], stretches=(*lines[-1].stretches, stretch))
        else:
            lines.append(PageLine(page, (stretch,)))
    return lines


def _continues(line: PageLine, stretch: Stretch) -> bool:
    last = line.stretches[-1]
    size = max(last.face.size, stretch.face.size)
    if abs(stretch.y - last.y) >= _SAME_BASELINE * size or stretch.left < last.right - size:
        return False
    return stretch.left - last.right < _TAB_GAP * size or not holds_a_title(last, stretch)


def holds_a_title(left: Stretch, right: Stretch) -> bool:
    """Whether one of two stretches far apart is a section's title, set larger than the other.

    Some layouts put titles beside the text, or two columns' titles side by side.
    """
    titles = [stretch for stretch in (left, right) if names_a_section(stretch.text)]
    if len(titles) == 1:
        other = right if titles[0] is left else left
        return titles[0].face.size > _LARGER * other.face.size
    return len(titles) == 2


def _stretches(glyphs: Iterable[Glyph]) -> Iterator[Stretch]:
    every = list(glyphs)
    spacing = Spacing(every)
    run: list[Glyph] = []
    space = False
    for glyph in every:
        if _is_space(glyph):
            space = True
            continue
        if run and _breaks(run[-1], glyph):
            yield _stretch(run)
            run = []
        elif run and _ends_word(run, glyph, space, spacing):
            run.append(run[-1]._replace(text=" ", left=run[-1].right))
        space = False
        run.append(glyph)
    if run:
        yield _stretch(run)


def _ends_word(run: list[Glyph], glyph: Glyph, space: bool, spacing: Spacing) -> bool:
    return glyph.text != LINE_END_HYPHEN and (space or spacing.parts(run[-2:], glyph))


def _is_space(glyph: Glyph) -> bool:
    return glyph.text.isspace() and glyph.text not in _LIGATURES_LIKE_SPACES


def _breaks(before: Glyph, glyph: Glyph) -> bool:
    size = max(before.face.size, glyph.face.size)
    if not glyph.face.upright:
        # Turned text has a baseline per glyph here; what was drawn in one go stays together.
        return before.face.upright or glyph.face is not before.face
    if abs(glyph.y - before.y) >= _SAME_BASELINE * size:
        return True
    if glyph.x == before.x:
        # The letters of a ligature share one origin.
        return False
    gap = glyph.left - before.right
    return gap > _WIDE_GAP * size or gap < -_STEP_BACK * size


def _stretch(run: list[Glyph]) -> Stretch:
    text = "".join(map(_shown, run))
    letters = [glyph for glyph in run if glyph.text.isalnum()] or run
    first = next((i for i, glyph in enumerate(run) if glyph.text == " "), len(run)) - 1
    faces = [glyph.face for glyph in letters]
    return Stretch(
        text=text,
        left=run[0].left,
        right=run[-1].right,
        y=run[len(run) // 2].y,
        face=max(set(faces), key=faces.count),
        first_word=run[max(first, 0)].right - run[0].left,
        bold=sum(face.bold for face in faces) * 10 >= len(faces) * 9,
    )


def _shown(glyph: Glyph) -> str:
    if not is_private(glyph.text):
        return glyph.text
    return BULLETS_OF_SYMBOL_FONTS.get(glyph.text, " ")
