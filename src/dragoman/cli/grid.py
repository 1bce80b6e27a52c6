"""A grid of text for the terminal: columns under their headings."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence

from dragoman.cli.plain import plain

_WORD = 10  # letters of a word that is not folded


def grid(columns: Sequence[str], rows: Sequence[Sequence[str]], nothing: str) -> str:
    """Return `rows` as a table under `columns`, as wide as the terminal; `nothing` in words where there are none.

    Columns without a value are left out; dates, codes and words as short are not folded.
    """
    from rich.console import Console
    from rich.table import Table

    console = Console(highlight=False, markup=False, emoji=False)
    table = Table(box=None, pad_edge=False, header_style="dim")
    shown = [place for place in range(len(columns)) if any(row[place] for row in rows)]
    for place in shown:
        longest = max(len(word) for row in rows for word in (columns[place], *row[place].split()))
        table.add_column(columns[place], overflow="fold", min_width=min(longest, _WORD))
    for row in rows:
        table.add_row(*(plain(row[place]) for place in shown))
    with console.capture() as captured:
        console.print(table if rows else nothing)
    return captured.get()


def comma_separated(columns: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """Return `rows` as CSV with a heading."""
    buffer = io.StringIO()
    csv.writer(buffer, lineterminator="\n").writerows([columns, *rows])
    return buffer.getvalue()
