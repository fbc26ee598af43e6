"""Which format a file has, told by its content first and its name second."""

from typing import Literal, NoReturn, TypeAlias

from recast.domain.errors import EncryptedFile, UnknownFormat

Format: TypeAlias = Literal["pdf", "docx", "odt", "rtf", "html", "markdown", "json", "text"]

_OLD_WORD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_HEAD = 2048
_BY_ENDING: dict[str, Format] = {
    "md": "markdown",
    "markdown": "markdown",
    "mdown": "markdown",
    "htm": "html",
    "html": "html",
    "xhtml": "html",
    "json": "json",
}
_PICTURES = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"II*\x00", b"MM\x00*", b"BM")
_READABLE = "Recast reads PDF, DOCX, ODT, RTF, HTML, Markdown, plain text and JSON Resume"


def detect_format(data: bytes, filename: str | None) -> Format:
    """The format of a file whose name may be missing or wrong.

    Raises UnknownFormat with a sentence that says how to convert what cannot be read, or
    EncryptedFile.
    """
    head = data[:_HEAD].lstrip(b"\xef\xbb\xbf \t\r\n\x00")
    if b"%PDF-" in data[:1024]:
        return "pdf"
    if head.startswith(b"{\\rtf"):
        return "rtf"
    if head.startswith(b"PK"):
        return _zipped(data)
    if data.startswith(_OLD_WORD):
        _refuse_old_office(data)
    if head.startswith(_PICTURES) or data[4:12] in (b"ftypheic", b"ftypmif1"):
        raise UnknownFormat("This file is a picture; upload the document itself or paste its text.")
    return _text_format(head, filename)


def ending(filename: str | None) -> str:
    """The ending of a file's name in lower case, without the dot."""
    return (filename or "").rpartition(".")[2].lower() if "." in (filename or "") else ""


def _zipped(data: bytes) -> Format:
    if b"mimetypeapplication/vnd.oasis.opendocument.text" in data[:200]:
        return "odt"
    if b"word/" in data or b"[Content_Types].xml" in data:
        if b"xl/workbook" in data or b"ppt/presentation" in data:
            raise UnknownFormat("This is no text document; save the resume as DOCX or PDF.")
        return "docx"
    if b"content.xml" in data:
        return "odt"
    if b"Index/Document.iwa" in data or b".iwa" in data:
        raise UnknownFormat("This is a Pages file; export it as Word or PDF and try again.")
    raise UnknownFormat(f"This is an archive, not a document; {_READABLE}.")


def _refuse_old_office(data: bytes) -> NoReturn:
    # Word wraps a DOCX that has a password into the container of its old format.
    if "EncryptedPackage".encode("utf-16-le") in data:
        raise EncryptedFile("This file has a password; save it without one and try again.")
    raise UnknownFormat(
        "This is a file of Word 97-2003; open it in Word or LibreOffice, save it as .docx "
        "and upload that."
    )


def _text_format(head: bytes, filename: str | None) -> Format:
    start = head[:_HEAD].lower()
    by_name = _BY_ENDING.get(ending(filename))
    if start.startswith((b"<!doctype html", b"<html")) or b"<html" in start or b"<body" in start:
        return "html"
    if by_name != "markdown" and start.startswith(b"{") and b'"' in start:
        return "json"
    if by_name is not None:
        return by_name
    return "text"
