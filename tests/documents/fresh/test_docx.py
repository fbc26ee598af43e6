"""Fresh Word files: named styles, a real list, no tables, read back whole."""

import zipfile
from io import BytesIO

import pytest

from recast.documents.docx.reading import read_docx
from recast.documents.fresh.docx import write_docx
from recast.documents.fresh.layouts import LAYOUT_NAMES, layout_named
from recast.documents.fresh.outline import outline_of
from recast.documents.fresh.outline_parts import Outline
from recast.domain.resume import Resume

TEXT = """Ana Silva
Welder
Porto, Portugal | ana@example.org

Experience
Porto Yard, Porto\tMarch 2019 – Present
Head welder
• Welded hulls of forty ships & two <ferries> with \x0bcare
• Trained apprentices

Skills
Languages: Portuguese, English
"""


def outline() -> Outline:
    return outline_of(Resume.from_text(TEXT))


def member(data: bytes, name: str) -> str:
    with zipfile.ZipFile(BytesIO(data)) as archive:
        return archive.read(name).decode()


@pytest.mark.parametrize("layout", LAYOUT_NAMES)
def test_every_line_reads_back_in_order(layout: str) -> None:
    read = read_docx(write_docx(outline(), layout_named(layout), "a4", "Resume"))
    words = " ".join(line.text for line in read.lines).split()
    assert words == " ".join(outline().texts()).replace("\x0b", "").split()


def test_headings_and_bullets_are_real_ones() -> None:
    read = read_docx(write_docx(outline(), layout_named("modern"), "a4", "Resume"))
    assert [line.text for line in read.lines if line.heading] == ["Experience", "Skills"]
    assert [line.text for line in read.lines if line.bullet][-1] == "Trained apprentices"
    assert read.risks == ()


def test_dates_stand_behind_a_tab_and_not_in_a_table() -> None:
    document = member(
        write_docx(outline(), layout_named("classic"), "a4", "x"), "word/document.xml"
    )
    assert "<w:tbl" not in document
    assert "<w:tab/></w:r><w:r><w:t" in document


def test_addresses_are_links() -> None:
    data = write_docx(outline(), layout_named("classic"), "a4", "x")
    assert "mailto:ana@example.org" in member(data, "word/_rels/document.xml.rels")


def test_title_and_author_are_set_and_escaped() -> None:
    data = write_docx(outline(), layout_named("classic"), "a4", "Ana & <me>")
    core = member(data, "docProps/core.xml")
    assert "<dc:title>Ana &amp; &lt;me></dc:title><dc:creator>Ana Silva</dc:creator>" in core


def test_the_page_has_the_paper_s_size() -> None:
    data = write_docx(outline(), layout_named("classic"), "us-letter", "x")
    assert '<w:pgSz w:w="12240" w:h="15840"/>' in member(data, "word/document.xml")
