"""Typing when the parties are given: which of the 16 types one party does to another in a sentence."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from dragoman.entries import Span
from dragoman.reading.decode import softmax
from dragoman.reading.labels import ROLE_LAYERS, TRIGGERS, TYPES, layer_slices
from dragoman.reading.model import Floats, Model, Scores
from dragoman.reading.splitting import words as split_words

_CHUNK = 256
_PARTY = layer_slices()["party"]
_TAGS = ROLE_LAYERS["party"]
_ACTOR = [_TAGS.index("B-actor"), _TAGS.index("I-actor")]
_RECIPIENT = [_TAGS.index("B-recipient"), _TAGS.index("I-recipient")]
_GIVING_WAY = (TYPES.index("CONCEDE"), TYPES.index("RETREAT"))  # in words and in deeds: chosen as one, then between
_TURNED = 0.2  # what a link counts in which source and target have changed places
_FLOOR = 0.05  # what a trigger that is linked with neither party still counts


class Pair(Protocol):
    """A sentence and where the source and the target stand in it, None where that is not known."""

    @property
    def sentence(self) -> str:
        """The sentence."""

    @property
    def source(self) -> Span | None:
        """Who acts."""

    @property
    def target(self) -> Span | None:
        """To whom."""


@dataclass(slots=True)
class Typer:
    """Types pairs of parties: each word's types, weighed by how surely it links the source and the target."""

    model: Model

    @classmethod
    def load(cls, folder: Path | None = None, *, threads: int = 0, precise: bool = False) -> Typer:
        """Load the shipped reader, or that of `folder`."""
        return cls(Model.load(folder, threads=threads, precise=precise))

    def types(self, pairs: Sequence[Pair]) -> list[str]:
        """Return the type of each pair, in order."""
        return list(self._types(pairs))

    def _types(self, pairs: Sequence[Pair]) -> Iterator[str]:
        for low in range(0, len(pairs), _CHUNK):
            chunk = pairs[low : low + _CHUNK]
            spans = [split_words(pair.sentence) for pair in chunk]
            words = [[pair.sentence[a:b] for a, b in places] for pair, places in zip(chunk, spans, strict=True)]
            for pair, places, scores in zip(chunk, spans, self.model.run(words), strict=True):
                yield TYPES[int(self._shares(pair, places, scores).argmax())]

    def _shares(self, pair: Pair, places: list[tuple[int, int]], scores: Scores) -> NDArray[np.float64]:
        kinds = softmax(scores.triggers)[:, 1 : TRIGGERS.index("INSIDE")]
        roles = softmax(scores.roles[:, :, _PARTY])
        count = kinds.shape[0]
        source = _covered(pair.source, places, count)
        target = _covered(pair.target, places, count)
        linked = _link(roles, source, _ACTOR, _RECIPIENT) * _link(roles, target, _RECIPIENT, _ACTOR)
        shares: NDArray[np.float64] = (kinds * linked[:, None]).sum(0, dtype=np.float64)
        likelier, other = _GIVING_WAY if shares[_GIVING_WAY[0]] >= shares[_GIVING_WAY[1]] else _GIVING_WAY[::-1]
        shares[likelier] += shares[other]
        shares[other] = 0
        return shares


def _covered(span: Span | None, places: list[tuple[int, int]], count: int) -> list[int]:
    if span is None:
        return []
    return [i for i, (start, end) in enumerate(places[:count]) if start < span.end and end > span.start]


def _link(roles: Floats, words: list[int], tags: list[int], second: list[int]) -> Floats:
    """Return for each trigger word how surely it has `words` in the role of `tags`, or much less so of `second`."""
    if not words:
        return np.ones(roles.shape[0], dtype=np.float32)
    inside = roles[:, words]
    first: Floats = inside[:, :, tags].sum(2).max(1)
    other: Floats = inside[:, :, second].sum(2).max(1)
    linked: Floats = np.maximum(first, _TURNED * other) + _FLOOR
    return linked
