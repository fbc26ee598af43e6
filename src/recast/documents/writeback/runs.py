"""The text of one Word paragraph as pieces that can be edited where they stand."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from lxml import etree

from recast.documents.docx.package import child
from recast.documents.docx.text import TextPiece
from recast.documents.safe_xml import local
from recast.documents.writeback.make import set_text, text_elements
from recast.documents.writeback.word_edits import Edit


@dataclass(slots=True)
class Piece:
    """An element that shows text, with the text it shows now, and the run it stands in."""

    element: etree._Element
    text: str
    run: etree._Element

    @property
    def is_text(self) -> bool:
        return local(self.element) == "t"


class Pieces:
    """The pieces of a paragraph in order; offsets count the characters shown."""

    def __init__(self, pieces: Iterable[TextPiece]) -> None:
        self.all = [Piece(piece.element, piece.text, piece.run) for piece in pieces]

    @cached_property
    def _usual(self) -> bytes:
        """The format that most of the text had at the start."""
        weights: Counter[bytes] = Counter()
        for piece in self.all:
            weights[run_format(piece.run)] += len(piece.text)
        return weights.most_common(1)[0][0] if weights else b""

    def usual_run(self) -> etree._Element | None:
        """A run in the format that most of the text has."""
        return next((p.run for p in self.all if run_format(p.run) == self._usual), None)

    def starts(self) -> list[int]:
        """The offset at which each piece starts."""
        offsets, offset = [], 0
        for piece in self.all:
            offsets.append(offset)
            offset += len(piece.text)
        return offsets

    def overlapping(self, start: int, end: int) -> list[tuple[Piece, int]]:
        """The pieces that show some of the characters from `start` to `end`, with their offsets."""
        return [
            (piece, offset)
            for piece, offset in zip(self.all, self.starts(), strict=True)
            if offset < end and offset + len(piece.text) > start
        ]

    def host(self, start: int, end: int) -> tuple[Piece, int] | None:
        """The piece whose format new text takes, and the offset at which that piece starts."""
        inside = [found for found in self.overlapping(start, end) if found[0].is_text]
        if inside:
            return max(inside, key=lambda found: _shared(found[0], found[1], start, end))
        touching = [
            (piece, offset)
            for piece, offset in zip(self.all, self.starts(), strict=True)
            if offset <= start <= offset + len(piece.text) and piece.text
        ]
        texts = [found for found in touching if found[0].is_text] or touching
        if len(texts) < 2:
            return texts[0] if texts else None
        return min(texts, key=self._strangeness)

    def _strangeness(self, found: tuple[Piece, int]) -> int:
        """Text typed between two formats takes the usual one, and no link grows by it."""
        run = found[0].run
        return 2 * (not _is_plain_child(run)) + (run_format(run) != self._usual)


def run_format(run: etree._Element) -> bytes:
    """The direct format of a run as bytes that compare."""
    properties = child(run, "rPr")
    return b"" if properties is None else etree.tostring(properties, method="c14n", with_tail=False)


def _is_plain_child(run: etree._Element) -> bool:
    parent = run.getparent()
    return parent is not None and local(parent) == "p"


def _shared(piece: Piece, offset: int, start: int, end: int) -> int:
    return min(offset + len(piece.text), end) - max(offset, start)


def edit_pieces(pieces: Pieces, edits: Sequence[Edit]) -> None:
    """Makes the edits in the elements themselves. Edits must not overlap."""
    emptied: list[etree._Element] = []
    # From right to left, so that the offsets of the edits still to come stay true.
    for edit in sorted(edits, key=lambda edit: (edit.start, edit.end), reverse=True):
        _edit(pieces, edit, emptied)
    for run in emptied:
        _drop_if_empty(run)


def _edit(pieces: Pieces, edit: Edit, emptied: list[etree._Element]) -> None:
    host = pieces.host(edit.start, edit.end)
    for piece, offset in pieces.overlapping(edit.start, edit.end):
        at = max(edit.start - offset, 0)
        _cut(piece, at, min(edit.end - offset, len(piece.text)))
        if not piece.text:
            emptied.append(piece.run)
    if host is not None and edit.text:
        piece, offset = host
        _insert(piece, max(edit.start - offset, 0), edit.text)


def _cut(piece: Piece, start: int, end: int) -> None:
    piece.text = piece.text[:start] + piece.text[end:]
    if piece.is_text:
        set_text(piece.element, piece.text)
    elif not piece.text:
        parent = piece.element.getparent()
        if parent is not None:
            parent.remove(piece.element)


def _insert(piece: Piece, at: int, text: str) -> None:
    if piece.is_text and not set(text) & {"\t", "\n"}:
        piece.text = piece.text[:at] + text + piece.text[at:]
        set_text(piece.element, piece.text)
        return
    after, rest = piece.element, ""
    if piece.is_text:
        rest = piece.text[at:]
        piece.text = piece.text[:at]
        set_text(piece.element, piece.text)
    added = text_elements(piece.run, text + rest)
    if not piece.is_text and at == 0 and piece.text:
        for element in added:
            after.addprevious(element)
        return
    for element in reversed(added):
        after.addnext(element)


def _drop_if_empty(run: etree._Element) -> None:
    """Takes out a run that shows nothing any more, and the link around it."""
    if any(local(inner) != "rPr" and not _is_empty_text(inner) for inner in run):
        return
    parent = run.getparent()
    if parent is None:
        return
    parent.remove(run)
    if local(parent) in {"hyperlink", "ins", "smartTag"} and not len(parent):
        above = parent.getparent()
        if above is not None:
            above.remove(parent)


def _is_empty_text(element: etree._Element) -> bool:
    return local(element) == "t" and not element.text
