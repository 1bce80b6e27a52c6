"""The gazetteer: places of over 5,000 people with their state and coordinates, by name.

It is read when the first place is asked for. It answers where a place is that a text names; it is not searched for in
texts, since many of its names are words of other meaning.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from dragoman.errors import WorldError
from dragoman.world.names import fold

COLUMNS = ("name", "code", "latitude", "longitude")


class Place(NamedTuple):
    """A populated place: name, state (ISO 3166-1 alpha-3), degrees north and east (WGS 84)."""

    name: str
    code: str
    latitude: float
    longitude: float


class Gazetteer:
    """The places of a table with the columns name, code, latitude, longitude."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._by_name: dict[str, list[str]] | None = None

    def find(self, name: str, code: str | None = None) -> list[Place]:
        """Return the places called `name`, in the state `code` where it is given."""
        found = [self._place(line) for line in self._lines().get(_key(name), ())]
        return [place for place in found if code is None or place.code == code]

    def __iter__(self) -> Iterator[Place]:
        return (self._place(line) for lines in self._lines().values() for line in lines)

    def _lines(self) -> dict[str, list[str]]:
        if self._by_name is None:
            self._by_name = self._read()
        return self._by_name

    def _read(self) -> dict[str, list[str]]:
        try:
            lines = self._path.read_text(encoding="utf-8").split("\n")
        except (OSError, UnicodeDecodeError) as error:
            raise WorldError(f"{self._path.name}: cannot be read: {error}") from error
        found: dict[str, list[str]] = {}
        for line in lines:
            if line and not line.startswith(("#", "name\t")):
                found.setdefault(_key(line.partition("\t")[0]), []).append(line)
        return found

    def _place(self, line: str) -> Place:
        cells = line.split("\t")
        try:
            return Place(cells[0], cells[1], float(cells[2]), float(cells[3]))
        except (IndexError, ValueError) as error:
            raise WorldError(f"{self._path.name}: {line!r} is no place; it must be {', '.join(COLUMNS)}") from error


def _key(name: str) -> str:
    return fold(name).lower().replace("-", " ").replace("'", "")
