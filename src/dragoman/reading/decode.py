"""From raw scores to what a sentence says: names, triggers with type, status and mode, and their roles."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from dragoman.reading.labels import MODES, NAMES, ROLE_LAYERS, STATUS, TRIGGERS, TYPES, layer_slices
from dragoman.reading.model import Floats, Scores

_INSIDE = TRIGGERS.index("INSIDE")
_FIRST_TYPE = TRIGGERS.index(TYPES[0])
_LAYERS = layer_slices()
_MODES_OF = {kind: np.array([mode == "none" or mode.startswith(f"{kind}:") for mode in MODES]) for kind in TYPES}


@dataclass(frozen=True, slots=True)
class Name:
    """A named person, organisation or place: PER, ORG or LOC."""

    label: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Role:
    """The words that fill a role of a trigger, with the least probability of their tags."""

    name: str
    start: int
    end: int
    probability: float


@dataclass(frozen=True, slots=True)
class Trigger:
    """Words that tell an act. `probability` is that of an act of this type here; `types` that of each type."""

    start: int
    end: int
    type: str
    probability: float
    types: NDArray[np.float32]
    status: str
    mode: str | None
    roles: tuple[Role, ...]


def softmax(scores: Floats) -> Floats:
    """Return probabilities along the last axis."""
    shifted = np.exp(scores - scores.max(-1, keepdims=True))
    result: Floats = shifted / shifted.sum(-1, keepdims=True)
    return result


def names(scores: Floats) -> list[Name]:
    """Return the named spans of BIO scores [W,N]; a tag inside follows whatever stood before."""
    tags = scores.argmax(1)
    if not tags.any():
        return []
    return [Name(label, start, end) for label, start, end in _spans(tags, NAMES)]


def name_tags(scores: Floats, count: int) -> list[str]:
    """Return the BIO tag of each of `count` words, consistent: no name begins inside."""
    tags = ["O"] * count
    for name in names(scores):
        tags[name.start : name.end] = [f"B-{name.label}", *[f"I-{name.label}"] * (name.end - name.start - 1)]
    return tags


def _spans(tags: NDArray[np.int64], labels: list[str]) -> list[tuple[str, int, int]]:
    found: list[tuple[str, int, int]] = []
    for i in np.flatnonzero(tags).tolist():
        mark, _, label = labels[tags[i]].partition("-")
        if mark == "I" and found and found[-1][2] == i and found[-1][0] == label:
            found[-1] = (label, found[-1][1], i + 1)
        else:
            found.append((label, i, i + 1))
    return found


def triggers(scores: Scores, threshold: float) -> list[Trigger]:
    """Return the triggers whose probability of some act reaches `threshold`, in order.

    The probability of an act at a word is one less that of no trigger and of the inside of one.
    """
    shares = softmax(scores.triggers)
    kinds = shares[:, _FIRST_TYPE:_INSIDE]
    acts = kinds.sum(1)
    tags = shares.argmax(1)
    found: list[Trigger] = []
    for word in np.flatnonzero(acts >= threshold).tolist():
        best = int(kinds[word].argmax())
        kind = TYPES[best]
        if found and found[-1].end >= word and found[-1].type == kind:
            continue  # the second word of a phrase such as "held talks"
        end = word + 1
        while end < len(tags) and tags[end] == _INSIDE:
            end += 1
        modes = np.where(_MODES_OF[kind], scores.modes[word], -np.inf)
        mode = MODES[int(modes.argmax())]
        found.append(
            Trigger(
                start=word,
                end=end,
                type=kind,
                probability=float(acts[word]),
                types=kinds[word],
                status=STATUS[int(scores.status[word].argmax())],
                mode=None if mode == "none" else mode.partition(":")[2],
                roles=tuple(roles(scores.roles[word])),
            )
        )
    return found


def roles(scores: Floats) -> list[Role]:
    """Return the spans that fill the roles of one trigger, from its tag scores [W,R]."""
    found: list[Role] = []
    for layer, tags in ROLE_LAYERS.items():
        shares = softmax(scores[:, _LAYERS[layer]])
        best = shares.argmax(1)
        if best.any():
            sure = shares.max(1)
            for name, start, end in _spans(best, tags):
                found.append(Role(name, start, end, float(sure[start:end].min())))
    return found
