"""What is set on the held-out reports after training: the threshold of triggers and the calibration of confidence."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence
from typing import Any

import numpy as np

from dragoman.reading import decode
from dragoman.reading.labels import TRIGGERS
from dragoman.reading.model import Model, Scores
from dragoman.training.data import Item

_THRESHOLDS = [round(0.2 + 0.025 * step, 3) for step in range(21)]
_LEAST = 0.15


def tune(model: Model, held: Sequence[Item]) -> dict[str, Any]:
    """Return {"threshold", "calibration": {slope, shift}, "held": {...}} for the reports held out of training."""
    scores = model.run([item.words for item in held])
    f1 = {threshold: _f1(held, scores, threshold) for threshold in _THRESHOLDS}
    # single figures are noisy, so each threshold is judged with its neighbours
    around = {t: [f1[u] for u in _THRESHOLDS if abs(u - t) < 0.051] for t in _THRESHOLDS[2:-2]}
    threshold = max(around, key=lambda t: sum(around[t]) / len(around[t]))
    slope, shift = _logistic(*_answers(held, scores))
    return {
        "threshold": threshold,
        "calibration": {"slope": round(slope, 4), "shift": round(shift, 4)},
        "held": {"sentences": len(held), "detection_f1": round(f1[threshold], 4)},
    }


def _gold(item: Item) -> Counter[str]:
    return Counter(TRIGGERS[tag] for tag in item.triggers or [] if 0 < tag < len(TRIGGERS) - 1)


def _f1(held: Sequence[Item], scores: Sequence[Scores], threshold: float) -> float:
    hit = said = wanted = 0
    for item, found in zip(held, scores, strict=True):
        gold = _gold(item)
        mine = Counter(trigger.type for trigger in decode.triggers(found, threshold))
        hit += sum((gold & mine).values())
        said += sum(mine.values())
        wanted += sum(gold.values())
    return 2 * hit / (said + wanted) if hit else 0.0


def _answers(held: Sequence[Item], scores: Sequence[Scores]) -> tuple[list[float], list[bool]]:
    """Return the type probability of every trigger found and whether its sentence has such an event."""
    sure, right = [], []
    for item, found in zip(held, scores, strict=True):
        gold = _gold(item)
        for trigger in decode.triggers(found, _LEAST):
            sure.append(float(trigger.types.max()))
            right.append(gold[trigger.type] > 0)
            gold[trigger.type] -= 1
    return sure, right


def _logistic(sure: list[float], right: list[bool]) -> tuple[float, float]:
    """Return (slope, shift) of the logistic curve through the answers, by Newton's method with a weak prior."""
    clipped = np.clip(np.array(sure), 1e-6, 1 - 1e-6)
    x = np.stack([np.log(clipped / (1 - clipped)), np.ones(len(sure))], axis=1)
    y = np.array(right, dtype=np.float64)
    weights = np.array([1.0, 0.0])
    for _ in range(50):
        p = 1 / (1 + np.exp(-(x @ weights)))
        gradient = x.T @ (p - y) + 1e-3 * (weights - np.array([1.0, 0.0]))
        hessian = (x * (p * (1 - p))[:, None]).T @ x + 1e-3 * np.eye(2)
        step = np.linalg.solve(hessian, gradient)
        weights = weights - step
        if math.hypot(*step.tolist()) < 1e-8:
            break
    return float(weights[0]), float(weights[1])
