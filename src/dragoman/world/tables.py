"""Tables of tab-separated values: a fault names the file, the line and what is allowed."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from pathlib import Path

from dragoman.errors import WorldError

NONE = "-"
"""A cell that says there is no value."""


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a table."""

    file: str
    line: int
    cells: dict[str, str]

    def fault(self, message: str) -> WorldError:
        """Return the error that `message` is wrong with this line."""
        return WorldError(f"{self.file}:{self.line}: {message}")

    def text(self, column: str) -> str:
        """Return the cell of `column`, which must hold something."""
        cell = self.cells[column]
        if not cell or cell == NONE:
            raise self.fault(f"{column} is empty; it must hold a value")
        return cell

    def maybe(self, column: str) -> str | None:
        """Return the cell of `column`, or None for "-"."""
        cell = self.cells[column]
        if not cell:
            raise self.fault(f'{column} is empty; write "{NONE}" for none')
        return None if cell == NONE else cell

    def values(self, column: str) -> tuple[str, ...]:
        """Return the values of a cell that parts them with "; "."""
        cell = self.maybe(column)
        if cell is None:
            return ()
        values = tuple(cell.split("; "))
        for value in values:
            if not value or value != value.strip() or ";" in value:
                raise self.fault(f'{column} has the value {value!r}; values are parted by "; " alone')
        if len(set(values)) < len(values):
            twice = next(value for value in values if values.count(value) > 1)
            raise self.fault(f"{column} has {twice!r} twice")
        return values

    def choice(self, column: str, allowed: Collection[str]) -> str:
        """Return the cell of `column`, which must be one of `allowed`."""
        cell = self.text(column)
        if cell not in allowed:
            many = sorted(allowed) if len(allowed) < 40 else [*sorted(allowed)[:8], "..."]
            raise self.fault(f"{column} {cell!r} is not known; allowed are {', '.join(many)}")
        return cell


def read(path: Path, columns: tuple[str, ...]) -> Iterator[Row]:
    """Yield the rows of the table at `path`, whose header must be `columns`; raise WorldError for what is wrong."""
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise WorldError(f"{path.name}: cannot be read: {error}") from error
    header: tuple[str, ...] | None = None
    for number, line in enumerate(text.split("\n"), 1):
        if not line or line.startswith("#"):
            continue
        cells = line.split("\t")
        if header is None:
            header = tuple(cells)
            if header != columns:
                raise WorldError(f"{path.name}:{number}: the header is {line!r}; it must be {', '.join(columns)}")
        elif len(cells) != len(columns):
            wanted = f"{len(columns)}: {', '.join(columns)}"
            raise WorldError(f"{path.name}:{number}: {len(cells)} cells; there must be {wanted}")
        else:
            yield Row(path.name, number, dict(zip(columns, cells, strict=True)))
    if header is None:
        raise WorldError(f"{path.name}: has no header; it must be {', '.join(columns)}")
