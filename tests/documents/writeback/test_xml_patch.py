"""A changed XML tree keeps the bytes of all that did not change."""

from lxml import etree

from recast.documents.safe_xml import parse_xml
from recast.documents.writeback.xml_patch import PatchedXml

ODD = (
    b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\r\n<!-- top -->'
    b"<a:r xmlns:a='urn:a'  xmlns:b=\"urn:b\" >\r\n  <a:p  b:x = 'a>b' /><!-- in > --><?go on?>"
    b"<a:t>caf\xc3\xa9 &amp; &#x20AC;<![CDATA[<x>]]></a:t\n><a:e></a:e>tail &gt;</a:r>"
    b"<!-- end -->\n"
)


def patched(source: bytes) -> tuple[etree._Element, PatchedXml]:
    root = parse_xml(source)
    return root, PatchedXml(source, root)


def test_an_unchanged_tree_gives_the_same_bytes() -> None:
    _, patch = patched(ODD)
    assert patch.to_bytes() == ODD


def test_a_changed_text_changes_only_that_text() -> None:
    root, patch = patched(ODD)
    root[3].text = "5 < 6"
    changed = ODD.replace(b"caf\xc3\xa9 &amp; &#x20AC;<![CDATA[<x>]]>", b"5 &lt; 6")
    assert patch.to_bytes() == changed


def test_an_element_that_was_empty_can_be_filled() -> None:
    root, patch = patched(b"<a><b/><c></c></a>")
    root[0].append(etree.Element("d", x="1"))
    assert patch.to_bytes() == b'<a><b><d x="1"/></b><c></c></a>'


def test_removed_and_moved_elements_take_their_bytes_along() -> None:
    root, patch = patched(b"<a><b  x='1' /><c>t</c ><d/></a>")
    first = root[0]
    root.remove(first)
    root.append(first)
    assert patch.to_bytes() == b"<a><c>t</c ><d/><b  x='1' /></a>"


def test_a_renamed_element_is_written_under_its_new_name() -> None:
    root, patch = patched(b'<w:a xmlns:w="urn:w"><w:t>x</w:t></w:a>')
    root[0].tag = "{urn:w}delText"
    assert patch.to_bytes() == b'<w:a xmlns:w="urn:w"><w:delText>x</w:delText></w:a>'


def test_new_elements_use_the_prefixes_of_the_file() -> None:
    root, patch = patched(b'<w:a xmlns:w="urn:w"/>')
    made = etree.SubElement(root, "{urn:w}b")
    made.set("{urn:w}c", '"&')
    assert patch.to_bytes() == b'<w:a xmlns:w="urn:w"><w:b w:c=\'"&amp;\'/></w:a>'


def test_an_unknown_namespace_is_declared_where_it_is_used() -> None:
    root, patch = patched(b"<a/>")
    etree.SubElement(root, "{urn:n}b", nsmap={"n": "urn:n"})
    assert parse_xml(patch.to_bytes())[0].tag == "{urn:n}b"


def test_a_part_in_another_encoding_becomes_utf8_as_a_whole() -> None:
    source = "<?xml version='1.0' encoding='UTF-16'?><a><b>é</b><c/></a>".encode("utf-16")
    root, patch = patched(source)
    root[1].text = "ü"
    changed = "<?xml version='1.0' encoding='UTF-8'?><a><b>é</b><c>ü</c></a>"
    assert patch.to_bytes() == changed.encode()
