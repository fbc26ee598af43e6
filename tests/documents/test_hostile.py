"""Files made to hurt: each gets one plain sentence, in time, and harms nothing."""

import random
import re
from collections.abc import Callable
from io import BytesIO

import pypdf
import pytest

import hostile_files as hostile
from made_files import RESUME_TEXT, made_docx, p
from recast.documents.read import read_document
from recast.documents.writeback.apart import write_back_safely
from recast.documents.writeback.writing import write_back
from recast.domain.errors import (
    EmptyInput,
    EncryptedFile,
    InputError,
    TooLarge,
    UnknownFormat,
    UnreadableFile,
)

# The reader's process may take 20 s, of which a test starts up to four; the rest is for a machine
# that has other things to do.
pytestmark = pytest.mark.timeout(120)

_ONE_SENTENCE = re.compile(r"[A-Z][^.!?\n]{15,200}(?:\.[a-z0-9]+[^.!?\n]*)*\.$")


def refusal(data: bytes, name: str) -> InputError:
    with pytest.raises(InputError) as caught:
        read_document(data, name)
    assert _ONE_SENTENCE.match(caught.value.message), caught.value.message
    return caught.value


def is_read_or_refused(data: bytes) -> bool:
    """Whether a damaged file came out as lines or as one sentence; anything else is raised."""
    try:
        return len(read_document(data, "resume.pdf").resume.lines) > 0
    except InputError as error:
        return _ONE_SENTENCE.match(error.message) is not None


@pytest.mark.parametrize(
    "make",
    [
        hostile.self_calling_form,
        hostile.exponential_forms,
        hostile.flate_bomb,
        hostile.page_tree_cycle,
        hostile.endless_text,
    ],
)
def test_a_pdf_made_to_exhaust_its_reader_is_refused(make: Callable[[], bytes]) -> None:
    refusal(make(), "resume.pdf")


def test_a_pdf_of_five_thousand_pages_is_too_large() -> None:
    error = refusal(hostile.many_pages(), "resume.pdf")
    assert isinstance(error, TooLarge)
    assert "5000 pages" in error.message


@pytest.mark.parametrize(
    "make",
    [
        hostile.zip_bomb,
        hostile.many_members,
        hostile.many_paragraphs,
    ],
)
def test_a_docx_that_unpacks_to_too_much_is_too_large(make: Callable[[], bytes]) -> None:
    assert isinstance(refusal(make(), "resume.docx"), TooLarge)


@pytest.mark.parametrize(
    "make",
    [
        hostile.lying_zip_bomb,
        hostile.entity_bomb,
        hostile.external_entity,
        hostile.deep_nesting,
        hostile.deep_text_boxes,
    ],
)
def test_a_docx_made_to_trick_its_reader_is_refused(make: Callable[[], bytes]) -> None:
    refusal(make(), "resume.docx")


def test_styles_based_on_each_other_in_a_circle_are_read() -> None:
    assert read_document(hostile.styles_in_a_circle(), "resume.docx").resume.lines


def test_html_nested_without_end_is_refused() -> None:
    refusal(hostile.deep_html(), "resume.html")


def test_a_truncated_pdf_is_refused_or_read() -> None:
    whole = hostile.resume_pdf()
    for part in (0.1, 0.4, 0.8):
        data = whole[: int(len(whole) * part)]
        assert is_read_or_refused(data)


@pytest.mark.parametrize("seed", range(6))
def test_flipped_bits_never_come_out_as_anything_but_a_sentence(seed: int) -> None:
    chance = random.Random(seed)
    damaged = bytearray(hostile.resume_pdf())
    for _ in range(40):
        damaged[chance.randrange(len(damaged))] ^= 1 << chance.randrange(8)
    assert is_read_or_refused(bytes(damaged))


def test_a_pdf_that_asks_for_a_password_says_so() -> None:
    error = refusal(_encrypted(user="secret"), "resume.pdf")
    assert isinstance(error, EncryptedFile)
    assert "password" in error.message


def test_a_pdf_protected_only_against_changes_is_read() -> None:
    read = read_document(_encrypted(user=""), "resume.pdf")
    assert "harbour" in read.resume.text


def test_an_empty_file_is_called_empty() -> None:
    assert isinstance(refusal(b"", "resume.pdf"), EmptyInput)
    assert isinstance(refusal(b" \n\x00", "resume.txt"), EmptyInput)


def test_a_wrong_ending_does_not_matter() -> None:
    assert read_document(hostile.resume_pdf(), "resume.docx").format == "pdf"
    assert read_document(RESUME_TEXT.encode(), "resume.pdf").format == "text"


def test_rubbish_with_a_known_ending_is_refused() -> None:
    rubbish = random.Random(1).randbytes(5000)
    for name in ("resume.pdf", "resume.docx", "resume.txt", "resume.odt"):
        assert isinstance(refusal(rubbish, name), UnknownFormat | UnreadableFile)


def _encrypted(user: str) -> bytes:
    writer = pypdf.PdfWriter(clone_from=BytesIO(hostile.resume_pdf()))
    writer.encrypt(user_password=user, owner_password="owner", algorithm="AES-256")
    out = BytesIO()
    writer.write(out)
    return out.getvalue()


def test_a_word_file_made_slow_to_write_is_written_in_another_process() -> None:
    """A few kilobytes of upload, seconds of work: both ways give the same file."""
    data = made_docx("".join(p(f"Line {n} kept the ledgers") for n in range(1500)))
    text = read_document(data, "cv.docx").resume.text.replace("Line 7 kept", "Line 7 held")
    here, apart = write_back(data, text), write_back_safely(data, text)
    assert here == apart
    assert apart.data != data


def test_a_text_of_thousands_of_lines_is_too_large() -> None:
    """What comes after reading compares lines with lines, for as long as there are any."""
    error = refusal(RESUME_TEXT.encode() + b"- Kept the ledgers\n" * 4000, "resume.txt")
    assert isinstance(error, TooLarge)
