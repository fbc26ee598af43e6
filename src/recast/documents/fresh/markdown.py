"""Writes a resume as Markdown (CommonMark) that shows each word as it is."""

import re

from recast.documents.fresh.outline_parts import LABELLED, Block, Outline, OutlineSection
from recast.documents.fresh.spans import spans_of

# Only what would change the meaning where it stands: escaping every dot and bracket would make
# the file unreadable to the person, and to applicant systems that take it as plain text.
_INLINE = re.compile(r"([\\`*\[\]<]|(?<!\w)_|_(?!\w))")
_LINE_START = re.compile(r"^(?:([#>+-])|(\d+)([.)]))(?=\s|$)|^(={2,}|-{2,}|~{3,})")


def write_markdown(outline: Outline) -> str:
    """Ends with a line end."""
    chunks: list[str] = []
    if outline.name:
        chunks.append(f"# {_escaped(outline.name)}")
    if outline.headline:
        chunks.append(_escaped(outline.headline))
    # Two spaces at a line's end keep the contact details on lines of their own.
    chunks.append("  \n".join(_inline(line) for line in outline.contact))
    for section in outline.sections:
        chunks += _section(section)
    return "\n\n".join(chunk for chunk in chunks if chunk) + "\n"


def _section(section: OutlineSection) -> list[str]:
    chunks = [f"## {_escaped(section.heading)}"] if section.heading else []
    labelled = section.kind in LABELLED
    before = ""
    for block in section.blocks:
        text = _block(block, labelled)
        if before == block.kind == "bullet":
            chunks[-1] += f"\n{text}"
        elif before == block.kind == "header" and not block.lead:
            chunks[-1] += f"  \n{text}"
        else:
            chunks.append(text)
        before = block.kind
    return chunks


def _block(block: Block, labelled: bool) -> str:
    if block.kind == "bullet":
        return f"- {_inline(block.text, labelled)}"
    if block.kind == "subheading":
        return f"### {_escaped(block.text)}"
    if block.kind == "header":
        text = f"**{_escaped(block.text)}**" if block.lead else _inline(block.text)
        return f"{text} | {_escaped(block.aside)}" if block.aside else text
    text = _inline(block.text, labelled)
    return f"{text} | {_escaped(block.aside)}" if block.aside else text


def _inline(text: str, labelled: bool = False) -> str:
    parts: list[str] = []
    for span in spans_of(text, labelled=labelled):
        if span.strong:
            parts.append(f"**{_escaped(span.text)}**")
        elif span.url is None:
            parts.append(_escaped(span.text, at_start=not parts))
        else:
            parts.append(span.text)
    return "".join(parts)


def _escaped(text: str, at_start: bool = True) -> str:
    text = _INLINE.sub(r"\\\1", text)
    if at_start:
        text = _LINE_START.sub(_escape_start, text)
    return text


def _escape_start(match: "re.Match[str]") -> str:
    if match[2]:
        return f"{match[2]}\\{match[3]}"
    return f"\\{match[0]}"
