"""Writes into a stranger's Word file where that can harm nobody: a large one in another process."""

import base64
import datetime
import json
import zipfile
from io import BytesIO

from recast.documents.archive import BROKEN
from recast.documents.isolation import run_isolated
from recast.documents.limits import WRITTEN_HERE_BYTES, WRITTEN_HERE_LINES
from recast.documents.writeback.writing import WrittenBack, write_back
from recast.domain.errors import UnreadableFile
from recast.domain.jsonable import Json

_XML = (".xml", ".rels")
_WRITER = "recast.documents.writeback.apart:write_as_told"


def write_back_safely(
    original: bytes, customized_text: str, tracked_at: datetime.datetime | None = None
) -> WrittenBack:
    """What `write_back` gives, within the limits of reading a file. Raises as it does."""
    if _is_little(original, customized_text):
        return write_back(original, customized_text, tracked_at)
    told = {"text": customized_text, "at": tracked_at.isoformat() if tracked_at else None}
    return _written(run_isolated(_WRITER, json.dumps(told).encode() + b"\n" + original))


def write_as_told(message: bytes) -> dict[str, object]:
    """In the other process: one line of JSON (`text`, `at`), then the file."""
    line, _, original = message.partition(b"\n")
    told = json.loads(line)
    at = datetime.datetime.fromisoformat(told["at"]) if told["at"] else None
    written = write_back(original, told["text"], at)
    return {"data": base64.b64encode(written.data).decode(), "unplaced": written.unplaced}


def _is_little(original: bytes, text: str) -> bool:
    """The sizes that the archive claims hold: the zipfile module reads no byte beyond them."""
    try:
        with zipfile.ZipFile(BytesIO(original)) as archive:
            sizes = sum(i.file_size for i in archive.infolist() if i.filename.endswith(_XML))
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError) as error:
        raise UnreadableFile(BROKEN) from error
    return sizes <= WRITTEN_HERE_BYTES and text.count("\n") <= WRITTEN_HERE_LINES


def _written(value: Json) -> WrittenBack:
    said = value if isinstance(value, dict) else {}
    data, unplaced = said.get("data"), said.get("unplaced")
    if not isinstance(data, str) or not isinstance(unplaced, list):
        raise UnreadableFile(BROKEN)
    return WrittenBack(base64.b64decode(data), tuple(str(line) for line in unplaced))
