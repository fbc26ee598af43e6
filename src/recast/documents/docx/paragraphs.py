"""Every paragraph of a DOCX in reading order: what the reader reads and the write-back edits.

`lines_of_paragraphs` is the agreement between the two: it says which line of the resume is which
line of which paragraph.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from lxml import etree

from recast.documents.archive import TOO_MUCH_INSIDE
from recast.documents.docx.package import DocxPackage, attribute, child, is_on, relation_id
from recast.documents.docx.styles import BODY_LEVEL, Look, Styles, read_styles
from recast.documents.docx.text import ParagraphContent, TextPiece, read_paragraph, shown_children
from recast.documents.headings import Setting, heading_flags
from recast.documents.limits import PARAGRAPHS
from recast.documents.safe_xml import local
from recast.domain.errors import TooLarge
from recast.reading.lines import Line, Place


@dataclass(frozen=True)
class DocxParagraph:
    """A `w:p` that is shown. `text` is its pieces joined: tabs are "\\t", line breaks "\\n".

    `pieces` carry the elements behind the text, in order, for whoever writes into them.
    `headings` has a flag for each line of `text`. `hidden` is the text that the paragraph holds
    but does not show.
    """

    part: str
    element: etree._Element
    text: str
    pieces: tuple[TextPiece, ...]
    place: Place
    headings: tuple[bool | None, ...]
    bullet: bool
    hidden: str

    @property
    def heading(self) -> bool | None:
        """Whether its first line is a heading."""
        return self.headings[0]


@dataclass(frozen=True, slots=True)
class LineSource:
    """Where a line of the resume stands: `text[start:end]` of a paragraph (counted from 0)."""

    paragraph: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class _Found:
    part: str
    element: etree._Element
    place: Place
    look: Look
    content: ParagraphContent


def docx_paragraphs(package: DocxPackage) -> tuple[DocxParagraph, ...]:
    """Headers, body (tables row by row, text boxes after their anchor), notes, footers.

    Empty paragraphs are there too. Raises UnreadableFile, TooLarge.
    """
    styles = read_styles(package)
    marks = _list_marks(package)
    found: list[_Found] = []
    for part, place in _parts_in_order(package):
        for paragraph in _paragraphs_of(part, package.tree(part), place, styles):
            found.append(paragraph)
            if len(found) > PARAGRAPHS:
                raise TooLarge(TOO_MUCH_INSIDE)
    bullets = [item.look.numbering in marks for item in found]
    settings = [
        [_setting(item, start, end, bullet) for start, end in _stretches(item.content.text)]
        for item, bullet in zip(found, bullets, strict=True)
    ]
    flags = iter(heading_flags([setting for lines in settings for setting in lines]))
    paragraphs = []
    for item, bullet, lines in zip(found, bullets, settings, strict=True):
        headings = tuple(next(flags) for _ in lines)
        paragraphs.append(
            DocxParagraph(
                item.part,
                item.element,
                item.content.text,
                item.content.pieces,
                item.place,
                headings,
                bullet and True not in headings,
                item.content.hidden,
            )
        )
    return tuple(paragraphs)


def lines_of_paragraphs(
    paragraphs: Sequence[DocxParagraph],
) -> tuple[tuple[Line, ...], tuple[LineSource | None, ...]]:
    """The resume's lines, and for each the place it comes from (None for a blank line).

    A line break inside a paragraph starts a new line. Runs of blank lines become one, none stands
    at either end. A header or footer that repeats an earlier one is left out.
    """
    lines: list[Line] = []
    sources: list[LineSource | None] = []
    seen: set[tuple[str, str]] = set()
    for index, paragraph in enumerate(paragraphs):
        if paragraph.place in {"header", "footer"} and paragraph.text.strip():
            if (paragraph.place, paragraph.text.strip()) in seen:
                continue
            seen.add((paragraph.place, paragraph.text.strip()))
        for (start, end), flag in zip(_stretches(paragraph.text), paragraph.headings, strict=True):
            if start < end:
                text = paragraph.text[start:end]
                lines.append(Line(text, flag, paragraph.bullet, paragraph.place))
                sources.append(LineSource(index, start, end))
            elif lines and lines[-1].text:
                lines.append(Line("", place=paragraph.place))
                sources.append(None)
    while lines and not lines[-1].text:
        lines.pop()
        sources.pop()
    return tuple(lines), tuple(sources)


def _stretches(text: str) -> Iterator[tuple[int, int]]:
    """Start and end of each line of `text`, without the white space around it."""
    start = 0
    for line in text.split("\n"):
        lead = len(line) - len(line.lstrip())
        yield start + lead, start + lead + len(line.strip())
        start += len(line) + 1


def _parts_in_order(package: DocxPackage) -> Iterator[tuple[str, Place]]:
    headers = tuple(_margin_parts(package, "headerReference"))
    footers = tuple(_margin_parts(package, "footerReference"))
    yield from ((part, "header") for part in headers)
    yield package.main, "body"
    for kind in ("footnotes", "endnotes"):
        if (part := package.related(kind)) is not None:
            yield part, "footer"
    yield from ((part, "footer") for part in footers)


def _margin_parts(package: DocxPackage, reference: str) -> Iterator[str]:
    """The header or footer parts that some page really shows, each once."""
    relations = package.relations(package.main)
    settings = package.related("settings")
    even_too = settings is not None and is_on(child(package.tree(settings), "evenAndOddHeaders"))
    seen: set[str] = set()
    for section in package.tree(package.main).iter("{*}sectPr"):
        shown = {"default", "first"} if is_on(child(section, "titlePg")) else {"default"}
        shown |= {"even"} if even_too else set()
        wanted = [inner for inner in section if local(inner) == reference]
        wanted.sort(key=lambda inner: attribute(inner, "type") != "first")
        for inner in wanted:
            part = relations.get(relation_id(inner) or "", ("", ""))[1]
            kind = attribute(inner, "type") or "default"
            if kind in shown and part in package.parts and part not in seen:
                seen.add(part)
                yield part


def _paragraphs_of(
    part: str, root: etree._Element, place: Place, styles: Styles
) -> Iterator[_Found]:
    stack: list[tuple[etree._Element, Place]] = [(root, place)]
    while stack:
        element, here = stack.pop()
        name = local(element)
        if name == "p":
            look = styles.paragraph(element)
            content = read_paragraph(element, styles, look)
            yield _Found(part, element, here, look, content)
            stack.extend((box, "text_box") for box in reversed(content.boxes))
        elif not _is_covered(element, name):
            inside: Place = "table" if name == "tbl" and here == "body" else here
            stack.extend((inner, inside) for inner in reversed(list(shown_children(element))))


def _is_covered(element: etree._Element, name: str) -> bool:
    """Whether an element shows nothing: the lower cells of a merged one, a note's separator."""
    if name == "tc":
        merge = child(child(element, "tcPr"), "vMerge")
        return merge is not None and attribute(merge, "val") != "restart"
    if name in {"footnote", "endnote"}:
        return attribute(element, "type") in {"separator", "continuationSeparator"}
    return False


def _list_marks(package: DocxPackage) -> frozenset[tuple[str, str] | None]:
    """The (list, level) pairs whose paragraphs carry a mark, from the numbering part."""
    part = package.related("numbering")
    if part is None:
        return frozenset()
    root = package.tree(part)
    abstract = {
        attribute(item, "abstractNumId") or "": item
        for item in root
        if local(item) == "abstractNum"
    }
    marks: set[tuple[str, str] | None] = set()
    for item in root:
        link = child(item, "abstractNumId") if local(item) == "num" else None
        if link is None:
            continue
        for level in abstract.get(attribute(link, "val") or "", ()):
            form = child(level, "numFmt") if local(level) == "lvl" else None
            if form is not None and attribute(form, "val") != "none":
                marks.add((attribute(item, "numId") or "", attribute(level, "ilvl") or "0"))
    return frozenset(marks)


def _setting(item: _Found, start: int, end: int, bullet: bool) -> Setting:
    """How the line `text[start:end]` of a paragraph is set."""
    sizes: Counter[int] = Counter()
    bold = caps = letters = place = 0
    for piece in item.content.pieces:
        shown = piece.text[max(0, start - place) : max(0, end - place)]
        place += len(piece.text)
        count = sum(map(str.isalnum, shown))
        sizes[piece.look.size or 0] += count
        letters += count
        bold += count if piece.look.bold else 0
        caps += count if piece.look.caps or shown.isupper() else 0
    level = item.look.level
    return Setting(
        text=item.content.text[start:end],
        size=sizes.most_common(1)[0][0] / 2 if sizes else 0.0,
        bold=letters > 0 and bold * 10 >= letters * 9,
        caps=letters > 0 and caps * 10 >= letters * 9,
        level=level if level is not None and level < BODY_LEVEL else None,
        title=item.look.title,
        bullet=bullet,
    )
