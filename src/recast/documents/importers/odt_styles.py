"""The styles of an ODT: size and weight of type, through everything a style is based on."""

import re
from dataclasses import dataclass, replace

from lxml import etree

from recast.documents.safe_xml import local

_POINTS = re.compile(r"(\d{1,4}(?:\.\d{1,4})?)(pt|%)$")
_DEFAULT_SIZE = 12.0
_DEEPEST = 20


@dataclass(frozen=True, slots=True)
class OdtLook:
    size: float = _DEFAULT_SIZE
    bold: bool = False
    title: bool = False


def attribute(element: etree._Element, name: str) -> str | None:
    """An attribute by its local name: ODF puts them into a dozen namespaces."""
    for key, value in element.attrib.items():
        if str(key).rpartition("}")[2] == name:
            return str(value)
    return None


class OdtStyles:
    """Looks by style name, out of the content's own styles and the document's."""

    def __init__(self, content: etree._Element, page: etree._Element | None) -> None:
        roots = [root for root in (page, content) if root is not None]
        self._styles = {
            attribute(style, "name") or "": style
            for root in roots
            for style in root.iter("{*}style")
        }
        self._looks: dict[tuple[str, OdtLook], OdtLook] = {}

    def look(self, name: str, around: OdtLook | None = None) -> OdtLook:
        """The look of a style; what it does not say comes from `around`."""
        base = around or OdtLook()
        if (name, base) not in self._looks:
            self._looks[(name, base)] = self._worked_out(name, base)
        return self._looks[(name, base)]

    def _worked_out(self, name: str, base: OdtLook) -> OdtLook:
        chain: list[etree._Element] = []
        while name in self._styles and len(chain) < _DEEPEST:
            chain.append(self._styles[name])
            name = attribute(chain[-1], "parent-style-name") or ""
        look = base
        for style in reversed(chain):
            look = _with(look, style)
        return look


def _with(look: OdtLook, style: etree._Element) -> OdtLook:
    if (attribute(style, "name") or "") in {"Title", "Subtitle"}:
        look = replace(look, title=True)
    properties = next((e for e in style if local(e) == "text-properties"), None)
    if properties is None:
        return look
    weight = attribute(properties, "font-weight")
    if weight is not None:
        look = replace(look, bold=weight == "bold" or (weight.isdecimal() and int(weight) >= 600))
    size = _POINTS.match(attribute(properties, "font-size") or "")
    if size is not None:
        number = float(size.group(1))
        look = replace(look, size=number if size.group(2) == "pt" else look.size * number / 100)
    return look
