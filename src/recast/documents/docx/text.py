"""The text of one `w:p`, piece by piece, so that a writer can change exactly the piece it means."""

from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from recast.documents.docx.package import attribute
from recast.documents.docx.styles import Look, Styles
from recast.documents.safe_xml import local
from recast.documents.symbols import BULLETS_OF_SYMBOL_FONTS

_SAID_BY_ONE_CHARACTER = {"tab": "\t", "ptab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "‑"}
_NOT_SHOWN = frozenset({"del", "moveFrom", "pPr", "rPr", "instrText", "delText", "sdtPr"})
_LEAVES = frozenset({"t", "tab", "ptab", "br", "cr", "noBreakHyphen", "sym"})


@dataclass(frozen=True, slots=True)
class TextPiece:
    """One element that shows text (`w:t`, `w:tab`, `w:br` …), its text, and the run it is in."""

    element: etree._Element
    text: str
    run: etree._Element
    look: Look


@dataclass(frozen=True, slots=True)
class ParagraphContent:
    """`text` is the pieces' text joined; `boxes` are the text boxes anchored in the paragraph."""

    pieces: tuple[TextPiece, ...]
    boxes: tuple[etree._Element, ...]
    hidden: str

    @property
    def text(self) -> str:
        return "".join(piece.text for piece in self.pieces)


def shown_children(element: etree._Element) -> Iterator[etree._Element]:
    """The children that are on the page: no deleted text, and one version of each alternative."""
    if local(element) == "AlternateContent":
        choice = next((inner for inner in element if local(inner) == "Choice"), None)
        fallback = next((inner for inner in element if local(inner) == "Fallback"), None)
        shown = choice if choice is not None else fallback
        if shown is not None:
            yield shown
        return
    for inner in element:
        if local(inner) not in _NOT_SHOWN:
            yield inner


def read_paragraph(element: etree._Element, styles: Styles, look: Look) -> ParagraphContent:
    """What a `w:p` shows. `look` is the paragraph's own, from `styles.paragraph(element)`."""
    pieces: list[TextPiece] = []
    boxes: list[etree._Element] = []
    hidden: list[str] = []
    # A stack instead of recursion: the file decides how deep this goes.
    stack: list[tuple[etree._Element, etree._Element | None, Look]] = [(element, None, look)]
    while stack:
        current, run, inherited = stack.pop()
        name = local(current)
        if name == "txbxContent":
            boxes.append(current)
            continue
        if run is not None and name in _LEAVES:
            text = _text_of(current, name)
            if inherited.hidden:
                hidden.append(text)
            elif text:
                pieces.append(TextPiece(current, text, run, inherited))
            continue
        if name == "r":
            run, inherited = current, styles.run(current, look)
        inner = [(child, run, inherited) for child in shown_children(current)]
        stack.extend(reversed(inner))
    return ParagraphContent(tuple(pieces), tuple(boxes), "".join(hidden))


def _text_of(element: etree._Element, name: str) -> str:
    if name == "t":
        return element.text or ""
    if name == "sym":
        return _symbol(attribute(element, "char") or "")
    return _SAID_BY_ONE_CHARACTER[name]


def _symbol(code: str) -> str:
    """The character that a symbol font shows for a hexadecimal code, "" for mere pictures."""
    try:
        character = chr(int(code, 16))
    except (ValueError, OverflowError):
        return ""
    return BULLETS_OF_SYMBOL_FONTS.get(character, "")
