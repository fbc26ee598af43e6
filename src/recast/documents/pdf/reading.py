"""PDF to lines. Runs in the reader's own process only: a PDF can take all memory and time."""

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c

from recast.documents.headings import LETTER_SPACED
from recast.documents.hyphens import Hyphenation, words_of
from recast.documents.limits import LEAST_WORDS, PAGES, TEXT_CHARACTERS
from recast.documents.links import hidden_address_risk
from recast.documents.pdf.columns import (
    by_position,
    find_columns,
    is_out_of_order,
    sidebar,
    with_top_first,
)
from recast.documents.pdf.glyphs import glyphs
from recast.documents.pdf.lines import PageLine, page_lines
from recast.documents.pdf.links import link_addresses
from recast.documents.pdf.paragraphs import PlacedLine, resume_lines
from recast.documents.pdf.rows import with_row_ends
from recast.documents.reading_result import ReadLines
from recast.domain.analysis import ParsingRisk
from recast.domain.errors import EncryptedFile, PictureOnly, TooLarge, UnreadableFile
from recast.reading.lines import Line, Place

_TYPESETTERS = ("tex", "typst", "indesign", "groff", "prince")
_CONTROLS = re.compile(r"[\x01-\x08\x0b-\x1f\x7f-\x9f]")
_CONTROL_IN_WORD = re.compile(r"[^\W_][\x01-\x08\x0b-\x1f\x7f-\x9f]|[\x01-\x1f\x7f-\x9f][^\W_]")
# A hyphen that a font maps to two characters.
_DOUBLED_HYPHEN = re.compile(r"-+[‐‑]")
_ICON_NAME = re.compile(r"\\fa[A-Z]\w*(?: ?\*?\[\w+\])?\s?:?")
_LINK_SCHEME = re.compile(r"\b(?:mailto|tel):(?=\S)", re.IGNORECASE)
_SPACES = re.compile(r"[ \xa0\u2000-\u200a\u202f\u205f\u3000]+")
_MUCH_BESIDE = 0.4
_LEAST_LETTERS = 0.4
_MANY_PATHS = 200
_MARGIN = 9
DAMAGED = "This PDF is damaged and cannot be opened; export it again and try once more."


def read_pdf(data: bytes) -> ReadLines:
    """The lines of a PDF in reading order.

    Raises EncryptedFile, UnreadableFile, TooLarge (too many pages) or PictureOnly.
    """
    document = _open(data)
    pages = len(document)
    if pages > PAGES:
        raise TooLarge(f"This PDF has {pages} pages; a resume may have {PAGES}.")
    read = [_page(data, document, number) for number in range(pages)]
    repeated = _repeated(read)
    placed = [item for page in read for item in _placed(page, repeated)]
    lines = resume_lines(placed, Hyphenation(_whole_words(placed), _breaks_words(document)))
    _refuse_what_is_no_text(document, lines)
    links = hidden_address_risk(link_addresses(document), [line.text for line in lines])
    return ReadLines("pdf", tuple(_tidied(lines)), (*_risks(placed), *links), pages)


def _open(data: bytes) -> pdfium.PdfDocument:
    try:
        document = pdfium.PdfDocument(data)
        if len(document) == 0:
            raise UnreadableFile(DAMAGED)
    except pdfium.PdfiumError as error:
        if getattr(error, "err_code", None) == pdfium_c.FPDF_ERR_PASSWORD:
            raise EncryptedFile(
                "This PDF has a password; save it without one and try again."
            ) from error
        raise UnreadableFile(DAMAGED) from error
    return document


def _page(data: bytes, document: pdfium.PdfDocument, number: int) -> list[PageLine]:
    try:
        text_page = document[number].get_textpage()
    except pdfium.PdfiumError as error:
        raise UnreadableFile(DAMAGED) from error
    lines = page_lines(glyphs(text_page, TEXT_CHARACTERS), number)
    if any(_CONTROL_IN_WORD.search(line.text) for line in lines):
        # Only some files need the second extractor, and it takes long to load.
        from recast.documents.pdf.ligatures import Ligatures

        ligatures = Ligatures(data, number)
        lines = [_with_texts(line, ligatures.mended) for line in lines]
    return [line for line in (_with_texts(line, _clean) for line in lines) if line.stretches]


def _with_texts(line: PageLine, change: Callable[[str], str]) -> PageLine:
    changed = (replace(stretch, text=change(stretch.text)) for stretch in line.stretches)
    return replace(line, stretches=tuple(stretch for stretch in changed if stretch.text))


def _clean(text: str) -> str:
    text = _ICON_NAME.sub(" ", _CONTROLS.sub(" ", text))
    # A soft hyphen that was drawn inside a line is the hyphen of fonts that have no other.
    text = _LINK_SCHEME.sub("", text[:-1].replace("\xad", "-") + text[-1:])
    return _SPACES.sub(" ", _DOUBLED_HYPHEN.sub("-", text)).strip()


def _placed(lines: Sequence[PageLine], repeated: frozenset[str]) -> Iterator[PlacedLine]:
    margins = {id(line): place for line, place in _margin_lines(lines, repeated)}
    inner = [line for line in lines if id(line) not in margins]
    columns = find_columns(inner)
    if is_out_of_order(inner):
        headers = [line for line in lines if margins.get(id(line)) == "header"]
        footers = [line for line in lines if margins.get(id(line)) == "footer"]
        lines = [*headers, *by_position(inner, columns), *footers]
    else:
        lines = with_row_ends(
            with_top_first(lines, columns), columns.side if columns else lambda _: 0
        )
    narrow = sidebar(inner, columns) if columns else 0
    for line in lines:
        if id(line) in margins:
            yield PlacedLine(line, margins[id(line)], _MARGIN)
            continue
        side = columns.side(line) if columns else 0
        yield PlacedLine(line, "sidebar" if side and side == narrow else "body", side)


def _margin_lines(
    lines: Sequence[PageLine], repeated: frozenset[str]
) -> Iterator[tuple[PageLine, Place]]:
    """The lines at the very top and bottom of a page that other pages have there too."""
    if len(lines) < 3:
        return
    highest = max(lines, key=lambda line: line.y)
    lowest = min(lines, key=lambda line: line.y)
    if _pattern(highest.text) in repeated:
        yield highest, "header"
    if _pattern(lowest.text) in repeated:
        yield lowest, "footer"


def _pattern(text: str) -> str:
    return re.sub(r"\d+", "#", text)


def _repeated(pages: Sequence[Sequence[PageLine]]) -> frozenset[str]:
    """The texts, numbers aside, that stand at the top or bottom of more than one page."""
    counts: Counter[str] = Counter()
    for lines in pages:
        if lines:
            highest = max(lines, key=lambda line: line.y)
            lowest = min(lines, key=lambda line: line.y)
            counts.update({_pattern(highest.text), _pattern(lowest.text)})
    return frozenset(text for text, count in counts.items() if count > 1)


def _whole_words(placed: Sequence[PlacedLine]) -> set[str]:
    """The words that no line end breaks."""
    texts = []
    for before, item in zip([None, *placed], placed, strict=False):
        text = item.line.text
        if before is not None and before.line.text[-1:] in "\ufffe-\xad":
            text = text.partition(" ")[2]
        texts.append(text.rpartition(" ")[0] if text[-1:] in "\ufffe-\xad" else text)
    return words_of(texts)


def _breaks_words(document: pdfium.PdfDocument) -> bool:
    about = document.get_metadata_dict()
    made_by = f"{about.get('Producer', '')} {about.get('Creator', '')}".lower()
    return any(name in made_by for name in _TYPESETTERS)


def _tidied(lines: Sequence[Line]) -> Iterator[Line]:
    left = TEXT_CHARACTERS
    for line in lines:
        left -= len(line.text) + 1
        if left < 0:
            raise TooLarge("This PDF holds far more text than a resume; export the resume alone.")
        yield line


def _refuse_what_is_no_text(document: pdfium.PdfDocument, lines: Sequence[Line]) -> None:
    text = "".join("".join(line.text.split()) for line in lines)
    words = sum(len(line.text.split()) for line in lines)
    if words < LEAST_WORDS and _is_drawn(document):
        raise PictureOnly(
            "This PDF is a picture without text; export it from the program that made it, "
            "or paste the text instead."
        )
    if text and sum(map(str.isalnum, text)) < _LEAST_LETTERS * len(text):
        raise UnreadableFile(
            "The fonts of this PDF do not say what their signs mean; export it anew, "
            "or paste the text instead."
        )


def _is_drawn(document: pdfium.PdfDocument) -> bool:
    """Whether the pages show a picture, or so many lines and curves that they may be letters."""
    paths = 0
    kinds = (pdfium_c.FPDF_PAGEOBJ_IMAGE, pdfium_c.FPDF_PAGEOBJ_PATH)
    for page in document:
        for item in page.get_objects(filter=kinds, max_depth=3):
            paths += 1
            if item.type == pdfium_c.FPDF_PAGEOBJ_IMAGE or paths > _MANY_PATHS:
                return True
    return False


def _risks(placed: Sequence[PlacedLine]) -> Iterator[ParsingRisk]:
    beside = [item for item in placed if item.column in {1, 2}]
    if beside:
        tall = len(beside) > _MUCH_BESIDE * len(placed)
        yield ParsingRisk(
            "columns",
            "major" if tall else "advice",
            "The page has columns; many systems read straight across them.",
            f"page {beside[0].line.page + 1}",
        )
    spaced = [item.line.text for item in placed if LETTER_SPACED.match(item.line.text)]
    if spaced:
        yield ParsingRisk(
            "letter_spaced",
            "major",
            "Letters are spaced out; many systems read each of them as a word.",
            spaced[0][:80],
        )
    unseen = [item.line.text for item in placed if item.line.stretches[0].face.unseen]
    if 0 < len(unseen) < len(placed):
        yield ParsingRisk(
            "hidden_text",
            "major",
            "The file holds invisible text, which some systems take for a trick.",
            unseen[0][:80],
        )
