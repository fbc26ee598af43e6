"""Where a new paragraph goes in a Word file, and which of its neighbours it looks like."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from lxml import etree

from recast.documents.docx.package import child
from recast.documents.docx.paragraphs import DocxParagraph
from recast.documents.fresh.line_text import without_mark
from recast.documents.headings import names_a_section
from recast.documents.safe_xml import local
from recast.documents.writeback.plan import NewParagraph, WritePlan
from recast.documents.writeback.writers import Writer, new_paragraph

_PROSE_WORDS = 8
_HEADING_WORDS = 5


@dataclass(frozen=True, slots=True)
class _Spot:
    """A paragraph that stands in the file, and the original one that it looks like."""

    element: etree._Element
    like: int


class Placer:
    """Puts the added and moved paragraphs of a plan into the tree, in the text's order."""

    def __init__(
        self,
        paragraphs: Sequence[DocxParagraph],
        plan: WritePlan,
        writer: Writer,
        copied: Mapping[int, etree._Element],
    ) -> None:
        self._paragraphs = paragraphs
        self._plan = plan
        self._writer = writer
        self._copied = copied
        self._spots = {
            index: _Spot(paragraphs[number].element, number)
            for index, number in plan.standing.items()
        }
        self._headings = [n for n, item in enumerate(paragraphs) if _is_heading(item)]

    def place_all(self) -> None:
        for item in self._plan.added:
            self._place(item)

    def _place(self, item: NewParagraph) -> None:
        above = max((index for index in self._spots if index < item.index), default=None)
        below = min((index for index in self._spots if index > item.index), default=None)
        upper = self._spots[above] if above is not None else None
        lower = self._spots[below] if below is not None else None
        like = self._like(item, upper, lower)
        after = self._goes_after(upper, lower, like)
        beside = after or lower
        if beside is None:
            return
        anchor = _outside_controls(beside.element)
        last_of = anchor if after is not None and not _paragraph_follows(anchor) else None
        element = self._element(item, like, last_of)
        if after is not None:
            tail, anchor.tail = anchor.tail, None
            anchor.addnext(element)
            anchor.tail = tail
        else:
            anchor.addprevious(element)
        self._writer.announce(element, last_of=last_of if _is_p(last_of) else None)
        self._spots[item.index] = _Spot(element, like)

    def _element(
        self, item: NewParagraph, like: int, last_of: etree._Element | None
    ) -> etree._Element:
        if item.moved_from is not None:
            return self._copied[item.moved_from]
        template = self._paragraphs[like]
        format_of = last_of if last_of is not None and _is_p(last_of) else template.element
        return new_paragraph(template, format_of, _with_mark_of(template, item.text))

    def _like(self, item: NewParagraph, upper: _Spot | None, lower: _Spot | None) -> int:
        """The number of the paragraph whose format the new one takes."""
        if item.moved_from is not None:
            return item.moved_from
        near = upper or lower
        middle = near.like if near is not None else 0
        if _names_heading(item.text) and self._headings:
            return min(self._headings, key=lambda number: abs(number - middle))
        up = self._paragraphs[upper.like] if upper is not None else None
        down = self._paragraphs[lower.like] if lower is not None else None
        if upper is not None and up is not None and _in_list(up):
            return upper.like
        if lower is not None and down is not None and _in_list(down):
            return lower.like
        if upper is not None and up is not None and not _is_heading(up) and up.place == "body":
            return upper.like
        if lower is not None and down is not None and not _is_heading(down):
            return lower.like
        return self._prose(middle)

    def _prose(self, near: int) -> int:
        """The nearest paragraph of running text."""
        prose = [
            number
            for number, item in enumerate(self._paragraphs)
            if len(item.text.split()) >= _PROSE_WORDS and not _is_heading(item)
        ]
        return min(prose, key=lambda number: abs(number - near), default=near)

    def _goes_after(self, upper: _Spot | None, lower: _Spot | None, like: int) -> _Spot | None:
        """The spot to go after, None to go before the lower one."""
        if upper is None or lower is None:
            return upper
        up, down = self._paragraphs[upper.like], self._paragraphs[lower.like]
        if like == lower.like and like != upper.like:
            return None
        if up.place != down.place and up.place != "body" and like != upper.like:
            return None
        return None if _is_heading(self._paragraphs[like]) and _is_heading(down) else upper


def _is_heading(item: DocxParagraph) -> bool:
    if item.heading is not None:
        return item.heading
    return _names_heading(item.text)


def _names_heading(text: str) -> bool:
    return (
        len(text.split()) <= _HEADING_WORDS
        and names_a_section(text)
        and not text.rstrip().endswith((".", ","))
        and without_mark(text) == text
        and ":" not in text.rstrip().rstrip(":")
    )


def _in_list(item: DocxParagraph) -> bool:
    return item.bullet or without_mark(item.text) != item.text


def _with_mark_of(template: DocxParagraph, text: str) -> str:
    """The text with the list mark that the template has in its text, or without one."""
    bare = without_mark(text)
    own = template.text.lstrip()
    mark = own[: len(own) - len(without_mark(own))]
    if mark:
        return mark + bare
    return bare if template.bullet else text


def _is_p(element: etree._Element | None) -> bool:
    return element is not None and local(element) == "p"


def _paragraph_follows(element: etree._Element) -> bool:
    following = element.getnext()
    while following is not None and local(following) in {"bookmarkStart", "bookmarkEnd", ""}:
        following = following.getnext()
    return _is_p(following)


def _outside_controls(element: etree._Element) -> etree._Element:
    """The element itself, or the content control around it if that may hold only one paragraph."""
    for control in element.iterancestors("{*}sdt"):
        properties = child(control, "sdtPr")
        names = {local(inner) for inner in properties} if properties is not None else set()
        alone = sum(1 for _ in control.iter("{*}p")) == 1
        if alone and names & {"text", "dataBinding", "showingPlcHdr"}:
            element = control
    return element
