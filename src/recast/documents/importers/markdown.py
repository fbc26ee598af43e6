"""Markdown to lines: marks become structure, and what was marked keeps only its words."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from recast.documents.headings import Setting, heading_flags
from recast.documents.importers.decoding import decode
from recast.documents.reading_result import ReadLines
from recast.reading.lines import Line, lines_of

_HEADING = re.compile(r" {0,3}(#{1,6})\s+(.*?)\s*#*\s*$")
_UNDERLINE = re.compile(r" {0,3}(=+|-{3,})\s*$")
_ITEM = re.compile(r"\s*(?:[-*+•]|\d{1,3}[.)])\s+(?=\S)")
_RULE = re.compile(r"\s*(?:[-*_]\s*){3,}$|\s*\|?\s*:?-{2,}:?\s*(?:\|\s*:?-{2,}:?\s*)*\|?\s*$")
_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
_TAG = re.compile(r"(?<!\\)</?[a-zA-Z][^<>]{0,200}>")
_LINK = re.compile(
    r"(?<!\\)!?\[([^\[\]]{0,300})\]\(<?([^()\s<>]{0,500})>?(?:\s+\"[^\"]{0,200}\")?\)"
)
_STRONG = re.compile(r"(?<!\\)(\*\*|__|~~)(?=\S)(.{1,500}?)(?<=\S)\1")
_EMPHASIS = re.compile(r"(?<![\w*\\])([*_])(?=[^\s*_])([^*_]{1,500}?)(?<=\S)\1(?![\w*])")
_CODE = re.compile(r"(?<!\\)`([^`]{1,300})`")
_ESCAPED = re.compile(r"\\([\\`*_{}\[\]()#+\-.!|~<>])")
_BODY_SIZE, _BIGGEST = 10.0, 30.0


@dataclass(frozen=True, slots=True)
class _Marked:
    text: str
    level: int | None = None
    bullet: bool = False


def read_markdown(data: bytes) -> ReadLines:
    """The lines of a Markdown file. Raises UnknownFormat for what is no text."""
    marked = list(_marked([line.text for line in lines_of(_COMMENT.sub("", decode(data)))]))
    settings = [_setting(item) for item in marked]
    flags = heading_flags(settings)
    lines = (
        Line(item.text, flag, item.bullet and not flag)
        for item, flag in zip(marked, flags, strict=True)
    )
    return ReadLines("markdown", tuple(lines))


def _setting(item: _Marked) -> Setting:
    size = _BODY_SIZE if item.level is None else _BIGGEST - item.level
    return Setting(item.text, size, bold=False, level=item.level, bullet=item.bullet)


def _marked(lines: list[str]) -> Iterator[_Marked]:
    for index, line in enumerate(lines):
        following = lines[index + 1] if index + 1 < len(lines) else ""
        underline = _UNDERLINE.match(following)
        heading = _HEADING.match(line)
        if _RULE.match(line) or (_UNDERLINE.match(line) and index and lines[index - 1].strip()):
            continue
        if heading:
            yield _Marked(plain(heading.group(2)), level=len(heading.group(1)))
        elif underline and line.strip() and not _ITEM.match(line) and "|" not in line:
            yield _Marked(plain(line), level=1 if underline.group(1)[0] == "=" else 2)
        elif (item := _ITEM.match(line)) is not None:
            yield _Marked(plain(line[item.end() :]), bullet=True)
        else:
            yield _Marked(plain(_cells(line.lstrip("> "))))


def _cells(line: str) -> str:
    if not (line.startswith("|") and line.rstrip().endswith("|")):
        return line
    return "\t".join(cell.strip() for cell in line.strip().strip("|").split("|"))


def plain(text: str) -> str:
    """A line of Markdown without its inline marks; an address behind a link is written out."""
    text = _LINK.sub(lambda link: _written_out(link.group(1), link.group(2)), text)
    text = _CODE.sub(r"\1", _TAG.sub("", text))
    text = _STRONG.sub(r"\2", text)
    text = _EMPHASIS.sub(r"\2", text)
    return _ESCAPED.sub(r"\1", text).strip()


def _written_out(text: str, address: str) -> str:
    bare = re.sub(r"^(?:https?://|mailto:|tel:)(?:www\.)?", "", address).rstrip("/")
    if not bare or address.startswith(("#", "mailto:", "tel:")) or bare.lower() in text.lower():
        return text
    return f"{text} ({address})"
