"""A grid of text for the terminal: columns under their headings."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence

from dragoman.cli.plain import plain


def grid(columns: Sequence[str], rows: Sequence[Sequence[str]], nothing: str) -> str:
    """Return `rows` as a table under `columns`, as wide as the terminal; `nothing` in words where there are none."""
    from rich.console import Console
    from rich.table import Table

    console = Console(highlight=False, markup=False, emoji=False)
    table = Table(box=None, pad_edge=False, header_style="dim")
    for column in columns:
        table.add_column(column, overflow="fold")
    for row in rows:
        table.add_row(*(plain(cell) for cell in row))
    with console.capture() as captured:
        console.print(table if rows else nothing)
    return captured.get()


def comma_separated(columns: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """Return `rows` as CSV with a heading."""
    buffer = io.StringIO()
    csv.writer(buffer, lineterminator="\n").writerows([columns, *rows])
    return buffer.getvalue()
