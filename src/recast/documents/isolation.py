"""One untrusted file, one process: started, fed, timed and, if need be, killed from here."""

import json
import os
import signal
import subprocess
import sys
import threading
from pathlib import Path
from typing import TypeAlias, get_args

import recast
from recast.documents.formats import Format
from recast.documents.limits import WALL_SECONDS
from recast.documents.reading_result import ReadLines
from recast.domain.analysis import ParsingRisk, Severity
from recast.domain.errors import (
    EncryptedFile,
    InputError,
    PictureOnly,
    TooLarge,
    TooShort,
    UnknownFormat,
    UnreadableFile,
)
from recast.domain.jsonable import Json
from recast.reading.lines import Line, Place

_ERRORS = {
    error.code: error
    for error in (EncryptedFile, PictureOnly, TooLarge, TooShort, UnknownFormat, UnreadableFile)
}
_TOO_MUCH = "Reading this file takes more memory or time than any resume needs; export it anew."
_DAMAGED = "This file is damaged and cannot be read; save it anew and try once more."
# Each child may take a gigabyte: an import burst queues here instead of swapping.
_CHILDREN = threading.BoundedSemaphore(2 * (os.cpu_count() or 1))
_SOURCE = str(Path(recast.__file__).parent.parent)

_PLACES: dict[str, Place] = {place: place for place in get_args(Place)}
_SEVERITIES: dict[str, Severity] = {severity: severity for severity in get_args(Severity)}

Answer: TypeAlias = dict[str, Json]


def read_isolated(data: bytes, kind: Format) -> ReadLines:
    """The lines of a file, read in a process of its own.

    Raises an InputError within WALL_SECONDS and the time of waiting for a place.
    """
    with _CHILDREN:
        output, code = _run(json.dumps({"format": kind}).encode() + b"\n" + data)
    if code == -signal.SIGXCPU or code == -signal.SIGKILL:
        raise TooLarge(_TOO_MUCH)
    answer = _parsed(output)
    if answer is None:
        raise UnreadableFile(_DAMAGED)
    if "error" in answer:
        raise _error(answer["error"])
    return _read_lines(answer)


def _run(message: bytes) -> tuple[bytes, int]:
    # No preexec_fn: it may deadlock in a process with threads. The child confines itself.
    process = subprocess.Popen(
        [sys.executable, "-P", "-m", "recast.documents.reader_process"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env={"PYTHONPATH": _SOURCE, "PYTHONDONTWRITEBYTECODE": "1", "LANG": "C.UTF-8"},
        start_new_session=True,
        close_fds=True,
    )
    try:
        output, _ = process.communicate(message, timeout=WALL_SECONDS)
    except subprocess.TimeoutExpired:
        output = b""
    finally:
        if process.poll() is None:
            os.killpg(process.pid, signal.SIGKILL)
            process.communicate()
    return output, process.returncode


def _parsed(output: bytes) -> Answer | None:
    try:
        answer = json.loads(output)
    except (json.JSONDecodeError, UnicodeDecodeError, RecursionError):
        return None
    return answer if isinstance(answer, dict) else None


def _error(value: Json) -> InputError:
    if not isinstance(value, dict):
        return UnreadableFile(_DAMAGED)
    kind = _ERRORS.get(str(value.get("code")), UnreadableFile)
    message = str(value.get("message") or "")
    return kind(message or (_TOO_MUCH if kind is TooLarge else _DAMAGED))


def _read_lines(answer: Answer) -> ReadLines:
    """What the child said, checked value by value: it has handled a hostile file."""
    pages = answer.get("pages")
    return ReadLines(
        str(answer.get("format")),
        tuple(_line(item) for item in _lists(answer.get("lines"))),
        tuple(_risk(item) for item in _lists(answer.get("risks"))),
        pages if isinstance(pages, int) else None,
    )


def _lists(value: Json) -> list[list[Json]]:
    items = value if isinstance(value, list) else []
    return [item for item in items if isinstance(item, list)]


def _line(value: list[Json]) -> Line:
    text, heading, bullet, place = value
    return Line(
        str(text),
        heading if isinstance(heading, bool) else None,
        bullet is True,
        _PLACES.get(str(place), "body"),
    )


def _risk(value: list[Json]) -> ParsingRisk:
    code, severity, message, where = map(str, value)
    return ParsingRisk(code, _SEVERITIES.get(severity, "advice"), message, where)
