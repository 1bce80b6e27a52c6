"""Precision, recall and F1 of counted things: the figures most scorers here give."""

from __future__ import annotations

from collections.abc import Set as AbstractSet
from dataclasses import dataclass

PLACES = 4


@dataclass(frozen=True, slots=True)
class PRF:
    """Precision, recall and F1 as shares (0 to 1, unrounded), and the number of gold things they were measured on."""

    precision: float
    recall: float
    f1: float
    gold: int

    @classmethod
    def of(cls, hit: int, predicted: int, gold: int) -> PRF:
        """Return the figures of `hit` right ones among `predicted` and `gold` ones; 0 where nothing was counted."""
        precision = hit / predicted if predicted else 0.0
        recall = hit / gold if gold else 0.0
        return cls(precision, recall, 2 * precision * recall / (precision + recall) if hit else 0.0, gold)

    @classmethod
    def of_sets(cls, predicted: AbstractSet[object], gold: AbstractSet[object]) -> PRF:
        """Return the figures of a set of predicted things against the gold set."""
        return cls.of(len(predicted & gold), len(predicted), len(gold))

    def as_dict(self) -> dict[str, float | int]:
        """Return the figures rounded to four places, for printing."""
        return {
            "precision": round(self.precision, PLACES),
            "recall": round(self.recall, PLACES),
            "f1": round(self.f1, PLACES),
            "gold": self.gold,
        }
