"""Writes every resume of some folders in every format and reads the files again.

    python benchmarks/documents_out.py FOLDER...

Recall is the share of the resume's words that an extractor gives back, each counted once; order is
the share that it gives in the resume's order. PDFs are read by pypdfium2, pypdf and pdftotext, all
formats by Recast itself. Times are of writing alone, in milliseconds of processor time, so that
other work on the machine counts little; the longest of the PDFs is the one that loads the fonts.
"""

import argparse
import re
import statistics
import subprocess
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from io import BytesIO
from pathlib import Path

import pypdf
import pypdfium2
from rapidfuzz.distance import LCSseq

from recast.documents.fresh.layouts import LAYOUT_NAMES
from recast.documents.fresh.outline import customized_resume
from recast.documents.proof import prove
from recast.documents.read import ReadDocument, read_document
from recast.documents.write import Written, write_document
from recast.domain.errors import InputError

FORMATS = ("docx-fresh", "docx", "docx-tracked", "md", "txt", "json")


def words(text: str) -> list[str]:
    return re.findall(r"\w+", text.casefold())


def pdfium(data: bytes) -> str:
    document = pypdfium2.PdfDocument(data)
    return "\n".join(page.get_textpage().get_text_range() for page in document)


def with_pypdf(data: bytes) -> str:
    return "\n".join(page.extract_text() for page in pypdf.PdfReader(BytesIO(data)).pages)


def pdftotext(data: bytes) -> str:
    command = ["pdftotext", "-enc", "UTF-8", "-", "-"]
    return subprocess.run(command, input=data, capture_output=True, check=True).stdout.decode()


EXTRACTORS: dict[str, Callable[[bytes], str]] = {
    "pypdfium2": pdfium,
    "pypdf": with_pypdf,
    "pdftotext": pdftotext,
}


def compared(wanted: Sequence[str], given: Sequence[str]) -> tuple[float, float]:
    """Recall and order, 0 to 1."""
    shared = sum((Counter(wanted) & Counter(given)).values())
    in_order = LCSseq.similarity(wanted, given)
    return shared / len(wanted), in_order / len(wanted)


class Table:
    def __init__(self) -> None:
        self.recall: dict[str, list[float]] = defaultdict(list)
        self.order: dict[str, list[float]] = defaultdict(list)
        self.times: dict[str, list[float]] = defaultdict(list)
        self.proof: Counter[tuple[str, str]] = Counter()

    def pdf(self, name: str, layout: str, written: Written) -> None:
        wanted = [word for line in written.lines for word in words(line)]
        for extractor, extract in EXTRACTORS.items():
            recall, order = compared(wanted, words(extract(written.data)))
            self.recall[f"{layout} {extractor}"].append(recall)
            self.order[f"{layout} {extractor}"].append(order)
            if recall < 1 or order < 1:
                print(f"  {name} {layout} {extractor}: recall {recall:.4f} order {order:.4f}")

    def proven(self, name: str, kind: str, written: Written, document: ReadDocument) -> None:
        customized = customized_resume(document.resume, document.resume.text)
        proof = prove(written, customized)
        lines = "lines" if not proof.missing and not proof.misplaced else "LINES LOST"
        lost = [item for item in (*proof.contact, *proof.sections) if not item.found]
        self.proof[kind, lines] += 1
        self.proof[kind, "details found"] += len(proof.contact) + len(proof.sections) - len(lost)
        self.proof[kind, "details not found"] += len(lost)
        if proof.missing or proof.misplaced or written.unplaced:
            print(f"  {name} {kind}: {proof.missing[:2]} {proof.misplaced[:2]} {written.unplaced}")

    def show(self) -> None:
        for key, values in self.recall.items():
            least, order = min(values), min(self.order[key])
            print(
                f"{key:24} recall {least:.4f} at least, order {order:.4f} at least, {len(values)}"
            )
        for key, values in self.times.items():
            middle, most = statistics.median(values), max(values)
            print(f"{key:24} {middle:6.1f} ms median, {most:6.1f} ms at most, {len(values)} files")
        for (kind, what), count in sorted(self.proof.items()):
            print(f"{kind:24} {what} {count}")


def written(
    table: Table, key: str, format: str, layout: str, read: ReadDocument, data: bytes
) -> Written:
    own = format != "docx-fresh"
    start = time.process_time()
    file = write_document(
        format.removesuffix("-fresh"),
        original_bytes=data if own else None,
        original_format=read.format if own else "text",
        original=read.resume,
        customized_text=read.resume.text,
        title="Resume",
        layout=layout,
    )
    table.times[key].append((time.process_time() - start) * 1000)
    return file


def one(table: Table, path: Path) -> None:
    data = path.read_bytes()
    try:
        read = read_document(data, path.name)
    except InputError as error:
        print(f"  {path.name}: {error.message}")
        return
    for layout in LAYOUT_NAMES:
        file = written(table, f"pdf {layout}", "pdf", layout, read, data)
        table.pdf(path.name, layout, file)
        table.proven(path.name, f"pdf {layout}", file, read)
    for format in FORMATS:
        if format == "docx-tracked" and read.format != "docx":
            continue
        file = written(table, format, format, "classic", read, data)
        table.proven(path.name, format, file, read)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folders", type=Path, nargs="+")
    table = Table()
    files = [
        path
        for folder in parser.parse_args().folders
        for path in sorted(folder.iterdir())
        if path.suffix in {".pdf", ".docx"}
    ]
    for path in files:
        one(table, path)
    table.show()
    return 0


if __name__ == "__main__":
    sys.exit(main())
