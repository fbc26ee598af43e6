"""HTML to lines: each block of the page is a line, as a browser would break them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from selectolax.lexbor import LexborHTMLParser, LexborNode

from recast.documents.headings import Setting, heading_flags
from recast.documents.importers.decoding import decode
from recast.documents.limits import PARAGRAPHS
from recast.documents.reading_result import ReadLines
from recast.domain.errors import TooLarge
from recast.reading.lines import Line, Place

_HEADINGS = {f"h{level}": level - 1 for level in range(1, 7)}
_BLOCK_NAMES = """address article aside blockquote body caption center dd details div dl dt fieldset
figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr html legend li main nav ol p pre section
summary table tbody td tfoot th thead tr ul"""
_BLOCKS = frozenset(_BLOCK_NAMES.split())
_UNSEEN_NAMES = (
    "script style template noscript head title meta link svg canvas iframe object button"
)
_UNSEEN = frozenset(_UNSEEN_NAMES.split())
_BOLD = frozenset({"b", "strong", "th"})
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_DECLARED = re.compile(rb"""charset\s*=\s*["']?\s*([\w.:-]{2,40})""", re.IGNORECASE)
_OPENING_OR_CLOSING = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]*)")
_NEVER_CLOSED = frozenset(
    ["area", "br", "col", "hr", "img", "input", "link", "meta", "p", "li", "source", "wbr"]
)
_DEEPEST = 1500
_SPACES = re.compile(r"\s+")
_BODY_SIZE, _BIGGEST = 10.0, 30.0


@dataclass(slots=True)
class _Block:
    """What a line is made of while its inline elements are walked."""

    parts: list[str]
    letters: int = 0
    bold: int = 0
    level: int | None = None
    bullet: bool = False
    place: Place = "body"


@dataclass(frozen=True, slots=True)
class _Context:
    bold: bool = False
    level: int | None = None
    bullet: bool = False
    place: Place = "body"
    literal: bool = False


def read_html(data: bytes) -> ReadLines:
    """The visible lines of an HTML page. Raises TooLarge, UnknownFormat."""
    blocks = [block for block in html_blocks(html_text(data)) if block.text]
    flags = heading_flags(blocks)
    places = (block.place for block in blocks)
    lines = (
        Line(block.text, flag, block.bullet and not flag, place)
        for block, flag, place in zip(blocks, flags, places, strict=True)
    )
    return ReadLines("html", tuple(lines))


def html_text(data: bytes) -> str:
    """The text of an HTML file in the encoding that it declares, if it says one that exists."""
    declared = _DECLARED.search(data[:2048])
    if declared and not data.startswith((b"\xff\xfe", b"\xfe\xff", b"\xef\xbb\xbf")):
        try:
            return data.decode(declared.group(1).decode("ascii"))
        except (LookupError, UnicodeDecodeError):
            pass
    return decode(data)


@dataclass(frozen=True, slots=True)
class HtmlBlock(Setting):
    """A block of the page as it is set, and where it stands."""

    place: Place = "body"


def html_blocks(text: str) -> Iterator[HtmlBlock]:
    """Every block with text of its own, in order. Raises TooLarge."""
    refuse_deep_nesting(text)
    root = LexborHTMLParser(text).body
    if root is None:
        return
    count = 0
    for block in _blocks(root):
        content = "".join(block.parts)
        for line in content.split("\n"):
            shown = _SPACES.sub(" ", line.replace("\xad", "")).strip()
            count += bool(shown)
            if count > PARAGRAPHS:
                raise TooLarge(
                    "This page holds far more text than a resume; paste the part that counts."
                )
            yield _as_set(block, shown)


def refuse_deep_nesting(text: str) -> None:
    """Parsers take time that grows with the square of the depth. Raises TooLarge."""
    depth = 0
    for tag in _OPENING_OR_CLOSING.finditer(text):
        if tag.group(2).lower() not in _NEVER_CLOSED:
            depth += -1 if tag.group(1) else 1
            if depth > _DEEPEST:
                raise TooLarge(
                    "This page nests far deeper than a document; paste its text instead."
                )


def _as_set(block: _Block, text: str) -> HtmlBlock:
    letters = [character for character in text if character.isalpha()]
    return HtmlBlock(
        text=text,
        size=_BODY_SIZE if block.level is None else _BIGGEST - block.level,
        bold=block.letters > 0 and block.bold * 10 >= block.letters * 9,
        caps=len(letters) > 2 and all(character.isupper() for character in letters),
        level=block.level,
        bullet=block.bullet,
        place=block.place,
    )


def _blocks(root: LexborNode) -> Iterator[_Block]:
    current = _Block([])
    # A stack instead of recursion: the page decides how deep it goes. None ends a block.
    stack: list[tuple[LexborNode | None, _Context]] = [(root, _Context())]
    while stack:
        node, context = stack.pop()
        if node is None:
            yield current
            current = _Block([], level=context.level, place=context.place)
        elif node.tag == "-text":
            _add_text(current, node.text_content or "", context)
        elif node.tag == "br":
            current.parts.append("\n")
        elif node.tag is not None and not _is_unseen(node):
            inner = _context_within(node, context)
            children = [(child, inner) for child in node.iter(include_text=True)]
            if node.tag in _BLOCKS:
                yield current
                current = _Block([], level=inner.level, bullet=inner.bullet, place=inner.place)
                stack.append((None, context))
            stack.extend(reversed(children))
    yield current


def _add_text(block: _Block, text: str, context: _Context) -> None:
    letters = sum(map(str.isalnum, text))
    block.letters += letters
    block.bold += letters if context.bold else 0
    block.parts.append(text if context.literal else _SPACES.sub(" ", text))


def _is_unseen(node: LexborNode) -> bool:
    if node.tag in _UNSEEN:
        return True
    attributes = node.attributes
    return "hidden" in attributes or bool(_HIDDEN.search(attributes.get("style") or ""))


def _context_within(node: LexborNode, around: _Context) -> _Context:
    tag = node.tag or ""
    place: Place = around.place
    if tag == "table":
        place = "table"
    elif tag == "aside":
        place = "sidebar"
    return _Context(
        bold=around.bold or tag in _BOLD,
        level=_HEADINGS.get(tag, around.level),
        bullet=tag == "li" or (around.bullet and tag not in {"ul", "ol"}),
        place=place,
        literal=around.literal or tag == "pre",
    )
