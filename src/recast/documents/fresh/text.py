"""Writes a resume as plain text, laid out so that people and applicant systems read it alike."""

from recast.documents.fresh.outline_parts import Block, Outline, OutlineSection


def write_text(outline: Outline) -> str:
    """UTF-8 safe, no line broken, ends with a line end."""
    head = [outline.name, outline.headline, *outline.contact]
    chunks = ["\n".join(line for line in head if line)]
    chunks += [_section(section) for section in outline.sections]
    return "\n\n".join(chunk for chunk in chunks if chunk) + "\n"


def _section(section: OutlineSection) -> str:
    # Capitals are all that plain text has to set a heading off with.
    lines = [section.heading.upper()] if section.heading else []
    for block in section.blocks:
        new_entry = block.lead or block.kind == "subheading"
        if new_entry and len(lines) > 1:
            lines.append("")
        lines.append(_line(block))
    return "\n".join(lines)


def _line(block: Block) -> str:
    if block.kind == "bullet":
        return f"• {block.text}"
    return f"{block.text}\t{block.aside}" if block.aside else block.text
