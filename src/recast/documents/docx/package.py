"""A DOCX file opened: its parts, parsed when first asked for, and how they refer to each other."""

import posixpath

from lxml import etree

from recast.documents.archive import BROKEN, unpack
from recast.documents.safe_xml import local, parse_xml
from recast.domain.errors import UnreadableFile

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
# "Strict Open XML" is the same format under other names.
_STRICT = "{http://purl.oclc.org/ooxml/wordprocessingml/main}"
_RELATIONS = (
    "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}",
    "{http://purl.oclc.org/ooxml/officeDocument/relationships}",
)


def attribute(element: etree._Element, name: str) -> str | None:
    """A WordprocessingML attribute of `element`, None where it is not set."""
    value = element.get(W + name)
    return value if value is not None else element.get(_STRICT + name)


def relation_id(element: etree._Element) -> str | None:
    """The `r:id` of an element."""
    return next((found for r in _RELATIONS if (found := element.get(r + "id"))), None)


def child(element: etree._Element | None, name: str) -> etree._Element | None:
    """The first child of that local name."""
    if element is None:
        return None
    return next((inner for inner in element if local(inner) == name), None)


def is_on(toggle: etree._Element | None) -> bool | None:
    """The state of a toggle such as `w:b`: None where it is not given."""
    if toggle is None:
        return None
    return attribute(toggle, "val") not in {"0", "false", "off", "none"}


class DocxPackage:
    """The parts of a DOCX by name; a tree is parsed once, so elements keep their identity."""

    def __init__(self, parts: dict[str, bytes]) -> None:
        self.parts = parts
        self._trees: dict[str, etree._Element] = {}
        self.main = self._find_main()

    def tree(self, part: str) -> etree._Element:
        """The root element of an XML part. Raises UnreadableFile, TooLarge."""
        if part not in self._trees:
            if part not in self.parts:
                raise UnreadableFile(BROKEN)
            self._trees[part] = parse_xml(self.parts[part])
        return self._trees[part]

    def relations(self, part: str) -> dict[str, tuple[str, str]]:
        """What `part` refers to inside the package: id to (kind, part name)."""
        folder = posixpath.dirname(part)
        return {
            rel.get("Id", ""): (
                rel.get("Type", "").rpartition("/")[2],
                _resolve(folder, rel.get("Target", "")),
            )
            for rel in self._relationships(part)
            if rel.get("TargetMode") != "External"
        }

    def addresses(self) -> list[str]:
        """The web and mail addresses that the main document links to."""
        return [
            rel.get("Target", "")
            for rel in self._relationships(self.main)
            if rel.get("TargetMode") == "External" and rel.get("Type", "").endswith("/hyperlink")
        ]

    def _relationships(self, part: str) -> list[etree._Element]:
        folder, name = posixpath.split(part)
        source = posixpath.join(folder, "_rels", name + ".rels")
        if source not in self.parts:
            return []
        return [rel for rel in self.tree(source) if local(rel) == "Relationship"]

    def related(self, kind: str) -> str | None:
        """The part that the main document names as its `styles`, `numbering`, `settings` …"""
        targets = self.relations(self.main).values()
        return next((name for k, name in targets if k == kind and name in self.parts), None)

    def _find_main(self) -> str:
        targets = self.relations("").values()
        main = next((n for kind, n in targets if kind == "officeDocument"), "word/document.xml")
        if main not in self.parts:
            raise UnreadableFile(BROKEN)
        return main


def _resolve(folder: str, target: str) -> str:
    return posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")


def open_docx(data: bytes) -> DocxPackage:
    """Raises UnreadableFile, EncryptedFile, TooLarge."""
    return DocxPackage(unpack(data))
