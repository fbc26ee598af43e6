"""Scanned pages: recognized where an engine is installed, called pictures where none is."""

from importlib.util import find_spec
from pathlib import Path

import pytest

from made_files import RESUME_TEXT, pdf_of_contents, pdf_stream
from recast.documents.read import read_document
from recast.domain.errors import PictureOnly

_PICTURE = pdf_stream(
    b"\x80\x90\xa0",
    b"/Type/XObject/Subtype/Image/Width 1/Height 1/ColorSpace/DeviceRGB/BitsPerComponent 8",
)
_SCAN = pdf_of_contents([b"500 0 0 700 0 0 cm /X10 Do"], objects=[_PICTURE])


def install(folder: Path, script: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Puts a program named tesseract first on the path."""
    program = folder / "tesseract"
    program.write_text(f"#!/bin/sh\n{script}\n")
    program.chmod(0o755)
    monkeypatch.setenv("PATH", f"{folder}:/usr/bin:/bin")


@pytest.mark.skipif(find_spec("rapidocr") is not None, reason="an engine is installed")
def test_a_scan_is_called_a_picture_where_nothing_can_read_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(PictureOnly, match="paste the text"):
        read_document(_SCAN, "scan.pdf")


def test_the_page_goes_to_the_engine_as_a_picture_and_comes_back_as_lines(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "said").write_text(RESUME_TEXT)
    check = '[ "$(head -c 14)" = "P6 1653 2339 2" ] && cat > /dev/null'
    install(tmp_path, f"{check} && cat {tmp_path}/said", monkeypatch)
    read = read_document(_SCAN, "scan.pdf")
    assert read.resume.lines[0] == "Ines Okafor"
    assert [risk.code for risk in read.resume.parsing_risks] == ["scanned"]


def test_an_engine_that_makes_nothing_out_leaves_a_picture(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    install(tmp_path, "cat > /dev/null", monkeypatch)
    with pytest.raises(PictureOnly, match="No text could be made out"):
        read_document(_SCAN, "scan.pdf")
