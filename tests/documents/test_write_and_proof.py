"""Every format through the one call, and each file read again."""

import dataclasses
from importlib import resources

import pytest

from recast.documents.fresh.outline import customized_resume
from recast.documents.proof import prove
from recast.documents.read import read_document
from recast.documents.write import EXPORT_FORMATS, Written, write_document
from recast.domain.errors import EmptyInput, InputError, UnknownFormat
from recast.domain.resume import Resume

EXAMPLE = (resources.files("recast.example") / "resume.docx").read_bytes()
ORIGINAL = read_document(EXAMPLE, "resume.docx").resume
CUSTOMIZED = ORIGINAL.text.replace("k8s on Amazon Web Services", "Kubernetes (k8s) on AWS")


def written(format: str, *, own: bool = True, text: str = CUSTOMIZED) -> Written:
    return write_document(
        format,
        original_bytes=EXAMPLE if own else None,
        original_format="docx" if own else "pdf",
        original=ORIGINAL,
        customized_text=text,
        title="Resume of Renata Okonjo",
    )


@pytest.mark.parametrize("format", EXPORT_FORMATS)
def test_every_export_reads_back_whole(format: str) -> None:
    file = written(format)
    proof = prove(file, customized_resume(ORIGINAL, CUSTOMIZED))
    assert file.unplaced == ()
    assert (proof.missing, proof.misplaced) == ((), ())
    assert [item.text for item in proof.contact if not item.found] == []
    assert any("Kubernetes (k8s) on AWS" in line for line in proof.view)


def test_a_resume_that_came_as_pdf_gets_a_fresh_word_file() -> None:
    file = written("docx", own=False)
    assert file.filename_suffix == ".docx"
    assert prove(file, customized_resume(ORIGINAL, CUSTOMIZED)).complete


def test_tracked_changes_without_a_word_file_are_refused() -> None:
    with pytest.raises(InputError, match="Word file"):
        written("docx-tracked", own=False)


def test_the_tracked_file_is_named_so() -> None:
    assert written("docx-tracked").filename_suffix == ".tracked.docx"


def test_unknown_formats_and_empty_texts_are_refused() -> None:
    with pytest.raises(UnknownFormat, match="docx-tracked"):
        written("xls")
    with pytest.raises(EmptyInput):
        written("pdf", text=" \n ")


@pytest.mark.parametrize("format", EXPORT_FORMATS)
def test_control_characters_and_endless_words_do_no_harm(format: str) -> None:
    text = f"{CUSTOMIZED}\n\x00\ud800\x0b{'x' * 20_000}@"
    assert written(format, text=text).data


def test_a_lost_line_and_a_line_out_of_place_are_told_apart() -> None:
    file = written("txt")
    first, second, *rest = file.lines
    swapped = dataclasses.replace(file, lines=(*rest, first, second, "Sphinx of black quartz"))
    proof = prove(swapped, ORIGINAL)
    assert proof.missing == ("Sphinx of black quartz",)
    assert first in proof.misplaced
    assert not proof.complete


def test_a_lost_contact_detail_shows() -> None:
    other = Resume.from_text("Ana Silva\nana@example.org\n\nExperience\nWelded hulls of ships")
    proof = prove(written("md"), other)
    assert [item.text for item in proof.contact if not item.found] == [
        "Ana Silva",
        "ana@example.org",
    ]


def test_plain_text_goes_back_as_the_very_text_it_was():
    text = "Pia Lund\n\nExperience\n* Clerk,  Birch & Co\t2019\n"
    written = write_document(
        "txt",
        original_bytes=text.encode(),
        original_format="text",
        original=Resume.from_text(text),
        customized_text=text,
        title="Pia",
    )
    assert written.data.decode() == text
