"""Who a phrase means by itself at a time: "President Bush" in 1991, "the Foreign Minister of Pakistan" in 2024.

Steps in their order: somebody named in full; a surname with the office or state that go with it; the holder of an
office that is named with its state; the state or body itself. Each answer says how it was found.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from dragoman.world.directory import certain
from dragoman.world.loader import SUPRANATIONAL
from dragoman.world.names import Entity, Mention, Tenancy, fold

if TYPE_CHECKING:
    from dragoman.world.world import World

_WORD = re.compile(r"[^\W\d_][\w'’.-]*")
_ARTICLE = re.compile(r"(?:al|el|ul|as|ar|an|at|az)-[^\W\d_a-z]")
_BARE = frozenset("the of for a an and in to from by at then his her its their mr mrs ms dr sir".split())
_SURE, _LEAST, _SHOWN = 0.85, 0.62, 5
NAMED, SURNAME, HOLDER, WHOLE = "name", "surname", "holder", "owner"


class Identity(NamedTuple):
    """Who is meant: code, sector, name and office as a party has them; `how` it was found, `score` from 0 to 1, `why`.

    `how` is name (named in full), surname (a shorter name, with the office, state or time), holder (nobody is named:
    who held the office then, inferred) or owner (a state, body or place, or its people).
    """

    code: str
    sector: str | None
    name: str | None
    office: str | None
    how: str
    score: float
    why: tuple[str, ...] = ()


def identify(world: World, phrase: str, on: str | None = None) -> list[Identity]:
    """Return whom `phrase` may mean at the time `on` (an ISO prefix), the likeliest first; none where none is known."""
    mentions = world.find(phrase, on)
    office, _ = world.office(phrase)
    people = [one for one in mentions if one.entity.kind == "person"]
    full = [one for one in people if " " in one.text.strip()]
    if full:
        return [_person(world, one.entity, on, NAMED, 1.0, office=office) for one in full]
    owners = [one for one in mentions if one.entity.kind != "person"]
    code = owners[0].entity.code if owners and owners[0].entity.kind != "actor" else None
    name = _left(world, phrase, owners)
    found = world.who(name, on, code=code, office=office) if name else []
    if found and (certain(found) or (not owners and not people and found[0].score >= _LEAST)):
        likeliest = found[:_SHOWN]
        return [_person(world, one.person, on, SURNAME, one.score, why=one.why, office=office) for one in likeliest]
    if people:
        return [_person(world, one.entity, on, NAMED, 1.0, office=office) for one in people]
    if (called := _called(world, phrase, on)) is not None:
        return [called]
    if office is not None and owners and on is not None and not name:
        held = _holder(world, office, owners[0], on)
        if held is not None:
            return [held]
    states = [one for one in owners if one.entity.kind == "state"]
    sector = world.office(" ".join(_outside(phrase, states)))[1]  # "Union" in "the Soviet Union" tells none
    return [_owner(one.entity, office, sector) for one in owners]


def _called(world: World, phrase: str, on: str | None) -> Identity | None:
    """Return who is meant by an office and a surname that is a word of another meaning too: "Prime Minister King"."""
    title, _, surname = phrase.rpartition(" ")
    office = world.office(title)[0]
    bodies = [one.entity for one in world.find(title, on)]
    if office is None or not surname[:1].isupper() or on is None or any(one.sector != "GOV" for one in bodies):
        return None
    found = certain(world.who(surname, on, office=office), _SURE)
    if found is None or found.name < _SURE:
        return None
    return _person(world, found.person, on, SURNAME, found.score, why=found.why, office=office)


def _holder(world: World, office: str, owner: Mention, on: str) -> Identity | None:
    """Return who held an office that is named with its state or body: of Pakistan, of the WHO."""
    entity = owner.entity
    is_body = entity.kind == "organisation"
    holder = world.head(owner, office, on) if is_body else world.holder(office, entity.code, on)
    if holder is None:
        return None
    why = (f"held the office of {office} of {owner.text} at {on}",)
    return _person(world, holder, on, HOLDER, 0.9, why=why, office=office, code=entity.code)


def _outside(phrase: str, mentions: Sequence[Mention]) -> list[str]:
    """Return the pieces of `phrase` between and around the names found in it."""
    pieces, reached = [], 0
    for one in mentions:
        pieces.append(phrase[reached : one.start])
        reached = one.end
    return [*pieces, phrase[reached:]]


def _left(world: World, phrase: str, mentions: Sequence[Mention]) -> str:
    """Return the words of `phrase` that are neither names of states and bodies nor of offices: those of a person."""
    words = [
        word.removesuffix("'s").removesuffix("’s")
        for part in _outside(phrase, mentions)
        for word in _WORD.findall(part)
    ]
    terms = world.offices.words
    return " ".join(
        word
        for word in words
        if (word[:1].isupper() or _ARTICLE.match(word))
        and fold(word).lower().strip(".") not in terms | _BARE
        and not (word.isupper() and 1 < len(word) < 6 and not phrase.isupper())  # an acronym
    )


def _person(
    world: World,
    person: Entity,
    on: str | None,
    how: str,
    score: float,
    *,
    why: tuple[str, ...] = (),
    office: str | None = None,
    code: str | None = None,
) -> Identity:
    held = hat(person, on, office)
    return Identity(
        code or (held.code if held is not None else person.code),
        sector_of(world, person, held),
        person.name,
        held.office if held is not None else (office if how != SURNAME else None),
        how,
        score,
        why,
    )


def sector_of(world: World, person: Entity, held: Tenancy | None) -> str | None:
    """Return the sector of a person in an office: the office's own, else what the person is known as."""
    if held is None or held.code in SUPRANATIONAL:
        return person.sector
    return world.office(held.office)[1] or person.sector


def hat(person: Entity, on: str | None, office: str | None = None) -> Tenancy | None:
    """Return the office that `person` acts in at the time `on`: of several the one that is named, else the surest."""
    if office is not None:
        named = [one for one in person.tenancies if one.office == office and (on is None or one.held(on))]
        if named:
            return named[0]
    return person.tenancy(on)


def _owner(owner: Entity, office: str | None, sector: str | None) -> Identity:
    own = owner.kind in ("organisation", "actor", "seat")
    name = owner.name if owner.kind in ("organisation", "actor") else None
    return Identity(owner.code, (owner.sector or sector) if own else sector, name, office, WHOLE, 1.0)
