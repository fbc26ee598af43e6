"""Vectors and clusters of words from unmarked texts: words that stand alike get alike numbers."""

from collections import Counter
from collections.abc import Iterable

import numpy as np
from scipy.sparse import coo_matrix
from sklearn.cluster import MiniBatchKMeans
from sklearn.utils.extmath import randomized_svd

from recast.reading.job_tokens import TOKEN, low

SIZE = 100
CLUSTERS = (64, 256, 800)
_NEIGHBOURS = ((-2, 0.5), (-1, 1.0), (1, 1.0), (2, 0.5))
_CONTEXT_WORDS = 6000
_LONGEST = 40


def learn(texts: Iterable[str], at_least: int) -> tuple[list[str], np.ndarray, np.ndarray]:
    """Words, their vectors (length 1) and their clusters (one column for each of CLUSTERS).

    Singular vectors of positive pointwise mutual information with the words to the left and
    right (Levy & Goldberg 2014).
    """
    sentences = [[low(word) for word in TOKEN.findall(text) if word != ","] for text in texts]
    counts = Counter(word for sentence in sentences for word in sentence)
    words = [word for word, n in counts.most_common() if n >= at_least and len(word) < _LONGEST]
    together = _together(sentences, {word: index for index, word in enumerate(words)}, len(words))
    left, sizes, _ = randomized_svd(together, n_components=SIZE, random_state=0, n_iter=4)
    vectors = left * np.sqrt(sizes)
    vectors /= np.linalg.norm(vectors, axis=1, keepdims=True) + 1e-9
    clusters = [
        MiniBatchKMeans(count, random_state=0, n_init=3, batch_size=4096, max_iter=60)
        .fit(vectors)
        .labels_
        for count in CLUSTERS
    ]
    return words, vectors.astype("f4"), np.array(clusters).T


def _together(sentences, index_of, size):
    rows, columns, values = [], [], []
    for sentence in sentences:
        ids = np.array([index_of.get(word, -1) for word in sentence])
        for number, (offset, worth) in enumerate(_NEIGHBOURS):
            near = ids[max(0, offset) : len(ids) + min(0, offset)]
            own = ids[max(0, -offset) : len(ids) - max(0, offset)]
            known = (own >= 0) & (near >= 0) & (near < _CONTEXT_WORDS)
            rows.append(own[known])
            columns.append(near[known] + _CONTEXT_WORDS * number)
            values.append(np.full(int(known.sum()), worth))
    shape = (size, _CONTEXT_WORDS * len(_NEIGHBOURS))
    counts = coo_matrix(
        (np.concatenate(values), (np.concatenate(rows), np.concatenate(columns))), shape=shape
    ).tocsr()
    counts.sum_duplicates()
    by_row = np.asarray(counts.sum(1)).ravel()
    # The power keeps rare neighbours from counting for too much.
    by_column = np.asarray(counts.sum(0)).ravel() ** 0.75
    pairs = counts.tocoo()
    expected = by_row[pairs.row] * by_column[pairs.col] / by_column.sum()
    weights = np.maximum(np.log(pairs.data / expected + 1e-12), 0)
    return coo_matrix((weights, (pairs.row, pairs.col)), shape=shape).tocsr()
