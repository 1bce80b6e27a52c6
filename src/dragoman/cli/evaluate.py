"""`dragoman evaluate`: scores against gold files, one JSON object a call."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from dragoman.cli import options
from dragoman.cli.plain import failure_line
from dragoman.entries import Report, to_dict
from dragoman.errors import Failure, GoldError
from dragoman.settings import Settings

if TYPE_CHECKING:
    from dragoman.coding import Coder
    from dragoman.reading.reader import Reader
    from dragoman.scoring.coded import CodedEvent
    from dragoman.scoring.corpus import LabelledReport

EPILOG = """\b
Examples:
  dragoman evaluate events gold.jsonl               code the gold's texts and score
  dragoman evaluate events gold.jsonl coded.jsonl   score what was coded before
  dragoman evaluate conllu gold.conllu --table      figures to look at
"""
PLACE = click.Path(path_type=Path)


@click.group("evaluate", epilog=EPILOG)
def command() -> None:
    """Score against a gold file.

    Prints one JSON object to standard output.
    """


@command.command()
@click.argument("gold", type=PLACE)
@click.argument("predicted", required=False)
@options.model
@options.precise
@options.table
def events(gold: Path, predicted: str | None, model: str | None, precise: bool, table: bool) -> None:
    """Score events against labelled reports.

    Told are: right kind of act in the right sentence, right act between the right parties, right status.

    PREDICTED is the JSON lines of `dragoman code`, or - for standard input; without it the gold's own texts are
    coded first.
    """
    from dragoman.cli.lines import write_scores
    from dragoman.scoring import coded, corpus
    from dragoman.scoring import events as scoring

    labelled, failures = list(corpus.read(gold)), list[Failure]()
    if predicted == "-":
        found = list(coded.from_lines(enumerate(sys.stdin.buffer, 1), name="-"))
    elif predicted is not None:
        found = coded.read(Path(predicted))
    else:
        found = list(_coded(_coder(model, precise), map(_report, labelled), failures))
    write_scores(scoring.score(labelled, found).as_dict(), table=table)
    _exit(failures)


@command.command()
@click.argument("gold", type=PLACE)
@click.option("--sectors", type=PLACE, metavar="FILE", help="Sectors of parties of GOLD, labelled by hand.")
@options.model
@options.precise
@options.table
def parties(gold: Path, sectors: Path | None, model: str | None, precise: bool, table: bool) -> None:
    """Score who the parties are, given the words that name them.

    GOLD is labelled reports; whatever acts the reader finds, the words marked in GOLD are resolved.
    """
    from dragoman.cli.lines import write_scores
    from dragoman.scoring import corpus
    from dragoman.scoring import parties as scoring

    found = list(scoring.resolved(_coder(model, precise), corpus.read(gold)))
    scores: dict[str, Any] = scoring.accuracy(found)
    if sectors is not None:
        scores["sectors"] = scoring.sectors(found, sectors)
    write_scores(scores, table=table)


@command.command()
@click.argument("folder", type=click.Path(exists=True, file_okay=False, path_type=Path))
@options.model
@options.precise
@options.table
def seeds(folder: Path, model: str | None, precise: bool, table: bool) -> None:
    """Score whole reports of a folder.

    In FOLDER, NAME.txt is a report, and NAME.json tells what must and what must not be found in it.
    """
    from dragoman import sources
    from dragoman.cli.lines import write_scores
    from dragoman.scoring import seeds as scoring

    paths = sorted(path for path in folder.glob("*.json") if path.with_suffix(".txt").is_file())
    if not paths:
        raise GoldError(f"{folder}: holds no NAME.json with NAME.txt beside it")
    read = [scoring.read(path) for path in paths]
    coder, failures, scores = _coder(model, precise), list[Failure](), []
    for path, seed in zip(paths, read, strict=True):
        reports = sources.read([str(path.with_suffix(".txt"))])
        scores.append(scoring.score(seed, _coded(coder, reports, failures)))
    each = {seed.name: one.as_dict() for seed, one in zip(read, scores, strict=True)}
    write_scores(scoring.pooled(scores).as_dict() | {"seeds": each}, table=table)
    _exit(failures)


@command.command()
@click.argument("gold", metavar="TSV", type=PLACE)
@click.option("--predictions", metavar="OUT", type=PLACE, help="Write the types, one a row in the order of TSV.")
@options.model
@options.precise
@options.table
def pairs(gold: Path, predictions: Path | None, model: str | None, precise: bool, table: bool) -> None:
    """Score the type of act, parties given.

    TSV has the columns sentence, source, target, marked_sentence and, to be scored, gold_root.
    """
    from dragoman.cli.lines import write_scores
    from dragoman.coding.pairs import Typer
    from dragoman.scoring import pairs as scoring

    given = list(scoring.read(gold))
    settings = Settings.load(model=model)
    types = Typer.load(settings.model, threads=settings.threads, precise=precise).types(given)
    if predictions is not None:
        predictions.write_text("".join(f"{scoring.root(kind)}\n" for kind in types), encoding="utf-8", newline="\n")
    labelled = predictions is None or any(pair.gold is not None for pair in given)
    scores = scoring.score(given, types).as_dict() if labelled else {}
    write_scores({"pairs": len(given)} | scores, table=table)


@command.command()
@click.argument("gold", type=PLACE)
@options.model
@options.precise
@options.table
def conllu(gold: Path, model: str | None, precise: bool, table: bool) -> None:
    """Score parts of speech and syntax.

    GOLD is a treebank (CoNLL-U); its own words are read.
    """
    from dragoman.cli.lines import write_scores
    from dragoman.cli.trees import batched, parse
    from dragoman.reading import conllu as files
    from dragoman.scoring import trees as scoring

    right, reader = list(files.read(gold)), _reader(model, precise)
    found = [
        files.Tree((), tokens)
        for batch in batched(right)
        for tokens in parse(reader, [[token.form for token in tree.tokens] for tree in batch])
    ]
    write_scores(scoring.score(right, found).as_dict(), table=table)


@command.command()
@click.argument("gold", metavar="GOLD.iob2", type=PLACE)
@options.model
@options.precise
@options.table
def names(gold: Path, model: str | None, precise: bool, table: bool) -> None:
    """Score names of persons, bodies and places.

    GOLD.iob2 has an id, a word and a tag a line, in the way of Universal NER; its own words are read.
    """
    from dragoman.cli.lines import write_scores
    from dragoman.cli.trees import batched, name_tags
    from dragoman.scoring import names as scoring

    right, reader = list(scoring.read(gold)), _reader(model, precise)
    found = [tags for batch in batched(right) for tags in name_tags(reader, [sentence.words for sentence in batch])]
    write_scores(scoring.score((sentence.tags for sentence in right), found).as_dict(), table=table)


def _reader(model: str | None, precise: bool) -> Reader:
    from dragoman.reading.reader import Reader

    settings = Settings.load(model=model)
    return Reader.load(settings.model, threads=settings.threads, precise=precise)


def _coder(model: str | None, precise: bool) -> Coder:
    from dragoman.coding import Coder

    settings = Settings.load(model=model)
    return Coder.load(
        settings.model, settings.min_confidence, world=settings.world, threads=settings.threads, precise=precise
    )


def _report(labelled: LabelledReport) -> Report:
    date = labelled.date
    return Report(
        id=labelled.id,
        text=labelled.text,
        title=labelled.title,
        outlet=labelled.outlet,
        published=date,
        date_precision={4: "year", 7: "month", 10: "day"}.get(len(date or ""), "unknown"),
        date_known="given" if date else None,
    )


def _coded(coder: Coder, items: Iterable[Report | Failure], failures: list[Failure]) -> Iterator[CodedEvent]:
    """Yield the events of the reports as the scorers see them; what fails is told on stderr and kept."""
    from dragoman.scoring.coded import from_rows

    for item in coder.pipe(items):
        if isinstance(item, Failure):
            failures.append(item)
            click.echo(failure_line(item), err=True)
        else:
            yield from from_rows(map(to_dict, item.events), name=item.report.id)


def _exit(failures: list[Failure]) -> None:
    if failures:
        click.get_current_context().exit(1)
