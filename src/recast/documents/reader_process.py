"""The process that reads one untrusted file and ends: `python -m recast.documents.reader_process`.

In: one line of JSON (`format`), then the file. Out: one JSON object, either `lines`, `risks` and
`pages`, or `error` with the code and sentence of a RecastError. Never pickles: what a hostile file
makes of this process must not reach the parent as code.
"""

import json
import os
import resource
import sys

from recast.documents.limits import ADDRESS_SPACE_BYTES, CPU_SECONDS

_POLITENESS = 5


def _confine() -> None:
    """Set the limits before any parser is imported; the parent adds the wall clock."""
    resource.setrlimit(resource.RLIMIT_AS, (ADDRESS_SPACE_BYTES, ADDRESS_SPACE_BYTES))
    resource.setrlimit(resource.RLIMIT_CPU, (CPU_SECONDS, CPU_SECONDS))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    # Runs that stream beside this process come first.
    os.nice(_POLITENESS)


def _read(kind: str, data: bytes) -> dict[str, object]:
    # Each parser is imported only for its own format: they take most of the time to start.
    from recast.documents.readers import reader_for

    result = reader_for(kind)(data)
    return {
        "format": result.format,
        "pages": result.pages,
        "lines": [[line.text, line.heading, line.bullet, line.place] for line in result.lines],
        "risks": [[risk.code, risk.severity, risk.message, risk.where] for risk in result.risks],
    }


def main() -> int:
    _confine()
    from recast.domain.errors import InputError

    header = json.loads(sys.stdin.buffer.readline())
    data = sys.stdin.buffer.read()
    try:
        answer = _read(str(header["format"]), data)
    except InputError as error:
        answer = {"error": {"code": error.code, "message": error.message}}
    except MemoryError:
        answer = {"error": {"code": "too_large", "message": ""}}
    sys.stdout.write(json.dumps(answer))
    sys.stdout.flush()
    return 0


if __name__ == "__main__":
    sys.exit(main())
