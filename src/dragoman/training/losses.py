"""The loss of a batch: one term a head, each averaged over what the batch labels."""

from __future__ import annotations

import torch
from torch import Tensor
from torch.nn import functional

from dragoman.reading.labels import layer_slices
from dragoman.training.batches import Batch
from dragoman.training.data import NONE
from dragoman.training.network import Reader

WEIGHTS = {
    "upos": 0.7,
    "arcs": 1.0,
    "relations": 0.7,
    "names": 2.0,
    "triggers": 3.0,
    "predicates": 0.3,
    "status": 0.5,
    "modes": 0.4,
    "roles": 2.0,
    "frames": 0.7,
    "facts": 0.15,
}


def _entropy(scores: Tensor, labels: Tensor, smoothing: float = 0.0) -> Tensor | None:
    labels = labels.reshape(-1)
    if not bool((labels != NONE).any()):
        return None
    flat = scores.reshape(-1, scores.shape[-1]).float()
    return functional.cross_entropy(flat, labels, ignore_index=NONE, label_smoothing=smoothing)


def losses(reader: Reader, batch: Batch) -> dict[str, Tensor]:
    """Return the loss of each head that the batch has labels for."""
    states = reader.encoder(batch.pieces, batch.casing, batch.mask)
    syntax = reader.syntax(states, batch.places)
    words = syntax[:, 1:]
    acts = reader.acts(states, batch.places)[:, 1:]
    naming = reader.naming(states, batch.places)[:, 1:]
    found: dict[str, Tensor | None] = {
        "upos": _entropy(reader.upos(words), batch.upos),
        "names": _entropy(reader.names(naming), batch.names),
        "triggers": _entropy(reader.trigger(acts), batch.triggers, 0.04),
        "predicates": _entropy(reader.predicate(acts), batch.predicates),
    }
    parsed = (batch.heads != NONE).any(1).nonzero().squeeze(1)
    if len(parsed):
        found |= _tree(reader, syntax[parsed], batch, parsed)
    triggers = reader.role_trigger(acts)
    others = reader.role_word(acts)
    if len(batch.event_rows):
        sentence, word = batch.event_rows.T
        found["status"] = _entropy(reader.status(acts[sentence, word]), batch.status, 0.02)
        found["modes"] = _entropy(reader.mode(acts[sentence, word]), batch.modes)
        scores = reader.role(triggers[sentence, word][:, None], others[sentence]).squeeze(1)
        parts = [_entropy(scores[..., where], batch.roles[layer]) for layer, where in layer_slices().items()]
        found["roles"] = torch.stack([part for part in parts if part is not None]).sum()
    if len(batch.frame_rows):
        sentence, word = batch.frame_rows.T
        found["frames"] = _entropy(
            reader.frame(triggers[sentence, word][:, None], others[sentence]).squeeze(1), batch.frames
        )
    if len(batch.fact_rows):
        sentence, word = batch.fact_rows.T
        guesses = reader.fact(acts[sentence, word]).squeeze(1).float()
        found["facts"] = functional.smooth_l1_loss(guesses, batch.facts)
    return {name: value for name, value in found.items() if value is not None}


def _tree(reader: Reader, syntax: Tensor, batch: Batch, parsed: Tensor) -> dict[str, Tensor | None]:
    words = syntax[:, 1:]
    heads, relations = batch.heads[parsed], batch.relations[parsed]
    stands = torch.cat([torch.ones_like(heads[:, :1], dtype=torch.bool), batch.places[parsed][:, 1:] > 0], 1)
    arcs = reader.arc(reader.arc_dependent(words), reader.arc_head(syntax)).squeeze(3).float()
    arcs = arcs.masked_fill(~stands[:, None, :], -1e4)
    rows, columns = (heads != NONE).nonzero(as_tuple=True)
    labels = reader.label.matched(
        reader.label_dependent(words)[rows, columns], reader.label_head(syntax)[rows, heads[rows, columns]]
    )
    return {"arcs": _entropy(arcs, heads), "relations": _entropy(labels, relations[rows, columns])}


def total(parts: dict[str, Tensor]) -> Tensor:
    """Return the weighted sum of the parts."""
    return torch.stack([WEIGHTS[name] * value for name, value in parts.items()]).sum()
