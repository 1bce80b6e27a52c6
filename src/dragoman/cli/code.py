"""`dragoman code`: reports in, entries out, one report at a time."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import click

from dragoman.cli import options
from dragoman.settings import Settings

if TYPE_CHECKING:
    from dragoman.coding import Coded

EPILOG = """\b
Examples:
  dragoman code article.txt                   a table on the terminal
  dragoman code articles.jsonl > out.jsonl    JSON lines in a file
  dragoman code folder more.txt | jq -c .     several paths, another program
  cat article.txt | dragoman code -           from standard input
  dragoman code articles.jsonl --failures failed.jsonl > out.jsonl

\b
A line of .jsonl is {"text": ...} and, where known, id, published, outlet, title, url.
Exit codes: 0 all well, 1 some inputs failed (each a line on stderr), 2 wrong usage.
"""


@click.command("code", epilog=EPILOG)
@click.argument("paths", nargs=-1, metavar="PATH...")
@click.option(
    "--format",
    "form",
    type=click.Choice(["auto", "jsonl", "table"]),
    default="auto",
    show_default=True,
    help="auto is a table on a terminal, JSON lines in a pipe or file.",
)
@click.option(
    "--failures",
    metavar="FILE",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Write the failure report to FILE: a JSON line for each input that failed.",
)
@click.option(
    "--min-confidence", metavar="P", help="Leave out events with a confidence below P, from 0 to 1.  [default: 0]"
)
@options.model
@options.world
def command(
    paths: tuple[str, ...],
    form: str,
    failures: Path | None,
    min_confidence: str | None,
    model: str | None,
    own: str | None,
) -> None:
    """Read reports and print the events they tell.

    PATH is a file (.txt .md .json .jsonl), a folder, or - for standard input. For each report its own line is
    printed, then its events and the offices it has people in, in the order of the text.
    """
    if not paths:
        raise click.UsageError("Which reports? Try: dragoman code article.txt, or: cat article.txt | dragoman code -")
    settings = Settings.load(model=model, min_confidence=min_confidence, world=own)
    options.hint_at_terminal(paths)
    on_terminal = sys.stdout.isatty()
    as_table = form == "table" or (form == "auto" and on_terminal)
    # a bar on stderr and a table on stdout would write over each other where both are the same terminal
    live = sys.stderr is not None and sys.stderr.isatty() and not on_terminal
    click.get_current_context().exit(run(paths, settings, as_table=as_table, failures=failures, live=live))


def run(
    paths: tuple[str, ...], settings: Settings, *, as_table: bool, failures: Path | None = None, live: bool = False
) -> int:
    """Code what `paths` hold, print it report by report, and return the exit code."""
    from dragoman import sources
    from dragoman.cli.progress import Meter, expected_reports
    from dragoman.coding import Coder
    from dragoman.errors import EmptyInput, Failure

    coder = Coder.load(settings.model, settings.min_confidence, world=settings.world, threads=settings.threads)
    show = _as_table() if as_table else _as_lines
    tally: Counter[str] = Counter()
    items = coder.pipe(sources.read(paths, report_limit=settings.max_report_bytes, tally=tally))
    with Meter(failures=failures, live=live, expected=expected_reports(paths) if live else None) as meter:
        for item in items:
            if isinstance(item, Failure):
                meter.failure(item)
            else:
                show(item)
                meter.report(len(item.events))
        meter.passed_over = tally["skipped"]
        if not meter.reports and not meter.failed:
            meter.failure(Failure.of(EmptyInput(" ".join(paths), "no report is in there")))
    return meter.exit_code


def _as_lines(coded: Coded) -> None:
    from dragoman.cli.lines import write_objects
    from dragoman.entries import to_dict

    write_objects(to_dict(coded.report), *map(to_dict, coded.events), *map(to_dict, coded.tenures))


def _as_table() -> Callable[[Coded], None]:
    from rich.console import Console

    from dragoman.cli.lines import write
    from dragoman.cli.table import shown

    console = Console(highlight=False, markup=False, emoji=False)

    def show(coded: Coded) -> None:
        with console.capture() as captured:
            console.print(shown(coded))
        write(captured.get())

    return show
