"""Files that are made to hurt whoever reads them. Small to store, some of them huge to open."""

import zlib

from made_files import (
    Drawn,
    assembled_pdf,
    made_docx,
    made_pdf,
    p,
    pdf_of_contents,
    pdf_stream,
    zipped,
)

_MEBIBYTE = 1024 * 1024


def resume_pdf() -> bytes:
    """A PDF with nothing wrong, to be damaged."""
    lines = [f"Line {n}: kept the harbour's ledgers in good order for years" for n in range(30)]
    return made_pdf([Drawn(text, 50, 780 - 14 * n) for n, text in enumerate(lines)])


def self_calling_form() -> bytes:
    form = pdf_stream(
        b"/X10 Do /X10 Do",
        b"/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</X10 10 0 R>>>>",
    )
    return pdf_of_contents([b"/X10 Do"], objects=[form])


def exponential_forms(depth: int = 40) -> bytes:
    """Each form draws the next one ten times."""
    forms = []
    for level in range(depth):
        inner = 11 + level
        forms.append(
            pdf_stream(
                b"/N Do " * 10 if level + 1 < depth else b"BT (x) Tj ET",
                b"/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</N %d 0 R>>>>"
                % inner,
            )
        )
    return pdf_of_contents([b"/X10 Do"], objects=forms)


def flate_bomb(size: int = 3 * 1024 * _MEBIBYTE) -> bytes:
    """A PDF of a few kilobytes whose page unpacks to three gigabytes, packed twice."""
    once = deflated_blanks(size)
    twice = zlib.compress(once, 9)
    stream = b"<</Length %d/Filter[/FlateDecode/FlateDecode]>>\nstream\n%s\nendstream" % (
        len(twice),
        twice,
    )
    return assembled_pdf(
        {
            1: b"<</Type/Catalog/Pages 2 0 R>>",
            2: b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
            3: b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R>>",
            4: stream,
        }
    )


def deflated_blanks(size: int) -> bytes:
    """zlib data of `size` blanks, made of one mebibyte's block over and over."""
    packer = zlib.compressobj(9)
    head = packer.compress(b" " * _MEBIBYTE) + packer.flush(zlib.Z_FULL_FLUSH)
    block = packer.compress(b" " * _MEBIBYTE) + packer.flush(zlib.Z_FULL_FLUSH)
    return head + block * (size // _MEBIBYTE - 1)


def many_pages(count: int = 5000) -> bytes:
    return pdf_of_contents([b"BT /F1 9 Tf 9 9 Td (page) Tj ET"] * count)


def page_tree_cycle() -> bytes:
    return assembled_pdf(
        {
            1: b"<</Type/Catalog/Pages 2 0 R>>",
            2: b"<</Type/Pages/Kids[2 0 R 3 0 R]/Count 2/Parent 3 0 R>>",
            3: b"<</Type/Pages/Kids[2 0 R]/Count 2/Parent 2 0 R>>",
        }
    )


def endless_text() -> bytes:
    """A page of a million letters."""
    return pdf_of_contents([b"BT /F1 9 Tf 9 9 Td " + b"(aaaaaaaaaa) Tj " * 100_000 + b"ET"])


def zip_bomb(member: str = "word/document.xml", size: int = 400 * _MEBIBYTE) -> bytes:
    return zipped(
        {"[Content_Types].xml": "<Types/>", "word/other.xml": "<x/>", member: b" " * size}
    )


def lying_zip_bomb() -> bytes:
    """A zip bomb whose directory claims that the member is small."""
    data = bytearray(zip_bomb(size=80 * _MEBIBYTE))
    claimed = (80 * _MEBIBYTE).to_bytes(4, "little")
    return bytes(data.replace(claimed, (1000).to_bytes(4, "little")))


def many_members(count: int = 20_000) -> bytes:
    return zipped({f"word/{n}.xml": "" for n in range(count)})


def entity_bomb() -> bytes:
    layers = "".join(
        f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' if n else '<!ENTITY e0 "ha">' for n in range(12)
    )
    return _docx_with(f"<!DOCTYPE x [{layers}]><x>&e11;</x>")


def external_entity() -> bytes:
    return _docx_with('<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><x>&e;</x>')


def _docx_with(document: str) -> bytes:
    return zipped({"[Content_Types].xml": "<Types/>", "word/document.xml": document})


def many_paragraphs(count: int = 3_000_000) -> bytes:
    return made_docx("<w:p/>" * count)


def deep_nesting(depth: int = 50_000) -> bytes:
    return made_docx("<w:sdt><w:sdtContent>" * depth + "</w:sdtContent></w:sdt>" * depth)


def deep_text_boxes(depth: int = 60) -> bytes:
    opening = "<w:p><w:r><w:t>x</w:t><w:pict><v:textbox><w:txbxContent>"
    closing = "</w:txbxContent></v:textbox></w:pict></w:r></w:p>"
    return made_docx(opening * depth + p("inside") + closing * depth)


def styles_in_a_circle() -> bytes:
    styles = "".join(
        f'<w:style w:styleId="s{n}"><w:basedOn w:val="s{(n + 1) % 3}"/></w:style>' for n in range(3)
    )
    return made_docx(p("word " * 30, "s0"), styles=styles)


def deep_html(depth: int = 300_000) -> bytes:
    return b"<html><body>" + b"<div>" * depth + b"x" * 100
