"""Learns whom words mean that name nobody: `python -m dragoman.training.referents REPORTS...` writes referents.json.

Every labelled party that its own words do not settle is an example: the candidates are the choices, the labelled codes
are right. One softmax over the choices of an example; weights decay towards 0.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any, NamedTuple

import click
import torch

from dragoman.coding import Coder, referents
from dragoman.coding.parties import Place
from dragoman.errors import GoldError
from dragoman.scoring import corpus
from dragoman.scoring.corpus import LabelledReport
from dragoman.scoring.parties import resolver_of

_MEMBERS, _UNITS, _ROUNDS, _RATE = 8, 32, 160, 0.01
_DROPPED, _DECAY, _PRIOR = 0.4, 0.03, 2e-4
_UNRELATED = ("news sentences", "single sentences")  # outlets of files that hold sentences, not reports
_PASSES = 2  # whom "its" means in "its army" is asked of the weights, so they are learnt again with what they learnt
_RARE = 3  # examples that a word needs


class Example(NamedTuple):
    """Words asked about: their kind, the features of each candidate, and which candidate is right."""

    kind: str
    rows: tuple[Mapping[str, float], ...]
    right: int


def told(paths: Iterable[Path]) -> Iterator[LabelledReport]:
    """Yield the reports of labelled files.

    Reports that are but a heap of sentences of different origin are passed over: nothing in them refers to anything.
    """
    for path in paths:
        yield from (report for report in corpus.read(path) if report.outlet not in _UNRELATED)


def examples(coder: Coder, report: LabelledReport) -> Iterator[Example]:
    """Yield the examples of one report, each once."""
    resolver = resolver_of(coder, report)
    if not resolver.clauses:
        return
    seen = set()
    for sentence in report.sentences:
        for event in sentence.events:
            offset = sentence.start
            number = resolver.cast.clause_at(offset + event.trigger.start)
            moved = [replace(span, start=offset + span.start, end=offset + span.end) for span in event.place]
            place = Place(resolver.clauses[number], number, places=resolver.codes_at(moved), type=event.type)
            others: frozenset[str] = frozenset()
            for role, side in (("speaker", event.speaker), ("actor", event.actor), ("recipient", event.recipient)):
                for party in side:
                    start, end = offset + party.start, offset + party.end
                    query = resolver.doubt(start, end, replace(place, others=others))
                    if query is None or (query.at, query.kind, role) in seen:
                        continue
                    seen.add((query.at, query.kind, role))
                    found = referents.rows(resolver.cast, query)
                    choices = sorted(found, key=sorted)
                    if len(choices) > 1 and frozenset(party.codes) in found:
                        right = choices.index(frozenset(party.codes))
                        yield Example(query.kind, tuple(found[choice] for choice in choices), right)
                codes = frozenset(code for party in side for code in party.codes)
                if role == "speaker":
                    place = replace(place, speakers=tuple(sorted(codes)))
                else:
                    others = codes


class _Packed(NamedTuple):
    """Examples as tensors: a row a candidate; `group` says of which example, `answers` which row is right."""

    values: torch.Tensor
    kinds: torch.Tensor
    words: torch.Tensor
    offsets: torch.Tensor
    group: torch.Tensor
    answers: torch.Tensor


class _Scorer(torch.nn.Module):
    """The sum and the layer of units of `referents.Weights`."""

    def __init__(self, words: int) -> None:
        super().__init__()
        kinds, features = len(referents.KINDS), len(referents.FEATURES)
        self.linear = torch.nn.Parameter(torch.zeros(kinds, features))
        self.words = torch.nn.EmbeddingBag(words, 1, mode="sum")
        self.inward = torch.nn.Linear(features, _UNITS)
        self.shift = torch.nn.Parameter(torch.randn(kinds, _UNITS) * 0.1)
        self.outward = torch.nn.Linear(_UNITS, 1, bias=False)
        torch.nn.init.zeros_(self.words.weight)
        torch.nn.init.zeros_(self.outward.weight)

    def forward(self, packed: _Packed) -> torch.Tensor:
        units = torch.relu(self.inward(packed.values) + self.shift[packed.kinds])
        units = torch.nn.functional.dropout(units, _DROPPED, self.training)
        told = (packed.values * self.linear[packed.kinds]).sum(1)
        spoken = self.words(packed.words, packed.offsets).squeeze(1)
        scores: torch.Tensor = told + spoken + self.outward(units).squeeze(1)
        return scores


def learn(found: Sequence[Example], seed: int = 7) -> dict[str, Any]:
    """Return the weights under which the right choices are likeliest, as referents.json holds them.

    Several scorers are learnt from different beginnings; together they are one with all their units.
    """
    counts = Counter(name for one in found for name in {name for row in one.rows for name in row if "=" in name})
    index = {name: place for place, name in enumerate(sorted(name for name in counts if counts[name] >= _RARE))}
    packed = _pack(found, index)
    members = [_fitted(packed, len(found), len(index), seed + number) for number in range(_MEMBERS)]
    words: dict[str, dict[str, float]] = {}
    worth = sum(member.words.weight.detach()[:, 0] for member in members) / _MEMBERS
    for name, place in index.items():
        word, _, sort = name.rpartition("=")
        if abs(float(worth[place])) >= 0.01:
            words.setdefault(word, {})[sort] = round(float(worth[place]), 2)
    shift = torch.cat([member.shift.detach() + member.inward.bias.detach() for member in members], 1)
    return {
        "kinds": list(referents.KINDS),
        "features": list(referents.FEATURES),
        "linear": _rounded(sum(member.linear.detach() for member in members) / _MEMBERS),
        "inward": _rounded(torch.cat([member.inward.weight.detach() for member in members], 0)),
        "shift": _rounded(shift),
        "outward": _rounded(torch.cat([member.outward.weight.detach()[0] for member in members]) / _MEMBERS),
        "words": words,
    }


def _fitted(packed: _Packed, examples: int, words: int, seed: int) -> _Scorer:
    torch.manual_seed(seed)
    scorer = _Scorer(words)
    optimizer = torch.optim.AdamW(scorer.parameters(), lr=_RATE, weight_decay=_DECAY)
    for _ in range(_ROUNDS):
        scores = scorer(packed)
        highest = torch.full((examples,), -1e9).scatter_reduce(0, packed.group, scores.detach(), "amax")
        sums = torch.zeros(examples).index_add(0, packed.group, torch.exp(scores - highest[packed.group]))
        lost = (torch.log(sums) + highest - scores[packed.answers]).mean()
        lost = lost + _PRIOR * ((scorer.linear**2).sum() + 0.5 * (scorer.words.weight**2).sum())
        optimizer.zero_grad()
        lost.backward()
        optimizer.step()
    return scorer.eval()


def _pack(found: Sequence[Example], index: Mapping[str, int]) -> _Packed:
    columns = {name: column for column, name in enumerate(referents.FEATURES)}
    values: list[list[float]] = []
    kinds: list[int] = []
    words: list[int] = []
    offsets: list[int] = []
    group: list[int] = []
    answers: list[int] = []
    for number, one in enumerate(found):
        answers.append(len(values) + one.right)
        for row in one.rows:
            cells = [0.0] * len(columns)
            offsets.append(len(words))
            for name, value in row.items():
                if name in columns:
                    cells[columns[name]] = value
                elif name in index:
                    words.append(index[name])
            values.append(cells)
            kinds.append(referents.KINDS.index(one.kind))
            group.append(number)
    tensors = (torch.tensor(some, dtype=torch.long) for some in (kinds, words, offsets, group, answers))
    return _Packed(torch.tensor(values), *tensors)


def _rounded(tensor: Any) -> Any:
    return [_rounded(row) for row in tensor] if tensor.dim() > 1 else [round(value, 3) for value in tensor.tolist()]


def right(found: Iterable[Example], table: Mapping[str, Any]) -> Counter[tuple[str, bool]]:
    """Return how many examples of each kind the weights get right and wrong."""
    weights = referents.checked(table)
    counted: Counter[tuple[str, bool]] = Counter()
    for one in found:
        counted[one.kind, int(weights.scores(one.kind, one.rows).argmax()) == one.right] += 1
    return counted


@click.command(help=__doc__)
@click.argument("reports", nargs=-1, required=True, type=click.Path(path_type=Path, exists=True, dir_okay=False))
@click.option("--model", type=click.Path(path_type=Path, file_okay=False), help="A model folder; else the shipped one.")
@click.option("--seed", default=7, show_default=True, help="The seed of the first weights.")
def main(reports: tuple[Path, ...], model: Path | None, seed: int) -> None:
    """Learn and write the weights."""
    taken = list(told(reports))
    _write(neutral())
    coder = Coder.load(model)
    for _ in range(_PASSES):
        found = [example for report in taken for example in examples(coder, report)]
        for kind in referents.KINDS:
            if not any(one.kind == kind for one in found):
                raise GoldError(f"no example of kind {kind} in {', '.join(map(str, reports))}: more reports are needed")
        table = learn(found, seed)
        _write(table)
    counted = right(found, table)
    for kind in referents.KINDS:
        good, bad = counted[kind, True], counted[kind, False]
        click.echo(f"{kind}: {good + bad} examples, {good / (good + bad):.3f} right", err=True)


def neutral() -> dict[str, Any]:
    """Return weights that prefer nobody."""
    kinds, features = len(referents.KINDS), len(referents.FEATURES)
    return {
        "kinds": list(referents.KINDS),
        "features": list(referents.FEATURES),
        "linear": [[0.0] * features] * kinds,
        "inward": [[0.0] * features],
        "shift": [[0.0]] * kinds,
        "outward": [0.0],
        "words": {},
    }


def _write(table: Mapping[str, Any]) -> None:
    referents.WEIGHTS.write_text(written(table), encoding="utf-8")
    referents.weights.cache_clear()


def written(table: Mapping[str, Any]) -> str:
    """Return `table` as the file holds it: JSON, a line a key of the first level and a word."""
    lines = [f"{json.dumps(key)}: {json.dumps(value)}" for key, value in table.items() if key != "words"]
    words = ",\n  ".join(f"{json.dumps(word)}: {json.dumps(row)}" for word, row in sorted(table["words"].items()))
    return "{" + ",\n".join(lines) + ',\n"words": {\n  ' + words + "\n}}\n"


if __name__ == "__main__":
    main()
