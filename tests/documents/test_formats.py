"""A format is told by content; a name helps only where content cannot."""

import pytest

from made_files import RESUME_TEXT, made_docx, made_odt, made_pdf, p, zipped
from recast.documents.formats import Format, detect_format
from recast.domain.errors import EncryptedFile, UnknownFormat


@pytest.mark.parametrize(
    ("data", "name", "expected"),
    [
        (made_pdf([]), "x.txt", "pdf"),
        (b"\n\n%PDF-1.4 rest", None, "pdf"),
        (made_docx(p("x")), "x.zip", "docx"),
        (made_odt(""), None, "odt"),
        (b"{\\rtf1 x}", "x.doc", "rtf"),
        (b"<!DOCTYPE html><p>x", "x", "html"),
        (b"<p>x", "x.htm", "html"),
        (b'{"basics": {}}', None, "json"),
        (b"# x", "x.md", "markdown"),
        (b"# x", None, "text"),
        (RESUME_TEXT.encode("utf-16"), "x.txt", "text"),
    ],
)
def test_format_is_told(data: bytes, name: str | None, expected: Format) -> None:
    assert detect_format(data, name) == expected


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "save it as .docx"),
        (b"\x89PNG\r\n\x1a\n", "picture"),
        (zipped({"a.txt": "x"}), "archive"),
        (zipped({"[Content_Types].xml": "", "xl/workbook.xml": ""}), "no text document"),
    ],
)
def test_what_cannot_be_read_is_refused_with_what_to_do(data: bytes, words: str) -> None:
    with pytest.raises(UnknownFormat, match=words):
        detect_format(data, "resume.doc")


def test_a_word_file_with_a_password_says_so() -> None:
    data = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le")
    with pytest.raises(EncryptedFile, match="password"):
        detect_format(data, "resume.docx")
