"""How a paragraph of a DOCX looks: size, weight, capitals, level, list, hidden or not."""

from dataclasses import dataclass, field, replace

from lxml import etree

from recast.documents.docx.package import DocxPackage, attribute, child, is_on
from recast.documents.safe_xml import local

_DEFAULT_HALF_POINTS = 20
BODY_LEVEL = 9


@dataclass(frozen=True, slots=True)
class Look:
    """What styles and direct formatting say; None where they say nothing.

    `size` is in half points, `level` the outline level (0 is the top).
    """

    size: int | None = None
    bold: bool | None = None
    caps: bool | None = None
    hidden: bool | None = None
    level: int | None = None
    numbering: tuple[str, str] | None = None
    title: bool = False

    def over(self, under: "Look") -> "Look":
        """This look where it says something, else the one beneath it."""
        return Look(
            self.size if self.size is not None else under.size,
            self.bold if self.bold is not None else under.bold,
            self.caps if self.caps is not None else under.caps,
            self.hidden if self.hidden is not None else under.hidden,
            self.level if self.level is not None else under.level,
            self.numbering if self.numbering is not None else under.numbering,
            self.title or under.title,
        )


def run_look(properties: etree._Element | None) -> Look:
    """The look of a `w:rPr`."""
    if properties is None:
        return _PLAIN
    found = {local(inner): inner for inner in properties}
    size = found.get("sz")
    return Look(
        size=_number(size),
        bold=is_on(found.get("b")),
        caps=is_on(found.get("caps")),
        hidden=is_on(found.get("vanish")),
    )


def paragraph_look(properties: etree._Element | None) -> Look:
    """What a `w:pPr` says of level and list."""
    if properties is None:
        return _PLAIN
    return Look(
        level=_number(child(properties, "outlineLvl")),
        numbering=_numbering(child(properties, "numPr")),
    )


def _number(element: etree._Element | None) -> int | None:
    value = attribute(element, "val") if element is not None else None
    try:
        return int(float(value)) if value else None
    except (ValueError, OverflowError):
        return None


def _numbering(element: etree._Element | None) -> tuple[str, str] | None:
    if element is None:
        return None
    number, level = child(element, "numId"), child(element, "ilvl")
    if number is None:
        return None
    return (
        attribute(number, "val") or "0",
        (attribute(level, "val") if level is not None else None) or "0",
    )


_PLAIN = Look()


@dataclass(frozen=True)
class Styles:
    """The styles of one DOCX by id, each with everything it is based on worked in."""

    default: Look
    default_paragraph: str
    looks: dict[str, Look] = field(default_factory=dict)

    def paragraph(self, element: etree._Element) -> Look:
        """The look that a paragraph's style and own properties give to its runs."""
        properties = child(element, "pPr")
        named = child(properties, "pStyle")
        style = attribute(named, "val") if named is not None else None
        under = self.looks.get(style or self.default_paragraph, _PLAIN).over(self.default)
        return paragraph_look(properties).over(under)

    def run(self, element: etree._Element, paragraph: Look) -> Look:
        """The look of a run inside a paragraph that looks like `paragraph`."""
        properties = child(element, "rPr")
        if properties is None:
            return paragraph
        named = child(properties, "rStyle")
        style = self.looks.get(attribute(named, "val") or "") if named is not None else None
        own = run_look(properties)
        return own.over(style.over(paragraph)) if style else own.over(paragraph)


def read_styles(package: DocxPackage) -> Styles:
    """The styles of the main document; plain ones where it has none."""
    part = package.related("styles")
    if part is None:
        return Styles(Look(size=_DEFAULT_HALF_POINTS), "")
    root = package.tree(part)
    by_id = {attribute(style, "styleId") or "": style for style in root if local(style) == "style"}
    defaults = child(child(child(root, "docDefaults"), "rPrDefault"), "rPr")
    return Styles(
        run_look(defaults).over(Look(size=_DEFAULT_HALF_POINTS)),
        next((name for name, style in by_id.items() if _is_default(style)), ""),
        {name: _style_look(style, by_id) for name, style in by_id.items()},
    )


def _is_default(style: etree._Element) -> bool:
    return attribute(style, "type") == "paragraph" and attribute(style, "default") in {"1", "true"}


def _style_look(style: etree._Element, by_id: dict[str, etree._Element]) -> Look:
    look, seen = _PLAIN, set[str]()
    current: etree._Element | None = style
    while current is not None:
        look = look.over(_own_look(current))
        seen.add(attribute(current, "styleId") or "")
        based = child(current, "basedOn")
        parent = (attribute(based, "val") or "") if based is not None else ""
        # Damaged files have styles that are based on themselves.
        current = by_id.get(parent) if parent not in seen else None
    return look


def _own_look(style: etree._Element) -> Look:
    properties = child(style, "pPr")
    look = run_look(child(style, "rPr")).over(paragraph_look(properties))
    named = child(style, "name")
    name = ((attribute(named, "val") if named is not None else None) or "").lower()
    if name.startswith("heading ") and name[8:].isdecimal() and look.level is None:
        look = replace(look, level=int(name[8:]) - 1)
    if look.level is not None and look.level >= BODY_LEVEL:
        look = replace(look, level=BODY_LEVEL)
    return replace(look, title=name in {"title", "subtitle"})
