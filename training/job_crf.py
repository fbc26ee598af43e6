"""Trains a linear-chain conditional random field (Lafferty et al. 2001) with numpy and L-BFGS."""

from itertools import pairwise

import numpy as np
from scipy.optimize import minimize
from scipy.sparse import csr_matrix

STATES = 3
"""None, begins, goes on."""
_NEVER = -1e9


def fit(
    features: csr_matrix,
    labels: np.ndarray,
    lengths: list[int],
    broken: np.ndarray,
    penalty: float,
    rounds: int,
) -> tuple[np.ndarray, np.ndarray]:
    """Weights (features x states) and moves (state to state) that explain the labels best."""
    chain = _Chain(features, labels, lengths, broken, penalty)
    start = np.zeros(features.shape[1] * STATES + STATES * STATES)
    found = minimize(
        chain.loss, start, jac=True, method="L-BFGS-B", options={"maxiter": rounds, "maxcor": 8}
    )
    return chain.unpacked(found.x)


class _Chain:
    def __init__(self, features, labels, lengths, broken, penalty):
        self.features, self.labels, self.broken, self.penalty = features, labels, broken, penalty
        self.transposed = features.T.tocsr()
        self.allowed = np.ones((STATES, STATES), bool)
        self.allowed[0, 2] = False
        self.after_comma = self.allowed.copy()
        self.after_comma[:, 2] = False
        self.steps = _steps(lengths)

    def unpacked(self, packed):
        size = self.features.shape[1] * STATES
        weights = packed[:size].reshape(-1, STATES)
        moves = np.where(self.allowed, packed[size:].reshape(STATES, STATES), _NEVER)
        return weights, moves

    def loss(self, packed):
        """Negative log-likelihood and its gradient, all units at once, token by token."""
        weights, moves = self.unpacked(packed)
        scores = self.features @ weights
        forward, backward = self._forward_backward(scores, moves)
        firsts = self.steps[0]
        whole_of_unit = _log_sum(forward[firsts] + backward[firsts], 1)
        whole = np.empty(len(scores))
        for step in self.steps:
            whole[step] = whole_of_unit[: len(step)]
        chances = np.exp(forward + backward - whole[:, None])
        rows = np.arange(len(scores))
        gold = scores[rows, self.labels].sum()
        slope = chances
        slope[rows, self.labels] -= 1
        slope_moves = np.zeros((STATES, STATES))
        for previous, now in pairwise(self.steps):
            before = previous[: len(now)]
            table = self._moves(moves, now)
            joint = forward[before][:, :, None] + table + (scores[now] + backward[now])[:, None, :]
            slope_moves += np.exp(joint - whole[now][:, None, None]).sum(0)
            np.add.at(slope_moves, (self.labels[before], self.labels[now]), -1)
            gold += moves[self.labels[before], self.labels[now]].sum()
        gradient = np.concatenate(
            [
                (self.transposed @ slope).ravel(),
                np.where(self.allowed, slope_moves, 0).ravel(),
            ]
        )
        loss = whole_of_unit.sum() - gold + 0.5 * self.penalty * (packed @ packed)
        return loss, gradient + self.penalty * packed

    def _moves(self, moves, step):
        cut = np.where(self.after_comma, moves, _NEVER)
        return np.where(self.broken[step][:, None, None], cut, moves)

    def _forward_backward(self, scores, moves):
        forward = np.empty_like(scores)
        backward = np.zeros_like(scores)
        forward[self.steps[0]] = scores[self.steps[0]] + np.array([0.0, 0.0, _NEVER])
        for before, now in pairwise(self.steps):
            paths = forward[before[: len(now)]][:, :, None] + self._moves(moves, now)
            forward[now] = _log_sum(paths, 1) + scores[now]
        for at in range(len(self.steps) - 1, 0, -1):
            now = self.steps[at]
            paths = self._moves(moves, now) + (scores[now] + backward[now])[:, None, :]
            backward[self.steps[at - 1][: len(now)]] = _log_sum(paths, 2)
        return forward, backward


def _steps(lengths: list[int]) -> list[np.ndarray]:
    """The rows of all first tokens, all second tokens and so on, longest unit first."""
    sizes = np.array(lengths)
    starts = np.concatenate([[0], np.cumsum(sizes)[:-1]])
    order = np.argsort(-sizes, kind="stable")
    return [starts[order[: int((sizes > step).sum())]] + step for step in range(int(sizes.max()))]


def _log_sum(values, axis):
    top = values.max(axis=axis, keepdims=True)
    return (top + np.log(np.exp(values - top).sum(axis=axis, keepdims=True))).squeeze(axis)
