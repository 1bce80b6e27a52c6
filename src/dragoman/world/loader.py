"""Loads the tables of the world: every row checked, every name with the entity it stands for.

A world has layers: folders of tables. The first is the one that comes with the package; each further one, a user's own,
holds any of the same tables, and what it says of a name goes before what the layers under it say.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import NamedTuple

from dragoman import ontology
from dragoman.errors import WorldError
from dragoman.world import tables
from dragoman.world.names import Entity, Form, Tenancies, Tenancy, fold, form_of
from dragoman.world.tables import Row

FOLDER = Path(__file__).parent
SUPRANATIONAL = ("EUR", "IGO", "IMG", "ISM", "MNC", "NGO", "UNK", "UNO")
PLACES = ("city", "region")
STANDINGS = ("state", "dependency", "disputed", "former")
RULES = ("blocks", "shy", "given", "surname", "title")
COLUMNS = {
    "states": ("code", "iso2", "name", "official", "names", "demonyms", "capitals"),
    "statehood": ("code", "standing", "of", "cow", "gw", "fips", "since", "until"),
    "seats": ("name", "code", "sector", "aliases"),
    "places": ("name", "code", "kind", "aliases"),
    "lands": ("name", "code", "claimants", "aliases"),
    "organisations": ("name", "code", "sector", "aliases", "acronyms"),
    "members": ("organisation", "codes"),
    "people": ("name", "code", "sector", "aliases", "offices"),
    "actors": ("name", "code", "sector", "aliases", "since", "until"),
    "outlets": ("name", "code", "kind", "aliases", "domains"),
    "offices": ("name", "kind", "sector", "aliases"),
    "functions": ("function", "office", "codes"),
    "orders": ("code", "order"),
    "ambiguous": ("name", "code", "cues"),
    "guards": ("name", "rule"),
}
"""The columns of each table; actors are what dictionaries of other programs name, and only users have them."""

_SUFFIXES = (".tsv", ".yaml", ".yml")
_OPTIONAL = frozenset(["actors", "outlets"])
_TENANCY = re.compile(r"(?:([A-Z]{3}):)?(\S.*) ([\d-]+)/([\d-]*)")
_TIME = re.compile(r"\d{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?")


class State(NamedTuple):
    """A state or territory: ISO 3166-1 codes, its names, what it is and its numbers in the data sets of the field.

    `of` is whose dependency it is, who holds most of it, or which state speaks for it since it ended.
    """

    code: str
    iso2: str
    name: str
    official: str | None
    demonyms: tuple[str, ...]
    capitals: tuple[str, ...]
    standing: str
    of: str | None
    cow: int | None
    gw: int | None
    fips: str | None
    since: str | None
    until: str | None


class Naming(NamedTuple):
    """A form of a name, what it stands for, and the row that says so."""

    form: Form
    entity: Entity
    row: Row

    @property
    def where(self) -> str:
        """The file and line."""
        return f"{self.row.file}:{self.row.line}"


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
    """The tables of the world as loaded; `firsts` are states whose people go by the first word of their name."""

    states: dict[str, State]
    sectors: frozenset[str]
    namings: tuple[Naming, ...]
    members: dict[str, frozenset[str]]
    firsts: frozenset[str]
    ambiguous: dict[str, tuple[Reading, ...]]
    guards: Guards
    layers: int = 1


def load(folders: Sequence[Path] = (FOLDER,), *, thorough: bool = False) -> Tables:
    """Return the tables of the layers in `folders`; raise WorldError naming file, line and what is allowed.

    With `thorough` every cell of the package's own tables is read too, as checking them does.
    """
    for folder in folders[1:]:
        _known_files(folder)
    sectors = frozenset(ontology.load().sectors)
    states: dict[str, State] = {}
    namings = list(_states(folders, states))
    codes = frozenset(states) | frozenset(SUPRANATIONAL)
    for kind in (_seats, _places, _lands, _organisations, _actors):
        namings += kind(folders, codes, sectors)
    namings += _people(folders, codes, sectors, thorough)
    return Tables(
        states, sectors, tuple(namings), _members(folders, frozenset(states), namings),
        _firsts(folders, frozenset(states)), _ambiguous(folders, codes, namings), _guards(folders),
        len(folders),
    )  # fmt: skip


def rows(folders: Sequence[Path], table: str) -> Iterator[Row]:
    """Yield the rows of `table` in every layer: of its file, .tsv or .yaml, or of the files in a folder of its name."""
    for layer, folder in enumerate(folders):
        single = [folder / f"{table}{suffix}" for suffix in _SUFFIXES]
        several = sorted(path for path in (folder / table).glob("*") if path.suffix in _SUFFIXES)
        paths = [*(path for path in single if path.exists()), *several]
        if not paths and layer == 0 and table not in _OPTIONAL:
            raise WorldError(f"{table}.tsv: is not there; a world needs it")
        for path in paths:
            yield from tables.read(path, COLUMNS[table], layer)


def _known_files(folder: Path) -> None:
    """Raise WorldError where a user's layer is no folder or holds no table."""
    if not folder.is_dir():
        raise WorldError(f"{folder}: is no folder; give a folder of tables: {', '.join(COLUMNS)} (.tsv or .yaml)")
    found = [path for path in sorted((*folder.glob("[!.]*"), *folder.glob("[!.]*/[!.]*"))) if path.suffix in _SUFFIXES]
    if not found:
        raise WorldError(f"{folder}: holds no table; allowed are {', '.join(COLUMNS)}, each .tsv or .yaml")
    for path in found:
        inside = path.relative_to(folder)
        if inside.parts[0].removesuffix(path.suffix) not in COLUMNS:
            raise WorldError(f"{inside}: is no table of the world; allowed are {', '.join(COLUMNS)}")


def _states(folders: Sequence[Path], states: dict[str, State]) -> Iterator[Naming]:
    standings = {row.text("code"): row for row in rows(folders, "statehood")}
    twos: dict[str, str] = {}
    for row in rows(folders, "states"):
        state = _state(row, standings.pop(row.text("code"), None))
        if state.code in states or (state.standing != "former" and state.iso2 in twos):
            raise row.fault(f"{state.code} {state.iso2} stands twice; a state has one line")
        if state.standing != "former":
            twos[state.iso2] = state.code
        states[state.code] = state
        own = (state.name, *([state.official] if state.official else []), *row.values("names"))
        yield from _named(row, own, _whole(state, "state"))
        yield from _named(row, state.demonyms, _whole(state, "demonym"))
        for capital in state.capitals:
            yield from _named(row, (capital,), replace(_whole(state, "capital"), name=_bare(capital)))
    for row in standings.values():
        raise row.fault(f"code {row.text('code')!r} is not in states.tsv; name the state there first")
    for state in states.values():
        if state.of is not None and state.of not in states:
            raise WorldError(f"statehood.tsv: {state.code}: of {state.of!r} is not in states.tsv")


def _state(row: Row, standing: Row | None) -> State:
    code, iso2 = row.text("code"), row.text("iso2")
    if not re.fullmatch("[A-Z]{3}", code) or code in SUPRANATIONAL:
        raise row.fault(f"code {code!r} is not known; it must be three capital letters of ISO 3166-1 alpha-3")
    if not re.fullmatch("[A-Z]{2}", iso2):
        raise row.fault(f"iso2 {iso2!r} is not known; it must be two capital letters of ISO 3166-1 alpha-2")
    names = (row.text("name"), row.maybe("official"), row.values("demonyms"), row.values("capitals"))
    if standing is None:
        return State(code, iso2, *names, "state", None, None, None, None, None, None)
    return State(
        code, iso2, *names, standing.choice("standing", STANDINGS), standing.maybe("of"),
        _number(standing, "cow"), _number(standing, "gw"), standing.maybe("fips"),
        _time(standing, "since"), _time(standing, "until"),
    )  # fmt: skip


def _whole(state: State, kind: str) -> Entity:
    since, until = (state.since, state.until) if state.standing == "former" else (None, None)
    return Entity(state.code, None, kind, state.name, (), since, until)


def _number(row: Row, column: str) -> int | None:
    cell = row.maybe(column)
    if cell is not None and not cell.isdecimal():
        raise row.fault(f"{column} {cell!r} is no number")
    return None if cell is None else int(cell)


def _time(row: Row, column: str) -> str | None:
    cell = row.maybe(column)
    if cell is not None and not _TIME.fullmatch(cell):
        raise row.fault(f"{column} {cell!r} is no time; it must be YYYY, YYYY-MM or YYYY-MM-DD")
    return cell


def _seats(folders: Sequence[Path], codes: frozenset[str], sectors: Collection[str]) -> Iterator[Naming]:
    for row in rows(folders, "seats"):
        entity = Entity(row.choice("code", codes), _sector(row, sectors), "seat", _bare(row.text("name")))
        yield from _named(row, (row.text("name"), *row.values("aliases")), entity)


def _places(folders: Sequence[Path], codes: frozenset[str], sectors: Collection[str]) -> Iterator[Naming]:
    for row in rows(folders, "places"):
        entity = Entity(row.choice("code", codes), None, row.choice("kind", PLACES), _bare(row.text("name")))
        yield from _named(row, (row.text("name"), *row.values("aliases")), entity)


def _lands(folders: Sequence[Path], codes: frozenset[str], sectors: Collection[str]) -> Iterator[Naming]:
    for row in rows(folders, "lands"):
        for claimant in row.values("claimants"):
            if claimant not in codes:
                raise row.fault(f"claimants has {claimant!r}, which is not in states.tsv")
        entity = Entity(row.choice("code", codes), None, "land", _bare(row.text("name")))
        yield from _named(row, (row.text("name"), *row.values("aliases")), entity)


def _organisations(folders: Sequence[Path], codes: frozenset[str], sectors: Collection[str]) -> Iterator[Naming]:
    former = (row for row in rows(folders, "statehood") if row.text("standing") == "former")
    ended = {row.text("code"): row.maybe("until") for row in former}
    for row in rows(folders, "organisations"):
        code, name = row.choice("code", codes), _bare(row.text("name"))
        entity = Entity(code, _sector(row, sectors), "organisation", name, until=ended.get(code))
        yield from _named(row, (row.text("name"), *row.values("aliases")), entity)
        yield from _named(row, row.values("acronyms"), entity, acronym=True)


def _people(
    folders: Sequence[Path], codes: frozenset[str], sectors: Collection[str], thorough: bool = False
) -> Iterator[Naming]:
    """Yield the names of people. The offices of the package's own tables are read when asked for, save `thorough`."""
    ranks: dict[str, int] = {}
    for row in rows(folders, "offices"):
        if row.text("kind") == "title":
            ranks.setdefault(row.text("name"), len(ranks))
    for row in rows(folders, "people"):
        code, sector, name = row.choice("code", codes), _sector(row, sectors), row.text("name")
        tenancies: Sequence[Tenancy] = ()
        if row.cells["offices"] != tables.NONE:
            tenancies = Tenancies(row.cells["offices"], partial(_tenancies, row, code, codes, ranks))
        if row.layer or thorough:
            tuple(tenancies)
        entity = Entity(code, sector, "person", name, tenancies)
        yield from _named(row, (name, *row.values("aliases")), entity)


def _actors(folders: Sequence[Path], codes: frozenset[str], sectors: Collection[str]) -> Iterator[Naming]:
    for row in rows(folders, "actors"):
        since, until = _time(row, "since"), _time(row, "until")
        name = _bare(row.text("name"))
        entity = Entity(row.choice("code", codes), _sector(row, sectors), "actor", name, (), since, until)
        yield from _named(row, (row.text("name"), *row.values("aliases")), entity)


def _tenancies(row: Row, code: str, codes: frozenset[str], ranks: Mapping[str, int]) -> tuple[Tenancy, ...]:
    return tuple(_tenancy(row, cell, code, codes, ranks) for cell in row.values("offices"))


def _tenancy(row: Row, cell: str, code: str, codes: frozenset[str], ranks: Mapping[str, int]) -> Tenancy:
    found = _TENANCY.fullmatch(cell)
    if found is None or not _TIME.fullmatch(found[3]) or (found[4] and not _TIME.fullmatch(found[4])):
        wanted = '"Foreign Minister 2013-05/2022", "President 2024/" or "EUR:High Representative 2019-12/2024-11"'
        raise row.fault(f"offices has {cell!r}; an office is written {wanted}")
    own, office, since, until = found[1] or code, found[2], found[3], found[4] or None
    if own not in codes:
        raise row.fault(f"offices has {cell!r}; {own!r} is not in states.tsv, nor one of {', '.join(SUPRANATIONAL)}")
    if until is not None and until[:4] + until[4:] < since[: len(until)]:
        raise row.fault(f"offices has {cell!r}, which ends before it begins")
    rank = ranks.get(office.removeprefix("Acting ").removeprefix("Interim "), len(ranks))
    return Tenancy(office, since, until, own, rank)


def _sector(row: Row, sectors: Collection[str]) -> str | None:
    return None if row.maybe("sector") is None else row.choice("sector", sectors)


def _bare(name: str) -> str:
    return name.removeprefix("=")


def _named(row: Row, names: tuple[str, ...], entity: Entity, acronym: bool = False) -> list[Naming]:
    short = next((name for name in names if len(name.removeprefix("=")) < 2), None)
    if short is not None:
        raise row.fault(f"the name {short!r} is too short; a name has two letters or more")
    return [Naming(form_of(name, acronym), entity, row) for name in names]


def _members(folders: Sequence[Path], states: frozenset[str], namings: Sequence[Naming]) -> dict[str, frozenset[str]]:
    """Return the member states of organisations, by the organisation's canonical name."""
    known = {naming.entity.name for naming in namings if naming.entity.kind == "organisation"}
    found: dict[str, frozenset[str]] = {}
    for row in rows(folders, "members"):
        name, codes = row.text("organisation"), row.values("codes")
        if name not in known:
            raise row.fault(f"organisation {name!r} is not in organisations.tsv; name it there first")
        for code in codes:
            if code not in states:
                raise row.fault(f"codes has {code!r}, which is not in states.tsv")
        found[name] = frozenset(codes)
    return found


def _firsts(folders: Sequence[Path], states: frozenset[str]) -> frozenset[str]:
    """Return the states whose people newspapers call by the first word of the name."""
    found = set()
    for row in rows(folders, "orders"):
        row.choice("order", ("family", "given"))
        found.add(row.choice("code", states))
    return frozenset(found)


def _ambiguous(
    folders: Sequence[Path], codes: frozenset[str], namings: Sequence[Naming]
) -> dict[str, tuple[Reading, ...]]:
    readings: dict[str, tuple[Reading, ...]] = {}
    told = list(rows(folders, "ambiguous"))
    wanted = {fold(row.text("name")) for row in told}
    known = {(naming.form.folded, naming.entity.code) for naming in namings if naming.form.folded in wanted}
    for row in told:
        name, code = fold(row.text("name")), row.choice("code", codes)
        if (name, code) not in known:
            raise row.fault(f"no other table has the name {name!r} for {code}; name it there first")
        if any(reading.code == code for reading in readings.get(name, ())):
            raise row.fault(f"{name!r} has {code} twice")
        readings[name] = (*readings.get(name, ()), Reading(code, tuple(fold(cue) for cue in row.values("cues"))))
    return readings


def _guards(folders: Sequence[Path]) -> Guards:
    found: dict[str, list[str]] = {rule: [] for rule in RULES}
    for row in rows(folders, "guards"):
        found[row.choice("rule", RULES)].append(row.text("name"))
    shy, given, surname, title = (frozenset(found[rule]) for rule in RULES[1:])
    return Guards(tuple(found["blocks"]), shy, given, surname, title)
