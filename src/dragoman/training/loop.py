"""The training loop: seeded, resumable, logged as JSON lines."""

from __future__ import annotations

import copy
import json
import random
import time
from collections.abc import Callable
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import torch

from dragoman.reading.pieces import Pieces
from dragoman.training import losses
from dragoman.training.batches import batches, collate
from dragoman.training.data import Item
from dragoman.training.network import Reader


@dataclass(frozen=True, slots=True)
class Plan:
    """How long and how fast to learn. A round is the items `round_of` draws; rates fall linearly to zero."""

    rounds: int = 16
    size: int = 1536
    encoder_rate: float = 2.5e-4
    head_rate: float = 1.2e-3
    warm: float = 0.06
    decay: float = 0.01
    average: float = 0.998
    save_every: int = 300
    seed: int = 7


def learn(
    reader: Reader,
    round_of: Callable[[int], list[Item]],
    pieces: Pieces,
    plan: Plan,
    folder: Path,
) -> Reader:
    """Train `reader` and return the moving average of its weights; goes on from `folder`/state.pt where there is one.

    A log line stands in `folder`/log.jsonl every 50 steps: step, words a second, loss of each head.
    """
    folder.mkdir(parents=True, exist_ok=True)
    torch.manual_seed(plan.seed)
    reader.encoder.pieces.weight.requires_grad_(False)
    encoder = [p for p in reader.encoder.parameters() if p.requires_grad]
    inside = {id(p) for p in reader.encoder.parameters()}
    heads = [p for p in reader.parameters() if id(p) not in inside]
    optimiser = torch.optim.AdamW(
        [{"params": encoder, "lr": plan.encoder_rate}, {"params": heads, "lr": plan.head_rate}],
        weight_decay=plan.decay,
        betas=(0.9, 0.98),
    )
    schedule = _steps(round_of, pieces, plan)
    steps = len(schedule)
    warm = max(1, int(steps * plan.warm))
    rates = torch.optim.lr_scheduler.LambdaLR(
        optimiser, lambda step: min((step + 1) / warm, max(0.0, (steps - step) / max(1, steps - warm)))
    )
    average = copy.deepcopy(reader)
    done = 0
    saved = folder / "state.pt"
    if saved.is_file():
        state = torch.load(saved, weights_only=False)
        reader.load_state_dict(state["reader"])
        average.load_state_dict(state["average"])
        optimiser.load_state_dict(state["optimiser"])
        rates.load_state_dict(state["rates"])
        torch.set_rng_state(state["random"])
        done = state["done"]
    log = (folder / "log.jsonl").open("a", encoding="utf-8")
    if not done:
        log.write(json.dumps({"plan": asdict(plan), "steps": steps}) + "\n")
    reader.train()
    sums: dict[str, list[float]] = {}
    words, since = 0, time.monotonic()
    for step in range(done, steps):
        draw = random.Random(plan.seed * 1_000_003 + step)
        batch = collate(schedule[step], pieces, draw)
        with torch.autocast("cpu", dtype=torch.bfloat16):
            parts = losses.losses(reader, batch)
        loss = losses.total(parts)
        optimiser.zero_grad(set_to_none=True)
        loss.backward()
        torch.nn.utils.clip_grad_norm_(reader.parameters(), 1.0)
        optimiser.step()
        rates.step()
        _blend(average, reader, min(plan.average, (step + 1) / (step + 10)))
        words += batch.words
        for name, value in parts.items():
            sums.setdefault(name, []).append(float(value))
        if (step + 1) % 50 == 0:
            line: dict[str, Any] = {"step": step + 1, "words_s": round(words / (time.monotonic() - since))}
            line |= {name: round(sum(values) / len(values), 4) for name, values in sorted(sums.items())}
            log.write(json.dumps(line) + "\n")
            log.flush()
            sums, words, since = {}, 0, time.monotonic()
        if (step + 1) % plan.save_every == 0 or step + 1 == steps:
            state = {
                "reader": reader.state_dict(),
                "average": average.state_dict(),
                "optimiser": optimiser.state_dict(),
                "rates": rates.state_dict(),
                "random": torch.get_rng_state(),
                "done": step + 1,
            }
            torch.save(state, saved.with_suffix(".part"))
            saved.with_suffix(".part").rename(saved)
    log.close()
    return average.eval()


def _steps(round_of: Callable[[int], list[Item]], pieces: Pieces, plan: Plan) -> list[list[Item]]:
    steps = []
    for number in range(plan.rounds):
        draw = random.Random(plan.seed * 7919 + number)
        steps += list(batches(round_of(number), pieces, size=plan.size, draw=draw))
    return steps


@torch.no_grad()
def _blend(average: Reader, reader: Reader, share: float) -> None:
    for mine, theirs in zip(average.parameters(), reader.parameters(), strict=True):
        if theirs.requires_grad:
            mine.lerp_(theirs, 1 - share)
