"""Makes and copies small WordprocessingML elements in the namespace of the file at hand."""

from copy import deepcopy
from typing import cast

from lxml import etree

from recast.documents.docx.package import child
from recast.documents.safe_xml import local
from recast.documents.xml_text import xml_safe

_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_BREAKS = {"\t": "tab", "\n": "br"}
# Records of changes to a format: they belong to the run they were made in, not to a copy.
_CHANGE_RECORDS = frozenset({"rPrChange", "pPrChange", "ins", "del", "moveFrom", "moveTo"})


def named(like: etree._Element, name: str) -> str:
    """`name` in the namespace of `like`, which "strict" files have another one of."""
    return f"{{{namespace_of(like)}}}{name}"


def namespace_of(element: etree._Element) -> str:
    tag = element.tag
    return tag[1:].partition("}")[0] if isinstance(tag, str) and tag.startswith("{") else ""


def make(like: etree._Element, name: str, **attributes: str) -> etree._Element:
    # One namespace is declared, not the file's thirty: that is most of the time. Attributes need
    # a prefix; a file without one for its main namespace has it among the others.
    # The stubs leave out that None is the key of the default namespace.
    nsmap = {like.prefix: namespace_of(like)} if like.prefix else cast(dict[str, str], like.nsmap)
    element = etree.Element(named(like, name), nsmap=nsmap)
    for key, value in attributes.items():
        element.set(named(like, key), value)
    return element


def text_elements(like: etree._Element, text: str) -> list[etree._Element]:
    """`w:t`, `w:tab` and `w:br` that show `text`."""
    elements: list[etree._Element] = []
    for stretch in _stretches(text):
        if stretch in _BREAKS:
            elements.append(make(like, _BREAKS[stretch]))
        else:
            shown = make(like, "t")
            set_text(shown, stretch)
            elements.append(shown)
    return elements


def _stretches(text: str) -> list[str]:
    marked = text.replace("\t", "\0\t\0").replace("\n", "\0\n\0")
    return [stretch for stretch in marked.split("\0") if stretch]


def set_text(element: etree._Element, text: str) -> None:
    """The text of a `w:t`, its white space kept from being trimmed."""
    element.text = xml_safe(text)
    if text != text.strip() or "  " in text:
        element.set(_SPACE, "preserve")


def run_like(run: etree._Element, text: str) -> etree._Element:
    """A new run in the format of another."""
    made = make(run, "r")
    properties = run_properties(run)
    if properties is not None:
        made.append(properties)
    made.extend(text_elements(run, text))
    return made


def run_properties(run: etree._Element) -> etree._Element | None:
    properties = child(run, "rPr")
    return _without_records(deepcopy(properties)) if properties is not None else None


def paragraph_properties(paragraph: etree._Element) -> etree._Element | None:
    """A copy of the format, without section breaks, page breaks and records of changes."""
    properties = child(paragraph, "pPr")
    if properties is None:
        return None
    copied = _without_records(deepcopy(properties))
    for inner in list(copied):
        if local(inner) in {"sectPr", "pageBreakBefore"}:
            copied.remove(inner)
        elif local(inner) == "rPr":
            _without_records(inner)
    copied.tail = None
    return copied


def _without_records(properties: etree._Element) -> etree._Element:
    for inner in list(properties):
        if local(inner) in _CHANGE_RECORDS:
            properties.remove(inner)
    properties.tail = None
    return properties
