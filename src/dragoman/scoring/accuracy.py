"""Accuracy: `python -m dragoman.scoring.accuracy` measures the reader on every gold set it finds.

It prints the figures and writes them, with the files' hashes, to `evaluation/accuracy.json`. The project's own gold in
`evaluation/gold` is always there; the public and borrowed sets, which cannot be shipped, are looked for in the folder
given with --shared, as it lies beside a developer's checkout.
"""

from __future__ import annotations

import bisect
import json
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from dragoman.entries import to_dict
from dragoman.errors import Failure
from dragoman.scoring import calibration, coded, corpus, events, names, pairs, parties, seeds, trees
from dragoman.scoring.floors import sha256
from dragoman.world import spelling
from dragoman.world.directory import likeness

if TYPE_CHECKING:
    from dragoman.coding import Coder
    from dragoman.entries import Report

OWN = Path("evaluation/gold/own.jsonl")
DEV = Path("corpus/dev.jsonl")
SEEDS = Path("seeds")
TREES = Path("data/ud-ewt/en_ewt-ud-test.conllu")
NAMES = Path("data/uner-ewt/en_ewt-ud-test.iob2")
PAIRS = Path("data/pairs/PLV_train.tsv")
SECTORS = Path("evaluation/gold/sectors.jsonl")
ALIKE = 0.85  # from here on two names are spellings of one
_CHUNK = 200

Figures = dict[str, Any]


def of_reports(coder: Coder, path: Path) -> Figures:
    """Return the event scores of labelled reports, read as `dragoman code` reads JSON lines."""
    from dragoman.entries import Report
    from dragoman.sources.objects import reports_of_object

    labelled = list(corpus.read(path))
    given: list[Report] = []
    for one in labelled:
        row = {"id": one.id, "published": one.date, "outlet": one.outlet, "title": one.title, "text": one.text}
        found = reports_of_object({k: v for k, v in row.items() if v}, str(path), None, 10**7)
        given += [report for report in found if isinstance(report, Report)]
    rows = list(_rows(coder, given))
    score: Figures = events.score(labelled, coded.from_rows(rows)).as_dict()
    score["calibration_error"] = round(calibration.expected_error(_answers(labelled, rows)), 4)
    return score


def _answers(labelled: list[corpus.LabelledReport], rows: list[dict[str, Any]]) -> Iterator[tuple[float, bool]]:
    """Yield each event's confidence, and whether its sentence tells an act of its type that no other event told."""
    wanted: Counter[tuple[str, int, str]] = Counter()
    starts = {report.id: [sentence.start for sentence in report.sentences] for report in labelled}
    for report in labelled:
        for number, sentence in enumerate(report.sentences):
            wanted.update((report.id, number, event.type) for event in sentence.events)
    for row in rows:
        key = (row["report"], bisect.bisect_right(starts[row["report"]], row["trigger"]["start"]) - 1, row["event"])
        yield row["confidence"], wanted[key] > 0
        wanted[key] -= 1


def _rows(coder: Coder, reports: list[Report]) -> Iterator[dict[str, Any]]:
    for report in reports:
        for event in coder.code(report):
            yield to_dict(event)


def of_parties(coder: Coder, path: Path) -> Figures:
    """Return the share of parties with the right codes given their words, and of those labelled the right sector."""
    found = list(parties.resolved(coder, corpus.read(path)))
    score: Figures = dict(parties.accuracy(found))
    if path.name == DEV.name and SECTORS.exists():
        score["sectors"] = parties.sectors(found, SECTORS)
    return score


def of_offices(coder: Coder, folder: Path) -> Figures:
    """Return how many of the offices listed for the reports of a folder are among the tenures found in them."""
    from dragoman.entries import Report
    from dragoman.sources import read

    listed = found = 0
    for path in sorted(folder.glob("*.json")):
        roles = json.loads(path.read_text(encoding="utf-8")).get("roles", [])
        given = [item for item in read([str(path.with_suffix(".txt"))]) if isinstance(item, Report)]
        told = [tenure for item in coder.pipe(given) if not isinstance(item, Failure) for tenure in item.tenures]
        for role in roles:
            listed += 1
            found += any(
                one.country == role["country"]
                and one.office == role["office"]
                and likeness(spelling.words(role["person"]), spelling.words(one.person), first=True) >= ALIKE
                for one in told
            )
    return {"listed": listed, "found": found}


def of_seeds(coder: Coder, folder: Path) -> Figures:
    """Return recall and precision over the whole reports of a folder, and the events coded from noise."""
    from dragoman.entries import Report
    from dragoman.sources import read

    scores = []
    for path in sorted(folder.glob("*.json")):
        given = [item for item in read([str(path.with_suffix(".txt"))]) if isinstance(item, Report)]
        scores.append(seeds.score(seeds.read(path), coded.from_rows(_rows(coder, given))))
    total = seeds.pooled(scores)
    return {
        "recall": round(total.recall, 4),
        "precision": round(total.precision, 4),
        "violations": len(total.violations),
    }


def of_trees(coder: Coder, path: Path) -> Figures:
    """Return UPOS, UAS and LAS on gold words."""
    from dragoman.reading import conllu

    gold = list(conllu.read(path))
    words = [[token.form for token in tree.tokens] for tree in gold]
    found = [tree for low in range(0, len(gold), _CHUNK) for tree in coder.reader.parse(words[low : low + _CHUNK])]
    score: Figures = trees.score(gold, found).as_dict()
    return score


def of_names(coder: Coder, path: Path) -> Figures:
    """Return the F1 of PER, ORG and LOC on gold words."""
    from dragoman.reading import decode

    gold = list(names.read(path))
    tags = []
    for low in range(0, len(gold), _CHUNK):
        chunk = [sentence.words for sentence in gold[low : low + _CHUNK]]
        for words, scores in zip(chunk, coder.reader.model.run(chunk), strict=True):
            tags.append(decode.name_tags(scores.names, len(words)))
    score: Figures = names.score([sentence.tags for sentence in gold], tags).as_dict()
    return score


def of_pairs(coder: Coder, path: Path) -> Figures:
    """Return macro-F1 and accuracy of typing with the parties given."""
    from dragoman.coding.pairs import Typer

    gold = list(pairs.read(path))
    score: Figures = pairs.score(gold, Typer(coder.reader.model).types(gold)).as_dict()
    return score


def measure(root: Path, shared: Path | None, model: Path | None = None, *, precise: bool = False) -> Figures:
    """Return {"figures": {set: scores}, "gold": {file: SHA-256}} for the gold that is there."""
    from dragoman.coding import Coder

    coder = Coder.load(model, precise=precise)
    figures: Figures = {"own": of_reports(coder, root / OWN)}
    gold = {str(OWN): sha256(root / OWN)}
    sets: tuple[tuple[str, Path, Callable[[Coder, Path], Figures]], ...] = (
        ("dev", DEV, of_reports),
        ("parties", DEV, of_parties),
        ("offices", SEEDS, of_offices),
        ("seeds", SEEDS, of_seeds),
        ("trees", TREES, of_trees),
        ("names", NAMES, of_names),
        ("pairs", PAIRS, of_pairs),
    )
    for name, path, score in sets:
        if shared is not None and (shared / path).exists():
            figures[name] = score(coder, shared / path)
            if (shared / path).is_file():
                gold[str(path)] = sha256(shared / path)
    return {"figures": figures, "gold": gold}


def flat(figures: Figures) -> dict[str, float]:
    """Return the headline figures as one level: {"dev.detection": 0.6, ...}."""
    wanted = {
        "own": ("detection", "dyads", "status"),
        "dev": ("detection", "dyads", "status"),
        "parties": ("codes", "sectors"),
        "offices": ("found",),
        "seeds": ("recall", "precision"),
        "trees": ("upos", "las"),
        "names": ("overall",),
        "pairs": ("macro_f1",),
    }
    found = {}
    for name, scores in figures.items():
        for key in wanted[name]:
            if key not in scores:
                continue  # what is not there was not measured
            value = scores[key]
            if isinstance(value, dict):
                value = value["f1"] if "f1" in value else value[key]
            found[f"{name}.{key}"] = float(value)
    return found


@click.command(help=__doc__)
@click.option("--shared", type=click.Path(path_type=Path, file_okay=False), help="A folder with the sets not shipped.")
@click.option("--model", type=click.Path(path_type=Path, file_okay=False), help="A model folder; else the shipped one.")
@click.option("--out", type=click.Path(path_type=Path), default=Path("evaluation/accuracy.json"), show_default=True)
@click.option("--precise", is_flag=True, help="Run the full-precision graph instead of the 8-bit one.")
def main(shared: Path | None, model: Path | None, out: Path, precise: bool) -> None:
    """Measure, print and write the figures."""
    command = "python -m dragoman.scoring.accuracy --shared DIR" + (" --precise" if precise else "")
    measured = {"command": command, **measure(Path(), shared, model, precise=precise)}
    out.write_text(json.dumps(measured, indent=1) + "\n", encoding="utf-8")
    click.echo(json.dumps(flat(measured["figures"]), indent=1))


if __name__ == "__main__":
    main()
