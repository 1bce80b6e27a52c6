"""Checks the tables of the world beyond what loading does: run with `python -m dragoman.world.lint`."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

from dragoman.errors import WorldError
from dragoman.world import loader
from dragoman.world.gazetteer import Gazetteer
from dragoman.world.loader import Naming, Tables
from dragoman.world.offices import Functions, Offices
from dragoman.world.outlets import Outlets


def faults(folder: Path = loader.FOLDER) -> list[str]:
    """Return what is wrong with the tables in `folder`, one line a fault, sorted."""
    try:
        world = loader.load([folder], thorough=True)
        Offices(loader.rows([folder], "offices"), world.sectors)
        Functions(loader.rows([folder], "functions"), frozenset(world.states))
        Outlets(loader.rows([folder], "outlets"), world.states, ())
        gazetteer = Gazetteer(folder / "gazetteer.tsv")
        return sorted([*_states(world), *_shared(world), *_ambiguous(world), *_gazetteer(gazetteer, world)])
    except WorldError as error:
        return [str(error)]


def _states(world: Tables) -> Iterator[str]:
    for state in world.states.values():
        if not state.name[0].isupper():
            yield f"states.tsv: {state.code}: name {state.name!r} must begin with a capital"
    named = {naming.entity.code for naming in world.namings if naming.entity.kind == "state"}
    yield from (f"states.tsv: {code}: has no names" for code in sorted(set(world.states) - named))


def _shared(world: Tables) -> Iterator[str]:
    """Yield every name of two codes that ambiguous.tsv does not declare with both."""
    first: dict[str, Naming] = {}
    for naming in world.namings:
        name = naming.form.folded
        other = first.setdefault(name, naming)
        codes = {other.entity.code, naming.entity.code}
        if {naming.entity.kind, other.entity.kind} == {"person"} or naming.entity.until != other.entity.until:
            continue  # told apart by time
        if len(codes) > 1 and not codes <= {reading.code for reading in world.ambiguous.get(name, ())}:
            yield (
                f"{naming.where}: {naming.form.text!r} is {naming.entity.code}, "
                f"but {other.entity.code} at {other.where}; keep one, or declare both in ambiguous.tsv"
            )


def _ambiguous(world: Tables) -> Iterator[str]:
    for name, readings in sorted(world.ambiguous.items()):
        if len(readings) < 2:
            yield f"ambiguous.tsv: {name!r} has one reading; it needs two or more"


def _gazetteer(gazetteer: Gazetteer, world: Tables) -> Iterator[str]:
    for place in gazetteer:
        if place.code not in world.states:
            yield f"gazetteer.tsv: {place.name!r}: code {place.code!r} is not in states.tsv"
        if not (abs(place.latitude) <= 90 and abs(place.longitude) <= 180):
            yield f"gazetteer.tsv: {place.name!r}: {place.latitude} {place.longitude} is nowhere on Earth"


def main() -> int:
    """Print every fault on a line of its own to stderr; return 1 if there is one, else 0."""
    found = faults()
    for fault in found:
        sys.stderr.write(f"{fault}\n")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
