"""How long reading takes, its process included: `python benchmarks/documents_in.py`.

The files are made here: a two-page PDF, a DOCX, an ODT, an RTF and an HTML resume of about 900
words. Beside each stands what starting an empty Python process takes in the same run, since that is
the part that no reader can save. The last line reads twenty files at once.
"""

import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from statistics import median

sys.path.insert(0, str(Path(__file__).parent.parent / "tests"))

from made_files import Drawn, made_docx, made_odt, made_pdf, p
from recast.documents.read import read_document

_ROUNDS = 15
_AT_ONCE = 20
_LINES = [
    f"Number {n}: kept the ledgers of the harbour of Vigo in good order for years"
    for n in range(64)
]


def files() -> dict[str, bytes]:
    pages = [_LINES[:32], _LINES[32:]]
    drawn = [[Drawn(text, 50, 790 - 22 * n) for n, text in enumerate(page)] for page in pages]
    paragraphs = "".join(f"<text:p>{text}</text:p>" for text in _LINES)
    return {
        "cv.pdf": made_pdf(*drawn),
        "cv.docx": made_docx("".join(map(p, _LINES))),
        "cv.odt": made_odt(paragraphs),
        "cv.rtf": b"{\\rtf1\\ansi " + "\\par ".join(_LINES).encode() + b"}",
        "cv.html": f"<html><body><p>{'</p><p>'.join(_LINES)}</p></body></html>".encode(),
        "cv.md": "\n".join(f"- {text}" for text in _LINES).encode(),
    }


def timed(action: object, rounds: int = _ROUNDS) -> list[float]:
    seconds = []
    for _ in range(rounds):
        start = time.perf_counter()
        action()  # type: ignore[operator]
        seconds.append(time.perf_counter() - start)
    return sorted(seconds)


def main() -> None:
    empty = median(timed(lambda: subprocess.run([sys.executable, "-c", ""], check=True)))
    print(f"an empty Python process: {empty * 1000:.0f} ms")
    made = files()
    for name, data in made.items():
        taken = timed(lambda data=data, name=name: read_document(data, name))
        print(f"{name}: median {median(taken) * 1000:.0f} ms, slowest {taken[-1] * 1000:.0f} ms")
    with ThreadPoolExecutor(_AT_ONCE) as pool:
        start = time.perf_counter()
        ends = list(pool.map(lambda n: _end_of(made, n), range(_AT_ONCE)))
    waits = sorted(end - start for end in ends)
    within = waits[int(0.95 * _AT_ONCE) - 1]
    print(f"{_AT_ONCE} files at once: 95 % within {within:.2f} s, all within {waits[-1]:.2f} s")


def _end_of(made: dict[str, bytes], number: int) -> float:
    name = "cv.pdf" if number % 2 else "cv.docx"
    read_document(made[name], name)
    return time.perf_counter()


if __name__ == "__main__":
    main()
