"""Options that several verbs share, and the values they give."""

from __future__ import annotations

import datetime
import re
import sys
from collections.abc import Callable
from typing import Any

import click

Decorator = Callable[[Callable[..., Any]], Callable[..., Any]]
_MOMENT = re.compile(r"[0-9]{4}(?:-[0-9]{2}){0,2}")

model: Decorator = click.option(
    "--model", metavar="DIR", help="The folder of the reader's weights.  [default: those of the package]"
)
precise: Decorator = click.option(
    "--precise", is_flag=True, help="Run the full-precision graph (reader.fp32.onnx): slower, to compare with."
)
table: Decorator = click.option("--table", is_flag=True, help="Print a table to look at in place of JSON.")

world: Decorator = click.option(
    "--world",
    "own",
    metavar="DIR",
    help="A folder of your own tables, which go before those of the package; see dragoman import.",
)
listing: Decorator = click.option(
    "--format",
    "form",
    type=click.Choice(["auto", "table", "jsonl", "csv"]),
    default="auto",
    show_default=True,
    help="auto is a table on a terminal, JSON lines in a pipe or file.",
)


def shape(form: str) -> str:
    """Return the form of a listing: `form` itself, or what auto means for standard output."""
    if form != "auto":
        return form
    return "table" if sys.stdout is not None and sys.stdout.isatty() else "jsonl"


def moment(on: str | None) -> str | None:
    """Return the time that --on gives, an ISO prefix; raise a usage error saying what is allowed."""
    if on is None:
        return None
    try:
        if not _MOMENT.fullmatch(on):
            raise ValueError(on)
        datetime.date.fromisoformat(on + "2000-01-01"[len(on) :])
    except ValueError:
        allowed = "--on must be a time: YYYY, YYYY-MM or YYYY-MM-DD, as in 2024-05"
        raise click.UsageError(f"{allowed}; it is {on!r}") from None
    return on


def hint_at_terminal(paths: tuple[str, ...]) -> None:
    """Tell on stderr that a report is awaited where "-" is among `paths` and standard input is a terminal."""
    if "-" not in paths:
        return
    if sys.stdin is None:
        raise click.UsageError("- is standard input, which is closed. Try: cat article.txt | dragoman code -")
    if sys.stdin.isatty():
        click.echo("Reading from the terminal: type or paste a report, then end it with Ctrl-D.", err=True)
