"""The best dependency tree of a table of arc scores: Chu-Liu and Edmonds' maximum spanning arborescence."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray


def greedy(arcs: NDArray[np.float32]) -> list[int]:
    """Return the best head of each word (0 the root, else 1 + its index), each chosen alone: fast, maybe no tree."""
    heads: list[int] = arcs.argmax(1).tolist()
    return heads


def spanning(arcs: NDArray[np.float32]) -> list[int]:
    """Return the heads of the best tree with one root over `arcs` [W,1+W] (row: dependent, column: head)."""
    count = arcs.shape[0]
    if not count:
        return []
    table = np.full((count + 1, count + 1), -np.inf)
    table[1:] = arcs - np.logaddexp.reduce(arcs.astype(np.float64), axis=1, keepdims=True)
    np.fill_diagonal(table, -np.inf)
    heads = _arborescence(table)
    if np.count_nonzero(heads[1:] == 0) > 1:
        # a root that costs more than all else can gain stands but once
        scores = table[np.isfinite(table)]
        table[1:, 0] -= (scores.max() - scores.min() + 1.0) * count
        heads = _arborescence(table)
    found: list[int] = heads[1:].tolist()
    return found


def _arborescence(table: NDArray[np.float64]) -> NDArray[np.int64]:
    """Return each node's head in the best arborescence from node 0; -1 stands at node 0."""
    heads: NDArray[np.int64] = table.argmax(1)
    heads[0] = -1
    cycle = _cycle(heads)
    if not len(cycle):
        return heads
    inside = np.zeros(len(heads), dtype=bool)
    inside[cycle] = True
    rest = np.flatnonzero(~inside)
    new = len(rest)
    small = np.full((new + 1, new + 1), -np.inf)
    small[:new, :new] = table[np.ix_(rest, rest)]
    leaving = table[np.ix_(rest, cycle)]  # heads inside the cycle, dependents outside
    leave_from = leaving.argmax(1)
    small[:new, new] = leaving[np.arange(new), leave_from]
    within = table[cycle, heads[cycle]]
    entering = table[np.ix_(cycle, rest)] - within[:, None]  # dependents inside, heads outside
    enter_at = entering.argmax(0)
    small[new, :new] = entering[enter_at, np.arange(new)]
    small[0] = -np.inf
    solved = _arborescence(small)
    out = heads.copy()
    for i, node in enumerate(rest):
        if node == 0:
            continue
        out[node] = cycle[leave_from[i]] if solved[i] == new else rest[solved[i]]
    broken = cycle[enter_at[solved[new]]]
    out[broken] = rest[solved[new]]
    return out


def _cycle(heads: NDArray[np.int64]) -> NDArray[np.int64]:
    seen = np.zeros(len(heads), dtype=np.int64)
    for start in range(1, len(heads)):
        node, path = start, []
        while node > 0 and not seen[node]:
            seen[node] = start
            path.append(node)
            node = int(heads[node])
        if node > 0 and seen[node] == start:
            return np.array(path[path.index(node) :])
    return np.array([], dtype=np.int64)
