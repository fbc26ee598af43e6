"""The limits of reading a file, in one place: a hostile file stops at one of these."""

from dataclasses import dataclass

MEBIBYTE = 1024 * 1024

# What a person may upload. Applicant systems stop at 2.5 to 5 MB, so no real resume is larger.
UPLOAD_BYTES = 10 * 1000 * 1000
# Counted on the bytes that come out of an archive, never on what its directory claims.
UNPACKED_BYTES = 50 * 1000 * 1000
ARCHIVE_MEMBERS = 2_000
# One XML part. The text of a 30-page resume with all its mark-up stays below 2 MB.
XML_PART_BYTES = 16 * 1000 * 1000
XML_DEPTH = 400
PAGES = 30
# Thirty pages of sixty lines are 1,800; what is beyond this is work for nothing.
PARAGRAPHS = 3_000
# Characters of text that leave the reader; a page holds about 4,000.
TEXT_CHARACTERS = 200_000
# A Word file whose XML is no larger, with no more lines, is written in this process: in less time
# than another one takes to start. Anything larger may have been made to hold up everybody else.
WRITTEN_HERE_BYTES = 150_000
WRITTEN_HERE_LINES = 600
# Below this there is nothing to customize.
LEAST_WORDS = 20


@dataclass(frozen=True, slots=True)
class Limits:
    """What the process that reads one file may take: CPU and wall time in seconds, bytes."""

    cpu_seconds: int
    wall_seconds: float
    address_space: int


READING = Limits(cpu_seconds=20, wall_seconds=20.0, address_space=1024 * MEBIBYTE)
# Recognizing the text of scanned pages loads a model and looks at every pixel.
RECOGNIZING = Limits(cpu_seconds=240, wall_seconds=120.0, address_space=6 * 1024 * MEBIBYTE)
