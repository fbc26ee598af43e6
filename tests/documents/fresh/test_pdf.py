"""Fresh PDFs: tagged, titled, every word readable, nothing drawn wrongly."""

import re
from collections.abc import Callable
from io import BytesIO

import pypdf
import pypdfium2
import pytest

from recast.documents.fresh.layouts import LAYOUT_NAMES, layout_named
from recast.documents.fresh.outline import outline_of
from recast.documents.fresh.outline_parts import Outline
from recast.documents.fresh.pdf import write_pdf
from recast.domain.errors import InputError
from recast.domain.resume import Resume

TEXT = """Ana Łucja Ångström
Porto, Portugal | ana@example.org | github.com/ana-example

Experience
Porto Yard, Porto\tMarch 2019 – Present
Head welder
• Welded hulls of forty ships, a self-made #let x = 5 workflow [with *stars* and $50 \\ 3%]
• Κατασκευή πλοίων. Сварка корпусов. “Quoted” office affluent fjord shelfful half-hearted
• Trained apprentices ★ → ✓ ● at https://example.org/a/very/long/address?with=parts&and=more

Skills
Languages: Portuguese, English
"""


def outline(text: str = TEXT) -> Outline:
    return outline_of(Resume.from_text(text))


def pdfium_text(data: bytes) -> str:
    return "\n".join(page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(data))


def pypdf_text(data: bytes) -> str:
    return "\n".join(page.extract_text() for page in pypdf.PdfReader(BytesIO(data)).pages)


@pytest.mark.parametrize("layout", LAYOUT_NAMES)
@pytest.mark.parametrize("extract", [pdfium_text, pypdf_text])
def test_every_word_reads_back_in_order(layout: str, extract: Callable[[bytes], str]) -> None:
    made = outline()
    data, left_out = write_pdf(made, layout_named(layout), "a4", "Resume of Ana")
    assert left_out == ()
    assert re.findall(r"\w+", extract(data)) == re.findall(r"\w+", " ".join(made.texts()))


def test_the_file_is_tagged_titled_and_in_the_language() -> None:
    data, _ = write_pdf(outline(), layout_named("modern"), "a4", "Resume of Ana")
    reader = pypdf.PdfReader(BytesIO(data))
    assert reader.metadata is not None
    assert reader.metadata.title == "Resume of Ana"
    assert reader.metadata.author == "Ana Łucja Ångström"
    assert reader.trailer["/Root"]["/MarkInfo"]["/Marked"]
    assert reader.trailer["/Root"]["/Lang"] == "en"


@pytest.mark.parametrize(("paper", "width"), [("a4", 595), ("us-letter", 612)])
def test_the_paper_is_the_one_asked_for(paper: str, width: int) -> None:
    data, _ = write_pdf(outline(), layout_named("classic"), paper, "x")
    assert round(pypdf.PdfReader(BytesIO(data)).pages[0].mediabox.width) == width


def test_only_shipped_fonts_are_embedded() -> None:
    data, _ = write_pdf(outline(), layout_named("classic"), "a4", "x")
    page = pypdf.PdfReader(BytesIO(data)).pages[0]
    names = {str(font.get_object()["/BaseFont"]) for font in page["/Resources"]["/Font"].values()}
    assert all(re.search(r"Vollkorn|Inter|NotoSansSymbols", name) for name in names)


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("山田太郎 工程师", "Chinese"),
        ("محمد علي", "Arabic"),
        ("דוד לוי", "Hebrew"),
        ("김민수", "Korean"),
    ],
)
def test_scripts_without_a_font_are_refused_by_name(text: str, named: str) -> None:
    with pytest.raises(InputError, match=named):
        write_pdf(outline(f"Ana Silva\n\nExperience\n{text}"), layout_named("modern"), "a4", "x")


def test_a_sign_without_a_glyph_is_left_out_and_named() -> None:
    made = outline("Ana Silva\n\nExperience\nWelded hulls 🚀 of ships")
    data, left_out = write_pdf(made, layout_named("modern"), "a4", "x")
    assert left_out == ("rocket",)
    assert "Welded hulls" in pdfium_text(data)


def test_combining_accents_are_composed_first() -> None:
    made = outline("Ana Silva\n\nExperience\nChef de cuisine, Cafe\u0301 Ze\u0301")
    data, _ = write_pdf(made, layout_named("classic"), "a4", "x")
    assert "Café Zé" in pdfium_text(data)


def test_a_subheading_before_every_heading_still_gives_a_valid_document() -> None:
    text = "Ana Silva\nPersonal details:\nWelder from Porto who likes ships\n\nSkills\nWelding"
    data, _ = write_pdf(outline(text), layout_named("modern"), "a4", "x")
    assert data.startswith(b"%PDF")


def test_an_empty_outline_gives_an_empty_page() -> None:
    data, _ = write_pdf(outline(""), layout_named("compact"), "a4", "x")
    assert len(pypdf.PdfReader(BytesIO(data)).pages) == 1
