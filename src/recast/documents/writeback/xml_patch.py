"""Writes a changed XML tree so that all of its unchanged elements keep their original bytes."""

import re
from dataclasses import dataclass
from typing import cast
from xml.sax.saxutils import escape, quoteattr

from lxml import etree

# Well-formed XML cut into its tags. A ">" inside an attribute's value does not end the tag.
_TAG = re.compile(
    rb"""<!--.*?-->|<\?.*?\?>|<!\[CDATA\[.*?\]\]>|</[^>]*>|<[^!?/](?:[^"'>]|"[^"]*"|'[^']*')*>""",
    re.DOTALL,
)
_NAME = re.compile(rb"<([^\s/>]+)")
_ENCODING = re.compile(r"^(<\?xml[^>]*?encoding=[\"'])[^\"']*([\"'])")
_XML = "http://www.w3.org/XML/1998/namespace"


@dataclass(slots=True)
class _Span:
    """Byte offsets: the element, what is inside it, its text before the first child, its tail."""

    start: int
    inner_start: int
    inner_end: int = 0
    end: int = 0
    text_end: int = 0
    tail_end: int = 0


@dataclass(frozen=True, slots=True)
class _Before:
    """What an element was when it was read."""

    span: _Span
    tag: object
    attributes: list[tuple[str, str]]
    text: str | None
    tail: str | None
    children: tuple[etree._Element, ...]


class PatchedXml:
    """Takes note of a freshly parsed tree; after changes in it, `to_bytes` writes it back."""

    def __init__(self, source: bytes, root: etree._Element) -> None:
        """`root` is what parsing `source` gave, unchanged so far."""
        source = self._source = _as_utf8(source, root)
        self._root = root
        self._prefixes = {uri: prefix for prefix, uri in root.nsmap.items()}
        # Kept also to hold the elements: lxml makes new objects for nodes nobody refers to.
        self._before: dict[etree._Element, _Before] = {}
        for element, span in zip(root.iter(), _spans(source), strict=True):
            self._before[element] = _Before(
                span,
                element.tag,
                _items(element),
                element.text,
                element.tail,
                tuple(element),
            )

    def to_bytes(self) -> bytes:
        """The document; equal to the source where nothing was changed."""
        changed = self._changed()
        root = self._before[self._root].span
        inside = self._element(self._root, changed)
        return self._source[: root.start] + inside + self._source[root.end :]

    def _changed(self) -> set[etree._Element]:
        changed: set[etree._Element] = set()
        for element in reversed(list(self._root.iter())):
            before = self._before.get(element)
            if (
                before is None
                or element.tag != before.tag
                or element.text != before.text
                or _items(element) != before.attributes
                or tuple(element) != before.children
                or any(c in changed or c.tail != self._before[c].tail for c in before.children)
            ):
                changed.add(element)
        return changed

    def _element(self, element: etree._Element, changed: set[etree._Element]) -> bytes:
        before = self._before.get(element)
        if before is None:
            return self._new(element, changed)
        span = before.span
        if element not in changed:
            return self._source[span.start : span.end]
        opening, closing = self._tags(element, before)
        return opening + self._inside(element, before, changed) + closing

    def _tags(self, element: etree._Element, before: _Before) -> tuple[bytes, bytes]:
        span = before.span
        if element.tag != before.tag or _items(element) != before.attributes:
            name = _qualified(element)
            attributes = self._attributes(element)
            return f"<{name}{attributes}>".encode(), f"</{name}>".encode()
        opening = self._source[span.start : span.inner_start]
        if span.inner_start == span.end:
            name_match = _NAME.match(opening)
            name_bytes = name_match[1] if name_match else b""
            return opening[:-2].rstrip() + b">", b"</" + name_bytes + b">"
        return opening, self._source[span.inner_end : span.end]

    def _inside(
        self, element: etree._Element, before: _Before, changed: set[etree._Element]
    ) -> bytes:
        span = before.span
        same_text = element.text == before.text and span.inner_start != span.end
        text = self._source[span.inner_start : span.text_end] if same_text else b""
        parts = [text if same_text else escape(element.text or "").encode()]
        for child in element:
            parts += [self._element(child, changed), self._tail(child)]
        return b"".join(parts)

    def _tail(self, child: etree._Element) -> bytes:
        before = self._before.get(child)
        if before is not None and before.tail == child.tail:
            return self._source[before.span.end : before.span.tail_end]
        return escape(child.tail or "").encode()

    def _new(self, element: etree._Element, changed: set[etree._Element]) -> bytes:
        name = _qualified(element)
        namespace = etree.QName(element).namespace
        known = not namespace or self._prefixes.get(namespace, "") == element.prefix
        declared = "" if known else _declaration(element)
        opening = f"<{name}{declared}{self._attributes(element)}"
        if not len(element) and not element.text:
            return f"{opening}/>".encode()
        parts = [f"{opening}>{escape(element.text or '')}".encode()]
        for child in element:
            parts += [self._element(child, changed), self._tail(child)]
        return b"".join([*parts, f"</{name}>".encode()])

    def _attributes(self, element: etree._Element) -> str:
        parts: list[str] = []
        for key, value in _items(element):
            uri, _, name = key[1:].partition("}") if key.startswith("{") else ("", "", key)
            prefix = "xml" if uri == _XML else self._prefix(uri, element)
            shown = f"{prefix}:{name}" if prefix else name
            parts.append(f" {shown}={quoteattr(value)}")
        return "".join(parts)

    def _prefix(self, uri: str, element: etree._Element) -> str | None:
        if uri and not self._prefixes.get(uri):
            return next((p for p, u in element.nsmap.items() if u == uri and p), None)
        return self._prefixes.get(uri)


def _as_utf8(source: bytes, root: etree._Element) -> bytes:
    """The source in UTF-8, which it nearly always is already."""
    encoding = root.getroottree().docinfo.encoding or "UTF-8"
    if encoding.upper() in ("UTF-8", "ASCII", "US-ASCII"):
        return source
    text = source.decode(encoding).removeprefix("\ufeff")
    return _ENCODING.sub(r"\1UTF-8\2", text, count=1).encode()


def _spans(source: bytes) -> list[_Span]:
    """Where each element, comment and instruction inside the root stands, in document order."""
    spans: list[_Span] = []
    stack: list[_Span] = []
    last: _Span | None = None
    for tag in _TAG.finditer(source):
        kind = tag[0][:2]
        if tag[0].startswith(b"<![CDATA[") or (not stack and kind in (b"<?", b"<!")):
            continue
        if last is not None:
            last.tail_end = tag.start()
        elif stack and not stack[-1].text_end:
            stack[-1].text_end = tag.start()
        if kind == b"</":
            last = stack.pop()
            last.inner_end, last.end, last.tail_end = tag.start(), tag.end(), tag.end()
            continue
        span = _Span(tag.start(), tag.end(), tag.end(), tag.end(), 0, tag.end())
        spans.append(span)
        closed = kind in (b"<?", b"<!") or tag[0].endswith(b"/>")
        last = span if closed else None
        if not closed:
            stack.append(span)
    return spans


def _qualified(element: etree._Element) -> str:
    local = etree.QName(element).localname
    return f"{element.prefix}:{local}" if element.prefix else local


def _items(element: etree._Element) -> list[tuple[str, str]]:
    # Names and values of parsed XML are text; the stubs allow for bytes that were set.
    return cast(list[tuple[str, str]], element.items())


def _declaration(element: etree._Element) -> str:
    suffix = f":{element.prefix}" if element.prefix else ""
    return f" xmlns{suffix}={quoteattr(etree.QName(element).namespace or '')}"
