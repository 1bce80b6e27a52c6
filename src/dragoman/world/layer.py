"""A user's layer of the world, made from dictionaries of another program: tables of actors, offices and guards."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from dragoman import ontology
from dragoman.errors import BrokenLine, Failure, UncodedName, WorldError
from dragoman.world import cameo, loader, petrarch
from dragoman.world.lettering import Lettering
from dragoman.world.names import fold, upper
from dragoman.world.offices import Offices
from dragoman.world.tables import NONE

MARK = "# Imported from "
"""How the first line of every table begins that is written here; others are somebody's own and are not written over."""

_KEPT = "Nothing need be done; or write it with kind title into offices/own.tsv in the folder of the tables."
_TWICE = "Keep one of the two lines and import again."
_HISSING = ("ss", "sh", "ch", "x", "z")


class Actor(NamedTuple):
    """Names, and what they stand for between two times."""

    names: tuple[str, ...]
    code: str
    sector: str | None
    since: str | None
    until: str | None


@dataclass(frozen=True, slots=True)
class Layer:
    """What dictionaries say in Dragoman's terms: actors, the sectors of terms, and names that are no actor.

    `names` counts the names each file gives; `known` those of them that Dragoman has with the same meaning, which
    therefore stand in no table.
    """

    files: tuple[str, ...]
    actors: tuple[Actor, ...]
    terms: dict[str, str]
    blocked: tuple[str, ...]
    names: Counter[str]
    known: int
    failures: tuple[Failure, ...]


def build(dictionaries: Sequence[petrarch.Dictionary]) -> Layer:
    """Return the layer that `dictionaries` make over the world that comes with the package."""
    return _Builder().build(dictionaries)


def write(layer: Layer, folder: Path) -> None:
    """Write the tables of `layer` into `folder`; raise WorldError where one would be written over that is not ours."""
    tables = {
        "actors": (_actor_row(actor) for actor in layer.actors),
        "offices": ((term, "body", sector, NONE) for term, sector in sorted(layer.terms.items())),
        "guards": ((name, "blocks") for name in sorted(layer.blocked)),
    }
    folder.mkdir(parents=True, exist_ok=True)
    for table in tables:
        path = folder / f"{table}.tsv"
        if path.exists() and not path.read_bytes().startswith(MARK.encode()):
            raise WorldError(f"{path}: is not from `dragoman import`, so it is not written over; give another folder")
    head = f"{MARK}{', '.join(layer.files)} by `dragoman import`, which writes this file anew."
    for table, rows in tables.items():
        lines = [head, "\t".join(loader.COLUMNS[table]), *("\t".join(row) for row in rows)]
        (folder / f"{table}.tsv").write_text("\n".join(lines) + "\n", encoding="utf-8", newline="\n")


class _Builder:
    """Gathers what dictionaries say."""

    def __init__(self) -> None:
        world, data = loader.load(), cameo.data()
        self._codes = cameo.Codes(data, world.states, {*world.states, *loader.SUPRANATIONAL}, world.sectors)
        self._lettering = Lettering(data)
        self._offices = Offices(loader.rows((loader.FOLDER,), "offices"), frozenset(ontology.load().sectors))
        self._meanings: dict[str, set[tuple[str, str | None]]] = {}
        for naming in world.namings:
            meaning = (naming.entity.code, naming.entity.sector)
            self._meanings.setdefault(upper(naming.form.folded), set()).add(meaning)
        self._actors: list[Actor] = []
        self._terms: dict[str, str] = {}
        self._blocked: dict[str, None] = {}
        self._seen: set[tuple[str, str, str | None, str | None, str | None]] = set()
        self._names: Counter[str] = Counter()
        self._known = 0
        self._failures: list[Failure] = []

    def build(self, dictionaries: Sequence[petrarch.Dictionary]) -> Layer:
        for one in dictionaries:
            faults = [Failure.of(BrokenLine(f"{one.file}:{fault.line}", fault.message)) for fault in one.faults]
            start = len(self._failures)
            for entry in one.entries:
                (self._agent if entry.is_agent else self._actor)(entry, one.file)
            self._failures[start:] = sorted([*faults, *self._failures[start:]], key=_line)
        # a name's first row that holds at a time is what it means then, so those of no time come last
        actors = sorted(self._actors, key=lambda actor: actor.since is None and actor.until is None)
        files = tuple(dict.fromkeys(Path(one.file).name for one in dictionaries))
        return Layer(
            files, tuple(actors), self._terms, tuple(self._blocked), self._names, self._known, tuple(self._failures)
        )  # fmt: skip

    def _actor(self, entry: petrarch.Entry, file: str) -> None:
        names = tuple(dict.fromkeys(part for name in entry.names for part in self._lettering.parted(name)))
        meant = []
        for dated in entry.codes:
            if dated.code in self._codes.none:
                continue
            meaning = self._codes.actor(dated.code)
            if isinstance(meaning, cameo.Unknown):
                self._fail(file, dated.line, f"{names[0]!r}: {meaning.reason}", meaning.broken)
            elif meaning.code is not None:
                meant.append((meaning.code, meaning.sector, dated.since, dated.until))
        if not meant and all(dated.code in self._codes.none for dated in entry.codes):
            self._blocked |= dict.fromkeys(map(self._lettering.matched, names))
        elif not meant:
            return
        self._names[file] += len(names)
        acronyms = self._lettering.acronyms(names)
        for code, sector, since, until in dict.fromkeys(meant):
            kept = names if len(meant) > 1 or since or until else tuple(self._news(names, (code, sector)))
            kept = tuple(name for name in kept if (name, code, sector, since, until) not in self._seen)
            self._seen.update((name, code, sector, since, until) for name in kept)
            if kept:
                self._actors.append(Actor(self._forms(kept, acronyms), code, sector, since, until))

    def _forms(self, names: Sequence[str], acronyms: Collection[str]) -> tuple[str, ...]:
        """Return the names as they are written: the first to be read, then all of them to be matched."""
        shown = names[0] if names[0] in acronyms else self._lettering.shown(names[0])
        matched = (name if name in acronyms else self._lettering.matched(name) for name in names)
        return tuple(dict.fromkeys([shown, *matched]))

    def _news(self, names: Iterable[str], meaning: tuple[str, str | None]) -> Iterator[str]:
        """Yield those of `names` that Dragoman does not have already with this meaning and no other."""
        for name in names:
            if self._meanings.get(upper(fold(name))) == {meaning}:
                self._known += 1
            else:
                yield name

    def _agent(self, entry: petrarch.Entry, file: str) -> None:
        for dated in entry.codes[:1]:
            meaning = self._codes.agent(dated.code)
            if isinstance(meaning, cameo.Unknown):
                self._fail(file, dated.line, f"{entry.names[0]!r}: {meaning.reason}", meaning.broken)
            elif meaning.sector is not None:
                self._names[file] += len(entry.names)
                for name in entry.names:
                    self._term(fold(name).lower(), meaning.sector, file, dated.line)

    def _term(self, term: str, sector: str, file: str, line: int) -> None:
        """Take a term and its plural, unless Dragoman has it; offices that people hold stay as Dragoman has them."""
        office, own = self._offices.find(term)
        if own == sector:
            self._known += 1
        elif office is not None:
            message = f"{term!r} is {sector} here, but an office in Dragoman, {office} ({own}), and stays so"
            self._failures.append(Failure(f"{file}:{line}", UncodedName.code, message, _KEPT))
        elif self._terms.setdefault(term, sector) != sector:
            message = f"{term!r} is {sector} here, and {self._terms[term]} before; the first counts"
            self._failures.append(Failure(f"{file}:{line}", BrokenLine.code, message, _TWICE))
        elif term.endswith(_HISSING):
            self._terms.setdefault(f"{term}es", sector)

    def _fail(self, file: str, line: int, message: str, broken: bool) -> None:
        kind = BrokenLine if broken else UncodedName
        self._failures.append(Failure.of(kind(f"{file}:{line}", message)))


def _line(failure: Failure) -> int:
    return int(failure.where.rpartition(":")[2])


def _actor_row(actor: Actor) -> tuple[str, ...]:
    name, *aliases = actor.names
    cells = ("; ".join(aliases), actor.since, actor.until)
    return (name, actor.code, actor.sector or NONE, *(cell or NONE for cell in cells))
