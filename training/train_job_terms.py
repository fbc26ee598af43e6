"""Trains the model that marks terms in postings and writes it as reading/data/job_model.txt.

    python training/train_job_terms.py MARKED.jsonl --unmarked TEXTS.jsonl ... [--folds 5] [--out F]

MARKED has one posting a line: {"posting": name, "text": ..., "knowledge": [phrases as marked]}
(SkillSpan, NAACL 2022, MIT licence). The unmarked files have a "text", or an "items" list, a line;
only vectors and clusters of single words are learnt from them, never a mark. The shipped model was
trained with MARKED as the only unmarked file: what is learnt from a text ships with the model, so
its licence must allow that. With --folds the model is also measured by cross-validation over
postings, reading them just as the package does.
"""

import argparse
import json
import random
from pathlib import Path

import job_crf
import job_postings
import job_vectors
import numpy as np
from job_postings import VECTOR_OFFSETS, VECTOR_WEIGHT, Posting, Table, Words, normal

from recast.reading.job import read_laid_out
from recast.reading.job_features import OFFSETS
from recast.reading.job_tagger import STEP, ZERO, Tagger

PENALTY = 6.0
ROUNDS = 60
AT_LEAST = 4
_MOST = 175
_HARD = ("hard_skill", "certification", "education")


def main() -> None:
    options = _options()
    marked = job_postings.postings(options.marked)
    words = Words(*job_vectors.learn(_texts(options.unmarked), AT_LEAST))
    table = job_postings.table_of(marked, words)
    print(f"{len(marked)} postings, {len(table.labels)} tokens, {len(table.names)} features")
    if options.folds:
        _cross_validate(marked, table, words, options.folds)
    if options.out:
        rows = np.ones(len(table.labels), bool)
        options.out.write_text(_model(table, words, rows), encoding="utf-8")


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("marked", type=Path)
    parser.add_argument("--unmarked", type=Path, nargs="*", default=[])
    parser.add_argument("--folds", type=int, default=0)
    parser.add_argument("--out", type=Path)
    return parser.parse_args()


def _texts(paths: list[Path]) -> list[str]:
    """Every file's texts; lines too short to be texts are read as one text."""
    texts: list[str] = []
    for path in paths:
        lines = [json.loads(line) for line in path.read_text(encoding="utf-8").split("\n") if line]
        longest = [max(map(_words_of, line.values()), key=len) for line in lines]
        short = sum(map(len, longest)) < 200 * len(longest)
        texts += ["\n".join(longest)] if short else longest
    return texts


def _words_of(value: object) -> str:
    if isinstance(value, list):
        return " , ".join(map(str, value))
    return value if isinstance(value, str) else ""


def _model(table: Table, words: Words, rows: np.ndarray) -> str:
    """The model learnt from those rows of the table, as the text that Tagger reads."""
    everything = job_postings.everything(table)[rows]
    seen = np.asarray(abs(everything).sum(0)).ravel()
    # What is seen once in these rows would be learnt by heart.
    kept = np.where((seen > 1) | (np.arange(len(seen)) >= len(table.names)))[0]
    lengths = _lengths(table, rows)
    weights, moves = job_crf.fit(
        everything[:, kept], table.labels[rows], lengths, table.broken[rows], PENALTY, ROUNDS
    )
    # Only the difference to "none" matters, so none costs nothing from here on.
    difference = np.zeros((everything.shape[1], 2))
    difference[kept] = weights[:, 1:] - weights[:, :1]
    known = dict(zip(table.names, difference, strict=False))
    dense = difference[len(table.names) :].reshape(len(VECTOR_OFFSETS), -1, 2)
    return _written(known, dense, words, moves)


def _lengths(table: Table, rows: np.ndarray) -> list[int]:
    ends = np.cumsum(table.lengths)
    return [length for length, end in zip(table.lengths, ends, strict=True) if rows[end - 1]]


def _written(known, dense, words: Words, moves) -> str:
    lines = [
        "# Learnt from the postings of SkillSpan (NAACL 2022, MIT licence): job_model.LICENSE.txt.",
        f"# A sign is a score: (code - {ZERO}) * {STEP}. Written by training/train_job_terms.py.",
        "[moves]",
    ]
    names = ("oo", "ob", "", "bo", "bb", "bi", "io", "ib", "ii")
    lines += [f"{n}\t{m:.4f}" for n, m in zip(names, moves.ravel(), strict=True) if n]
    lines.append("[words]")
    lines += _word_lines(known, dense, words)
    lines.append("[pieces]")
    pieces = {n: v for n, v in known.items() if "|" not in n.split("=", 1)[0]}
    lines += _lines({n: v for n, v in pieces.items() if _is_piece(n)})
    lines.append("[context]")
    lines += _lines({n: v for n, v in pieces.items() if not _is_piece(n)})
    return "\n".join(lines) + "\n"


def _is_piece(name: str) -> bool:
    offsets = tuple(f"{offset}:" for offset in OFFSETS)
    return name.startswith(("end=", "start=", "tail=", *offsets)) or name in ("slash", "hyphen")


def _word_lines(known, dense, words: Words) -> list[str]:
    listed = set(words.index) | {
        name.split("|w=", 1)[1] for name in known if name.startswith("0|w=")
    }
    lines = {}
    for word in sorted(listed):
        scores = np.zeros((len(OFFSETS), 2))
        for row, offset in enumerate(OFFSETS):
            for name in words.features(word, offset):
                scores[row] += known.get(name, 0)
            number = words.index.get(word)
            if number is not None and offset in VECTOR_OFFSETS:
                vector = words.vectors[number] * VECTOR_WEIGHT
                scores[row] += vector @ dense[VECTOR_OFFSETS.index(offset)]
        lines[word] = scores.ravel()
    return _lines(lines, even_zero=True)


def _lines(scores, *, even_zero: bool = False) -> list[str]:
    lines = []
    for name, values in scores.items():
        steps = [int(max(-_MOST, min(_MOST, round(float(v) / STEP)))) for v in values]
        if (even_zero or any(steps)) and "\t" not in name:
            lines.append(name + "\t" + "".join(chr(ZERO + step) for step in steps))
    return lines


def _cross_validate(marked: list[Posting], table: Table, words: Words, folds: int) -> None:
    order = list(range(len(marked)))
    random.Random(7).shuffle(order)
    fold_of = {posting: place % folds for place, posting in enumerate(order)}
    pairs = []
    for fold in range(folds):
        held_back = [number for number in order if fold_of[number] == fold]
        tagger = Tagger(_model(table, words, ~np.isin(table.owner, held_back)))
        for number in held_back:
            parts = read_laid_out(marked[number].layout, tagger)
            found = {normal(term.text) for term in parts.terms if term.kind in _HARD} - {""}
            pairs.append((marked[number].marked, found))
    print(f"cross-validated over {folds} folds: {_figures(pairs)}")


def _figures(pairs: list[tuple[frozenset[str], set[str]]]) -> str:
    wanted = sum(len(marked) for marked, _ in pairs)
    predicted = sum(len(found) for _, found in pairs)
    right = sum(len(marked & found) for marked, found in pairs)
    loose = sum(any(_contains(m, f) for m in marked) for marked, found in pairs for f in found)
    covered = sum(any(_contains(m, f) for f in found) for marked, found in pairs for m in marked)
    strict = 2 * right / (predicted + wanted)
    precision, recall = loose / predicted, covered / wanted
    return (
        f"strict P {right / predicted:.3f} R {right / wanted:.3f} F1 {strict:.3f}, loose P"
        f" {precision:.3f} R {recall:.3f} F1 {2 * precision * recall / (precision + recall):.3f}"
    )


def _contains(one: str, other: str) -> bool:
    return f" {one} " in f" {other} " or f" {other} " in f" {one} "


if __name__ == "__main__":
    main()
