"""How many of a document's words the readers find: `python benchmarks/reading_recall.py FOLDER`.

PDFs are held against poppler's pdftotext, DOCX against every `w:t` of the file's own XML (doubles
in `mc:Fallback`, deleted and hidden text and glossaries aside). Prints each file below 0.99 and the
median; exits with 1 where the median is below 0.99 or a file below 0.95.
"""

import re
import subprocess
import sys
import time
import unicodedata
import zipfile
from collections import Counter
from pathlib import Path
from statistics import median

from lxml import etree

from recast.documents.read import read_lines
from recast.domain.errors import InputError

_WORD = re.compile(r"[^\W_]+")
_PARTS = re.compile(r"word/(?:document\d*|header\d*|footer\d*|footnotes|endnotes)\.xml$")
_NOT_SHOWN = {"Fallback", "del", "moveFrom"}
_MOST_MISSING_SHOWN = 12


def words(text: str) -> Counter[str]:
    """Words in lower case; ligatures and full-width forms as plain letters."""
    plain = unicodedata.normalize("NFKC", text).replace("\xad", "").lower()
    return Counter(_WORD.findall(plain))


def pdf_words(path: Path) -> list[Counter[str]]:
    """The words of a PDF, with those broken at a line's end as two and as one."""
    command = ["pdftotext", "-q", str(path), "-"]
    text = subprocess.run(command, check=True, capture_output=True).stdout.decode()
    joined = re.sub(r"(?<=[^\W_])(?:-|\xad|‐)\n(?=[^\W_])", "", text)
    return [words(text), words(joined)]


def docx_words(path: Path) -> list[Counter[str]]:
    with zipfile.ZipFile(path) as archive:
        parts = [archive.read(name) for name in archive.namelist() if _PARTS.match(name)]
    return [words("\n".join(_shown_text(etree.fromstring(part)) for part in parts))]


def _shown_text(root: etree._Element) -> str:
    texts = []
    for paragraph in root.iter("{*}p"):
        if not _is_word(paragraph):
            continue
        texts.append("\n")
        for element in paragraph.iter("{*}t", "{*}tab", "{*}br"):
            around = [etree.QName(a).localname for a in element.iterancestors()]
            nearest = next(a for a in element.iterancestors("{*}p") if _is_word(a))
            if nearest is paragraph and _is_word(element) and not _NOT_SHOWN & set(around):
                texts.append(element.text or " ")
    return "".join(texts)


def _is_word(element: etree._Element) -> bool:
    return "wordprocessingml" in (etree.QName(element).namespace or "")


def recall(found: Counter[str], wanted: Counter[str]) -> tuple[float, list[str]]:
    """The share of the wanted words, doubles counted, that were found; and those that were not."""
    missing = list((wanted - found).elements())
    total = sum(wanted.values())
    return (1 - len(missing) / total if total else 1.0), missing


def main(folder: Path) -> int:
    recalls: dict[str, float] = {}
    seconds = []
    for path in sorted([*folder.rglob("*.pdf"), *folder.rglob("*.docx")]):
        wanted = pdf_words(path) if path.suffix == ".pdf" else docx_words(path)
        data = path.read_bytes()
        start = time.perf_counter()
        try:
            lines = read_lines(data, path.name).lines
        except InputError as error:
            print(f"{path.name}: refused: {error.message}")
            recalls[path.name] = 0.0
            continue
        seconds.append(time.perf_counter() - start)
        found = words("\n".join(line.text for line in lines))
        value, missing = max(recall(found, reading) for reading in wanted)
        recalls[path.name] = value
        if value < 0.99:
            print(f"{path.name}: {value:.4f}, missing {' '.join(missing[:_MOST_MISSING_SHOWN])}")
    values = list(recalls.values())
    print(
        f"{len(values)} files: median recall {median(values):.4f}, least {min(values):.4f}; "
        f"median {median(seconds) * 1000:.0f} ms a file, its process included"
    )
    return int(median(values) < 0.99 or min(values) < 0.95)


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
