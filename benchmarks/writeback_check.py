"""Edits every line of every Word file in a folder and checks what comes back.

    python benchmarks/writeback_check.py FOLDER [--office]

For each file, plain and tracked: each line changed alone, all lines changed at once, and every
third line taken out, moved, or followed by a new one. Checked each time: the text is the wanted
one; accepting the changes gives it and rejecting gives the original; no run has a format that the
file did not have; all other members keep their bytes. With --office, LibreOffice converts the
files in which all lines were changed.
"""

import argparse
import datetime
import subprocess
import sys
import tempfile
import time
import zipfile
from collections import Counter
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

from recast.documents.docx.package import open_docx
from recast.documents.docx.paragraphs import docx_paragraphs, lines_of_paragraphs
from recast.documents.fresh.line_text import without_mark
from recast.documents.writeback.changes import accept_changes, reject_changes
from recast.documents.writeback.runs import run_format
from recast.documents.writeback.writing import write_back

NOW = datetime.datetime(2026, 1, 2, 3, 4, 5, tzinfo=datetime.UTC)


def lines_of(data: bytes) -> list[str]:
    lines, _ = lines_of_paragraphs(docx_paragraphs(open_docx(data)))
    return [line.text for line in lines]


def shown(lines: list[str]) -> list[str]:
    """White space aside, and signs of lists: a new line takes the sign of its neighbours."""
    return [" ".join(without_mark(line).split()) for line in lines if line.strip()]


def changed(line: str) -> str:
    """The line with a word replaced, one taken out and one put in, as far as it has words."""
    words = line.split(" ")
    middle = len(words) // 2
    words[middle] = "quartz" if words[middle].islower() else "Quartz"
    if len(words) > 6:
        del words[1]
        words.insert(len(words) - 1, "sphinx")
    return " ".join(words)


def variants(lines: list[str]) -> Iterator[tuple[str, list[str]]]:
    numbers = [number for number, line in enumerate(lines) if line.strip()]
    for number in numbers:
        yield "changed", [*lines[:number], changed(lines[number]), *lines[number + 1 :]]
        if number % 3:
            continue
        yield "gone", [*lines[:number], *lines[number + 1 :]]
        new = "Sphinx of black quartz, judge my vow"
        yield "added", [*lines[: number + 1], new, *lines[number + 1 :]]
        if len(numbers) > 6:
            rest = [*lines[:number], *lines[number + 1 :]]
            target = numbers[(numbers.index(number) + 4) % (len(numbers) - 1)]
            yield "moved", [*rest[:target], lines[number], *rest[target:]]
    yield "all", [changed(line) if line.strip() else line for line in lines]


def formats(data: bytes) -> set[bytes]:
    package = open_docx(data)
    parts = {paragraph.part for paragraph in docx_paragraphs(package)}
    return {run_format(run) for part in parts for run in package.tree(part).iter("{*}r")}


def members(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def faults(original: bytes, lines: list[str], wanted: list[str], tracked: bool) -> list[str]:
    written = write_back(original, "\n".join(wanted), NOW if tracked else None)
    found = ["unplaced"] if written.unplaced else []
    if shown(lines_of(written.data)) != shown(wanted):
        found.append("text")
    if tracked:
        if shown(lines_of(accept_changes(written.data))) != shown(wanted):
            found.append("accepting")
        if shown(lines_of(reject_changes(written.data))) != shown(lines):
            found.append("rejecting")
    if formats(written.data) - formats(original):
        found.append("formats")
    before, after = members(original), members(written.data)
    parts = {paragraph.part for paragraph in docx_paragraphs(open_docx(original))}
    if list(before) != list(after) or any(before[n] != after[n] for n in set(before) - parts):
        found.append("other parts")
    return found


def check(path: Path, outputs: Path) -> Counter[tuple[str, ...]]:
    original = path.read_bytes()
    lines = lines_of(original)
    results: Counter[tuple[str, ...]] = Counter()
    for kind, wanted in variants(lines):
        for tracked in (False, True):
            found = faults(original, lines, wanted, tracked)
            manner = "tracked" if tracked else "plain"
            results[kind, manner, *(found or ["right"])] += 1
            if found:
                odd = next((a for a, b in zip(wanted, lines, strict=False) if a != b), "")
                print(f"  {path.name} {kind} {manner}: {', '.join(found)} at {odd[:60]!r}")
            if kind == "all":
                data = write_back(original, "\n".join(wanted), NOW if tracked else None).data
                (outputs / f"{path.stem}.{manner}.docx").write_bytes(data)
    return results


def seconds(path: Path, tracked: bool) -> float:
    original = path.read_bytes()
    lines = lines_of(original)
    text = "\n".join(changed(line) if line.strip() else line for line in lines)
    # The best of three: other processes of the machine only ever add to a time.
    times = []
    for _ in range(3):
        start = time.perf_counter()
        write_back(original, text, NOW if tracked else None)
        times.append(time.perf_counter() - start)
    return min(times)


def convert(folder: Path) -> int:
    files = sorted(folder.glob("*.docx"))
    command = ["soffice", "--headless", "--convert-to", "pdf", "--outdir", str(folder)]
    subprocess.run([*command, *map(str, files)], check=True, capture_output=True)
    return sum(file.with_suffix(".pdf").exists() for file in files)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--office", action="store_true", help="convert with LibreOffice too")
    arguments = parser.parse_args()
    total: Counter[tuple[str, ...]] = Counter()
    files = sorted(arguments.folder.glob("*.docx"))
    with tempfile.TemporaryDirectory() as folder:
        for path in files:
            total += check(path, Path(folder))
        times = [seconds(path, tracked) * 1000 for path in files for tracked in (False, True)]
        for key, count in sorted(total.items()):
            print(f"{count:6}  {' '.join(key)}")
        mean = sum(times) / len(times)
        print(f"write-back of all lines: {max(times):.0f} ms at most, {mean:.0f} ms mean")
        if arguments.office:
            print(f"LibreOffice converted {convert(Path(folder))} of {2 * len(files)}")
    return int(any("right" not in key for key in total))


if __name__ == "__main__":
    sys.exit(main())
