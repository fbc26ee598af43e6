"""Zip archives (DOCX, ODT) opened with a count of what really comes out of them."""

import zipfile
import zlib
from io import BytesIO

from recast.documents.limits import ARCHIVE_MEMBERS, UNPACKED_BYTES
from recast.domain.errors import EncryptedFile, TooLarge, UnreadableFile

_CHUNK = 64 * 1024
_ENCRYPTED_FLAG = 0x1
BROKEN = "This file is damaged; open it in your word processor and save it again."
TOO_MUCH_INSIDE = "This file unpacks to far more than a resume holds; save it anew without extras."


def unpack(data: bytes, wanted: tuple[str, ...] = ("",)) -> dict[str, bytes]:
    """The members of a zip archive whose names start with one of `wanted`, by name.

    Raises UnreadableFile, EncryptedFile, or TooLarge once more than UNPACKED_BYTES came out.
    """
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            return _members(archive, wanted)
    # The zipfile module lets NotImplementedError, EOFError and others through on damaged files.
    except (
        zipfile.BadZipFile,
        zlib.error,
        EOFError,
        NotImplementedError,
        OSError,
        ValueError,
        OverflowError,
    ) as error:
        raise UnreadableFile(BROKEN) from error


def _members(archive: zipfile.ZipFile, wanted: tuple[str, ...]) -> dict[str, bytes]:
    infos = archive.infolist()
    if len(infos) > ARCHIVE_MEMBERS:
        raise TooLarge(TOO_MUCH_INSIDE)
    members: dict[str, bytes] = {}
    left = UNPACKED_BYTES
    for info in infos:
        if info.is_dir() or not info.filename.startswith(wanted):
            continue
        if info.flag_bits & _ENCRYPTED_FLAG:
            raise EncryptedFile("This file has a password; save it without one and try again.")
        members[info.filename] = _member(archive, info, left)
        left -= len(members[info.filename])
    return members


def _member(archive: zipfile.ZipFile, info: zipfile.ZipInfo, left: int) -> bytes:
    chunks: list[bytes] = []
    with archive.open(info) as stream:
        while chunk := stream.read(_CHUNK):
            left -= len(chunk)
            if left < 0:
                raise TooLarge(TOO_MUCH_INSIDE)
            chunks.append(chunk)
    return b"".join(chunks)
