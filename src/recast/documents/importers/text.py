"""Plain text to lines."""

from recast.documents.importers.decoding import decode
from recast.documents.reading_result import ReadLines
from recast.reading.lines import lines_of


def read_text(data: bytes) -> ReadLines:
    """The lines of a text file in any encoding. Raises UnknownFormat for what is no text."""
    return ReadLines("text", lines_of(decode(data)))
