"""Calibration: whether what is said with a confidence of 0.8 is right in eight cases of ten.

The expected calibration error is that of Guo et al. 2017: bins of equal width, and the mean distance between a bin's
confidence and its share of right answers, weighted by the bin's size.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

BINS = 10


@dataclass(frozen=True, slots=True)
class Bin:
    """The answers whose confidence lies in [low, high): how many, their mean confidence, the share that is right."""

    low: float
    high: float
    count: int
    confidence: float
    right: float


def bins(answers: Iterable[tuple[float, bool]], *, count: int = BINS) -> list[Bin]:
    """Return the bins, empty ones left out; a confidence of 1 falls into the last.

    Raises ValueError where a confidence is not between 0 and 1.
    """
    members: list[list[tuple[float, bool]]] = [[] for _ in range(count)]
    for confidence, right in answers:
        if not 0 <= confidence <= 1:
            raise ValueError(f"a confidence of {confidence} is not between 0 and 1")
        members[min(int(confidence * count), count - 1)].append((confidence, right))
    return [
        Bin(
            low=number / count,
            high=(number + 1) / count,
            count=len(inside),
            confidence=sum(confidence for confidence, _ in inside) / len(inside),
            right=sum(right for _, right in inside) / len(inside),
        )
        for number, inside in enumerate(members)
        if inside
    ]


def expected_error(answers: Iterable[tuple[float, bool]], *, count: int = BINS) -> float:
    """Return the expected calibration error of (confidence, right) answers, 0 (best) to 1; 0 for no answers."""
    filled = bins(answers, count=count)
    total = sum(one.count for one in filled)
    return sum(one.count * abs(one.confidence - one.right) for one in filled) / total if total else 0.0
