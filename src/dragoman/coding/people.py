"""The people of a report, found again by their surname or by the office they hold.

A look-up costs about the same however long the report is and however often a name stands in it.
"""

from __future__ import annotations

import bisect
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from dragoman.coding.words import words

_ARTICLE = re.compile(r"^(?:al|el|ul|as|ar|an|at|az)[-‑](?=\w{3})")
_POSSESSIVES = frozenset(["'s", "’s", "s"])


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody a report names; `told` where text or world tells the state, else `code` is the likeliest, if any."""

    name: str
    code: str | None
    told: bool
    sector: str | None
    office: str | None
    start: int
    known: str | None = None  # the name by which the world knows them
    phrase: tuple[int, int] | None = None  # the words that introduce them, with the name
    counterpart: bool = False  # introduced as holding the same office as another


def name_parts(name: str) -> tuple[str, ...]:
    """Return the words of a name in lower case, the surname last; "Jr." and a possessive are left out."""
    parts = (_ARTICLE.sub("", part.strip(".,'’").lower()) for part in re.split(r"[\s]+", name))
    return tuple(part for part in parts if part and part not in words().suffixes and part not in _POSSESSIVES)


class People:
    """The people of a report, given in text order."""

    def __init__(self, people: Iterable[Person] = ()) -> None:
        self._by_surname: dict[str, list[Person]] = {}
        self._by_part: dict[tuple[str, str], list[tuple[frozenset[str], Person]]] = {}
        self._by_first: dict[str, list[tuple[frozenset[str], Person]]] = {}
        self._same: dict[tuple[tuple[str, ...], str | None], tuple[Person, ...]] = {}
        self._found: dict[tuple[str, ...], Sequence[Person]] = {}
        for person in people:
            parts = name_parts(person.name)
            self._by_surname.setdefault(parts[-1], []).append(person)
            words = frozenset(parts)
            if len(parts) > 1:
                self._by_first.setdefault(parts[0], []).append((words, person))
            for part in words:
                self._by_part.setdefault((parts[-1], part), []).append((words, person))
        self._likeliest = {surname: _told_first(known) for surname, known in self._by_surname.items()}
        self._holders: dict[str, tuple[list[Person], list[Person]]] = {}
        for known in self._by_surname.values():
            for person in known:
                if person.office is not None and person.code is not None:
                    told, guessed = self._holders.setdefault(person.office, ([], []))
                    (told if person.told else guessed).append(person)
        for both in self._holders.values():
            for holders in both:
                holders.sort(key=_start)
        self._codes = {office: frozenset(p.code for p in told if p.code) for office, (told, _) in self._holders.items()}

    def everybody(self) -> list[Person]:
        """Return all people of the report, in text order."""
        return sorted((one for known in self._by_surname.values() for one in known), key=_start)

    def find(self, text: str, at: int) -> Person | None:
        """Return whom the name `text`, standing at `at`, means, or None; see `Cast.person`."""
        parts = name_parts(text)
        if not parts:
            return None
        if parts not in self._found:
            self._found[parts] = self._fitting(parts)
        return _last(self._found[parts], at) or next(iter(self._found[parts]), None)

    def holder(self, office: str, at: int, code: str) -> Person | None:
        """Return who holds `office` for the state `code` by the report: the last named before, told before guessed."""
        both = self._holders.get(office, ((), ()))
        own = [[person for person in holders if person.code == code] for holders in both]
        before = next((person for holders in own if (person := _last(holders, at)) is not None), None)
        return before or next((holders[-1] for holders in own if holders), None)

    def same(self, person: Person) -> Sequence[Person]:
        """Return one mention of each way in which `person` is named, sector and office told or not, theirs first."""
        parts = name_parts(person.name)
        if (parts, person.code) not in self._same:
            ways: dict[tuple[object, ...], Person] = {}
            for one in self._by_surname.get(parts[-1], ()):
                if one.code == person.code and set(parts) <= set(name_parts(one.name)):
                    ways.setdefault((one.name, one.sector, one.office), one)
            self._same[parts, person.code] = tuple(ways.values())
        return (person, *self._same[parts, person.code])

    def codes(self, office: str) -> frozenset[str]:
        """Return the states of which the text tells that somebody holds this office of theirs."""
        return self._codes.get(office, frozenset())

    def _fitting(self, parts: tuple[str, ...]) -> Sequence[Person]:
        """Return those whom the words of a name fit: told ones with the same surname, else the told one whose longer
        name begins with them ("Abdel Shakour" of Abdel Shakour Khamis), else those whose state is guessed."""
        words = frozenset(parts)
        rarest = min((self._by_part.get((parts[-1], part), []) for part in words), key=len)
        fits = [person for known, person in rarest if words <= known]
        if any(person.told for person in fits):
            return _told_first(fits)
        holding = [person for known, person in self._by_first.get(parts[0], ()) if words <= known and person.told]
        if len({person.name for person in holding}) == 1:
            return holding
        return fits or self._likeliest.get(parts[-1], ())


def _told_first(people: Sequence[Person]) -> Sequence[Person]:
    """Return those whose state the text tells, or all where it tells none."""
    return [person for person in people if person.told] or people


def _last(people: Sequence[Person], at: int) -> Person | None:
    low = bisect.bisect_right(people, at, key=_start)
    return people[low - 1] if low else None


def _start(person: Person) -> int:
    return person.start
