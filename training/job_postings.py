"""Marked postings as tokens, features and labels."""

import json
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from scipy.sparse import csr_matrix, hstack

from recast.lexicon import lexicon
from recast.reading.job_features import EDGE, OFFSETS, Place, affixes, outline, surrounding_features
from recast.reading.job_layout import Layout, lay_out
from recast.reading.job_parts import PartKind
from recast.reading.job_sections import place_units
from recast.reading.job_skill_tags import mentions_by_unit, skill_tags
from recast.reading.job_tokens import Tokens, low, tokens_of

VECTOR_OFFSETS = (-1, 0, 1)
VECTOR_WEIGHT = 3.0
_CLUSTERS_AT = {-2: (1,), -1: (0, 1), 0: (0, 1, 2), 1: (0, 1), 2: (1,)}


@dataclass
class Piece:
    """A stretch of at most LONGEST_UNIT tokens of a unit, with its features and labels."""

    tokens: Tokens
    skills: list[str]
    kind: PartKind
    labels: list[int]


@dataclass
class Posting:
    name: str
    layout: Layout
    marked: frozenset[str]
    pieces: list[Piece]


def postings(path: Path) -> list[Posting]:
    lines = path.read_text(encoding="utf-8").split("\n")
    return [_posting(json.loads(line)) for line in lines if line.strip()]


def normal(text: str) -> str:
    """A term as it is compared: small letters, one space between words, no outer punctuation."""
    return re.sub(r"\s+", " ", re.sub(r"[^\w+#./&-]+", " ", text.lower())).strip(" .,-/&")


def _posting(record) -> Posting:
    layout = lay_out(record["text"])
    text = layout.text
    spans = list(_marked_spans(text, record["knowledge"]))
    units = place_units(text, layout.units)
    inside = mentions_by_unit([(u.start, u.end) for u in units], lexicon().find(text))
    pieces = []
    for unit, mentions in zip(units, inside, strict=True):
        for tokens in tokens_of(text, unit.start, unit.end):
            skills = skill_tags(tokens, mentions)
            pieces.append(Piece(tokens, skills, unit.kind, _labels(tokens, spans)))
    marked = frozenset(normal(phrase) for phrase in record["knowledge"]) - {""}
    return Posting(record["posting"], layout, marked, pieces)


def _marked_spans(text: str, phrases: list[str]) -> Iterator[tuple[int, int]]:
    """Where the marked phrases stand; they come in the order of the text."""
    at = 0
    for phrase in phrases:
        words = re.findall(r"\w+", phrase)
        if not words:
            continue
        pattern = r"(?<!\w)" + r"[\W_]{0,6}".join(map(re.escape, words)) + r"(?!\w)[+#]*"
        match = re.compile(pattern).search(text, at)
        if match:
            yield match.span()
            at = match.end()


def _labels(tokens: Tokens, spans: list[tuple[int, int]]) -> list[int]:
    """0 for none, 1 where a marked phrase begins, 2 where it goes on."""
    labels: list[int] = []
    for start, end in zip(tokens.starts, tokens.ends, strict=True):
        label = 0
        for first, last in spans:
            if first < end and start < last:
                label = 1 if start <= first or not labels or labels[-1] == 0 else 2
                break
        labels.append(label)
    return labels


class Words:
    """What is known of words before any posting is read: vectors and clusters."""

    def __init__(self, words, vectors, clusters):
        self.index = {word: number for number, word in enumerate(words)}
        self.vectors, self.clusters = vectors, clusters

    def features(self, word: str, offset: int) -> list[str]:
        found = [f"{offset}|w={word}"]
        number = self.index.get(word)
        if number is not None:
            found += [f"{offset}|c{c}={self.clusters[number][c]}" for c in _CLUSTERS_AT[offset]]
        return found + (affixes(word) if offset == 0 else [])


def features_of(piece: Piece, words: Words) -> list[list[str]]:
    surface = piece.tokens.words
    small = [low(word) for word in surface]
    place = Place(piece.tokens, piece.skills, piece.kind)
    rows = []
    for index in range(len(surface)):
        row = [*place.features(index), *surrounding_features(place.surroundings(index))]
        for offset in OFFSETS:
            other = index + offset
            if 0 <= other < len(surface):
                row.append(outline(surface[other], offset))
                row += words.features(small[other], offset)
            else:
                row.append(f"{offset}:{EDGE}")
        rows.append(row)
    return rows


@dataclass
class Table:
    """All tokens of all postings as rows; `owner[i]` is the posting of row i."""

    names: list[str]
    features: csr_matrix
    vectors: csr_matrix
    labels: np.ndarray
    broken: np.ndarray
    lengths: list[int]
    owner: np.ndarray


def table_of(all_postings: list[Posting], words: Words) -> Table:
    rows, labels, broken, lengths, owner, blocks = [], [], [], [], [], []
    for number, posting in enumerate(all_postings):
        for piece in posting.pieces:
            rows += features_of(piece, words)
            labels += piece.labels
            broken += piece.tokens.broken
            lengths.append(len(piece.labels))
            owner += [number] * len(piece.labels)
            blocks.append(_vectors_of(piece, words))
    counts = Counter(name for row in rows for name in row)
    names = [name for name, count in counts.items() if count > 1]
    index_of = {name: number for number, name in enumerate(names)}
    columns, ends = [], [0]
    for row in rows:
        columns += sorted({index_of[name] for name in row if name in index_of})
        ends.append(len(columns))
    shape = (len(rows), len(names))
    features = csr_matrix((np.ones(len(columns)), columns, ends), shape=shape)
    return Table(
        names,
        features,
        csr_matrix(np.vstack(blocks)),
        np.array(labels),
        np.array(broken),
        lengths,
        np.array(owner),
    )


def _vectors_of(piece: Piece, words: Words) -> np.ndarray:
    size = words.vectors.shape[1]
    own = np.zeros((len(piece.labels), size), "f4")
    for row, word in enumerate(piece.tokens.words):
        number = words.index.get(low(word))
        if number is not None:
            own[row] = words.vectors[number] * VECTOR_WEIGHT
    before, after = np.zeros_like(own), np.zeros_like(own)
    before[1:], after[:-1] = own[:-1], own[1:]
    return np.hstack([before, own, after])


def everything(table: Table) -> csr_matrix:
    return hstack([table.features, table.vectors]).tocsr()
