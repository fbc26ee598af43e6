"""Members of a zip archive replaced, every other byte left alone."""

import zipfile
from io import BytesIO

import pytest

from recast.documents.writeback.zip import replace_members


class Unseekable(BytesIO):
    """Makes zipfile write sizes after the data, as streaming writers do."""

    def seekable(self) -> bool:
        return False

    def seek(self, offset: int, whence: int = 0, /) -> int:
        raise OSError("not seekable")

    def tell(self) -> int:
        raise OSError("not seekable")


def archive(stream: BytesIO) -> bytes:
    with zipfile.ZipFile(stream, "w") as out:
        out.writestr("mimetype", "x", zipfile.ZIP_STORED)
        out.writestr("a.xml", "a" * 500, zipfile.ZIP_DEFLATED)
        out.writestr("b.xml", "b" * 500, zipfile.ZIP_DEFLATED)
        out.comment = b"made by hand"
    return stream.getvalue()


@pytest.mark.parametrize("stream", [BytesIO, Unseekable])
def test_the_replaced_member_reads_back_and_the_others_keep_their_bytes(
    stream: type[BytesIO],
) -> None:
    before = archive(stream())
    after = replace_members(before, {"a.xml": b"new text"})
    with zipfile.ZipFile(BytesIO(after)) as opened:
        assert opened.testzip() is None
        assert opened.namelist() == ["mimetype", "a.xml", "b.xml"]
        assert opened.read("a.xml") == b"new text"
        assert opened.read("b.xml") == b"b" * 500
        assert opened.comment == b"made by hand"
    start = before.index(b"a.xml") - 30
    assert after[:start] == before[:start]


def test_nothing_replaced_gives_the_same_archive() -> None:
    before = archive(BytesIO())
    assert replace_members(before, {}) == before


def test_what_is_no_archive_is_refused() -> None:
    with pytest.raises(zipfile.BadZipFile):
        replace_members(b"no archive", {"a": b""})
