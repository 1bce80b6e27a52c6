"""Batches: items of like length, padded into tensors with the labels they have."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass

import torch
from torch import Tensor

from dragoman.reading.labels import CASING, ROLE_LAYERS
from dragoman.reading.pieces import Pieces
from dragoman.training.data import NONE, Item

_ODD_CASE = 0.04  # share of sentences whose casing is hidden or made a headline's, so that headlines are read too
_HIDDEN = 0.1  # share of the words of labelled reports that are hidden, so that acts are not learnt by heart


@dataclass(slots=True)
class Batch:
    """Tensors of one batch; pair rows are (sentence, word) indices with their labels."""

    pieces: Tensor
    casing: Tensor
    mask: Tensor
    places: Tensor
    words: int
    upos: Tensor
    heads: Tensor
    relations: Tensor
    names: Tensor
    triggers: Tensor
    predicates: Tensor
    event_rows: Tensor  # [N,2]
    status: Tensor  # [N]
    modes: Tensor  # [N]
    roles: dict[str, Tensor]  # layer -> [N,W]
    frame_rows: Tensor  # [M,2]
    frames: Tensor  # [M,W]
    fact_rows: Tensor  # [K,2]
    facts: Tensor  # [K]


def batches(items: list[Item], pieces: Pieces, *, size: int, draw: random.Random) -> Iterator[list[Item]]:
    """Yield groups of items of like length with about `size` pieces in each, in seeded random order."""
    lengths = {id(item): sum(len(pieces.of(word)) for word in item.words) + 2 for item in items}
    order = sorted(items, key=lambda item: lengths[id(item)] * (0.9 + 0.2 * draw.random()))
    groups: list[list[Item]] = []
    group: list[Item] = []
    longest = 0
    for item in order:
        longest = max(longest, lengths[id(item)])
        if group and longest * (len(group) + 1) > size:
            groups.append(group)
            group, longest = [], lengths[id(item)]
        group.append(item)
    if group:
        groups.append(group)
    draw.shuffle(groups)
    yield from groups


def _padded(rows: list[list[int]], width: int, filler: int) -> Tensor:
    return torch.tensor([row[:width] + [filler] * (width - len(row)) for row in rows] or [[filler] * width])


def _hide(row: list[int], places: list[int], hidden: int, draw: random.Random) -> None:
    """Put `hidden` in the place of all pieces of some words."""
    for start, end in zip(places, [*places[1:], len(row) - 1], strict=True):
        if draw.random() < _HIDDEN:
            row[start:end] = [hidden] * (end - start)


def collate(items: list[Item], pieces: Pieces, draw: random.Random | None = None) -> Batch:
    """Return the tensors of `items`; with `draw`, some sentences' casing is altered."""
    ids, cases, firsts = [], [], []
    for item in items:
        row, casing, places = pieces.sentence(item.words)
        if draw is not None and draw.random() < _ODD_CASE:
            casing = [CASING.index(draw.choice(["lower", "title", "upper"]))] * len(casing)
        if draw is not None and item.triggers is not None:
            _hide(row, places, pieces.hidden, draw)
        ids.append(row)
        cases.append(casing)
        firsts.append([0, *places])
    longest = max(len(row) for row in ids)
    width = max(len(row) for row in firsts) - 1

    def label(rows: list[list[int] | None]) -> Tensor:
        return _padded([row or [] for row in rows], width, NONE)

    event_rows, status, modes = [], [], []
    roles: dict[str, list[list[int]]] = {layer: [] for layer in ROLE_LAYERS}
    frame_rows, frames, fact_rows, facts = [], [], [], []
    for number, item in enumerate(items):
        fits = len(firsts[number]) - 1
        for word, layers in item.roles.items():
            if word < fits:
                event_rows.append([number, word])
                status.append(item.status[word])
                modes.append(item.modes[word])
                for layer, tags in layers.items():
                    roles[layer].append(tags)
        for word, tags in item.frames.items():
            if word < fits:
                frame_rows.append([number, word])
                frames.append(tags)
        for word, value in item.facts.items():
            if word < fits:
                fact_rows.append([number, word])
                facts.append(value)
    return Batch(
        pieces=_padded(ids, longest, 0),
        casing=_padded(cases, longest, CASING.index("other")),
        mask=_padded([[1] * len(row) for row in ids], longest, 0),
        places=_padded(firsts, width + 1, 0),
        words=sum(len(item.words) for item in items),
        upos=label([item.upos for item in items]),
        heads=label([item.heads for item in items]),
        relations=label([item.relations for item in items]),
        names=label([item.names for item in items]),
        triggers=label([item.triggers for item in items]),
        predicates=label([item.predicates for item in items]),
        event_rows=torch.tensor(event_rows).reshape(-1, 2),
        status=torch.tensor(status, dtype=torch.long),
        modes=torch.tensor(modes, dtype=torch.long),
        roles={layer: _padded(rows, width, NONE) for layer, rows in roles.items()},
        frame_rows=torch.tensor(frame_rows).reshape(-1, 2),
        frames=_padded(frames, width, NONE),
        fact_rows=torch.tensor(fact_rows).reshape(-1, 2),
        facts=torch.tensor(facts),
    )
