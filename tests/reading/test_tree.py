"""Spanning trees: one root, no cycle, and the best score there is."""

import itertools

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.reading.tree import greedy, spanning


def is_tree(heads: list[int]) -> bool:
    if heads.count(0) != 1:
        return False
    for word in range(1, len(heads) + 1):
        seen = set()
        while word:
            if word in seen:
                return False
            seen.add(word)
            word = heads[word - 1]
    return True


def best_by_trying(arcs: np.ndarray) -> float:
    count = arcs.shape[0]
    choices = itertools.product(*[[h for h in range(count + 1) if h != w + 1] for w in range(count)])
    return max(score(arcs, list(heads)) for heads in choices if is_tree(list(heads)))


def score(arcs: np.ndarray, heads: list[int]) -> float:
    shares = arcs - np.logaddexp.reduce(arcs.astype(float), axis=1, keepdims=True)
    return float(sum(shares[word, head] for word, head in enumerate(heads)))


@pytest.mark.parametrize("count", [1, 2, 3, 4, 5])
@pytest.mark.parametrize("seed", range(12))
def test_spanning_finds_the_best_tree(count, seed):
    arcs = np.random.default_rng(seed).normal(size=(count, count + 1)).astype(np.float32) * 3
    heads = spanning(arcs)
    assert is_tree(heads)
    assert score(arcs, heads) == pytest.approx(best_by_trying(arcs), abs=1e-4)


@settings(deadline=None, max_examples=60)
@given(st.integers(1, 40), st.integers(0, 10_000))
def test_spanning_always_gives_a_tree(count, seed):
    arcs = np.random.default_rng(seed).normal(size=(count, count + 1)).astype(np.float32) * 5
    assert is_tree(spanning(arcs))


def test_an_empty_sentence_has_no_heads():
    assert spanning(np.zeros((0, 1), dtype=np.float32)) == []


def test_greedy_takes_each_best_head_alone():
    arcs = np.array([[0.0, -9.0, 5.0], [1.0, 4.0, -9.0]], dtype=np.float32)
    assert greedy(arcs) == [2, 1]
    assert is_tree(spanning(arcs))
