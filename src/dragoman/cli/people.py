"""`dragoman people`: who held which office when, as far as coded reports show."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from dragoman.cli import options
from dragoman.errors import GoldError

if TYPE_CHECKING:
    from dragoman.merge.people import Held

COLUMNS = ("person", "office", "country", "state", "from", "to", "reports", "contradicts")

EPILOG = """\b
Examples:
  dragoman code articles.jsonl | dragoman people
  dragoman people --from coded.jsonl --country PAK --office "Foreign Minister"
  dragoman people Bayramov --from coded.jsonl
  dragoman people --from coded.jsonl --on 2024-05 --format csv > offices.csv

\b
From and to are the first and last day on which a report has the person in office.
Lines that cannot both be true stand side by side, and say so.
"""


@click.command("people", epilog=EPILOG)
@click.argument("name", required=False)
@click.option(
    "--from",
    "files",
    multiple=True,
    metavar="FILE",
    help="Lines printed by dragoman code; - is standard input.  [default: -]",
)
@click.option("--office", metavar="OFFICE", help="Only this office, as in: Foreign Minister.")
@click.option("--country", metavar="CODE", help="Only offices of this state or body, as in: PAK.")
@click.option("--on", metavar="DATE", help="Only who is seen in office then: YYYY, YYYY-MM or YYYY-MM-DD.")
@options.listing
def command(
    name: str | None, files: Sequence[str], office: str | None, country: str | None, on: str | None, form: str
) -> None:
    """List who held which office when, as coded reports show.

    NAME may be spelt otherwise, be shorter or stand in another order.
    """
    from dragoman.merge.people import together
    from dragoman.world.directory import bare

    moment = options.moment(on)
    held = [
        one
        for one in together(_told(files or ("-",)))
        if (name is None or one.called(name))
        and (office is None or office.lower() in (one.office.lower(), bare(one.office).lower()))
        and (country is None or one.country == country.upper())
        and (moment is None or one.seen(moment))
    ]
    _print(held, options.shape(form))


def _told(files: Sequence[str]) -> Iterator[Held]:
    from dragoman.merge.people import told

    for file in files:
        for number, line in _lines(file):
            if not line.strip():
                continue
            where = f"{file}:{number}"
            try:
                row = json.loads(line)
            except (ValueError, RecursionError) as error:
                raise GoldError(f"{where}: not JSON: {error}") from error
            if not isinstance(row, dict):
                raise GoldError(f"{where}: not a JSON object, as dragoman code prints them")
            if (one := told(row, where)) is not None:
                yield one


def _lines(file: str) -> Iterator[tuple[int, str | bytes]]:
    from dragoman.scoring.lines import numbered

    if file != "-":
        yield from numbered(Path(file))
        return
    if sys.stdin is None or sys.stdin.isatty():
        raise click.UsageError("Which coded reports? Try: dragoman code articles.jsonl | dragoman people")
    yield from enumerate(sys.stdin.buffer, 1)


def _row(one: Held) -> dict[str, Any]:
    return {
        "person": one.person, "office": one.office, "country": one.country, "sector": one.sector, "state": one.state,
        "from": one.from_, "to": one.to, "aliases": list(one.aliases), "reports": list(one.reports),
        "evidence": list(one.evidence), "contradicts": list(one.contradicts),
    }  # fmt: skip


def _print(held: Sequence[Held], form: str) -> None:
    from dragoman.cli.grid import comma_separated, grid
    from dragoman.cli.lines import write, write_objects

    rows = [_row(one) for one in held]
    if form == "jsonl":
        write_objects(*rows)
        return
    cells = [[_cell(row[column], column) for column in COLUMNS] for row in rows]
    if form == "csv":
        write(comma_separated(COLUMNS, cells))
        return
    write(grid(COLUMNS, cells, nothing="no people with an office"))


def _cell(value: Any, column: str) -> str:
    if column == "reports":
        return str(len(value))
    return "; ".join(value) if isinstance(value, list) else ("" if value is None else str(value))
