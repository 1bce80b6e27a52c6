"""Learns which state a passage is about: `python -m dragoman.training.passages REPORTS...` writes passage.yaml.

Every labelled party of one state that neither name, introduction, pronoun nor office settles is an example: the states
its report names are the choices, the labelled one is right. One softmax over the choices a kind, by gradient descent
with a prior at 0. The reports held out of the reader's training are left out here too.
"""

from __future__ import annotations

import random
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

import click
import numpy as np
from numpy.typing import NDArray

from dragoman.coding import Coder, passage
from dragoman.coding.draft import Draft
from dragoman.coding.parties import Resolver
from dragoman.entries import Report
from dragoman.errors import GoldError
from dragoman.scoring import corpus
from dragoman.scoring.corpus import LabelledParty, LabelledReport, LabelledSentence
from dragoman.training.run import HELD_SHARE

Example = tuple[str, NDArray[np.float64], int]  # kind, a row of features a choice, which choice is right
_STEPS, _RATE, _PRIOR = 3000, 0.5, 2e-4
_HEADER = """\
# Weights of the features of passage.py. Written by `python -m dragoman.training.passages`; not to be edited by hand.
"""


def trained_on(paths: Iterable[Path], seed: int) -> Iterator[LabelledReport]:
    """Yield the reports of labelled files that the reader learnt from, by the same draw as its training made."""
    draw = random.Random(seed)
    for path in paths:
        for report in corpus.read(path):
            if any(sentence.text.strip() for sentence in report.sentences) and draw.random() >= HELD_SHARE:
                yield report


def examples(coder: Coder, report: LabelledReport) -> Iterator[Example]:
    """Yield the examples of one report."""
    given = Report(id=report.id, text=report.text, published=report.date, outlet=report.outlet, title=report.title)
    draft = Draft(given)
    for step in coder.steps()[:-1]:
        step.work(draft)
    assert draft.cast is not None
    resolver = Resolver(report.text, draft.cast, draft.mentions, coder.world, draft.clauses)
    for sentence in report.sentences:
        offset = sentence.start
        for event in sentence.events:
            moved = [replace(span, start=offset + span.start, end=offset + span.end) for span in event.place]
            places = resolver.codes_at(moved)
            for side, across in ((event.actor, ()), (event.recipient, event.actor)):
                others = frozenset(code for party in across for code in party.codes)
                for party in side:
                    yield from _example(resolver, sentence, party, others, places)


def _example(
    resolver: Resolver,
    sentence: LabelledSentence,
    party: LabelledParty,
    others: frozenset[str],
    places: frozenset[str],
) -> Iterator[Example]:
    if len(party.codes) != 1 or not resolver.clauses:
        return
    start, end = sentence.start + party.start, sentence.start + party.end
    asked = resolver.doubt(start, end, others, places)
    if asked is None:
        return
    kind, where = asked
    choices = passage.features(resolver.cast, where)
    codes = sorted(choices)
    if len(codes) > 1 and party.codes[0] in choices:
        rows = [[choices[code].get(name, 0.0) for name in passage.FEATURES] for code in codes]
        yield kind, np.array(rows), codes.index(party.codes[0])


def learn(found: list[tuple[NDArray[np.float64], int]]) -> NDArray[np.float64]:
    """Return the weights under which the right choices are likeliest."""
    weights = np.zeros(len(passage.FEATURES))
    for step in range(_STEPS):
        gradient = _PRIOR * weights * len(found)
        for rows, right in found:
            scores = rows @ weights
            shares = np.exp(scores - scores.max())
            gradient += (shares / shares.sum()) @ rows - rows[right]
        weights -= _RATE * (1 - step / _STEPS) * gradient / len(found) * 10
    return weights


@click.command(help=__doc__)
@click.argument("reports", nargs=-1, required=True, type=click.Path(path_type=Path, exists=True, dir_okay=False))
@click.option("--model", type=click.Path(path_type=Path, file_okay=False), help="A model folder; else the shipped one.")
@click.option("--seed", default=7, show_default=True, help="The seed of the reader's training.")
def main(reports: tuple[Path, ...], model: Path | None, seed: int) -> None:
    """Learn and write the weights."""
    coder = Coder.load(model)
    found = [example for report in trained_on(reports, seed) for example in examples(coder, report)]
    table = {}
    for kind in passage.KINDS:
        mine = [(rows, right) for name, rows, right in found if name == kind]
        if not mine:
            raise GoldError(f"no example of kind {kind} in {', '.join(map(str, reports))}: more reports are needed")
        weights = learn(mine)
        right = sum(int((rows @ weights).argmax()) == answer for rows, answer in mine)
        click.echo(f"{kind}: {len(mine)} examples, {right / len(mine):.3f} right", err=True)
        table[kind] = dict(zip(passage.FEATURES, weights.round(3).tolist(), strict=True))
    lines = [
        f"{kind}: {{{', '.join(f'{name}: {value}' for name, value in row.items())}}}" for kind, row in table.items()
    ]
    passage.checked(table)
    passage.WEIGHTS.write_text(_HEADER + "\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
