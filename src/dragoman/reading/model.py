"""The reader's network as it runs: an ONNX graph over batches of sentences of like length."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from dragoman.errors import ModelError
from dragoman.reading import labels
from dragoman.reading.pieces import Pieces

SHIPPED = Path(__file__).parent / "weights"
BATCH_PIECES = 512
OUTPUTS = ("upos", "arcs", "relations", "names", "triggers", "status", "modes", "roles")

Floats = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Scores:
    """The raw scores of one sentence of W words (W may be less than asked where a sentence is over-long).

    upos [W], arcs [W,1+W], relations [W,1+W], names [W,N], triggers [W,T], status [W,5], modes [W,M], roles [W,W,R].
    """

    upos: NDArray[np.int64]
    arcs: Floats
    relations: NDArray[np.int64]
    names: Floats
    triggers: Floats
    status: Floats
    modes: Floats
    roles: Floats


@dataclass(slots=True)
class Model:
    """A loaded graph, its pieces and its description."""

    session: Any
    pieces: Pieces
    facts: dict[str, Any]

    @classmethod
    def load(cls, folder: Path | None = None, *, threads: int = 0, precise: bool = False) -> Model:
        """Load the graph in `folder` (the shipped one without); raises ModelError where it is missing or will not do.

        `threads` 0 takes as many as there are cores. `precise` runs the full-precision graph beside it.
        """
        import onnxruntime

        folder = SHIPPED if folder is None else folder
        graph = folder / ("reader.fp32.onnx" if precise else "reader.onnx")
        for path in (graph, folder / "reader.json"):
            if not path.is_file():
                raise ModelError(f"{folder}: no reader here ({path.name} is missing)")
        facts = _facts(folder / "reader.json")
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = threads
        options.log_severity_level = 3
        try:
            session = onnxruntime.InferenceSession(str(graph), options, providers=["CPUExecutionProvider"])
        except Exception as error:  # onnxruntime's own errors have no nearer kin
            raise ModelError(f"{graph}: is no graph that can be run: {error}") from error
        return cls(session, Pieces.load(folder / "tokenizer.json"), facts)

    def run(self, sentences: Sequence[Sequence[str]]) -> list[Scores]:
        """Return the scores of each sentence of words, in order."""
        found = dict(self.stream(sentences))
        return [found[i] for i in range(len(sentences))]

    def stream(self, sentences: Sequence[Sequence[str]]) -> Iterator[tuple[int, Scores]]:
        """Yield each sentence's number and scores, shorter ones first: the scores of a batch are large, so that whoever
        takes from them what he needs and lets them go can read a text of any length.

        Sentences are run in batches of like length. A batch's numbers shift a little with its company, so callers
        that promise the same result for a report whatever stands beside it run one report at a time.
        """
        rows = [self.pieces.sentence(words) for words in sentences]
        for batch in _grouped(rows):
            out = dict(zip(OUTPUTS, self.session.run(list(OUTPUTS), _arrays(batch, rows)), strict=True))
            for row, i in enumerate(batch):
                n = len(rows[i][2])
                scores = Scores(
                    upos=out["upos"][row, :n],
                    arcs=out["arcs"][row, :n, : n + 1],
                    relations=out["relations"][row, :n, : n + 1],
                    names=out["names"][row, :n],
                    triggers=out["triggers"][row, :n],
                    status=out["status"][row, :n],
                    modes=out["modes"][row, :n],
                    roles=out["roles"][row, :n, :n],
                )
                yield i, scores

    def batches(self, sentences: Sequence[Sequence[str]]) -> list[dict[str, NDArray[np.int64]]]:
        """Return the inputs that `run` would give to the graph, for measuring."""
        rows = [self.pieces.sentence(words) for words in sentences]
        return [_arrays(batch, rows) for batch in _grouped(rows)]


def _facts(path: Path) -> dict[str, Any]:
    """Return the description of the weights; raise ModelError where it is none, or tells of other labels than ours."""
    try:
        facts = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise ModelError(f"{path}: cannot be read: {error}") from error
    told = facts.get("labels") if isinstance(facts, dict) else None
    if not isinstance(told, dict):
        raise ModelError(f"{path}: tells no labels")
    for name, ours in labels.SETS.items():
        if told.get(name) != ours:
            raise ModelError(f"{path}: its {name} are not this version's")
    return dict(facts)


_Row = tuple[list[int], list[int], list[int]]


def _grouped(rows: list[_Row]) -> Iterator[list[int]]:
    """Yield groups of rows of like length, about `BATCH_PIECES` pieces each with their padding."""
    batch: list[int] = []
    for i in sorted(range(len(rows)), key=lambda i: len(rows[i][0])):
        if batch and len(rows[i][0]) * (len(batch) + 1) > BATCH_PIECES:
            yield batch
            batch = []
        batch.append(i)
    if batch:
        yield batch


def _arrays(batch: list[int], rows: list[_Row]) -> dict[str, NDArray[np.int64]]:
    longest = max(len(rows[i][0]) for i in batch)
    width = max(len(rows[i][2]) for i in batch) + 1
    pieces = np.zeros((len(batch), longest), dtype=np.int64)
    casing = np.full((len(batch), longest), labels.CASING.index("other"), dtype=np.int64)
    mask = np.zeros((len(batch), longest), dtype=np.int64)
    places = np.zeros((len(batch), width), dtype=np.int64)
    for row, i in enumerate(batch):
        ids, cases, firsts = rows[i]
        pieces[row, : len(ids)] = ids
        casing[row, : len(ids)] = cases
        mask[row, : len(ids)] = 1
        places[row, 1 : len(firsts) + 1] = firsts
    return {"pieces": pieces, "casing": casing, "mask": mask, "places": places}
