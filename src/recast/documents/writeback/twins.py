"""Text that a Word file holds twice: headers of several pages, text boxes for old programs."""

from collections.abc import Sequence
from copy import deepcopy

from lxml import etree

from recast.documents.docx.package import child
from recast.documents.docx.paragraphs import DocxParagraph
from recast.documents.safe_xml import local


class Twins:
    """Finds the second places before the changes, and makes them follow afterwards."""

    def __init__(self, paragraphs: Sequence[DocxParagraph]) -> None:
        self._margins: dict[tuple[str, str], list[DocxParagraph]] = {}
        boxes: dict[etree._Element, bytes] = {}
        for paragraph in paragraphs:
            if paragraph.place in {"header", "footer"} and paragraph.text.strip():
                key = (paragraph.place, paragraph.text.strip())
                self._margins.setdefault(key, []).append(paragraph)
            if paragraph.place == "text_box":
                for box in paragraph.element.iterancestors("{*}AlternateContent"):
                    boxes.setdefault(box, b"")
        self._boxes = {box: etree.tostring(box) for box in boxes}

    def of(self, paragraph: DocxParagraph) -> list[DocxParagraph]:
        """The repeats of a header or footer line, which the reader shows only once."""
        same = self._margins.get((paragraph.place, paragraph.text.strip()), [])
        return [other for other in same if other is not paragraph and other.text == paragraph.text]

    def follow(self) -> None:
        """Gives a changed text box's older version the same text."""
        for box, before in self._boxes.items():
            if etree.tostring(box) != before:
                _copy_contents(_contents(child(box, "Choice")), _contents(child(box, "Fallback")))


def _contents(version: etree._Element | None) -> list[etree._Element]:
    return [] if version is None else list(version.iter("{*}txbxContent"))


def _copy_contents(new: list[etree._Element], old: list[etree._Element]) -> None:
    if len(new) != len(old):
        return
    for source, target in zip(new, old, strict=True):
        for paragraph in list(target):
            target.remove(paragraph)
        target.extend(deepcopy(inner) for inner in source if local(inner))
