"""Tables of tab-separated values or YAML: a fault names the file, the line and what is allowed."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from pathlib import Path

import yaml

from dragoman.errors import WorldError

NONE = "-"
"""A cell that says there is no value."""

LISTS = (
    "names", "demonyms", "capitals", "aliases", "acronyms", "offices", "codes", "claimants", "domains", "cues",
)  # fmt: skip
"""The columns whose cells hold several values."""

_SHOWN = 40  # allowed values listed whole; of more, the first few are


@dataclass(slots=True)
class Row:
    """One line of a table, and the layer (0 is the world that comes with the package) that it belongs to."""

    file: str
    line: int
    cells: dict[str, str]
    layer: int = 0

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
        cell = self.cells[column]
        if cell == NONE:
            return ()
        values = tuple(cell.split("; "))
        if cell.count(";") == len(values) - 1 and len(set(values)) == len(values) and all(map(_sound, values)):
            return values
        if not cell:
            raise self.fault(f'{column} is empty; write "{NONE}" for none')
        for value in values:
            if not _sound(value) or ";" in value:
                raise self.fault(f'{column} has the value {value!r}; values are parted by "; " alone')
        twice = next(value for value in values if values.count(value) > 1)
        raise self.fault(f"{column} has {twice!r} twice")

    def choice(self, column: str, allowed: Collection[str]) -> str:
        """Return the cell of `column`, which must be one of `allowed`."""
        cell = self.text(column)
        if cell not in allowed:
            many = sorted(allowed) if len(allowed) < _SHOWN else [*sorted(allowed)[:8], "..."]
            raise self.fault(f"{column} {cell!r} is not known; allowed are {', '.join(many)}")
        return cell


def _sound(value: str) -> bool:
    return value != "" and value[0] != " " != value[-1]


def read(path: Path, columns: tuple[str, ...], layer: int = 0) -> Iterator[Row]:
    """Yield the rows of the table at `path`; raise WorldError for what is wrong.

    A .tsv has `columns` as its header; a .yaml or .yml is a list of mappings with keys among `columns`, where a key
    left out is empty and a list stands for values parted by "; ".
    """
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise WorldError(f"{path.name}: cannot be read: {error}") from error
    rows = _tsv(path.name, text, columns) if path.suffix == ".tsv" else _yaml(path.name, text, columns)
    name = path.name
    for line, cells in rows:
        yield Row(name, line, cells, layer)


def _tsv(name: str, text: str, columns: tuple[str, ...]) -> Iterator[tuple[int, dict[str, str]]]:
    header: tuple[str, ...] | None = None
    for number, line in enumerate(text.split("\n"), 1):
        if not line or line.startswith("#"):
            continue
        cells = line.split("\t")
        if header is None:
            header = tuple(cells)
            if header != columns:
                raise WorldError(f"{name}:{number}: the header is {line!r}; it must be {', '.join(columns)}")
        elif len(cells) != len(columns):
            wanted = f"{len(columns)}: {', '.join(columns)}"
            raise WorldError(f"{name}:{number}: {len(cells)} cells; there must be {wanted}")
        else:
            yield number, dict(zip(columns, cells))  # noqa: B905  # as long as each other, as was just seen
    if header is None:
        raise WorldError(f"{name}: has no header; it must be {', '.join(columns)}")


def _yaml(name: str, text: str, columns: tuple[str, ...]) -> Iterator[tuple[int, dict[str, str]]]:
    try:
        root = yaml.compose(text, Loader=yaml.SafeLoader)
    except yaml.MarkedYAMLError as error:
        at = f"{name}:{error.problem_mark.line + 1}" if error.problem_mark is not None else name
        raise WorldError(f"{at}: is no YAML: {error.problem}") from error
    except yaml.YAMLError as error:
        raise WorldError(f"{name}: is no YAML: {' '.join(str(error).split())}") from error
    if root is None:
        return
    if not isinstance(root, yaml.SequenceNode):
        raise WorldError(f"{name}:{root.start_mark.line + 1}: must be a list; an entry begins with '- {columns[0]}: '")
    for node in root.value:
        line = node.start_mark.line + 1
        if not isinstance(node, yaml.MappingNode):
            raise WorldError(f"{name}:{line}: an entry must be keys and values, as in '- {columns[0]}: ...'")
        cells = dict.fromkeys(columns, NONE)
        given = set()
        for key, value in node.value:
            at = f"{name}:{key.start_mark.line + 1}"
            if key.value not in columns:
                raise WorldError(f"{at}: the key {key.value!r} is not known; allowed are {', '.join(columns)}")
            if key.value in given:
                raise WorldError(f"{at}: the key {key.value!r} stands twice; an entry has it once")
            given.add(key.value)
            cells[key.value] = _cell(name, key.value, value)
        yield line, cells


def _cell(name: str, key: str, node: yaml.Node) -> str:
    if isinstance(node, yaml.ScalarNode):
        return str(node.value) or NONE
    at = f"{name}:{node.start_mark.line + 1}"
    if key not in LISTS:
        raise WorldError(f"{at}: {key} must be one word; lists are for {', '.join(LISTS)}")
    if isinstance(node, yaml.SequenceNode) and all(isinstance(one, yaml.ScalarNode) for one in node.value):
        return "; ".join(one.value for one in node.value) or NONE
    raise WorldError(f"{at}: {key} must be a word or a list of words")
