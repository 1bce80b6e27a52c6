"""The reader's network: a small BERT encoder and the heads over it.

Shapes: B sentences, P pieces, W words, D the encoder's width. The sequence's first piece stands for the tree's root.
The biaffine parser follows Dozat and Manning (2017); the layer mix follows Peters et al. (2018).
"""

from __future__ import annotations

import json
import math
from dataclasses import dataclass
from pathlib import Path

import torch
from torch import Tensor, nn

from dragoman.reading.labels import CASING, MODES, NAMES, RELATIONS, ROLES, STATUS, TRIGGERS, UPOS
from dragoman.training.data import FRAME_ROLES


@dataclass(frozen=True, slots=True)
class Shape:
    """Sizes of the encoder, read from a checkpoint's config.json, and of the heads."""

    vocab: int
    width: int
    layers: int
    attention_heads: int
    inner: int
    positions: int
    epsilon: float
    arc: int = 256
    label: int = 96
    role: int = 160
    dropout: float = 0.15
    acts_dropout: float = 0.25  # acts are learnt from few reports, so they are guarded more


class Layer(nn.Module):
    """One transformer layer as in BERT (post-norm)."""

    def __init__(self, shape: Shape) -> None:
        super().__init__()
        self.count, self.size = shape.attention_heads, shape.width // shape.attention_heads
        self.query = nn.Linear(shape.width, shape.width)
        self.key = nn.Linear(shape.width, shape.width)
        self.value = nn.Linear(shape.width, shape.width)
        self.out = nn.Linear(shape.width, shape.width)
        self.norm = nn.LayerNorm(shape.width, eps=shape.epsilon)
        self.inner = nn.Linear(shape.width, shape.inner)
        self.outer = nn.Linear(shape.inner, shape.width)
        self.last_norm = nn.LayerNorm(shape.width, eps=shape.epsilon)
        self.dropout = nn.Dropout(0.1)

    def forward(self, x: Tensor, bias: Tensor) -> Tensor:
        """Return the next layer's states; `bias` [B,1,1,P] is 0 where a piece stands and very low where none does."""
        batch, pieces, width = x.shape
        split = (batch, pieces, self.count, self.size)
        query = self.query(x).reshape(split).transpose(1, 2)
        key = self.key(x).reshape(split).permute(0, 2, 3, 1)
        value = self.value(x).reshape(split).transpose(1, 2)
        weights = torch.softmax(query @ key / math.sqrt(self.size) + bias, dim=-1)
        mixed = (weights @ value).transpose(1, 2).reshape(batch, pieces, width)
        x = self.norm(x + self.dropout(self.out(mixed)))
        return self.last_norm(x + self.dropout(self.outer(nn.functional.gelu(self.inner(x)))))


class Encoder(nn.Module):
    """BERT with a casing embedding added to the pieces, so that an uncased encoder sees capitals."""

    def __init__(self, shape: Shape) -> None:
        super().__init__()
        self.pieces = nn.Embedding(shape.vocab, shape.width)
        self.positions = nn.Embedding(shape.positions, shape.width)
        self.casing = nn.Embedding(len(CASING), shape.width)
        self.segment = nn.Parameter(torch.zeros(shape.width))
        self.norm = nn.LayerNorm(shape.width, eps=shape.epsilon)
        self.dropout = nn.Dropout(0.1)
        self.layers = nn.ModuleList(Layer(shape) for _ in range(shape.layers))
        nn.init.zeros_(self.casing.weight)

    def forward(self, pieces: Tensor, casing: Tensor, mask: Tensor) -> list[Tensor]:
        """Return the states [B,P,D] after the embeddings and after each layer."""
        places = self.positions.weight[: pieces.shape[1]]
        x = self.dropout(self.norm(self.pieces(pieces) + places + self.segment + self.casing(casing)))
        bias = (1.0 - mask[:, None, None, :].to(x.dtype)) * -1e4
        states = [x]
        for layer in self.layers:
            x = layer(x, bias)
            states.append(x)
        return states


class Mix(nn.Module):
    """A softmax-weighted sum of the layers, taken at the root and at each word's first piece."""

    def __init__(self, layers: int, dropout: float) -> None:
        super().__init__()
        self.weights = nn.Parameter(torch.zeros(layers + 1))
        self.dropout = nn.Dropout(dropout)

    def forward(self, states: list[Tensor], places: Tensor) -> Tensor:
        """Return [B,1+W,D] for `places` [B,1+W], piece numbers with the root's first."""
        shares = torch.softmax(self.weights, dim=0)
        mixed = states[0] * shares[0]
        for i in range(1, len(states)):
            mixed = mixed + states[i] * shares[i]
        index = places[:, :, None].expand(places.shape[0], places.shape[1], mixed.shape[2])
        return self.dropout(torch.gather(mixed, 1, index))


def mlp(inner: int, outer: int, dropout: float) -> nn.Sequential:
    """Return one projection with a leaky rectifier, as the biaffine heads use."""
    return nn.Sequential(nn.Linear(inner, outer), nn.LeakyReLU(0.1), nn.Dropout(dropout))


class Biaffine(nn.Module):
    """Scores of `labels` for pairs of rows, each row with a bias column of ones."""

    def __init__(self, size: int, labels: int) -> None:
        super().__init__()
        self.size, self.labels = size, labels
        self.weight = nn.Parameter(torch.zeros(size + 1, labels * (size + 1)))

    @staticmethod
    def _ones(x: Tensor) -> Tensor:
        return torch.cat([x, torch.ones_like(x[..., :1])], dim=-1)

    def forward(self, left: Tensor, right: Tensor) -> Tensor:
        """Return [B,L,R,labels] for left [B,L,size] and right [B,R,size]: every pair."""
        batch, count, _ = left.shape
        turned = (self._ones(left) @ self.weight).reshape(batch, count * self.labels, self.size + 1)
        scores = turned @ self._ones(right).transpose(1, 2)
        return scores.reshape(batch, count, self.labels, right.shape[1]).permute(0, 1, 3, 2)

    def matched(self, left: Tensor, right: Tensor) -> Tensor:
        """Return [N,labels] for left and right [N,size], row with row."""
        turned = (self._ones(left) @ self.weight).reshape(left.shape[0], self.labels, self.size + 1)
        return (turned @ self._ones(right)[:, :, None]).squeeze(2)


class Reader(nn.Module):
    """The encoder and all heads. Heads for frames, predicates and factuality serve training alone."""

    def __init__(self, shape: Shape) -> None:
        super().__init__()
        self.shape = shape
        self.encoder = Encoder(shape)
        self.syntax = Mix(shape.layers, shape.dropout)
        self.naming = Mix(shape.layers, shape.dropout)
        self.acts = Mix(shape.layers, shape.acts_dropout)
        self.upos = nn.Linear(shape.width, len(UPOS))
        self.arc_dependent = mlp(shape.width, shape.arc, 0.3)
        self.arc_head = mlp(shape.width, shape.arc, 0.3)
        self.arc = Biaffine(shape.arc, 1)
        self.label_dependent = mlp(shape.width, shape.label, 0.3)
        self.label_head = mlp(shape.width, shape.label, 0.3)
        self.label = Biaffine(shape.label, len(RELATIONS))
        self.names = nn.Linear(shape.width, len(NAMES))
        self.trigger = nn.Linear(shape.width, len(TRIGGERS))
        self.status = nn.Linear(shape.width, len(STATUS))
        self.mode = nn.Linear(shape.width, len(MODES))
        self.predicate = nn.Linear(shape.width, 2)
        self.fact = nn.Linear(shape.width, 1)
        self.role_trigger = mlp(shape.width, shape.role, 0.2)
        self.role_word = mlp(shape.width, shape.role, 0.2)
        self.role = Biaffine(shape.role, len(ROLES))
        self.frame = Biaffine(shape.role, len(FRAME_ROLES))

    def forward(self, pieces: Tensor, casing: Tensor, mask: Tensor, places: Tensor) -> dict[str, Tensor]:
        """Return every head's scores for running: words first, pairs as [B,W,...] from dependent or trigger."""
        states = self.encoder(pieces, casing, mask)
        syntax = self.syntax(states, places)
        words = syntax[:, 1:]
        acts = self.acts(states, places)[:, 1:]
        arcs = self.arc(self.arc_dependent(words), self.arc_head(syntax)).squeeze(3)
        labels = self.label(self.label_dependent(words), self.label_head(syntax))
        return {
            "upos": self.upos(words).argmax(-1),
            "arcs": arcs,
            "relations": labels.argmax(-1),
            "names": self.names(self.naming(states, places)[:, 1:]),
            "triggers": self.trigger(acts),
            "status": self.status(acts),
            "modes": self.mode(acts),
            "roles": self.role(self.role_trigger(acts), self.role_word(acts)),
        }


def shape_of(folder: Path) -> Shape:
    """Return the sizes told by a checkpoint folder's config.json."""
    config = json.loads((folder / "config.json").read_text(encoding="utf-8"))
    return Shape(
        vocab=config["vocab_size"],
        width=config["hidden_size"],
        layers=config["num_hidden_layers"],
        attention_heads=config["num_attention_heads"],
        inner=config["intermediate_size"],
        positions=config["max_position_embeddings"],
        epsilon=config["layer_norm_eps"],
    )


_LAYER_NAMES = {
    "attention.self.query": "query",
    "attention.self.key": "key",
    "attention.self.value": "value",
    "attention.output.dense": "out",
    "attention.output.LayerNorm": "norm",
    "intermediate.dense": "inner",
    "output.dense": "outer",
    "output.LayerNorm": "last_norm",
}


def from_checkpoint(folder: Path) -> Reader:
    """Return a reader whose encoder holds the weights of a BERT checkpoint folder; heads are fresh."""
    from safetensors.torch import load_file

    reader = Reader(shape_of(folder))
    weights = {name.removeprefix("bert."): value for name, value in load_file(folder / "model.safetensors").items()}
    encoder = reader.encoder
    with torch.no_grad():
        encoder.pieces.weight.copy_(weights["embeddings.word_embeddings.weight"])
        encoder.positions.weight.copy_(weights["embeddings.position_embeddings.weight"])
        encoder.segment.copy_(weights["embeddings.token_type_embeddings.weight"][0])
        encoder.norm.weight.copy_(weights["embeddings.LayerNorm.weight"])
        encoder.norm.bias.copy_(weights["embeddings.LayerNorm.bias"])
        for number, layer in enumerate(encoder.layers):
            for theirs, ours in _LAYER_NAMES.items():
                module = getattr(layer, ours)
                module.weight.copy_(weights[f"encoder.layer.{number}.{theirs}.weight"])
                module.bias.copy_(weights[f"encoder.layer.{number}.{theirs}.bias"])
    return reader
