"""DOCX: every paragraph that is shown, in order, once."""

from made_files import made_docx, p
from recast.documents.docx.package import open_docx
from recast.documents.docx.paragraphs import docx_paragraphs, lines_of_paragraphs
from recast.documents.docx.reading import read_docx


def texts(body: str, **parts: str) -> list[str]:
    return [line.text for line in read_docx(made_docx(body, **parts)).lines]


def test_paragraphs_come_in_order_and_blank_ones_once() -> None:
    body = p("") + p("Ana Silva") + p("") + p("") + p("Welder since 2011") + p("")
    assert texts(body) == ["Ana Silva", "", "Welder since 2011"]


def test_tabs_and_line_breaks_are_kept_as_such() -> None:
    body = "<w:p><w:r><w:t>Foundry</w:t><w:tab/><w:t>2019</w:t><w:br/><w:t>Porto</w:t></w:r></w:p>"
    assert texts(body) == ["Foundry\t2019", "Porto"]


def test_tables_come_row_by_row_and_merged_cells_once() -> None:
    def cell(text: str, properties: str = "") -> str:
        return f"<w:tc><w:tcPr>{properties}</w:tcPr>{p(text)}</w:tc>"

    first = '<w:vMerge w:val="restart"/>'
    body = (
        "<w:tbl>"
        f"<w:tr>{cell('2019', first)}{cell('Head welder')}</w:tr>"
        f"<w:tr>{cell('2019', '<w:vMerge/>')}{cell('Night shift')}</w:tr>"
        "</w:tbl>"
    )
    read = read_docx(made_docx(body))
    assert [line.text for line in read.lines] == ["2019", "Head welder", "Night shift"]
    assert {line.place for line in read.lines} == {"table"}
    assert [risk.code for risk in read.risks] == ["table"]


def test_text_boxes_are_read_once_after_the_paragraph_that_holds_them() -> None:
    box = f"<w:txbxContent>{p('In the box')}</w:txbxContent>"
    body = (
        "<w:p><w:r><w:t>Anchor</w:t><mc:AlternateContent>"
        f'<mc:Choice Requires="wps"><wps:txbx>{box}</wps:txbx></mc:Choice>'
        f"<mc:Fallback><w:pict><v:textbox>{box}</v:textbox></w:pict></mc:Fallback>"
        "</mc:AlternateContent></w:r></w:p>" + p("After")
    )
    read = read_docx(made_docx(body))
    assert [line.text for line in read.lines] == ["Anchor", "In the box", "After"]
    assert read.lines[1].place == "text_box"
    assert [risk.code for risk in read.risks] == ["text_box"]


def test_content_controls_hyperlinks_and_insertions_are_text() -> None:
    body = (
        f"<w:sdt><w:sdtContent>{p('In a control')}</w:sdtContent></w:sdt>"
        '<w:p><w:hyperlink r:id="r9"><w:r><w:t>portfolio</w:t></w:r></w:hyperlink>'
        "<w:ins><w:r><w:t> new</w:t></w:r></w:ins>"
        "<w:del><w:r><w:delText> old</w:delText></w:r></w:del></w:p>"
    )
    assert texts(body) == ["In a control", "portfolio new"]


def test_hidden_text_is_left_out_and_reported() -> None:
    read = read_docx(made_docx(p("Shown") + p("kubernetes kubernetes", run="<w:vanish/>")))
    assert [line.text for line in read.lines] == ["Shown"]
    assert [risk.code for risk in read.risks] == ["hidden_text"]


def test_headers_and_footers_stand_around_the_body_with_their_place() -> None:
    read = read_docx(made_docx(p("Body"), header=p("ana@example.org"), footer=p("Page")))
    assert [(line.text, line.place) for line in read.lines] == [
        ("ana@example.org", "header"),
        ("Body", "body"),
        ("Page", "footer"),
    ]


def test_list_items_are_bullets_without_a_glyph() -> None:
    numbering = (
        '<w:abstractNum w:abstractNumId="3"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/></w:lvl>'
        '</w:abstractNum><w:num w:numId="7"><w:abstractNumId w:val="3"/></w:num>'
    )
    listed = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="7"/></w:numPr>'
    read = read_docx(made_docx(p("Welded", properties=listed) + p("Plain"), numbering=numbering))
    assert [(line.text, line.bullet) for line in read.lines] == [("Welded", True), ("Plain", False)]


def test_known_titles_make_their_style_the_style_of_headings() -> None:
    big = '<w:b/><w:sz w:val="28"/>'
    body = (
        p("Experience", run=big)
        + p("Welded pressure vessels for ships and for the refinery.") * 3
        + p("Boats I have built", run=big)
        + p("A sloop of nine metres, launched in 2016.")
    )
    flags = {line.text: line.heading for line in read_docx(made_docx(body)).lines}
    assert flags["Experience"] is True
    assert flags["Boats I have built"] is True
    assert flags["A sloop of nine metres, launched in 2016."] is not True


def test_each_line_of_a_paragraph_has_its_own_flag() -> None:
    body = (
        "<w:p><w:r><w:rPr><w:b/></w:rPr><w:t>Education</w:t><w:br/></w:r>"
        "<w:r><w:t>Welding school of Setubal, where I also taught for a while</w:t></w:r></w:p>"
    )
    assert [line.heading for line in read_docx(made_docx(body)).lines] == [True, None]


def test_every_line_names_the_paragraph_and_the_stretch_it_comes_from() -> None:
    body = p("  Ana Silva ") + p("") + "<w:p><w:r><w:t>One</w:t><w:br/><w:t>Two</w:t></w:r></w:p>"
    paragraphs = docx_paragraphs(open_docx(made_docx(body)))
    lines, sources = lines_of_paragraphs(paragraphs)
    assert [line.text for line in lines] == ["Ana Silva", "", "One", "Two"]
    for line, source in zip(lines, sources, strict=True):
        if source is not None:
            found = paragraphs[source.paragraph].text[source.start : source.end]
            assert found == line.text
    assert sources[1] is None


def test_the_pieces_of_a_paragraph_make_up_its_text() -> None:
    body = (
        "<w:p><w:r><w:t>Node</w:t><w:noBreakHyphen/><w:t>red </w:t></w:r><w:r>"
        '<w:sym w:font="Wingdings" w:char="F0A7"/><w:tab/><w:t>x</w:t></w:r></w:p>'
    )
    paragraph = docx_paragraphs(open_docx(made_docx(body)))[0]
    assert paragraph.text == "Node‑red ▪\tx"
    assert "".join(piece.text for piece in paragraph.pieces) == paragraph.text


def test_contact_addresses_only_behind_links_are_reported() -> None:
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink"
    links = "".join(
        f'<Relationship Id="r{n}" Type="{kind}" Target="{target}" TargetMode="External"/>'
        for n, target in enumerate(["https://www.linkedin.com/in/ana", "mailto:ana@example.org"])
    )
    relations = f'<Relationships xmlns="x">{links}</Relationships>'
    read = read_docx(
        made_docx(
            p("LinkedIn") + p("ana@example.org"),
            more={"word/_rels/document.xml.rels": relations},
        )
    )
    assert [(risk.code, risk.where) for risk in read.risks] == [
        ("hidden_address", "https://www.linkedin.com/in/ana")
    ]
