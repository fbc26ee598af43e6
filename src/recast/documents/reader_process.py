"""The process that reads one untrusted file and ends: `python -m recast.documents.reader_process`.

In: one line of JSON (`reader`: the function to call, as "module:name"; `cpu_seconds` and
`address_space`: its limits), then the file. Out: one JSON object, either `value` or `error` with
the code and sentence of an InputError. Never pickles: what a hostile file makes of this process
must not reach the parent as code.
"""

import ctypes
import gc
import json
import os
import resource
import sys
from contextlib import suppress
from importlib import import_module

_POLITENESS = 5
# Flags of Linux's unshare(2): namespaces of the process's own.
_NEW_USER = 0x10000000
_NEW_NETWORK = 0x40000000


def _confine(cpu_seconds: int, address_space: int) -> None:
    """Set the limits before any parser is imported; the parent adds the wall clock."""
    _limit(resource.RLIMIT_AS, address_space)
    _limit(resource.RLIMIT_CPU, cpu_seconds)
    _limit(resource.RLIMIT_CORE, 0)
    _limit(resource.RLIMIT_FSIZE, 0)
    # Runs that stream beside this process come first.
    os.nice(_POLITENESS)
    _leave_the_network()


def _limit(kind: int, most: int) -> None:
    # macOS knows RLIMIT_AS and refuses it; the other limits and the wall clock hold there.
    with suppress(ValueError, OSError):
        resource.setrlimit(kind, (most, most))


def _leave_the_network() -> None:
    """Where the system lets an ordinary user do so; no parser here opens a connection anyway."""
    libc = ctypes.CDLL(None, use_errno=True)
    if hasattr(libc, "unshare"):
        libc.unshare(_NEW_USER | _NEW_NETWORK)


def _answer(reader: str, data: bytes) -> dict[str, object]:
    from recast.domain.errors import InputError
    from recast.domain.jsonable import to_json

    # Each parser is imported only for its own format: they take most of the time to start.
    module, _, name = reader.partition(":")
    try:
        return {"value": to_json(getattr(import_module(module), name)(data))}
    except InputError as error:
        return {"error": {"code": error.code, "message": error.message}}
    except MemoryError:
        return {"error": {"code": "too_large", "message": ""}}


def main() -> None:
    # One file and then the end: there is never enough garbage to be worth looking for.
    gc.disable()
    header = json.loads(sys.stdin.buffer.readline())
    _confine(int(header["cpu_seconds"]), int(header["address_space"]))
    answer = json.dumps(_answer(str(header["reader"]), sys.stdin.buffer.read()))
    sys.stdout.write(answer)
    sys.stdout.flush()
    # Parsers that a hostile file confused must not be asked to clean up after themselves.
    os._exit(0)


if __name__ == "__main__":
    main()
