"""Any resume file to a Resume."""

from dataclasses import dataclass, replace

from recast.documents.formats import Format, detect_format
from recast.documents.limits import LEAST_WORDS, PARAGRAPHS, UPLOAD_BYTES
from recast.documents.readers import read_as
from recast.documents.reading_result import ReadLines
from recast.documents.xml_text import storable
from recast.domain.errors import EmptyInput, TooLarge, TooShort
from recast.domain.resume import Resume
from recast.reading.lines import Line


@dataclass(frozen=True, slots=True)
class ReadDocument:
    """What was read: the resume, the format it came in, its pages where the format has some."""

    resume: Resume
    format: Format
    pages: int | None


def read_document(data: bytes, filename: str | None = None) -> ReadDocument:
    """A resume out of the bytes of a file in any format that Recast reads.

    Raises EmptyInput, TooLarge, TooShort, UnknownFormat, EncryptedFile, PictureOnly or
    UnreadableFile, each with one sentence that says what to do.
    """
    read = read_lines(data, filename)
    words = sum(len(line.text.split()) for line in read.lines)
    if words < LEAST_WORDS:
        raise TooShort(
            f"This file holds too little text for a resume: {words} of at least "
            f"{LEAST_WORDS} words; choose the whole one."
        )
    resume = Resume.from_lines(trimmed(read.lines), read.risks)
    return ReadDocument(resume, detect_format(data, filename), read.pages)


def read_lines(data: bytes, filename: str | None = None) -> ReadLines:
    """The lines of a file without judging whether they make a resume. Raises as above."""
    if not data.strip(b" \t\r\n\x00"):
        raise EmptyInput("This file is empty; choose another one.")
    if len(data) > UPLOAD_BYTES:
        raise TooLarge(f"This file is over {UPLOAD_BYTES // 1_000_000} MB; save it without images.")
    read = read_as(detect_format(data, filename), data)
    if len(read.lines) > 2 * PARAGRAPHS or sum(bool(ln.text) for ln in read.lines) > PARAGRAPHS:
        raise TooLarge("This file holds far more lines than a resume; keep only the resume in it.")
    # JSON and broken fonts can say characters that nothing behind this point could store.
    return replace(read, lines=tuple(replace(ln, text=storable(ln.text)) for ln in read.lines))


def trimmed(lines: tuple[Line, ...]) -> tuple[Line, ...]:
    """Lines without blank ones at either end, and never two blank ones in a row."""
    kept: list[Line] = []
    for line in lines:
        if line.text.strip():
            kept.append(line)
        elif kept and kept[-1].text:
            kept.append(replace(line, text=""))
    while kept and not kept[-1].text:
        kept.pop()
    return tuple(kept)
