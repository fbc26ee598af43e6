"""ODT to lines, straight from its XML."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree

from recast.documents.archive import BROKEN, TOO_MUCH_INSIDE, unpack
from recast.documents.headings import Setting, heading_flags
from recast.documents.importers.odt_styles import OdtLook, OdtStyles, attribute
from recast.documents.limits import PARAGRAPHS
from recast.documents.reading_result import ReadLines
from recast.documents.safe_xml import local, parse_xml
from recast.domain.errors import EncryptedFile, TooLarge, UnreadableFile
from recast.reading.lines import Line, Place

_PARAGRAPHS = frozenset({"p", "h"})
_NOT_SHOWN = frozenset(
    {"tracked-changes", "annotation", "annotation-end", "covered-table-cell", "sequence-decls"}
)
_MOST_SPACES = 100


@dataclass(slots=True)
class _Paragraph:
    look: OdtLook
    place: Place
    level: int | None = None
    bullet: bool = False
    parts: list[tuple[str, OdtLook]] = field(default_factory=list)
    boxes: list[etree._Element] = field(default_factory=list)


def read_odt(data: bytes) -> ReadLines:
    """The lines of an ODT. Raises UnreadableFile, EncryptedFile, TooLarge."""
    parts = unpack(data, ("content.xml", "styles.xml", "META-INF/manifest.xml"))
    if b"encryption-data" in parts.get("META-INF/manifest.xml", b""):
        raise EncryptedFile("This file has a password; save it without one and try again.")
    if "content.xml" not in parts:
        raise UnreadableFile(BROKEN)
    content = parse_xml(parts["content.xml"])
    page = parse_xml(parts["styles.xml"]) if "styles.xml" in parts else None
    styles = OdtStyles(content, page)
    found = [*_margin(page, "header", styles), *_body(content, styles)]
    found += _margin(page, "footer", styles)
    settings = [setting for paragraph in found for setting in _settings(paragraph)]
    flags = heading_flags([setting for setting, _ in settings])
    lines = (
        Line(setting.text, flag, setting.bullet and not flag, place)
        for (setting, place), flag in zip(settings, flags, strict=True)
    )
    return ReadLines("odt", tuple(lines))


def _body(content: etree._Element, styles: OdtStyles) -> Iterator[_Paragraph]:
    body = next((e for e in content if local(e) == "body"), None)
    return _paragraphs(body, styles, "body") if body is not None else iter(())


def _margin(page: etree._Element | None, name: Place, styles: OdtStyles) -> list[_Paragraph]:
    if page is None:
        return []
    masters = list(page.iter("{*}master-page"))
    return [
        paragraph
        for master in masters[:1]
        for part in master
        if local(part) == name
        for paragraph in _paragraphs(part, styles, name)
    ]


def _paragraphs(root: etree._Element, styles: OdtStyles, place: Place) -> Iterator[_Paragraph]:
    count = 0
    stack: list[tuple[etree._Element, Place, bool]] = [(root, place, False)]
    while stack:
        element, here, listed = stack.pop()
        name = local(element)
        if name in _PARAGRAPHS:
            count += 1
            if count > PARAGRAPHS:
                raise TooLarge(TOO_MUCH_INSIDE)
            paragraph = _read_paragraph(element, styles, here, listed)
            yield paragraph
            stack.extend((box, "text_box", False) for box in reversed(paragraph.boxes))
        elif name and name not in _NOT_SHOWN:
            inside: Place = "table" if name == "table" and here == "body" else here
            inside = "text_box" if name == "text-box" else inside
            marked = listed or name == "list-item"
            stack.extend((child, inside, marked) for child in reversed(element))


def _read_paragraph(
    element: etree._Element, styles: OdtStyles, place: Place, listed: bool
) -> _Paragraph:
    look = styles.look(attribute(element, "style-name") or "")
    level = attribute(element, "outline-level")
    paragraph = _Paragraph(look, place, bullet=listed)
    if local(element) == "h":
        paragraph.level = int(level) - 1 if level and level.isdecimal() else 0
    _collect(element, look, styles, paragraph)
    return paragraph


def _collect(element: etree._Element, look: OdtLook, styles: OdtStyles, into: _Paragraph) -> None:
    """The text of a paragraph: its own, its spans', and what follows each inner element."""
    stack: list[tuple[etree._Element | str, OdtLook]] = [(element, look)]
    while stack:
        item, around = stack.pop()
        if isinstance(item, str):
            into.parts.append((item, around))
            continue
        name = local(item)
        if name == "text-box":
            into.boxes.append(item)
        elif name in {"tab", "line-break", "s"}:
            into.parts.append((_white_space(item, name), around))
        elif name not in _NOT_SHOWN:
            own = attribute(item, "style-name") if name == "span" else None
            inner = styles.look(own, around) if own else around
            follow: list[tuple[etree._Element | str, OdtLook]] = [(item.text or "", inner)]
            for child in item:
                follow += [(child, inner), (child.tail or "", inner)]
            stack.extend(reversed(follow))


def _white_space(element: etree._Element, name: str) -> str:
    if name != "s":
        return "\t" if name == "tab" else "\n"
    count = attribute(element, "c") or "1"
    return " " * min(int(count) if count.isdecimal() else 1, _MOST_SPACES)


def _settings(paragraph: _Paragraph) -> Iterator[tuple[Setting, Place]]:
    lines: list[list[tuple[str, OdtLook]]] = [[]]
    for text, look in paragraph.parts:
        # Line ends of the XML file mean no more than a space; "\n" alone is a real break.
        pieces = ["", ""] if text == "\n" else [" ".join(text.replace("\t", "\0").split("\n"))]
        lines[-1].append((pieces[0], look))
        lines.extend([] for _ in pieces[1:])
    for line in lines:
        yield _setting(line, paragraph), paragraph.place


def _setting(line: list[tuple[str, OdtLook]], paragraph: _Paragraph) -> Setting:
    sizes: Counter[float] = Counter()
    bold = 0
    for text, look in line:
        sizes[look.size] += len(text)
        bold += len(text) if look.bold else 0
    text = "".join(text for text, _ in line).replace("\0", "\t").strip()
    letters = [character for character in text if character.isalpha()]
    return Setting(
        text=text,
        size=sizes.most_common(1)[0][0] if sizes else 0.0,
        bold=bold * 10 >= sum(sizes.values()) * 9 > 0,
        caps=len(letters) > 2 and all(character.isupper() for character in letters),
        level=paragraph.level,
        title=paragraph.look.title,
        bullet=paragraph.bullet,
    )
