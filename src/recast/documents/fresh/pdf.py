"""Sets a resume as a tagged PDF with typst, in fonts that come with the package."""

import json
import threading
import time
from dataclasses import replace
from functools import cache
from importlib import resources

import typst

from recast.documents.fresh.glyphs import FONT_FOLDER, drawable
from recast.documents.fresh.layouts import Layout, Paper
from recast.documents.fresh.outline_parts import LABELLED, Block, Outline, OutlineSection
from recast.documents.fresh.spans import Span, spans_of
from recast.domain.jsonable import Json, to_json

_FILES = {
    "Vollkorn": ("Vollkorn-Regular.ttf",),
    "Inter": ("Inter-Regular.otf",),
    "Source Sans Pro": ("SourceSansPro-Regular.otf",),
    "Noto Sans Symbols2": ("NotoSansSymbols2-Regular.ttf",),
    "Noto Sans Symbols": ("NotoSansSymbols-Regular.ttf",),
}
# In characters: a line that may lead on to the next page; a header that fits beside its dates; a
# line that reaches under them.
_SHORT = 70
_HEADER = 80
_WIDE = 70
# One compilation at a time: the compiler keeps its fonts and caches between calls.
_LOCK = threading.Lock()


def write_pdf(
    outline: Outline, layout: Layout, paper: Paper, title: str
) -> tuple[bytes, tuple[str, ...]]:
    """The PDF, and the names of signs that no shipped font can draw and that were left out.

    Raises InputError for letters that cannot be drawn.
    """
    text, left_out = drawable(
        json.dumps(_data(outline, layout, paper), ensure_ascii=False),
        [f for name in layout.families for f in _FILES[name]],
    )
    with _LOCK:
        pdf = _compiler().compile(
            _source(layout.name),
            format="pdf",
            # The title is told to the reader's window and drawn nowhere, so any letters will do.
            sys_inputs={"resume": text, "title": title},
            pdf_standards=["ua-1"],
            timestamp=int(time.time()),
        )
    if not isinstance(pdf, bytes):
        raise TypeError("typst gave no single PDF")
    return pdf, left_out


@cache
def _compiler() -> typst.Compiler:
    fonts = typst.Fonts(
        include_system_fonts=False,
        include_embedded_fonts=False,
        font_paths=[str(FONT_FOLDER)],
    )
    return typst.Compiler(font_paths=fonts, ignore_system_fonts=True)


@cache
def _source(layout: str) -> bytes:
    folder = resources.files("recast.documents.fresh") / "templates"
    return (folder / "common.typ").read_bytes() + (folder / f"{layout}.typ").read_bytes()


def _data(outline: Outline, layout: Layout, paper: Paper) -> Json:
    return {
        "author": outline.name,
        "name": outline.name,
        "language": "en",
        "paper": paper,
        "families": list(layout.families),
        "accent": f"#{layout.accent}",
        "points": layout.points,
        "headline": outline.headline,
        "contact": [[_spans(spans_of(item)) for item in row] for row in outline.contact_rows()],
        "sections": [_section(section) for section in outline.sections],
    }


def _section(section: OutlineSection) -> Json:
    labelled = section.kind in LABELLED
    settled = _settled(section.blocks)
    following = [*settled[1:], None] if settled else []
    blocks: list[Json] = [
        _block(block, labelled) | {"sticky": _leads_on(block, below)}
        for block, below in zip(settled, following, strict=True)
    ]
    return {"heading": section.heading, "blocks": blocks}


def _settled(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """Keeps at the right edge only what has text below it that spans the page.

    Dates below dates look like a column: pdftotext, and programs like it, read it as one, after
    all that stands left of it.
    """
    return tuple(
        block
        if _spanned(block, blocks[n + 1 : n + 3])
        else replace(block, text=_inline(block), aside="")
        for n, block in enumerate(blocks)
    )


def _spanned(block: Block, below: tuple[Block, ...]) -> bool:
    if not block.aside:
        return True
    if not below or below[0].lead or below[0].aside or len(block.words) >= _HEADER:
        return False
    return any(len(following.text) > _WIDE for following in below)


def _inline(block: Block) -> str:
    return f"{block.text} | {block.aside}"


def _leads_on(block: Block, below: Block | None) -> bool:
    """Whether a short line, such as an employer's, must not end a page."""
    short = block.kind == "paragraph" and len(block.text) < _SHORT
    return short and below is not None and below.kind in ("header", "bullet")


def _block(block: Block, labelled: bool) -> dict[str, Json]:
    labels = labelled and block.kind in ("bullet", "paragraph")
    return {
        "kind": block.kind,
        "lead": block.lead,
        "spans": _spans(spans_of(block.text, labelled=labels)),
        "aside": block.aside,
    }


def _spans(spans: tuple[Span, ...]) -> Json:
    return to_json(spans)
