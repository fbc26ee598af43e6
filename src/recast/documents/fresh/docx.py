"""Writes a resume as a new Word file: named styles, a real list, no tables, no text boxes."""

import zipfile
from functools import cache
from importlib import resources
from io import BytesIO
from string import Template

from lxml import etree

from recast.documents.docx.package import W
from recast.documents.fresh.layouts import Layout, Paper
from recast.documents.fresh.outline_parts import LABELLED, Block, Outline, OutlineSection
from recast.documents.fresh.spans import Span, spans_of
from recast.documents.xml_text import xml_safe

_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_EMPTY_RELATIONS = f'<Relationships xmlns="{_RELATIONS}"/>'
_MARGIN = 1134
_PAPER: dict[Paper, tuple[int, int]] = {"a4": (11906, 16838), "us-letter": (12240, 15840)}
# Half-points and twentieths of a point, as WordprocessingML counts them.
_SIZES: dict[str, dict[str, int]] = {
    "classic": {"titlesize": 44, "headingsize": 25, "line": 264, "gap": 60, "before": 220},
    "modern": {"titlesize": 46, "headingsize": 24, "line": 271, "gap": 70, "before": 260},
    "compact": {"titlesize": 36, "headingsize": 22, "line": 240, "gap": 20, "before": 140},
}


def write_docx(outline: Outline, layout: Layout, paper: Paper, title: str) -> bytes:
    """A DOCX that Word, LibreOffice and applicant systems open without repair."""
    links = _Links()
    document = _document(outline, paper, links)
    named = {"title": title, "author": outline.name}
    parts = {
        "[Content_Types].xml": _template("content_types"),
        "_rels/.rels": _template("rels"),
        "word/document.xml": _bytes(document),
        "word/_rels/document.xml.rels": _bytes(links.relations()),
        "word/styles.xml": _styles(layout, paper),
        "word/numbering.xml": _template("numbering"),
        "word/settings.xml": _template("settings"),
        "docProps/core.xml": _filled("core", {k: _escaped(v) for k, v in named.items()}),
    }
    stream = BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return stream.getvalue()


class _Links:
    """The addresses that the document links to, each with the id it is referred to by."""

    def __init__(self) -> None:
        self._ids: dict[str, str] = {}

    def id_of(self, url: str) -> str:
        return self._ids.setdefault(url, f"rIdLink{len(self._ids) + 1}")

    def relations(self) -> etree._Element:
        root = etree.fromstring(_EMPTY_RELATIONS)
        for number, kind in enumerate(("styles", "numbering", "settings"), 1):
            self._add(root, f"rId{number}", f"{_OFFICE}/{kind}", f"{kind}.xml")
        for url, id in self._ids.items():
            self._add(root, id, f"{_OFFICE}/hyperlink", url).set("TargetMode", "External")
        return root

    def _add(self, root: etree._Element, id: str, kind: str, target: str) -> etree._Element:
        name = f"{{{_RELATIONS}}}Relationship"
        return etree.SubElement(root, name, Id=id, Type=kind, Target=target)


def _document(outline: Outline, paper: Paper, links: _Links) -> etree._Element:
    root = etree.Element(W + "document", nsmap={"w": W[1:-1], "r": _OFFICE})
    body = etree.SubElement(root, W + "body")
    if outline.name:
        _paragraph(body, "Title", spans_of(outline.name), links)
    if outline.headline:
        _paragraph(body, "Subtitle", spans_of(outline.headline), links)
    for row in outline.contact_rows():
        _paragraph(body, "Contact", spans_of(" | ".join(row)), links)
    for section in outline.sections:
        if section.heading:
            _paragraph(body, "Heading1", (Span(section.heading),), links)
        for block in section.blocks:
            _block(body, block, section, links)
    _page(body, paper)
    return root


def _block(body: etree._Element, block: Block, section: OutlineSection, links: _Links) -> None:
    if block.kind == "bullet":
        labelled = section.kind in LABELLED
        _paragraph(body, "ListBullet", spans_of(block.text, labelled=labelled), links)
    elif block.kind == "subheading":
        _paragraph(body, "Heading2", (Span(block.text),), links)
    elif block.kind == "header":
        style = "EntryTitle" if block.lead else "EntryDetail"
        spans = (Span(block.text, strong=True),) if block.lead else spans_of(block.text)
        _paragraph(body, style, spans, links, block.aside)
    else:
        labelled = section.kind in LABELLED
        spans = spans_of(block.text, labelled=labelled)
        _paragraph(body, "EntryTitle" if block.aside else "", spans, links, block.aside)


def _paragraph(
    body: etree._Element, style: str, spans: tuple[Span, ...], links: _Links, aside: str = ""
) -> None:
    paragraph = etree.SubElement(body, W + "p")
    if style:
        properties = etree.SubElement(paragraph, W + "pPr")
        etree.SubElement(properties, W + "pStyle").set(W + "val", style)
    for span in spans:
        parent = paragraph
        if span.url is not None:
            parent = etree.SubElement(paragraph, W + "hyperlink")
            parent.set(f"{{{_OFFICE}}}id", links.id_of(span.url))
        _run(parent, span.text, strong=span.strong)
    if aside:
        etree.SubElement(etree.SubElement(paragraph, W + "r"), W + "tab")
        _run(paragraph, aside)


def _run(parent: etree._Element, text: str, *, strong: bool = False) -> None:
    run = etree.SubElement(parent, W + "r")
    if strong:
        style = etree.SubElement(etree.SubElement(run, W + "rPr"), W + "rStyle")
        style.set(W + "val", "Strong")
    shown = etree.SubElement(run, W + "t")
    shown.text = xml_safe(text)
    shown.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")


def _page(body: etree._Element, paper: Paper) -> None:
    section = etree.SubElement(body, W + "sectPr")
    width, height = _PAPER[paper]
    size = etree.SubElement(section, W + "pgSz")
    size.set(W + "w", str(width))
    size.set(W + "h", str(height))
    margins = etree.SubElement(section, W + "pgMar")
    for side in ("top", "right", "bottom", "left"):
        margins.set(W + side, str(_MARGIN))
    for side, value in (("header", 567), ("footer", 567), ("gutter", 0)):
        margins.set(W + side, str(value))


def _styles(layout: Layout, paper: Paper) -> bytes:
    sizes = _SIZES[layout.name]
    return _filled(
        "styles",
        {
            "font": layout.word_font,
            "accent": layout.accent,
            "align": "center" if layout.name == "classic" else "left",
            "size": str(round(layout.word_points * 2)),
            "after": str(sizes["before"] // 3),
            "entry": str(sizes["before"] // 2),
            "bullet": str(sizes["gap"] // 2),
            "right": str(_PAPER[paper][0] - 2 * _MARGIN),
            **{name: str(value) for name, value in sizes.items()},
        },
    )


@cache
def _template(name: str) -> bytes:
    folder = resources.files("recast.documents.fresh") / "templates" / "docx"
    return (folder / f"{name}.xml").read_bytes()


def _filled(name: str, values: dict[str, str]) -> bytes:
    return Template(_template(name).decode()).substitute(values).encode()


def _escaped(text: str) -> str:
    return xml_safe(text).replace("&", "&amp;").replace("<", "&lt;")


def _bytes(root: etree._Element) -> bytes:
    return etree.tostring(root, encoding="UTF-8", xml_declaration=True, standalone=True)
