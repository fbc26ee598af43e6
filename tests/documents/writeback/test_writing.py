"""The person's own Word file: only the words that change, everything else as it was."""

import zipfile
from io import BytesIO

import pytest

from made_files import made_docx, p, zipped
from recast.documents.docx.package import open_docx
from recast.documents.docx.paragraphs import docx_paragraphs, lines_of_paragraphs
from recast.documents.writeback.runs import run_format
from recast.documents.writeback.writing import write_back

BULLET = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'
NUMBERING = (
    '<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/>'
    '<w:lvlText w:val="•"/></w:lvl></w:abstractNum>'
    '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
)
RESUME = (
    p("Ana Silva", run="<w:b/>")
    + p("Experience", run='<w:b/><w:sz w:val="28"/>')
    + "<w:p><w:r><w:rPr><w:b/></w:rPr><w:t>Foundry</w:t></w:r>"
    "<w:r><w:tab/><w:t>2015 – 2019</w:t></w:r></w:p>"
    + p("Welded ship hulls of three yards", properties=BULLET)
    + p("Trained eleven apprentices in two years", properties=BULLET)
    + p("Education", run='<w:b/><w:sz w:val="28"/>')
    + p("Technical school of Porto, diploma in metal work")
)
TEXT = [
    "Ana Silva",
    "Experience",
    "Foundry\t2015 – 2019",
    "Welded ship hulls of three yards",
    "Trained eleven apprentices in two years",
    "Education",
    "Technical school of Porto, diploma in metal work",
]


def texts(data: bytes) -> list[str]:
    lines, _ = lines_of_paragraphs(docx_paragraphs(open_docx(data)))
    return [line.text for line in lines if line.text]


def xml(data: bytes, part: str = "word/document.xml") -> str:
    with zipfile.ZipFile(BytesIO(data)) as archive:
        return archive.read(part).decode()


def written(original: bytes, lines: list[str]) -> bytes:
    back = write_back(original, "\n".join(lines))
    assert back.unplaced == ()
    assert texts(back.data) == [line for line in lines if line]
    return back.data


@pytest.fixture
def resume() -> bytes:
    return made_docx(RESUME, numbering=NUMBERING)


def test_unchanged_text_gives_the_very_same_file(resume: bytes) -> None:
    assert write_back(resume, "\n".join(TEXT)).data == resume


def test_a_changed_word_changes_nothing_but_its_own_text_element(resume: bytes) -> None:
    lines = [line.replace("eleven", "twelve") for line in TEXT]
    expected = xml(resume).replace("Trained eleven", "Trained twelve")
    assert xml(written(resume, lines)) == expected


def test_other_members_keep_their_compressed_bytes_and_order(resume: bytes) -> None:
    data = written(resume, [*TEXT[:3], "Welded hulls of four yards", *TEXT[4:]])
    with zipfile.ZipFile(BytesIO(resume)) as before, zipfile.ZipFile(BytesIO(data)) as after:
        assert before.namelist() == after.namelist()
        assert after.testzip() is None
        for name in set(before.namelist()) - {"word/document.xml"}:
            assert before.read(name) == after.read(name)
            assert before.getinfo(name).CRC == after.getinfo(name).CRC


def test_words_keep_the_format_of_the_words_they_replace() -> None:
    body = (
        '<w:p><w:r><w:t xml:space="preserve">Cut cost by </w:t></w:r>'
        "<w:r><w:rPr><w:b/></w:rPr><w:t>31%</w:t></w:r>"
        '<w:r><w:t xml:space="preserve"> within a year of work</w:t></w:r></w:p>'
    )
    data = written(made_docx(body), ["Cut cost by 32% within one year of work"])
    assert "<w:r><w:rPr><w:b/></w:rPr><w:t>32%</w:t></w:r>" in xml(data)
    assert " within one year of work</w:t>" in xml(data)


def test_text_added_after_a_bold_label_is_not_bold() -> None:
    body = (
        "<w:p><w:r><w:rPr><w:b/></w:rPr><w:t>Languages:</w:t></w:r>"
        '<w:r><w:t xml:space="preserve"> Python, SQL and other tongues</w:t></w:r></w:p>'
    )
    data = written(made_docx(body), ["Languages: Go, Python, SQL and other tongues"])
    assert "<w:b/></w:rPr><w:t>Languages:</w:t>" in xml(data)
    assert "> Go, Python, SQL" in xml(data)


def test_a_tab_stays_where_a_model_wrote_spaces(resume: bytes) -> None:
    lines = [line.replace("Foundry\t", "Foundry of Porto   ") for line in TEXT]
    back = write_back(resume, "\n".join(lines))
    assert "Foundry of Porto\t2015 – 2019" in texts(back.data)


def test_an_added_line_takes_the_list_format_of_its_neighbour(resume: bytes) -> None:
    back = write_back(resume, "\n".join([*TEXT[:5], "• Led the night shift", *TEXT[5:]]))
    assert texts(back.data)[5] == "Led the night shift"
    lines, _ = lines_of_paragraphs(docx_paragraphs(open_docx(back.data)))
    assert lines[5].bullet
    assert back.unplaced == ()


def test_a_line_added_below_a_heading_looks_like_the_text_below_it(resume: bytes) -> None:
    data = written(resume, [*TEXT[:6], "Evening school, welding inspector", TEXT[6]])
    added = next(item for item in docx_paragraphs(open_docx(data)) if "Evening" in item.text)
    assert run_format(added.pieces[0].run) == run_format(_paragraph(data, "Technical"))


def _paragraph(data: bytes, start: str) -> object:
    found = next(i for i in docx_paragraphs(open_docx(data)) if i.text.startswith(start))
    return found.pieces[0].run


def test_a_new_section_gets_a_heading_that_looks_like_the_others(resume: bytes) -> None:
    data = written(resume, [*TEXT, "", "Languages", "Portuguese, English, some German"])
    heading = next(i for i in docx_paragraphs(open_docx(data)) if i.text == "Languages")
    assert run_format(heading.pieces[0].run) == run_format(_paragraph(data, "Education"))


def test_a_removed_line_takes_its_paragraph_with_it(resume: bytes) -> None:
    data = written(resume, [*TEXT[:4], *TEXT[5:]])
    assert xml(data).count("<w:p>") == xml(resume).count("<w:p>") - 1


def test_a_moved_line_keeps_its_runs(resume: bytes) -> None:
    data = written(resume, [TEXT[0], *TEXT[5:], *TEXT[1:5]])
    assert xml(data).count('<w:b/><w:sz w:val="28"/>') == 2


def test_lines_inside_one_paragraph_are_added_and_removed_there() -> None:
    body = (
        "<w:p><w:r><w:t>Welding</w:t><w:br/><w:t>Forging of anchors</w:t><w:br/>"
        "<w:t>Reading of drawings</w:t></w:r></w:p>"
    )
    data = written(made_docx(body), ["Welding", "Casting", "Reading of drawings", "Sketching"])
    assert xml(data).count("<w:p>") == 1
    assert xml(data).count("<w:br/>") == 3


def test_the_last_paragraph_of_a_table_cell_stays() -> None:
    cells = f"<w:tc>{p('Welder at the yard')}</w:tc><w:tc>{p('2015')}</w:tc>"
    cell = f"<w:tbl><w:tr>{cells}</w:tr></w:tbl>"
    data = written(made_docx(cell + p("Education")), ["Welder at the yard", "Education"])
    assert xml(data).count("<w:tc><w:p>") == 2


def test_a_paragraph_that_ends_a_section_of_the_document_stays() -> None:
    break_ = '<w:sectPr><w:cols w:num="2"/></w:sectPr>'
    body = p("Ana Silva, welder") + p("Porto, Portugal", properties=break_) + p("Experience")
    data = written(made_docx(body), ["Ana Silva, welder", "Experience"])
    assert break_ in xml(data)


def test_half_a_bookmark_is_never_lost() -> None:
    body = (
        '<w:p><w:bookmarkStart w:id="0" w:name="x"/><w:r><w:t>First of all</w:t></w:r></w:p>'
        '<w:p><w:r><w:t>Second of all</w:t></w:r><w:bookmarkEnd w:id="0"/></w:p>'
    )
    data = written(made_docx(body), ["Second of all"])
    assert '<w:bookmarkStart w:id="0" w:name="x"/>' in xml(data)


def test_a_text_box_and_its_older_version_get_the_same_words() -> None:
    def box(text: str) -> str:
        return f"<w:txbxContent>{p(text)}</w:txbxContent>"

    body = (
        "<w:p><w:r><mc:AlternateContent><mc:Choice Requires='wps'><w:drawing><wps:txbx>"
        f"{box('Welder from Porto')}</wps:txbx></w:drawing></mc:Choice><mc:Fallback><w:pict>"
        f"<v:textbox>{box('Welder from Porto')}</v:textbox></w:pict></mc:Fallback>"
        "</mc:AlternateContent></w:r></w:p>" + p("Experience")
    )
    data = written(made_docx(body), ["Welder from Lisbon", "Experience"])
    assert xml(data).count("Welder from Lisbon") == 2


def test_a_link_keeps_its_address_when_its_text_changes() -> None:
    body = (
        '<w:p><w:r><w:t xml:space="preserve">Write to </w:t></w:r><w:hyperlink r:id="r9">'
        "<w:r><w:rPr><w:u/></w:rPr><w:t>ana@example.org</w:t></w:r></w:hyperlink></w:p>"
    )
    data = written(made_docx(body), ["Write to ana.silva@example.org"])
    assert '<w:hyperlink r:id="r9"><w:r><w:rPr><w:u/></w:rPr><w:t>ana.silva@' in xml(data)


def test_signs_of_xml_in_the_text_stay_text(resume: bytes) -> None:
    lines = [line.replace("three yards", "<three> & more yards") for line in TEXT]
    assert "&lt;three&gt; &amp; more" in xml(written(resume, lines))


def test_control_characters_never_reach_the_file(resume: bytes) -> None:
    lines = [line.replace("three", "thr\x0bee\x00") for line in TEXT]
    data = write_back(resume, "\n".join(lines)).data
    assert "Welded ship hulls of three yards" in texts(data)


def test_the_strict_variant_of_the_format_is_edited_in_its_own_namespace() -> None:
    main = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    strict = "http://purl.oclc.org/ooxml/wordprocessingml/main"
    with zipfile.ZipFile(BytesIO(made_docx(RESUME, numbering=NUMBERING))) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    original = zipped(
        {n: data.replace(main.encode(), strict.encode()) for n, data in parts.items()}
    )
    data = written(original, [*TEXT[:4], "Led the night shift of the yard", *TEXT[4:]])
    assert main not in xml(data)
