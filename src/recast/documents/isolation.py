"""One untrusted file, one process: started, fed, timed and, if need be, killed from here."""

import json
import os
import signal
import subprocess
import sys
import threading
from pathlib import Path

from recast.documents.limits import READING, Limits
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

_ERRORS = {
    error.code: error
    for error in (EncryptedFile, PictureOnly, TooLarge, TooShort, UnknownFormat, UnreadableFile)
}
_TOO_MUCH = "Reading this file takes more memory or time than any resume needs; export it anew."
_DAMAGED = "This file is damaged and cannot be read; save it anew and try once more."
# Each child may take a gigabyte: an import burst queues here instead of swapping.
_PLACES = threading.BoundedSemaphore(2 * (os.cpu_count() or 1))
# Where the package lies, so that the child finds the same one.
_SOURCE = str(Path(__file__).parents[2])


def run_isolated(reader: str, data: bytes, limits: Limits = READING) -> Json:
    """What the function `reader` ("module:name") makes of `data`, as JSON, in its own process.

    Raises an InputError: the function's own, TooLarge where it ran out of memory or time, or
    UnreadableFile where it broke. Takes at most `limits.wall_seconds` once it has its place.
    """
    header = {
        "reader": reader,
        "cpu_seconds": limits.cpu_seconds,
        "address_space": limits.address_space,
    }
    with _PLACES:
        output, code = _run(json.dumps(header).encode() + b"\n" + data, limits.wall_seconds)
    if code in (-signal.SIGXCPU, -signal.SIGKILL):
        raise TooLarge(_TOO_MUCH)
    answer = _parsed(output)
    if "error" in answer:
        raise _error(answer["error"])
    if "value" not in answer:
        raise UnreadableFile(_DAMAGED)
    return answer["value"]


def _run(message: bytes, seconds: float) -> tuple[bytes, int]:
    # No preexec_fn: it may deadlock in a process with threads. The child confines itself.
    process = subprocess.Popen(
        # -S: the site module's start-up files take as long as some parsers do.
        [sys.executable, "-S", "-P", "-m", "recast.documents.reader_process"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env=_environment(),
        start_new_session=True,
    )
    try:
        output, _ = process.communicate(message, timeout=seconds)
    except subprocess.TimeoutExpired:
        output = b""
    finally:
        if process.poll() is None:
            os.killpg(process.pid, signal.SIGKILL)
            process.communicate()
        if process.stdin is not None:
            # A second `communicate` leaves it open where the first was given up while it wrote.
            process.stdin.close()
    return output, process.returncode


def _environment() -> dict[str, str]:
    """No secret of this process's environment goes to the child."""
    return {
        "PYTHONPATH": os.pathsep.join([_SOURCE, *filter(None, sys.path)]),
        "PYTHONDONTWRITEBYTECODE": "1",
        "LANG": "C.UTF-8",
        "PATH": os.environ.get("PATH", os.defpath),
    }


def _parsed(output: bytes) -> dict[str, Json]:
    try:
        answer = json.loads(output)
    except (json.JSONDecodeError, UnicodeDecodeError, RecursionError):
        return {}
    return answer if isinstance(answer, dict) else {}


def _error(value: Json) -> InputError:
    said = value if isinstance(value, dict) else {}
    kind = _ERRORS.get(str(said.get("code")), UnreadableFile)
    message = str(said.get("message") or "")
    return kind(message or (_TOO_MUCH if kind is TooLarge else _DAMAGED))
