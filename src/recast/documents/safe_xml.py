"""XML parts parsed without entities, without network, and with limits of size and depth."""

from lxml import etree

from recast.documents.archive import BROKEN, TOO_MUCH_INSIDE
from recast.documents.limits import XML_DEPTH, XML_PART_BYTES
from recast.domain.errors import TooLarge, UnreadableFile

# Walked by libxml2, level by level: a recursion in Python would be what the attack is after.
_TOO_DEEP = etree.XPath(f"boolean({'/*' * (XML_DEPTH + 1)})")


def parse_xml(data: bytes) -> etree._Element:
    """The root of an XML part. Raises TooLarge or UnreadableFile."""
    if len(data) > XML_PART_BYTES:
        raise TooLarge(TOO_MUCH_INSIDE)
    # A parser per call: lxml's parsers keep errors and locks of their own between uses.
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        dtd_validation=False,
        huge_tree=False,
        remove_comments=False,
        remove_pis=False,
    )
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        raise UnreadableFile(BROKEN) from error
    # Word and LibreOffice never write a document type; only an attack on entities needs one.
    if root.getroottree().docinfo.internalDTD is not None:
        raise UnreadableFile(BROKEN)
    if _TOO_DEEP(root):
        raise UnreadableFile(BROKEN)
    return root


def local(element: etree._Element) -> str:
    """The name of an element without its namespace, "" for comments and instructions."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""
