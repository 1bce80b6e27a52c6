"""The world as Dragoman knows it: one object to ask what a name, an office or a code stands for."""

from __future__ import annotations

import functools
from pathlib import Path

from dragoman.world import loader
from dragoman.world.loader import State
from dragoman.world.match import Finder
from dragoman.world.names import Mention
from dragoman.world.offices import Offices

_CALENDAR = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday january february march april may june july august "
    "september october november december".split()
)


class World:
    """States, places, organisations, people and offices, and their names. Use `World.load()`."""

    def __init__(self, folder: Path = loader.FOLDER) -> None:
        self.tables = loader.load(folder)
        self.offices = Offices(folder / "offices.tsv", self.tables.sectors)
        self._firsts = frozenset(
            naming.form.folded.split(" ")[0].rstrip("-")
            for naming in self.tables.namings
            if naming.entity.kind != "person"
        )
        self._finder = Finder(self.tables, self._leads)

    @staticmethod
    @functools.cache
    def load() -> World:
        """Return the world of the tables that come with the package, loaded once."""
        return World()

    @property
    def states(self) -> dict[str, State]:
        """Every state and territory by its ISO 3166-1 alpha-3 code."""
        return self.tables.states

    def find(self, text: str) -> list[Mention]:
        """Return every name in `text`, from first to last, none overlapping; offsets count characters of `text`."""
        return self._finder.find(text)

    def office(self, phrase: str) -> tuple[str | None, str | None]:
        """Return the office and the sector that the words of a party `phrase` tell, None where they tell none.

        An institution or a group ("the foreign ministry", "residents") has a sector and no office.
        """
        return self.offices.find(phrase)

    def _leads(self, word: str) -> bool:
        """Tell whether `word`, though capitalised, is no part of a person's name."""
        bare = word.removesuffix("'s").removesuffix("’s")
        lower = bare.rstrip(".,-").lower()
        if bare in self.tables.guards.title or lower in _CALENDAR:
            return True
        return lower in self.offices.words or bare in self._firsts
