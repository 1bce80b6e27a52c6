"""From trained weights to what ships: one ONNX graph in 8-bit integers, its tokenizer and a description."""

from __future__ import annotations

import hashlib
import json
import shutil
from pathlib import Path
from typing import Any

import torch
from torch import Tensor, nn

from dragoman.reading.labels import SETS
from dragoman.reading.model import OUTPUTS
from dragoman.training.network import Reader, Shape

_OPSET = 17
_PRECISE = ("/value/", "/layers.0/outer/", "/layers.1/outer/", "/layers.2/outer/")


class _Plain(nn.Module):
    """The reader with a tuple for outputs, as the exporter wants it."""

    def __init__(self, reader: Reader) -> None:
        super().__init__()
        self.reader = reader

    def forward(self, pieces: Tensor, casing: Tensor, mask: Tensor, places: Tensor) -> tuple[Tensor, ...]:
        found = self.reader(pieces, casing, mask, places)
        return tuple(found[name] for name in OUTPUTS)


def load_weights(path: Path) -> Reader:
    """Return the reader saved at `path` by a training run."""
    saved = torch.load(path, weights_only=True)
    reader = Reader(Shape(**saved["shape"]))
    reader.load_state_dict(saved["weights"])
    return reader.eval()


def to_onnx(reader: Reader, path: Path) -> None:
    """Write the reader's running graph in full precision."""
    pieces = torch.tensor([[2, 1, 3, 2], [2, 1, 2, 0]])
    places = torch.tensor([[0, 1, 2], [0, 1, 0]])
    inputs = ["pieces", "casing", "mask", "places"]
    words = {0: "sentences", 1: "words"}
    axes = {"pieces": {0: "sentences", 1: "pieces"}, "casing": {0: "sentences", 1: "pieces"}}
    axes |= {"mask": {0: "sentences", 1: "pieces"}, "places": {0: "sentences", 1: "places"}}
    axes |= dict.fromkeys(OUTPUTS, words)
    axes["arcs"] = axes["relations"] = {**words, 2: "heads"}
    axes["roles"] = {**words, 2: "others"}
    torch.onnx.export(
        _Plain(reader),
        (pieces, torch.zeros_like(pieces), (pieces > 0).long(), places),
        str(path),
        input_names=inputs,
        output_names=list(OUTPUTS),
        dynamic_axes=axes,
        opset_version=_OPSET,
        dynamo=False,
    )


def to_int8(full: Path, path: Path) -> None:
    """Write the graph at `full` with weights as 8-bit integers, a scale a channel; the embedding too.

    The few products of `_PRECISE` stay as they are: there 8 bits lose most, and they cost little size.
    """
    import onnx
    from onnxruntime.quantization import QuantType, quantize_dynamic

    nodes = [node.name for node in onnx.load(str(full), load_external_data=False).graph.node]
    quantize_dynamic(
        full,
        path,
        per_channel=True,
        weight_type=QuantType.QInt8,
        op_types_to_quantize=["MatMul", "Gemm", "Gather"],
        nodes_to_exclude=[name for name in nodes if any(part in name for part in _PRECISE)],
    )


def export(weights: Path, tokenizer: Path, folder: Path, facts: dict[str, Any]) -> Path:
    """Write reader.onnx, reader.fp32.onnx, tokenizer.json and reader.json into `folder`; return the int8 graph's path.

    `facts` are added to the description: thresholds, calibration, what it was trained on.
    """
    folder.mkdir(parents=True, exist_ok=True)
    full, small = folder / "reader.fp32.onnx", folder / "reader.onnx"
    to_onnx(load_weights(weights), full)
    to_int8(full, small)
    if tokenizer != folder / "tokenizer.json":
        shutil.copy(tokenizer, folder / "tokenizer.json")
    description = {
        "format": 1,
        "sha256": hashlib.sha256(small.read_bytes()).hexdigest(),
        "labels": SETS,
        **facts,
    }
    (folder / "reader.json").write_text(json.dumps(description, indent=1) + "\n", encoding="utf-8")
    return small
