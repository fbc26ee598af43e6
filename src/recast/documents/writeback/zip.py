"""Replaces members of a zip archive and leaves every other byte of it as it was."""

import struct
import zipfile
import zlib
from collections.abc import Mapping
from io import BytesIO

# Field layouts from PKWARE's APPNOTE 6.3.10, sections 4.3.7, 4.3.12 and 4.3.16.
_LOCAL = struct.Struct("<4s5H3I2H")
_CENTRAL = struct.Struct("<4s6H3I5H2I")
_END = struct.Struct("<4s4H2IH")
_HAS_DESCRIPTOR = 0x8
_DEFLATED = 8
_ZIP64 = 0xFFFFFFFF


def replace_members(archive: bytes, replaced: Mapping[str, bytes]) -> bytes:
    """The archive with new contents for some members; order, dates and attributes stay.

    The other members are copied as the compressed bytes they are. Raises zipfile.BadZipFile.
    """
    with zipfile.ZipFile(BytesIO(archive)) as opened:
        infos = opened.infolist()
        directory = opened.start_dir
    if any(info.header_offset == _ZIP64 or info.file_size >= _ZIP64 for info in infos):
        raise zipfile.BadZipFile("zip64")
    ends = _ends(infos, directory)
    out = bytearray()
    moved: dict[int, int] = {}
    written: dict[int, tuple[int, int, int]] = {}
    for info in sorted(infos, key=lambda info: info.header_offset):
        start = info.header_offset
        moved[start] = len(out)
        if info.filename in replaced:
            data = replaced[info.filename]
            packed = _deflate(data)
            written[start] = (zlib.crc32(data), len(packed), len(data))
            out += _local_header(archive, start, written[start]) + packed
        else:
            out += archive[start : ends[start]]
    start_of_directory = len(out)
    out += _directory(archive, directory, len(infos), moved, written)
    return bytes(out + _end(archive, len(infos), start_of_directory, len(out)))


def _ends(infos: list[zipfile.ZipInfo], directory: int) -> dict[int, int]:
    starts = sorted({info.header_offset for info in infos})
    return dict(zip(starts, [*starts[1:], directory], strict=True))


def _deflate(data: bytes) -> bytes:
    packer = zlib.compressobj(6, zlib.DEFLATED, -15)
    return packer.compress(data) + packer.flush()


def _local_header(archive: bytes, start: int, sizes: tuple[int, int, int]) -> bytes:
    fields = list(_LOCAL.unpack_from(archive, start))
    name_and_extra = archive[start + _LOCAL.size : start + _LOCAL.size + fields[9] + fields[10]]
    fields[2] &= ~_HAS_DESCRIPTOR
    fields[3] = _DEFLATED
    fields[6:9] = sizes
    return _LOCAL.pack(*fields) + name_and_extra


def _directory(
    archive: bytes,
    at: int,
    count: int,
    moved: dict[int, int],
    written: dict[int, tuple[int, int, int]],
) -> bytes:
    out = bytearray()
    for _ in range(count):
        fields = list(_CENTRAL.unpack_from(archive, at))
        size = _CENTRAL.size + fields[10] + fields[11] + fields[12]
        rest = archive[at + _CENTRAL.size : at + size]
        start = fields[16]
        if start in written:
            fields[3] &= ~_HAS_DESCRIPTOR
            fields[4] = _DEFLATED
            fields[7:10] = written[start]
        fields[16] = moved[start]
        out += _CENTRAL.pack(*fields) + rest
        at += size
    return bytes(out)


def _end(archive: bytes, count: int, start: int, end: int) -> bytes:
    found = archive.rfind(b"PK\x05\x06")
    comment = archive[found + _END.size :] if found >= 0 else b""
    return _END.pack(b"PK\x05\x06", 0, 0, count, count, end - start, start, len(comment)) + comment
