"""Learning which state a passage is about."""

import numpy as np
import pytest

pytest.importorskip("torch", reason="training needs the train extra: pip install 'dragoman[train]'")

from dragoman.coding import passage
from dragoman.training.passages import learn


def test_the_feature_that_tells_gets_the_weight():
    names = list(passage.FEATURES)
    draw = np.random.default_rng(1)
    found = []
    for _ in range(60):
        rows = draw.random((4, len(names)))
        found.append((rows, int(rows[:, names.index("place")].argmax())))
    weights = dict(zip(names, learn(found), strict=True))
    assert weights["place"] > 3 * max(abs(value) for name, value in weights.items() if name != "place")
