"""ODT, RTF and HTML: text, headings, lists, places."""

import pytest

from made_files import made_odt
from recast.documents.importers.html import read_html
from recast.documents.importers.odt import read_odt
from recast.documents.importers.rtf import read_rtf
from recast.domain.errors import EncryptedFile, UnreadableFile
from recast.reading.lines import Line


def shown(lines: tuple[Line, ...]) -> list[Line]:
    return [line for line in lines if line.text]


def test_odt_gives_headings_lists_tables_and_margins() -> None:
    body = (
        '<text:h text:outline-level="1">Experience</text:h>'
        "<text:p>Engineer,<text:s text:c='2'/>Marlin<text:tab/>2019<text:line-break/>Porto</text:p>"
        "<text:list><text:list-item><text:p>Built <text:span>it</text:span> all</text:p>"
        "</text:list-item></text:list>"
        "<table:table><table:table-row><table:table-cell><text:p>Cell</text:p></table:table-cell>"
        "<table:covered-table-cell><text:p>Covered</text:p></table:covered-table-cell>"
        "</table:table-row></table:table>"
        "<text:p>Anchor<draw:frame><draw:text-box><text:p>Boxed</text:p></draw:text-box>"
        "</draw:frame></text:p>"
    )
    masters = (
        '<style:master-page style:name="m"><style:header><text:p>ines@example.org</text:p>'
        "</style:header></style:master-page>"
    )
    assert shown(read_odt(made_odt(body, masters=masters)).lines) == [
        Line("ines@example.org", None, False, "header"),
        Line("Experience", True, False, "body"),
        Line("Engineer,  Marlin\t2019", None, False, "body"),
        Line("Porto", None, False, "body"),
        Line("Built it all", False, True, "body"),
        Line("Cell", None, False, "table"),
        Line("Anchor", None, False, "body"),
        Line("Boxed", None, False, "text_box"),
    ]


def test_odt_styles_tell_headings_through_what_they_are_based_on() -> None:
    styles = (
        '<style:style style:name="Big"><style:text-properties fo:font-weight="bold" '
        'fo:font-size="16pt"/></style:style>'
        '<style:style style:name="P1" style:parent-style-name="Big"/>'
    )
    body = (
        '<text:p text:style-name="P1">Education</text:p><text:p text:style-name="P1">Boats</text:p>'
        "<text:p>Welding school of Setubal, with honours</text:p>"
    )
    flags = [line.heading for line in read_odt(made_odt(body, styles=styles)).lines]
    assert flags == [True, True, None]


def test_odt_with_a_password_says_so() -> None:
    with pytest.raises(EncryptedFile):
        read_odt(made_odt("<text:p/>", manifest="<encryption-data/>"))


def test_rtf_gives_text_weight_lists_and_any_character() -> None:
    rtf = (
        rb"{\rtf1\ansi\ansicpg1252{\fonttbl{\f0 Arial;}{\f1\fcharset204 Times;}}"
        rb"{\*\generator x;}{\header\pard ines@example.org\par}"
        rb"\pard\b\fs32 Experience\b0\fs22\par "
        rb"Engineer\tab M\'fcnchen \endash  \u8364?5 {\f1\'c8\'ed}\par"
        rb"{\pard\ls1{\listtext\bullet\tab}Built it\par}"
        rb"{\*\shppict{\pict\bin4 {{{{}}{\v hidden}{\field{\*\fldinst HYPERLINK x}{\fldrslt link}}"
        rb"\u55357?\u56832?\par}"
    )
    assert shown(read_rtf(rtf).lines) == [
        Line("ines@example.org", None, False, "header"),
        Line("Experience", True, False, "body"),
        Line("Engineer\tMünchen – €5 Ин", None, False, "body"),
        Line("Built it", False, True, "body"),
        Line("link😀", None, False, "body"),
    ]


def test_rtf_without_text_is_refused() -> None:
    with pytest.raises(UnreadableFile):
        read_rtf(rb"{\rtf1{\*\generator x;}}")


def test_html_gives_what_a_browser_shows() -> None:
    page = """<!doctype html><html><head><title>no</title><style>no</style></head><body>
    <h1>Ines
       Okafor</h1><div>Lisbon<br>ines@example.org</div>
    <h2>Experience</h2><ul><li>Built <b>it</b> all</li><li><p>Led four</p></li></ul>
    <p style="display: none">no</p><script>no</script>
    <table><tr><td>2019</td><td>Engineer</td></tr></table>
    <aside>Languages: French</aside><pre>a\n  b</pre></body></html>"""
    assert shown(read_html(page.encode()).lines) == [
        Line("Ines Okafor"),
        Line("Lisbon"),
        Line("ines@example.org"),
        Line("Experience", True),
        Line("Built it all", False, True),
        Line("Led four", False, True),
        Line("2019", place="table"),
        Line("Engineer", place="table"),
        Line("Languages: French", place="sidebar"),
        Line("a"),
        Line("b"),
    ]


def test_html_is_decoded_as_it_declares() -> None:
    page = '<html><meta charset="iso-8859-2"><body><p>Łódź</p></body></html>'
    assert read_html(page.encode("iso-8859-2")).lines[0].text == "Łódź"
