"""`dragoman import`: dictionaries of other programs in, a folder of tables for `--world` out."""

# ruff: noqa: N999 - a verb is in the module of its name, and this one is loaded by name alone

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

import click

from dragoman.cli.plain import failure_line, mended, plain

if TYPE_CHECKING:
    from dragoman.errors import Failure
    from dragoman.world.layer import Layer
    from dragoman.world.petrarch import Dictionary

LARGEST = 32_000_000  # bytes of a dictionary
SHOWN = 10  # failures on stderr

EPILOG = """\b
Examples:
  dragoman import --as petrarch Phoenix.Countries.actors.txt --to my-world
  dragoman import --as petrarch *.actors.txt *.agents.txt --to my-world --failures skipped.jsonl
  dragoman code articles.jsonl --world my-world

\b
Exit codes: 0 all well, 1 some lines or files were skipped, 2 wrong usage.
"""


@click.command("import", epilog=EPILOG)
@click.argument("files", nargs=-1, required=True, metavar="FILE...", type=click.Path(path_type=Path))
@click.option(
    "--as",
    "form",
    type=click.Choice(["petrarch"]),
    required=True,
    help="What the files are: petrarch is actors and agents of PETRARCH and TABARI.",
)
@click.option(
    "--to",
    "folder",
    metavar="DIR",
    type=click.Path(file_okay=False, path_type=Path),
    required=True,
    help="The folder to write the tables into; it is made where there is none.",
)
@click.option(
    "--failures",
    metavar="FILE",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Write a JSON line to FILE for each line that was skipped.",
)
def command(files: tuple[Path, ...], form: str, folder: Path, failures: Path | None) -> None:
    """Make tables of your own from dictionaries of other programs.

    Every line that cannot be taken is reported, with what to do.
    """
    click.get_current_context().exit(run(files, folder, failures))


def run(files: Sequence[Path], folder: Path, failures: Path | None = None) -> int:
    """Read the dictionaries in `files`, write the tables into `folder`, and return the exit code."""
    from dragoman.errors import Failure, InputError
    from dragoman.world import layer

    failed: list[Failure] = []
    dictionaries: list[Dictionary] = []
    for file in dict.fromkeys(files):
        try:
            dictionaries.append(_read(file))
        except InputError as error:
            failed.append(Failure.of(error))
    built = layer.build(dictionaries)
    if dictionaries:
        layer.write(built, folder)
    failed += built.failures
    _report(built, dictionaries, failed, failures)
    return 1 if failed else 0


def _read(file: Path) -> Dictionary:
    """Return the dictionary in `file`; raise InputError where there is none."""
    from dragoman.errors import OversizedInput, UnreadableInput
    from dragoman.sources.text import decode, repair
    from dragoman.world import petrarch

    name = plain(str(file))
    try:
        if not file.is_file():
            raise UnreadableInput(name, "it is no file" if file.exists() else "no such file")
        if file.stat().st_size > LARGEST:
            raise OversizedInput(name, f"it is over {LARGEST // 1_000_000} MB, which no dictionary has")
        data = file.read_bytes()
    except OSError as error:
        raise UnreadableInput(name, (error.strerror or str(error)).lower()) from error
    return petrarch.parse(repair(decode(data, name)), name)


def _report(built: Layer, dictionaries: Sequence[Dictionary], failed: Sequence[Failure], path: Path | None) -> None:
    """Tell on stderr what was taken and the first failures, and write all of them to `path`."""
    if path is not None:
        lines = (mended(json.dumps(asdict(failure), ensure_ascii=False)) + "\n" for failure in failed)
        path.write_text("".join(lines), encoding="utf-8", newline="\n")
    for failure in failed[:SHOWN]:
        click.echo(failure_line(failure), err=True)
    if len(failed) > SHOWN:
        rest = f"and {len(failed) - SHOWN} more"
        click.echo(f"{rest}; they are in {path}" if path else f"{rest}; --failures FILE writes them all", err=True)
    for one in dictionaries:
        skipped = len({failure.where for failure in built.failures if failure.where.rpartition(":")[0] == one.file})
        click.echo(f"{one.file}: {built.names[one.file]} names, {skipped} lines skipped", err=True)
    click.echo(
        f"{sum(built.names.values())} names, of which Dragoman knew {built.known}, and {len(failed)} skipped", err=True
    )
