"""Accepts or rejects the tracked changes of one author in a Word file, as Word itself would."""

from collections.abc import Callable

from lxml import etree

from recast.documents.docx.package import attribute, child, open_docx
from recast.documents.docx.paragraphs import docx_paragraphs
from recast.documents.safe_xml import local
from recast.documents.writeback.make import named
from recast.documents.writeback.tracked import AUTHOR
from recast.documents.writeback.zip import replace_members


def accept_changes(data: bytes, author: str = AUTHOR) -> bytes:
    """The file after accepting. Raises UnreadableFile, TooLarge."""
    return _settled(data, author, kept="ins", dropped="del")


def reject_changes(data: bytes, author: str = AUTHOR) -> bytes:
    """The file after rejecting. Raises UnreadableFile, TooLarge."""
    return _settled(data, author, kept="del", dropped="ins")


def _settled(data: bytes, author: str, *, kept: str, dropped: str) -> bytes:
    package = open_docx(data)
    changed: dict[str, bytes] = {}
    for part in {paragraph.part for paragraph in docx_paragraphs(package)}:
        root = package.tree(part)
        if _settle(root, lambda mark: attribute(mark, "author") == author, kept, dropped):
            changed[part] = etree.tostring(
                root, encoding="UTF-8", xml_declaration=True, standalone=True
            )
    return replace_members(data, changed) if changed else data


def _settle(
    root: etree._Element, ours: Callable[[etree._Element], bool], kept: str, dropped: str
) -> bool:
    records = [mark for mark in root.iter("{*}ins", "{*}del") if ours(mark)]
    vanishing: list[etree._Element] = []
    for record in records:
        parent = record.getparent()
        if parent is None:
            continue
        if local(parent) == "rPr":
            if local(record) == dropped:
                vanishing += record.iterancestors("{*}p")
            parent.remove(record)
        elif local(record) == kept:
            _unwrap(record)
        else:
            parent.remove(record)
    for paragraph in vanishing:
        _join_to_next(paragraph)
    return bool(records)


def _unwrap(record: etree._Element) -> None:
    parent = record.getparent()
    if parent is None:
        return
    for inner in list(record):
        record.addprevious(inner)
        for deleted in list(inner.iter("{*}delText")):
            deleted.tag = named(deleted, "t")
    parent.remove(record)


def _join_to_next(paragraph: etree._Element) -> None:
    """Without its mark, a paragraph's text opens the next one, which keeps its own format."""
    following = paragraph.getnext()
    parent = paragraph.getparent()
    if parent is None or following is None or local(following) != "p":
        return
    at = 1 if child(following, "pPr") is not None else 0
    for inner in [inner for inner in paragraph if local(inner) != "pPr"]:
        following.insert(at, inner)
        at += 1
    parent.remove(paragraph)
