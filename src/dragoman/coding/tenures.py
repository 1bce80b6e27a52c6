"""Offices that a report tells: who holds or held which office of which state, in the report's own words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from dragoman.coding.cast import Cast
from dragoman.coding.people import Person, name_parts
from dragoman.coding.words import words
from dragoman.entries import Report, Span, Tenure, claim_id
from dragoman.world import World

_BEFORE = 9  # words before an introduction that may hold the office
_HYPHENS = ("-", "‑", "–")
_JOINT = re.compile(r"(?:[\s,;]|(?:and|&)\s)+")
_LONG = 4  # letters from which on a word of an office's name is no mere "of"
_OF_TIMES = frozenset("then past late previous".split())  # said of days too


def tenures(report: Report, cast: Cast, world: World) -> Iterator[Tenure]:
    """Yield a tenure for each office of each person that the report introduces with office and state, in text order."""
    people = cast.people.everybody()
    names = _Names(people)
    done: set[tuple[str | None, ...]] = set()
    seen: set[tuple[str, str, str, str]] = set()
    for person in people:
        if person.code is None or person.phrase is None or not _is_told(person, cast):
            continue
        start, end = _introduction(report.text, person, person.phrase, cast, world)
        if (joint := _JOINT.match(report.text, start, end)) is not None:
            start = joint.end()
        phrase = report.text[start:end]
        if (same := (person.name, person.known, person.code, person.office, person.sector, phrase)) in done:
            continue
        done.add(same)
        name = person.known or names.fullest(person.name)
        for office, sector, state in _offices(phrase, person, world):
            if (claim := (name, office, person.code, state)) in seen:
                continue
            seen.add(claim)
            held = report.published if state == "current" else None
            yield Tenure(
                id=claim_id("tenure", report.id, *claim),
                report=report.id,
                person=name,
                office=office,
                country=person.code,
                sector=sector or person.sector,
                state=state,
                from_=held,
                to=held,
                known=person.known,
                aliases=tuple(one for one in names.all(person.name) if one != name),
                evidence=Span(phrase, start, end),
            )


def _is_told(person: Person, cast: Cast) -> bool:
    """Tell whether the report tells whose a person is, there or elsewhere."""
    if person.told:
        return True
    other = cast.person(person.name, person.start)
    return other is not None and other.told


def _introduction(text: str, person: Person, phrase: tuple[int, int], cast: Cast, world: World) -> tuple[int, int]:
    """Return where the words stand that introduce a person, with the office where it is told before them."""
    start, end = phrase
    told = person.office is None or person.counterpart or world.office(text[start:end])[0] is not None
    if told or not cast.clauses:
        return phrase
    words_before = [a for a, _ in cast.clauses[cast.clause_at(start)].spans if a < start]
    for low in reversed(words_before[-_BEFORE:]):
        if world.office(text[low:end])[0] == person.office:
            return low, end
    return phrase


def _offices(phrase: str, person: Person, world: World) -> list[tuple[str, str | None, str]]:
    """Return the offices that a phrase tells of a person, each with its sector and whether it is held.

    What follows "former" was held before; the office is told as it was: "ex-president" is a former President.
    """
    lists = words()
    cuts = [match for match in lists.former.finditer(phrase) if _is_of_office(match, phrase, world)]
    future = lists.future.search(phrase) is not None
    first = cuts[0].start() if cuts else len(phrase)
    found: list[tuple[str, str | None, str]] = []
    for office, sector in world.titles(lists.future.sub(" ", phrase[:first])):
        found.append((office, sector, "future" if future else "current"))
    past = phrase[first:]
    for match in reversed(cuts):
        past = past[: match.start() - first] + " " + past[match.end() - first :].lstrip("-‑–")
    for office, sector in world.titles(past):
        found.append((office, person.sector or sector, "former"))
    if not found and person.office is not None:
        found.append((person.office, person.sector, "former" if cuts else "future" if future else "current"))
    return list(dict.fromkeys(found))


def _is_of_office(match: re.Match[str], phrase: str, world: World) -> bool:
    """Tell whether a word such as "late" speaks of an office that follows it, not of a time: "late on Tuesday"."""
    rest = phrase[match.end() :]
    if match[0].lower().strip("-") not in _OF_TIMES or rest.startswith(_HYPHENS):
        return True
    after = rest.split(None, 1)[0] if rest.strip() else ""
    if after.lower() in world.offices.words:
        return len(after) >= _LONG or after[:1].isupper()  # "chief of staff" is an office, "of" none
    named = world.find(rest)
    return bool(named) and not rest[: named[0].start].strip()


class _Names:
    """The names that a report writes, told together where they name one person: "Ann Mwangi", "Mwangi"."""

    def __init__(self, people: Iterable[Person]) -> None:
        self._parts = {name: name_parts(name) for name in dict.fromkeys(one.name for one in people)}
        self._by_surname: dict[str, list[str]] = {}
        for name, parts in self._parts.items():
            self._by_surname.setdefault(parts[-1], []).append(name)

    def all(self, name: str) -> list[str]:
        """Return the names with the same surname of which one holds all words of the other, in text order."""
        own = set(self._parts[name])
        alike = self._by_surname[self._parts[name][-1]]
        return [one for one in alike if own <= set(self._parts[one]) or set(self._parts[one]) <= own]

    def fullest(self, name: str) -> str:
        """Return the one of them with most words."""
        return max(self.all(name), key=lambda one: len(self._parts[one]))
