"""Tracked changes: accepting gives the customized text, rejecting the original."""

import datetime
import re
import shutil
import subprocess
from importlib import resources
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from made_files import made_docx, p
from recast.documents.docx.package import open_docx
from recast.documents.docx.paragraphs import docx_paragraphs, lines_of_paragraphs
from recast.documents.writeback.changes import accept_changes, reject_changes
from recast.documents.writeback.writing import write_back

NOW = datetime.datetime(2026, 3, 4, 5, 6, 7, tzinfo=datetime.UTC)
EXAMPLE = (resources.files("recast.example") / "resume.docx").read_bytes()


def texts(data: bytes) -> list[str]:
    lines, _ = lines_of_paragraphs(docx_paragraphs(open_docx(data)))
    return [line.text for line in lines if line.text]


def tracked(original: bytes, lines: list[str]) -> bytes:
    back = write_back(original, "\n".join(lines), NOW)
    assert back.unplaced == ()
    return back.data


def document(data: bytes) -> str:
    return open_docx(data).parts["word/document.xml"].decode()


THREE = p("Welded hulls of ships") + p("Trained apprentices") + p("Kept the forge in order")


@pytest.mark.parametrize(
    "lines",
    [
        ["Welded the hulls of ferries", "Trained apprentices", "Kept the forge in order"],
        ["Welded hulls of ships", "Kept the forge in order"],
        ["Welded hulls of ships", "Trained apprentices"],
        ["Trained apprentices", "Kept the forge in order"],
        ["Drew plans", "Welded hulls of ships", "Trained apprentices", "Kept the forge in order"],
        ["Welded hulls of ships", "Trained apprentices", "Kept the forge in order", "Drew plans"],
        ["Kept the forge in order", "Welded hulls of ships", "Trained apprentices"],
    ],
)
def test_accepting_gives_the_new_text_and_rejecting_the_old(lines: list[str]) -> None:
    original = made_docx(THREE)
    data = tracked(original, lines)
    assert texts(data) == lines
    assert texts(accept_changes(data)) == lines
    assert texts(reject_changes(data)) == texts(original)


def test_each_record_names_recast_the_time_and_an_id_of_its_own() -> None:
    body = '<w:p><w:bookmarkStart w:id="41" w:name="x"/><w:bookmarkEnd w:id="41"/></w:p>' + THREE
    data = tracked(made_docx(body), ["Welded hulls of ferries", "Trained four apprentices"])
    records = re.findall(r"<w:(?:ins|del) ([^>]*)>", document(data))
    assert all('w:author="Recast"' in record for record in records)
    assert all('w:date="2026-03-04T05:06:07Z"' in record for record in records)
    ids = re.findall(r'w:id="(\d+)"', " ".join(records))
    assert len(ids) == len(set(ids))
    assert min(map(int, ids)) == 42


def test_only_the_changed_words_are_marked() -> None:
    data = tracked(
        made_docx(p("Welded hulls of ships in Porto")), ["Welded hulls of cars in Porto"]
    )
    assert re.findall(r"<w:delText[^>]*>([^<]*)<", document(data)) == ["ships"]
    assert re.findall(r"<w:ins [^>]*><w:r>(?:<w:rPr/>)?<w:t[^>]*>([^<]*)<", document(data)) == [
        "cars"
    ]


def test_words_inserted_keep_the_format_around_them() -> None:
    body = p("Welded hulls of ships", run="<w:i/>")
    data = tracked(made_docx(body), ["Welded steel hulls of ships"])
    assert re.search(r"<w:ins [^>]*><w:r><w:rPr><w:i/></w:rPr><w:t[^>]*>steel ", document(data))


def test_rejecting_leaves_the_changes_of_other_people_alone() -> None:
    theirs = '<w:ins w:id="1" w:author="Bea" w:date="2026-01-01T00:00:00Z">'
    added = f"{theirs}<w:r><w:t> of ships</w:t></w:r></w:ins>"
    body = f"<w:p><w:r><w:t>Welded hulls</w:t></w:r>{added}</w:p>"
    data = tracked(made_docx(body), ["Welded hulls of ferries"])
    assert theirs in document(reject_changes(data))
    assert texts(reject_changes(data)) == ["Welded hulls of ships"]


def test_what_cannot_be_marked_is_named() -> None:
    shown = "<mc:Fallback><w:t>Welded hulls of ships</w:t></mc:Fallback>"
    run = f"<w:r><mc:AlternateContent>{shown}</mc:AlternateContent></w:r>"
    original = made_docx(f"<w:p>{run}</w:p>" + p("Trained apprentices"))
    back = write_back(original, "Welded hulls of cars\nTrained apprentices", NOW)
    assert back.unplaced == ("Welded hulls of cars",)
    assert texts(reject_changes(back.data)) == texts(original)


@st.composite
def customized(draw: st.DrawFn) -> list[str]:
    """The example's lines, some of them changed, taken out, moved or followed by a new one."""
    lines = texts(EXAMPLE)
    for _ in range(draw(st.integers(1, 8))):
        at = draw(st.integers(0, len(lines) - 1))
        words = lines[at].split(" ")
        kind = draw(st.sampled_from(["change", "shorten", "remove", "move", "add"]))
        if kind == "change":
            words[draw(st.integers(0, len(words) - 1))] = draw(st.sampled_from(["quartz", "31 %"]))
            lines[at] = " ".join(words)
        elif kind == "shorten" and len(words) > 3:
            del words[draw(st.integers(0, len(words) - 1))]
            lines[at] = " ".join(words)
        elif kind == "remove" and len(lines) > 30:
            del lines[at]
        elif kind == "move":
            lines.insert(draw(st.integers(0, len(lines) - 1)), lines.pop(at))
        elif kind == "add":
            lines.insert(at + 1, f"Sphinx of black quartz number {at}")
    return lines


def squeezed(lines: list[str]) -> list[str]:
    return [" ".join(line.split()) for line in lines]


@settings(max_examples=30)
@given(customized())
def test_any_edit_of_a_whole_resume_can_be_accepted_and_rejected(lines: list[str]) -> None:
    data = tracked(EXAMPLE, lines)
    assert squeezed(texts(accept_changes(data))) == squeezed(lines)
    assert texts(reject_changes(data)) == texts(EXAMPLE)


@pytest.mark.office
@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
def test_libreoffice_opens_the_tracked_file(tmp_path: Path) -> None:
    lines = texts(EXAMPLE)
    lines[3:5] = ["Engineer of parcels", "Sphinx of black quartz"]
    (tmp_path / "out.docx").write_bytes(tracked(EXAMPLE, lines))
    profile = f"-env:UserInstallation=file://{tmp_path}/profile"
    command = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", str(tmp_path)]
    subprocess.run([*command, str(tmp_path / "out.docx")], check=True, capture_output=True)
    assert (tmp_path / "out.pdf").read_bytes().startswith(b"%PDF")
