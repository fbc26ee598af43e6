"""Where words end on a page whose file holds no spaces.

Some programs place each letter by itself, tighter or wider than its own width says. Only the other
places of the same letter, and of its font, tell then how far it usually moves on.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import pairwise
from statistics import median

from recast.documents.pdf.glyphs import Glyph

# In parts of the type size. Beyond a letter's usual advance; poppler parts words at 0.1.
_EXTRA_ADVANCE = 0.12
_WIDE_GAP = 0.2
_LEAST_SAMPLES = 4
_TIGHTEST = 0.7
_PLAY = 1.03


class Spacing:
    """Learns the advances of one page's letters, then tells word gaps from letter gaps."""

    def __init__(self, glyphs: Iterable[Glyph]) -> None:
        steps: dict[tuple[int, float, str], list[float]] = defaultdict(list)
        widths: dict[tuple[int, float, str], float] = {}
        for glyph, following in pairwise(glyphs):
            step = following.x - glyph.x
            if following.drawn and glyph.drawn and glyph.y == following.y and step > 0:
                steps[_key(glyph)].append(step)
                widths[_key(glyph)] = glyph.right - glyph.left
        # The third that is nearest: the others may be ends of words.
        self._usual = {
            key: sorted(found)[len(found) // 3]
            for key, found in steps.items()
            if len(found) >= _LEAST_SAMPLES
        }
        self._tightness = _tightness(self._usual, widths)

    def parts(self, before: Sequence[Glyph], glyph: Glyph) -> bool:
        """Whether a word ends between `before` (the last glyphs of a run) and `glyph`."""
        last, size = before[-1], glyph.face.size
        if glyph.left - last.right > _WIDE_GAP * size:
            return True
        if len(before) > 1 and before[-2].x == last.x:
            # The last letter of a ligature, which is as wide as all of it.
            return False
        return glyph.x - last.x - self._advance(last) > _EXTRA_ADVANCE * size

    def _advance(self, glyph: Glyph) -> float:
        tightness = self._tightness.get((glyph.face.font, glyph.face.size), 1.0)
        by_width = (glyph.right - glyph.left) * min(tightness * _PLAY, 1.0)
        return min(self._usual.get(_key(glyph), by_width), by_width)


def _key(glyph: Glyph) -> tuple[int, float, str]:
    return (glyph.face.font, glyph.face.size, glyph.text)


def _tightness(
    usual: dict[tuple[int, float, str], float], widths: dict[tuple[int, float, str], float]
) -> dict[tuple[int, float], float]:
    """For each font the part of their own width that its letters move on by, 0.7 to 1."""
    parts: dict[tuple[int, float], list[float]] = defaultdict(list)
    for key, advance in usual.items():
        if widths[key] > 0:
            parts[key[:2]].append(advance / widths[key])
    return {font: min(max(median(found), _TIGHTEST), 1.0) for font, found in parts.items()}
