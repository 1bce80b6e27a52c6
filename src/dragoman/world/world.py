"""The world as Dragoman knows it: one object to ask what a name, an office or a code stands for."""

from __future__ import annotations

import functools
import gc
from collections.abc import Sequence
from pathlib import Path

from dragoman.world import loader
from dragoman.world.directory import Candidate, Directory
from dragoman.world.gazetteer import Gazetteer, Place
from dragoman.world.identify import Identity, identify
from dragoman.world.loader import State
from dragoman.world.match import Finder
from dragoman.world.names import Entity, Mention
from dragoman.world.offices import Functions, Offices
from dragoman.world.outlets import Outlet, Outlets

_CALENDAR = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday january february march april may june july august "
    "september october november december".split()
)


class World:
    """States, places, organisations, people and offices, and their names. Use `World.load()`."""

    def __init__(self, folders: Sequence[Path] = (loader.FOLDER,)) -> None:
        self.tables = loader.load(folders)
        self.offices = Offices(loader.rows(folders, "offices"), self.tables.sectors)
        functions = Functions(loader.rows(folders, "functions"), frozenset(self.tables.states))
        self.directory = Directory(self.tables.namings, functions, self.tables.firsts)
        self._firsts = frozenset(
            naming.form.folded.split(" ")[0].rstrip("-")
            for naming in self.tables.namings
            if naming.entity.kind not in ("person", "actor")
        )
        self._forms: dict[Entity, list[str]] | None = None
        self._folders = folders
        self._outlets: Outlets | None = None
        self._gazetteer = Gazetteer(folders[0] / "gazetteer.tsv")
        self._finder = Finder(self.tables, self._leads, self.offices.find)

    @staticmethod
    def load(own: Path | None = None) -> World:
        """Return the world of the tables that come with the package, under those in the folder `own`; loaded once."""
        return _load(own.resolve() if own is not None else None)

    @property
    def states(self) -> dict[str, State]:
        """Every state and territory by its ISO 3166-1 alpha-3 code."""
        return self.tables.states

    def forms(self, entity: Entity) -> list[str]:
        """Return all names that an organisation goes by."""
        if self._forms is None:
            self._forms = {}
            for naming in self.tables.namings:
                if naming.entity.kind == "organisation":
                    self._forms.setdefault(naming.entity, []).append(naming.form.text)
        return self._forms.get(entity, [entity.name])

    def members(self, organisation: str) -> frozenset[str]:
        """Return the codes of the member states of an organisation, by its canonical name; none where not known."""
        return self.tables.members.get(organisation, frozenset())

    def find(self, text: str, on: str | None = None) -> list[Mention]:
        """Return every name in `text`, from first to last, none overlapping; offsets count characters of `text`.

        `on` is when the text was written, an ISO prefix: it tells namesakes apart, and which state stood.
        """
        return self._finder.find(text, on)

    def who(
        self, name: str, on: str | None = None, *, code: str | None = None, office: str | None = None
    ) -> list[Candidate]:
        """Return the people that `name` may mean, the likeliest first; see `Directory.who`."""
        return self.directory.who(name, on, code=code, office=office)

    def holder(self, office: str, code: str, on: str) -> Entity | None:
        """Return who held `office` for the state or body `code` at the time `on`, or None; see `Directory.holder`."""
        return self.directory.holder(office, code, on)

    def head(self, body: Mention, office: str, on: str) -> Entity | None:
        """Return who held `office` of the organisation that a text names, at the time `on`; see `Directory.head`."""
        names = {form.lower() for form in self.forms(body.entity)} | {body.text.lower()}
        return self.directory.head(body.entity.code, names, office, on)

    def identify(self, phrase: str, on: str | None = None) -> list[Identity]:
        """Return whom `phrase`, standing alone, may mean at the time `on`, the likeliest first; see `identify`."""
        return identify(self, phrase, on)

    def outlet(self, name: str | None, url: str | None = None) -> Outlet | None:
        """Return the outlet of this name or web address, with its state; None where not known."""
        if self._outlets is None:
            states = [(state.iso2, state.code) for state in self.states.values() if state.standing != "former"]
            self._outlets = Outlets(loader.rows(self._folders, "outlets"), self.states, states)
        return self._outlets.find(name, url)

    def kin(self, name: str) -> dict[str, float]:
        """Return for each state how much of those known by a word of `name` are its people; see `Directory.kin`."""
        return self.directory.kin(name)

    def places(self, name: str, code: str | None = None) -> list[Place]:
        """Return the populated places called `name`, in the state `code` where it is given, with their coordinates."""
        return self._gazetteer.find(name, code)

    def office(self, phrase: str) -> tuple[str | None, str | None]:
        """Return the office and the sector that the words of a party `phrase` tell, None where they tell none.

        An institution or a group ("the foreign ministry", "residents") has a sector and no office.
        """
        return self.offices.find(phrase)

    def titles(self, phrase: str) -> list[tuple[str, str | None]]:
        """Return every office in a party `phrase`, with its sector, in text order."""
        return self.offices.titles(phrase)

    def _leads(self, word: str) -> bool:
        """Tell whether `word`, though capitalised, is no part of a person's name."""
        bare = word.removesuffix("'s").removesuffix("’s")
        lower = bare.rstrip(".,-").lower()
        if bare in self.tables.guards.title or lower in _CALENDAR:
            return True
        return lower in self.offices.words or bare in self._firsts


@functools.cache
def _load(own: Path | None) -> World:
    collecting = gc.isenabled()
    gc.disable()  # tens of thousands of objects are made that all stay: looking for rubbish among them doubles the time
    try:
        return World((loader.FOLDER, own) if own is not None else (loader.FOLDER,))
    finally:
        if collecting:
            gc.enable()
