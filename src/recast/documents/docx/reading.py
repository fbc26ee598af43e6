"""DOCX to lines, with what in it may be misread elsewhere."""

from collections.abc import Iterator, Sequence

from recast.documents.docx.package import DocxPackage, open_docx
from recast.documents.docx.paragraphs import DocxParagraph, docx_paragraphs, lines_of_paragraphs
from recast.documents.headings import LETTER_SPACED
from recast.documents.links import hidden_address_risk
from recast.documents.reading_result import ReadLines
from recast.domain.analysis import ParsingRisk

_LEAST_TABLE_SHARE = 0.3


def read_docx(data: bytes) -> ReadLines:
    """The lines of a DOCX. Raises UnreadableFile, EncryptedFile, TooLarge."""
    package = open_docx(data)
    paragraphs = docx_paragraphs(package)
    lines, _ = lines_of_paragraphs(paragraphs)
    links = hidden_address_risk(package.addresses(), [line.text for line in lines])
    return ReadLines("docx", lines, (*_risks(package, paragraphs), *links))


def _risks(package: DocxPackage, paragraphs: Sequence[DocxParagraph]) -> Iterator[ParsingRisk]:
    shown = [paragraph for paragraph in paragraphs if paragraph.text.strip()]
    places = [paragraph.place for paragraph in shown]
    if any(paragraph.hidden.strip() for paragraph in paragraphs):
        yield ParsingRisk(
            "hidden_text",
            "major",
            "The file holds hidden text, which some systems read and some take for a trick.",
            next(p.hidden.strip()[:80] for p in paragraphs if p.hidden.strip()),
        )
    if "text_box" in places:
        yield ParsingRisk(
            "text_box",
            "major",
            "Text stands in text boxes, which many systems leave out.",
            shown[places.index("text_box")].text.strip()[:80],
        )
    if places.count("table") > _LEAST_TABLE_SHARE * len(places):
        yield ParsingRisk(
            "table",
            "advice",
            "Much of the page is laid out in a table; some systems mix up its cells.",
            shown[places.index("table")].text.strip()[:80],
        )
    spaced = [p.text for p in shown if LETTER_SPACED.match(p.text.strip())]
    if spaced:
        yield ParsingRisk(
            "letter_spaced",
            "major",
            "Letters are spaced out; many systems read each of them as a word.",
            spaced[0].strip()[:80],
        )
    if len(shown) == 0 and any(name.startswith("word/media/") for name in package.parts):
        yield ParsingRisk("picture", "fatal", "The document holds only pictures.", "")
