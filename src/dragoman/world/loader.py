"""Loads the tables of the world: every row checked, every name with the entity it stands for."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from dragoman import ontology
from dragoman.world import tables
from dragoman.world.names import Entity, Form, Tenancy, fold, form_of

FOLDER = Path(__file__).parent
SUPRANATIONAL = ("EUR", "IGO", "IMG", "ISM", "MNC", "NGO", "UNK", "UNO")
PLACES = ("city", "region")
RULES = ("blocks", "shy", "given", "surname", "title")
_TENANCY = re.compile(r"(.+) (\d{4})-(\d{4})?")


@dataclass(frozen=True, slots=True)
class State:
    """A state or territory: ISO 3166-1 codes, its name in news, its official name."""

    code: str
    iso2: str
    name: str
    official: str | None
    demonyms: tuple[str, ...]
    capitals: tuple[str, ...]


class Naming(NamedTuple):
    """A form of a name, what it stands for, and the file and line that say so."""

    form: Form
    entity: Entity
    where: str


@dataclass(frozen=True, slots=True)
class Reading:
    """One meaning of an ambiguous name, and the cues that speak for it."""

    code: str
    cues: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Guards:
    """What keeps a name from matching; see guards.tsv."""

    blocks: tuple[str, ...]
    shy: frozenset[str]
    given: frozenset[str]
    surname: frozenset[str]
    title: frozenset[str]


@dataclass(frozen=True, slots=True)
class Tables:
    """The tables of the world as loaded."""

    states: dict[str, State]
    sectors: frozenset[str]
    namings: tuple[Naming, ...]
    ambiguous: dict[str, tuple[Reading, ...]]
    guards: Guards


def load(folder: Path = FOLDER) -> Tables:
    """Return the tables in `folder`; raise WorldError naming file, line and what is allowed."""
    sectors = frozenset(ontology.load().sectors)
    states: dict[str, State] = {}
    namings = list(_states(folder, states))
    codes = frozenset(states) | frozenset(SUPRANATIONAL)
    namings += _seats(folder, codes, sectors)
    namings += _places(folder, codes)
    namings += _people(folder, codes, sectors)
    namings += _organisations(folder, codes, sectors)
    return Tables(states, sectors, tuple(namings), _ambiguous(folder, codes, namings), _guards(folder))


def _states(folder: Path, states: dict[str, State]) -> Iterator[Naming]:
    twos: set[str] = set()
    columns = ("code", "iso2", "name", "official", "names", "demonyms", "capitals")
    for row in tables.read(folder / "states.tsv", columns):
        code, iso2, name = row.text("code"), row.text("iso2"), row.text("name")
        if not re.fullmatch("[A-Z]{3}", code) or code in SUPRANATIONAL:
            raise row.fault(f"code {code!r} is not known; it must be three capital letters of ISO 3166-1 alpha-3")
        if not re.fullmatch("[A-Z]{2}", iso2):
            raise row.fault(f"iso2 {iso2!r} is not known; it must be two capital letters of ISO 3166-1 alpha-2")
        if code in states or iso2 in twos:
            raise row.fault(f"{code} {iso2} stands twice; a state has one line")
        twos.add(iso2)
        official = row.maybe("official")
        state = State(code, iso2, name, official, row.values("demonyms"), row.values("capitals"))
        states[code] = state
        own = (name, *([official] if official else []), *row.values("names"))
        yield from _named(row, own, Entity(code, None, "state", name))
        yield from _named(row, state.demonyms, Entity(code, None, "demonym", name))
        for capital in state.capitals:
            yield from _named(row, (capital,), Entity(code, None, "capital", _bare(capital)))


def _seats(folder: Path, codes: frozenset[str], sectors: Collection[str]) -> Iterator[Naming]:
    for row in tables.read(folder / "seats.tsv", ("name", "code", "sector", "aliases")):
        entity = Entity(row.choice("code", codes), _sector(row, sectors), "seat", _bare(row.text("name")))
        yield from _named(row, (row.text("name"), *row.values("aliases")), entity)


def _places(folder: Path, codes: frozenset[str]) -> Iterator[Naming]:
    for row in tables.read(folder / "places.tsv", ("name", "code", "kind", "aliases")):
        entity = Entity(row.choice("code", codes), None, row.choice("kind", PLACES), _bare(row.text("name")))
        yield from _named(row, (row.text("name"), *row.values("aliases")), entity)


def _organisations(folder: Path, codes: frozenset[str], sectors: Collection[str]) -> Iterator[Naming]:
    for row in tables.read(folder / "organisations.tsv", ("name", "code", "sector", "aliases", "acronyms")):
        entity = Entity(row.choice("code", codes), _sector(row, sectors), "organisation", _bare(row.text("name")))
        yield from _named(row, (row.text("name"), *row.values("aliases")), entity)
        yield from _named(row, row.values("acronyms"), entity, acronym=True)


def _people(folder: Path, codes: frozenset[str], sectors: Collection[str]) -> Iterator[Naming]:
    for row in tables.read(folder / "people.tsv", ("name", "code", "sector", "aliases", "offices")):
        tenancies = tuple(_tenancy(row, office) for office in row.values("offices"))
        office = tenancies[0].office if tenancies else None
        code, sector, name = row.choice("code", codes), _sector(row, sectors), row.text("name")
        entity = Entity(code, sector, "person", name, office, tenancies)
        yield from _named(row, (name, *row.values("aliases")), entity)


def _tenancy(row: tables.Row, cell: str) -> Tenancy:
    found = _TENANCY.fullmatch(cell)
    if found is None:
        raise row.fault(f'offices has {cell!r}; an office is written "Foreign Minister 2013-2022" or "President 2024-"')
    since, until = int(found[2]), int(found[3]) if found[3] else None
    if until is not None and until < since:
        raise row.fault(f"offices has {cell!r}, which ends before it begins")
    return Tenancy(found[1], since, until)


def _sector(row: tables.Row, sectors: Collection[str]) -> str | None:
    return None if row.maybe("sector") is None else row.choice("sector", sectors)


def _bare(name: str) -> str:
    return name.removeprefix("=")


def _named(row: tables.Row, names: tuple[str, ...], entity: Entity, acronym: bool = False) -> Iterator[Naming]:
    where = f"{row.file}:{row.line}"
    for name in names:
        form = form_of(name, acronym)
        if len(form.text) < 2:
            raise row.fault(f"the name {name!r} is too short; a name has two letters or more")
        yield Naming(form, entity, where)


def _ambiguous(folder: Path, codes: frozenset[str], namings: list[Naming]) -> dict[str, tuple[Reading, ...]]:
    readings: dict[str, tuple[Reading, ...]] = {}
    known = {(naming.form.folded, naming.entity.code) for naming in namings}
    for row in tables.read(folder / "ambiguous.tsv", ("name", "code", "cues")):
        name, code = fold(row.text("name")), row.choice("code", codes)
        if (name, code) not in known:
            raise row.fault(f"no other table has the name {name!r} for {code}; name it there first")
        if any(reading.code == code for reading in readings.get(name, ())):
            raise row.fault(f"{name!r} has {code} twice")
        readings[name] = (*readings.get(name, ()), Reading(code, tuple(fold(cue) for cue in row.values("cues"))))
    return readings


def _guards(folder: Path) -> Guards:
    found: dict[str, list[str]] = {rule: [] for rule in RULES}
    for row in tables.read(folder / "guards.tsv", ("name", "rule")):
        found[row.choice("rule", RULES)].append(row.text("name"))
    shy, given, surname, title = (frozenset(found[rule]) for rule in RULES[1:])
    return Guards(tuple(found["blocks"]), shy, given, surname, title)
