"""The two ways to change a paragraph of a Word file: plainly, or with tracked changes."""

from collections import Counter
from collections.abc import Sequence
from copy import deepcopy
from typing import Protocol

from lxml import etree

from recast.documents.docx.package import attribute, child
from recast.documents.docx.paragraphs import DocxParagraph
from recast.documents.docx.styles import Look, Styles
from recast.documents.docx.text import read_paragraph
from recast.documents.safe_xml import local
from recast.documents.writeback.make import make, paragraph_properties, run_like
from recast.documents.writeback.runs import Pieces, edit_pieces
from recast.documents.writeback.tracked import (
    Tracker,
    mark_paragraph,
    track_edits,
    track_run_insertions,
    track_whole_deletion,
)
from recast.documents.writeback.word_edits import Edit

# Identities and anchors that must stay with the original when a paragraph is copied.
_ANCHORS = frozenset(
    {
        "bookmarkStart", "bookmarkEnd", "commentRangeStart", "commentRangeEnd", "proofErr",
        "commentReference", "footnoteReference", "endnoteReference", "drawing", "pict", "object",
        "AlternateContent", "permStart", "permEnd", "lastRenderedPageBreak", "del", "moveFrom",
    }
)  # fmt: skip
_PLAIN_STYLES = Styles(Look(), "")


class Writer(Protocol):
    """What the write-back does to paragraphs."""

    def edit(self, pieces: Pieces, edits: Sequence[Edit]) -> None:
        """Raises CannotTrack."""

    def remove(self, paragraph: DocxParagraph) -> None:
        """Takes a paragraph out, or its text where the paragraph itself has to stay."""

    def announce(self, paragraph: etree._Element, *, last_of: etree._Element | None) -> None:
        """A new paragraph stands in its place; `last_of` is the one above where none follows."""


class PlainWriter:
    """Changes the text itself."""

    def edit(self, pieces: Pieces, edits: Sequence[Edit]) -> None:
        edit_pieces(pieces, edits)

    def remove(self, paragraph: DocxParagraph) -> None:
        element = paragraph.element
        parent = element.getparent()
        if parent is None:
            return
        if may_be_removed(element):
            parent.remove(element)
        else:
            clear(paragraph)

    def announce(self, paragraph: etree._Element, *, last_of: etree._Element | None) -> None:
        """Nobody is told."""


class TrackedWriter:
    """Changes the text with records that Word and LibreOffice accept or reject."""

    def __init__(self, tracker: Tracker) -> None:
        self._tracker = tracker

    def edit(self, pieces: Pieces, edits: Sequence[Edit]) -> None:
        track_edits(pieces, edits, self._tracker)

    def remove(self, paragraph: DocxParagraph) -> None:
        # A deleted mark joins the paragraph to the next one, so there has to be one.
        vanishes = may_be_removed(paragraph.element) and _is(paragraph.element.getnext(), "p")
        track_whole_deletion(Pieces(paragraph.pieces), self._tracker)
        if vanishes:
            mark_paragraph(paragraph.element, "del", self._tracker)

    def announce(self, paragraph: etree._Element, *, last_of: etree._Element | None) -> None:
        track_run_insertions(paragraph, self._tracker)
        # The last paragraph of a cell cannot vanish: there the mark above it is the new one.
        mark_paragraph(paragraph if last_of is None else last_of, "ins", self._tracker)


def moving_copy(paragraph: DocxParagraph, edits: Sequence[Edit]) -> etree._Element:
    """The paragraph with its edits, to be put elsewhere: there all of it is new."""
    copied = paragraph_copy(paragraph.element)
    edit_pieces(_pieces_of(copied), edits)
    return copied


def new_paragraph(template: DocxParagraph, like: etree._Element, text: str) -> etree._Element:
    """A paragraph in the format of `like`, its run in the usual format of the template's."""
    made = make(like, "p")
    properties = paragraph_properties(like)
    if properties is not None:
        made.append(properties)
    run = Pieces(template.pieces).usual_run()
    if run is None:
        run = make(like, "r")
    made.append(run_like(run, text))
    return made


def paragraph_copy(element: etree._Element) -> etree._Element:
    """A copy that can stand beside the original: no bookmarks, pictures, ids or section breaks."""
    copied = deepcopy(element)
    copied.tail = None
    for name in [key for key in copied.attrib if _local_name(str(key)) in {"paraId", "textId"}]:
        del copied.attrib[name]
    for inner in list(copied.iter()):
        parent = inner.getparent()
        if parent is not None and local(inner) in _ANCHORS:
            parent.remove(inner)
    properties = child(copied, "pPr")
    if properties is not None:
        clean = paragraph_properties(copied)
        copied.remove(properties)
        if clean is not None:
            copied.insert(0, clean)
    for inserted in list(copied.iter("{*}ins", "{*}moveTo")):
        parent = inserted.getparent()
        if parent is not None and local(parent) != "rPr":
            for run in list(inserted):
                inserted.addprevious(run)
            parent.remove(inserted)
    return copied


def _local_name(key: str) -> str:
    return key.rpartition("}")[2]


def _pieces_of(element: etree._Element) -> Pieces:
    return Pieces(read_paragraph(element, _PLAIN_STYLES, Look()).pieces)


def clear(paragraph: DocxParagraph) -> None:
    """Takes all shown text out of a paragraph and leaves the paragraph."""
    end = len(paragraph.text)
    if end:
        edit_pieces(Pieces(paragraph.pieces), [Edit(0, end, "")])


_KEPT = frozenset({"drawing", "pict", "object", "AlternateContent", "footnoteReference"})
_PAIRS = (("bookmarkStart", "bookmarkEnd"), ("commentRangeStart", "commentRangeEnd"))


def may_be_removed(element: etree._Element) -> bool:
    """Whether a paragraph can go without taking more with it than its text."""
    properties = child(element, "pPr")
    if properties is not None and child(properties, "sectPr") is not None:
        return False
    inside = Counter(local(inner) for inner in element.iter())
    # Half of a bookmark or a field would damage the file.
    whole = all(inside[start] == inside[end] for start, end in _PAIRS) and _whole_fields(element)
    return whole and not _KEPT & set(inside) and _leaves_container_whole(element)


def _whole_fields(element: etree._Element) -> bool:
    kinds = Counter(attribute(mark, "fldCharType") for mark in element.iter("{*}fldChar"))
    return kinds["begin"] == kinds["end"]


def _leaves_container_whole(element: etree._Element) -> bool:
    parent = element.getparent()
    if parent is None:
        return False
    before, after = element.getprevious(), element.getnext()
    # Two tables without a paragraph between them become one.
    if _is(before, "tbl") and _is(after, "tbl"):
        return False
    if _is(parent, "body"):
        return True
    # A cell ends with a paragraph; boxes, headers and notes hold at least one.
    return _is(after, "p") or (after is None and _is(before, "p"))


def _is(element: etree._Element | None, name: str) -> bool:
    return element is not None and local(element) == name
