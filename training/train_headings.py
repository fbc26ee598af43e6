"""Trains the two models that read resumes: which lines are headings, and what lines speak of.

    python training/train_headings.py LINES.jsonl [--folds 5]

LINES.jsonl has one line of a resume a record, in order: `text`, `role` (header or content) and
`section` (experience, education, knowledge, project or others). The weights in the package were
learned from the lines of Gan and Takahashi, as published (MIT) with sureyyayildirim's
Resume-Section-Classifier-NLP. Only weights of words and of strings of four letters are written,
and only of those that stand in several lines: no line of the data can be read out of them.

With --folds nothing is written: each contiguous block of lines is read by models trained on the
others, and the figures are printed.
"""

import argparse
import json
import sys
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from scipy.sparse import csr_matrix  # type: ignore[import-untyped]
from sklearn.linear_model import LogisticRegression

from recast.reading import heading_model, section_model
from recast.reading.heading_features import LineLook, features_at, look_at
from recast.reading.lines import Line
from recast.reading.resume import read_resume_parts

WINDOW = 120
"""Borders between resumes are not marked, so lines are read in windows of so many."""

LEAST_LINES = 3
THRESHOLD = 0.42
DATA = Path(heading_model.__file__).parent / "data"
CONTENT_OF_LABEL = {"experience": 0, "project": 0, "education": 1, "knowledge": 2, "others": 3}
LABEL_OF_KIND = {
    "experience": "experience",
    "education": "education",
    "certifications": "education",
    "skills": "knowledge",
    "languages": "knowledge",
    "projects": "project",
}


@dataclass(frozen=True)
class Labelled:
    text: str
    heading: bool
    section: str


def read_lines(path: Path) -> list[Labelled]:
    records = [json.loads(record) for record in path.read_text("utf-8").split("\n") if record]
    return [
        Labelled(" ".join(r["text"].split()), r["role"] == "header", r["section"])
        for r in records
        if r["text"].strip()
    ]


def windows(lines: Sequence[Labelled]) -> list[Sequence[Labelled]]:
    return [lines[start : start + WINDOW] for start in range(0, len(lines), WINDOW)]


def looks_of(window: Sequence[Labelled]) -> list[LineLook]:
    return [look_at(Line(line.text)) for line in window]


def fit(features: list[list[str]], wanted: np.ndarray, strength: float) -> dict[str, float]:
    """Weights of features that stand in several lines, "bias" among them."""
    lines_with = Counter(feature for line in features for feature in set(line))
    names = sorted(name for name, count in lines_with.items() if count >= LEAST_LINES)
    column = {name: place for place, name in enumerate(names)}
    cells = [(row, column[f]) for row, line in enumerate(features) for f in line if f in column]
    at = np.array(cells, dtype=np.int32)
    table = csr_matrix((np.ones(len(at)), (at[:, 0], at[:, 1])), (len(features), len(names)))
    model = LogisticRegression(C=strength, solver="liblinear", random_state=0)
    model.fit(table, wanted)
    weights = dict(zip(names, map(float, model.coef_[0]), strict=True))
    return {**weights, "bias": float(model.intercept_[0])}


def train_headings(lines: Sequence[Labelled]) -> dict[str, float]:
    features, wanted = [], []
    for window in windows(lines):
        looks = looks_of(window)
        for index, line in enumerate(window):
            if looks[index].shape.short:
                features.append(features_at(looks, index))
                wanted.append(line.heading)
    weights = fit(features, np.array(wanted), 0.1)
    weights["bias"] -= float(np.log(THRESHOLD / (1 - THRESHOLD)))
    return {name: weight for name, weight in weights.items() if abs(weight) >= 0.03}


def train_sections(lines: Sequence[Labelled]) -> dict[str, list[int]]:
    content = [line for line in lines if not line.heading]
    features = [section_model.content_features(look_at(Line(line.text))) for line in content]
    wanted = np.array([CONTENT_OF_LABEL[line.section] for line in content])
    columns = [fit(features, wanted == place, 0.3) for place in range(len(section_model.CONTENTS))]
    rows: dict[str, list[int]] = {}
    for name in columns[0]:
        row = [round(1000 * column[name]) for column in columns]
        if max(map(abs, row)) >= 100:
            rows["#bias" if name == "bias" else name] = row
    bias = [a + round(1000 * c["#bias"]) for a, c in zip(rows["#bias"], columns, strict=True)]
    return {**rows, "#bias": bias}


def packed(rows: dict[str, list[int]]) -> section_model.SectionModel:
    return section_model.SectionModel(
        {name: section_model.packed(row) for name, row in rows.items()}
    )


@dataclass
class Figures:
    hits: int = 0
    claimed: int = 0
    real: int = 0
    right: int = 0
    content: int = 0

    def __str__(self) -> str:
        precision, recall = self.hits / self.claimed, self.hits / self.real
        f1 = 2 * precision * recall / (precision + recall)
        return (
            f"headings: precision {precision:.3f} recall {recall:.3f} F1 {f1:.3f}; "
            f"content lines in the right section: {self.right / self.content:.3f}"
        )


def measure(
    lines: Sequence[Labelled],
    headings: heading_model.HeadingModel,
    sections: section_model.SectionModel,
    figures: Figures,
) -> None:
    for window in windows(lines):
        parts = read_resume_parts(
            tuple(Line(line.text) for line in window), models=(headings, sections)
        )
        kinds = {n: section.kind for section in parts.sections for n in section.lines}
        for number, line in enumerate(window, 1):
            figures.claimed += number in parts.headings
            figures.real += line.heading
            figures.hits += line.heading and number in parts.headings
            if not line.heading:
                label = LABEL_OF_KIND.get(kinds.get(number, ""), "others")
                figures.content += 1
                figures.right += label == line.section


def cross_validate(lines: Sequence[Labelled], folds: int) -> None:
    figures = Figures()
    edges = [len(lines) * fold // folds // WINDOW * WINDOW for fold in range(folds)]
    for start, end in zip(edges, [*edges[1:], len(lines)], strict=True):
        others = [*lines[:start], *lines[end:]]
        headings = heading_model.HeadingModel(train_headings(others))
        measure(lines[start:end], headings, packed(train_sections(others)), figures)
    sys.stdout.write(f"cross-validated on {folds} blocks: {figures}\n")


def write(lines: Sequence[Labelled]) -> None:
    headings = sorted(train_headings(lines).items())
    text = "".join(f"{name}\t{round(100 * weight)}\n" for name, weight in headings)
    (DATA / "heading_weights.tsv").write_text(text, encoding="utf-8")
    rows = sorted(train_sections(lines).items())
    text = "".join("\t".join([name, *map(str, row)]) + "\n" for name, row in rows)
    (DATA / "section_weights.tsv").write_text(text, encoding="utf-8")


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", 1)[0])
    parser.add_argument("lines", type=Path)
    parser.add_argument("--folds", type=int, default=0)
    options = parser.parse_args()
    lines = read_lines(options.lines)
    if options.folds:
        cross_validate(lines, options.folds)
    else:
        write(lines)


if __name__ == "__main__":
    main()
