"""Options that several verbs share, and the values they give."""

from __future__ import annotations

import sys
from collections.abc import Callable
from typing import Any

import click

Decorator = Callable[[Callable[..., Any]], Callable[..., Any]]

model: Decorator = click.option(
    "--model", metavar="DIR", help="The folder of the reader's weights.  [default: those of the package]"
)
precise: Decorator = click.option(
    "--precise", is_flag=True, help="Run the full-precision graph (reader.fp32.onnx): slower, to compare with."
)
table: Decorator = click.option("--table", is_flag=True, help="Print a table to look at in place of JSON.")


def hint_at_terminal(paths: tuple[str, ...]) -> None:
    """Tell on stderr that a report is awaited where "-" is among `paths` and standard input is a terminal."""
    if "-" not in paths:
        return
    if sys.stdin is None:
        raise click.UsageError("- is standard input, which is closed. Try: cat article.txt | dragoman code -")
    if sys.stdin.isatty():
        click.echo("Reading from the terminal: type or paste a report, then end it with Ctrl-D.", err=True)
