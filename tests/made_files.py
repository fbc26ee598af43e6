"""Files made for tests: PDFs drawn word by word, DOCX and ODT out of their XML."""

import zipfile
from collections.abc import Sequence
from dataclasses import dataclass
from io import BytesIO

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_DOCX_NAMESPACES = (
    f'xmlns:w="{W}" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:v="urn:schemas-microsoft-com:vml"'
)
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


@dataclass(frozen=True)
class Drawn:
    """Text drawn at a place of a PDF page, in points from the lower left corner."""

    text: str
    x: float
    y: float
    size: float = 10
    bold: bool = False


def made_pdf(*pages: Sequence[Drawn], producer: str = "", objects: Sequence[bytes] = ()) -> bytes:
    """A PDF whose pages show the drawn texts in the order given, in Helvetica."""
    contents = [b"\n".join(map(_drawing, page)) for page in pages]
    return pdf_of_contents(contents, producer, objects)


def _drawing(drawn: Drawn) -> bytes:
    font = b"F2" if drawn.bold else b"F1"
    escaped = drawn.text.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")
    return b"BT /%s %g Tf %g %g Td (%s) Tj ET" % (
        font,
        drawn.size,
        drawn.x,
        drawn.y,
        escaped.encode("cp1252"),
    )


def pdf_of_contents(
    contents: Sequence[bytes], producer: str = "", objects: Sequence[bytes] = ()
) -> bytes:
    """A PDF with a page for each content stream. `objects` are numbered from 10 on."""
    first = 10 + len(objects)
    kids = b" ".join(b"%d 0 R" % (first + 2 * index) for index in range(len(contents)))
    named = b" ".join(b"/X%d %d 0 R" % (10 + i, 10 + i) for i in range(len(objects)))
    body: dict[int, bytes] = {
        1: b"<</Type/Catalog/Pages 2 0 R>>",
        2: b"<</Type/Pages/Kids[%s]/Count %d>>" % (kids, len(contents)),
        3: b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>",
        4: b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica-Bold/Encoding/WinAnsiEncoding>>",
        5: b"<</Font<</F1 3 0 R/F2 4 0 R>>/XObject<<%s>>>>" % named,
        6: b"<</Producer(%s)>>" % producer.encode(),
        **{10 + index: item for index, item in enumerate(objects)},
    }
    for index, content in enumerate(contents):
        number = first + 2 * index
        body[number] = (
            b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources 5 0 R/Contents %d 0 R>>"
            % (number + 1)
        )
        body[number + 1] = pdf_stream(content)
    return assembled_pdf(body)


def pdf_stream(content: bytes, entries: bytes = b"") -> bytes:
    """A stream object with its length."""
    return b"<</Length %d%s>>\nstream\n%s\nendstream" % (len(content), entries, content)


def assembled_pdf(body: dict[int, bytes]) -> bytes:
    """A whole file out of numbered objects; 1 is the catalog, 6 (if there) the information."""
    out = BytesIO()
    out.write(b"%PDF-1.7\n")
    places = {}
    for number, item in sorted(body.items()):
        places[number] = out.tell()
        out.write(b"%d 0 obj\n%s\nendobj\n" % (number, item))
    start = out.tell()
    size = max(body) + 1
    out.write(b"xref\n0 %d\n" % size)
    for number in range(size):
        entry = (
            b"%010d 00000 n \n" % places[number] if number in places else b"0000000000 65535 f \n"
        )
        out.write(entry)
    info = b"/Info 6 0 R" if 6 in body else b""
    out.write(b"trailer<</Size %d/Root 1 0 R%s>>\nstartxref\n%d\n%%%%EOF" % (size, info, start))
    return out.getvalue()


def zipped(members: dict[str, bytes | str]) -> bytes:
    """A zip archive; the member `mimetype` is stored first and uncompressed as ODF asks."""
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            how = zipfile.ZIP_STORED if name == "mimetype" else zipfile.ZIP_DEFLATED
            archive.writestr(zipfile.ZipInfo(name), content, compress_type=how)
    return out.getvalue()


def p(text: str, style: str = "", properties: str = "", run: str = "") -> str:
    """A `w:p` with one run. `properties` and `run` are XML inside `w:pPr` and `w:rPr`."""
    named = f'<w:pStyle w:val="{style}"/>' if style else ""
    return (
        f"<w:p><w:pPr>{named}{properties}</w:pPr>"
        f'<w:r><w:rPr>{run}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r></w:p>'
    )


def made_docx(
    body: str,
    *,
    styles: str = "",
    numbering: str = "",
    settings: str = "",
    header: str = "",
    footer: str = "",
    more: dict[str, bytes | str] | None = None,
) -> bytes:
    """A DOCX around the XML of its body, styles, numbering definitions, header and footer."""
    parts = {
        "styles": f"<w:styles {_DOCX_NAMESPACES}>{styles}</w:styles>",
        "numbering": f"<w:numbering {_DOCX_NAMESPACES}>{numbering}</w:numbering>",
        "settings": f"<w:settings {_DOCX_NAMESPACES}>{settings}</w:settings>",
        "header": f"<w:hdr {_DOCX_NAMESPACES}>{header}</w:hdr>",
        "footer": f"<w:ftr {_DOCX_NAMESPACES}>{footer}</w:ftr>",
    }
    relations = "".join(
        f'<Relationship Id="r-{name}" Type="{_OFFICE}/{name}" Target="{name}.xml"/>'
        for name in parts
    )
    references = "".join(
        f'<w:{name}Reference w:type="default" r:id="r-{name}"/>'
        for name, content in (("header", header), ("footer", footer))
        if content
    )
    return zipped(
        {
            "[Content_Types].xml": "<Types/>",
            "_rels/.rels": _relationships(
                f'<Relationship Id="r1" Type="{_OFFICE}/officeDocument" '
                'Target="word/document.xml"/>'
            ),
            "word/document.xml": f"<w:document {_DOCX_NAMESPACES}><w:body>{body}"
            f"<w:sectPr>{references}</w:sectPr></w:body></w:document>",
            "word/_rels/document.xml.rels": _relationships(relations),
            **{f"word/{name}.xml": content for name, content in parts.items()},
            **(more or {}),
        }
    )


def _relationships(inner: str) -> str:
    address = "http://schemas.openxmlformats.org/package/2006/relationships"
    return f'<Relationships xmlns="{address}">{inner}</Relationships>'


_ODF = "urn:oasis:names:tc:opendocument:xmlns"
_ODF_NAMESPACES = (
    f'xmlns:office="{_ODF}:office:1.0" xmlns:text="{_ODF}:text:1.0" '
    f'xmlns:table="{_ODF}:table:1.0" xmlns:style="{_ODF}:style:1.0" '
    f'xmlns:draw="{_ODF}:drawing:1.0" xmlns:fo="{_ODF}:xsl-fo-compatible:1.0"'
)


def made_odt(body: str, *, styles: str = "", masters: str = "", manifest: str = "") -> bytes:
    """An ODT around the XML of its body, automatic styles and master pages."""
    return zipped(
        {
            "mimetype": "application/vnd.oasis.opendocument.text",
            "content.xml": f"<office:document-content {_ODF_NAMESPACES}>"
            f"<office:automatic-styles>{styles}</office:automatic-styles>"
            f"<office:body><office:text>{body}</office:text></office:body>"
            "</office:document-content>",
            "styles.xml": f"<office:document-styles {_ODF_NAMESPACES}>"
            f"<office:master-styles>{masters}</office:master-styles></office:document-styles>",
            "META-INF/manifest.xml": f"<manifest>{manifest}</manifest>",
        }
    )


RESUME_TEXT = """Ines Okafor
Lisbon, Portugal | ines.okafor@example.org | +351 555 0100

Summary
Data engineer with seven years of experience in pipelines for energy companies.

Experience
Senior Data Engineer, Marlin Power, 2019 - present
• Built a streaming platform on Kafka that serves forty teams.
• Cut the nightly load from six hours to forty minutes.

Education
MSc Computer Science, University of Porto, 2015
"""
