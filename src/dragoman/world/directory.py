"""The directory of people: who a name may mean however it is spelt, ordered or shortened, and who held an office.

Candidates are those who share the spelling key of a word; each is then compared with the name word by word, and judged
by the office and state that the text tells and by who held office at its time.
"""

from __future__ import annotations

import functools
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from rapidfuzz.distance import JaroWinkler

from dragoman.world.loader import Naming
from dragoman.world.names import Entity, Tenancy
from dragoman.world.offices import Functions
from dragoman.world.spelling import key, words

ALIKE = 0.84  # from here on two words are spellings of one name
_PARTICLES = frozenset("al el ul bin ibn ben bint abu abd de da do dos del della di van von der den la le".split())
_WHOLE = frozenset(["united nations", "un secretary-general", "european union"])
_LESSER = ("Vice ", "Deputy ", "First ", "Assistant ", "Former ", "Under ", "State ")
_SON_OF = frozenset("bin ibn ben bint".split())
_MANY = 400  # people who share a key: so many that it tells nothing of a full name
_DOUBT = 1.0  # people of nowhere whom every word is taken to have beside those known by it
_WEIGHTS = {"office": 0.2, "state": 0.25, "time": 0.15}


class Candidate(NamedTuple):
    """Somebody whom a name may mean; `score` is from 0 to 1, `name` how alike the names are, `why` what counted."""

    person: Entity
    score: float
    name: float
    why: tuple[str, ...]


class Directory:
    """The people of the world, by the keys of their names' words and by office and state."""

    def __init__(self, namings: Iterable[Naming], functions: Functions, firsts: Collection[str]) -> None:
        self._functions = functions
        self._firsts = firsts
        self._all = namings
        self._alike = functools.lru_cache(maxsize=4096)(self._likest)
        self._layers: dict[Entity, int] = {}
        self._by_key: dict[str, list[tuple[tuple[str, ...], Entity, frozenset[str]]]] | None = None
        self._by_office: dict[tuple[str, str], list[tuple[Tenancy, Entity]]] | None = None

    @functools.cached_property
    def _namings(self) -> list[tuple[str, Entity]]:
        """The names of people; somebody in a layer hides those of the same name in the layers under it."""
        people = [one for one in self._all if one.entity.kind == "person"]
        self._layers = {one.entity: one.row.layer for one in people if one.row.layer}
        highest: dict[str, int] = {}
        for person, layer in self._layers.items():
            highest[person.name] = max(layer, highest.get(person.name, 0))
        return [(one.form.text, one.entity) for one in people if one.row.layer >= highest.get(one.entity.name, 0)]

    def who(
        self, name: str, on: str | None = None, *, code: str | None = None, office: str | None = None
    ) -> list[Candidate]:
        """Return the people that `name` may mean, the likeliest first.

        `on` is the time (an ISO prefix), `code` the state or body they act for, and `office` the office they hold, as
        far as the text tells. Words may be spelt otherwise, stand in another order, be initials, or be left out; the
        surname may not.
        """
        best = self._alike(name)
        found = [self._judged(person, alike, on, code, office) for person, alike in best.items()]
        return sorted(found, key=lambda one: (-one.score, one.person.code, one.person.name))

    def _likest(self, name: str) -> Mapping[Entity, float]:
        """Return the people whose names are like `name`, and how much."""
        asked = words(name)
        best: dict[Entity, float] = {}
        for form, person in self._sharing(asked):
            first = person.code in self._firsts
            alike = likeness(asked, form, first=first)
            if len(asked) == 1 and not first and _given(asked[0], words(person.name)):
                alike *= 0.6
            if alike > best.get(person, 0.0):
                best[person] = alike
        return best

    def holder(self, office: str, code: str, on: str) -> Entity | None:
        """Return who held `office` for `code` at the time `on`: the surest; None where none or several did alike.

        Only offices that one person holds at a time are asked for: no state has one ambassador.
        """
        if not self._functions.unique(office):
            return None
        return self._surest([(one.held(on), person) for one, person in self._holders(office, code)])

    def head(self, code: str, names: Collection[str], office: str, on: str) -> Entity | None:
        """Return who held `office` of a body known by `names` (in lower case) at the time `on`; None where not one.

        The body's name stands before the office in the tables ("NATO Secretary-General"), save for the United Nations
        and the European Union themselves.
        """
        found = []
        for name, own in self._offices():
            body = name.removesuffix(office).rstrip().lower() if own == code and name.endswith(office) else None
            if body is None:
                continue
            own_name = office.lower().startswith(tuple(names)) or any(one.endswith(office.lower()) for one in names)
            if body in names or (not body and (_WHOLE & set(names) or own_name)):
                found += [(one.held(on), person) for one, person in self._offices()[name, own]]
        return self._surest(found)

    def _surest(self, found: Iterable[tuple[int, Entity]]) -> Entity | None:
        """Return the one who held an office the most surely, in the highest layer that knows; None where not one."""
        ranked = [((self._layers.get(person, 0), held), person) for held, person in found if held]
        best = max((rank for rank, _ in ranked), default=None)
        people = {person for rank, person in ranked if rank == best}
        return people.pop() if len(people) == 1 else None

    def holders(self, office: str, code: str) -> list[tuple[Tenancy, Entity]]:
        """Return all who held `office` for `code`, the latest first."""
        return sorted(self._holders(office, code), key=lambda one: one[0].since, reverse=True)

    def kin(self, name: str) -> dict[str, float]:
        """Return for each state how much of the people known by a word of `name` are its own, from 0 to 1.

        Words that few are known by count less; of several words the one that tells most counts.
        """
        found: dict[str, float] = {}
        for word in words(name):
            if word in _PARTICLES or len(word) < 3:
                continue
            exact = Counter(person.code for form, person, _ in self._keyed().get(key(word), ()) if word in form)
            total = exact.total()
            for code, count in exact.items():
                found[code] = max(found.get(code, 0.0), count / (total + _DOUBT))
        return found

    def _holders(self, office: str, code: str) -> Iterator[tuple[Tenancy, Entity]]:
        held = self._offices()
        for name in self._functions.offices(office, code):
            yield from held.get((name, code), ())

    def _offices(self) -> dict[tuple[str, str], list[tuple[Tenancy, Entity]]]:
        """Return who held each office of each state or body."""
        if self._by_office is None:
            self._by_office = {}
            for person in dict.fromkeys(person for _, person in self._namings):
                for one in person.tenancies:
                    self._by_office.setdefault((bare(one.office), one.code), []).append((one, person))
        return self._by_office

    def _sharing(self, asked: Sequence[str]) -> Iterator[tuple[tuple[str, ...], Entity]]:
        """Yield the forms of names that share the key of the rarest word asked, or of others where it is an initial."""
        by_key = self._keyed()
        full = [word for word in asked if len(word.rstrip(".")) > 1 and word not in _PARTICLES]
        lists = sorted((by_key.get(key(word), []) for word in full), key=len)
        keys = {key(word) for word in full}
        for place, some in enumerate([one for one in lists if one][:2]):
            if place == 0 or len(some) <= _MANY:
                # of a name of several words one alone is too little, unless the others are initials
                yield from (
                    (form, person)
                    for form, person, own in some
                    if len(keys & own) > 1 or len(keys) == 1 or len(own) < len(form)
                )

    def _keyed(self) -> dict[str, list[tuple[tuple[str, ...], Entity, frozenset[str]]]]:
        """Return the forms of names by the spelling key of each of their words."""
        if self._by_key is None:
            self._by_key = {}
            for text, person in self._namings:
                form = words(text)
                own = frozenset(key(word) for word in form if len(word.rstrip(".")) > 1 and word not in _PARTICLES)
                for one in own:
                    self._by_key.setdefault(one, []).append((form, person, own))
        return self._by_key

    def _judged(self, person: Entity, alike: float, on: str | None, code: str | None, office: str | None) -> Candidate:
        why, score = [], alike
        held = [one for one in person.tenancies if on is None or one.held(on)]
        if code is not None:
            fits = code in {person.code, *(one.code for one in held)}
            score += _WEIGHTS["state"] if fits else -_WEIGHTS["state"]
            why.append(f"of {code}" if fits else f"not of {code}")
        if office is not None:
            names = self._functions.offices(bare(office), code or person.code)
            fits = any(_is(bare(one.office), bare(name)) for one in held for name in names)
            score += _WEIGHTS["office"] if fits else -_WEIGHTS["office"]
            why.append(f"held the office of {office}" if fits else f"not known as {office}")
        if on is not None and person.tenancies:
            score += _WEIGHTS["time"] if held else -_WEIGHTS["time"]
            why.append(f"in office at {on}: {held[0].office}" if held else f"in no office at {on}")
        highest = 1 + (code is not None) * _WEIGHTS["state"] + (office is not None) * _WEIGHTS["office"]
        highest += _WEIGHTS["time"] if on is not None else 0
        return Candidate(person, round(max(0.0, min(1.0, score / highest)), 3), round(alike, 3), tuple(why))


def _given(word: str, name: Sequence[str]) -> bool:
    """Tell whether `word` is the given name alone."""
    return key(name[0]) == key(word) != key(name[-1])


def _is(held: str, asked: str) -> bool:
    """Tell whether the office `held` is the one `asked`, if that of a part or body: "Kurdistan Region President"."""
    return held == asked or (held.endswith(f" {asked}") and not held.startswith(_LESSER))


def bare(office: str) -> str:
    """Return the name of an office without what says that it was held for a while only."""
    return office.removeprefix("Acting ").removeprefix("Interim ").removeprefix("Caretaker ")


def likeness(asked: Sequence[str], known: Sequence[str], *, first: bool = False) -> float:
    """Return from 0 to 1 how well the words of a name asked for fit those of a name known; 0 without the surname.

    The surname is the last word of the known name, unless it is a father's name ("bin Mohammed"); with `first` people
    go by the first word as well. Each word asked must find a word of its own; words known that are not asked cost
    little, words asked that are not known much.
    """
    asked = [word for word in asked if word not in _PARTICLES]
    places = [place for place, word in enumerate(known) if word not in _PARTICLES]
    if not asked or not places:
        return 0.0
    last = places[-1]
    surname, father = {last}, last > 0 and known[last - 1] in _SON_OF
    if father or first:
        surname = {places[0]} if father else {last, places[0]}
    left, met, total = list(places), set(), 0.0
    for word in sorted(asked, key=len, reverse=True):
        score, minus = max(((_alike(word, known[place]), -place) for place in left), default=(0.0, 0))
        if score < ALIKE:
            continue
        left.remove(-minus)
        total += score
        if len(word.rstrip(".")) > 1:
            met.add(-minus)
    if not met & surname and len(met) < 2:
        return 0.0
    attached = last > 0 and known[last - 1] in _PARTICLES - _SON_OF and known[last - 1] not in ("al", "el", "ul")
    return total / (len(asked) + 0.04 * len(left) + 0.08 * attached)


def _alike(word: str, other: str) -> float:
    bare_word, known = word.rstrip("."), other.rstrip(".")
    if bare_word == known:
        return 1.0
    if len(bare_word) == 1 or len(known) == 1:
        return 0.9 if bare_word[:1] == known[:1] else 0.0
    score = float(JaroWinkler.similarity(bare_word, known))
    if key(bare_word) == key(known):
        return max(score, 0.88) if score >= 0.75 else 0.0
    return score - 0.06 if min(len(bare_word), len(known)) > 4 else 0.0


def certain(found: Collection[Candidate], at_least: float = 0.8, apart: float = 0.08) -> Candidate | None:
    """Return the first candidate if it is good enough and well before the next one, else None."""
    ranked = list(found)
    if not ranked or ranked[0].score < at_least:
        return None
    return ranked[0] if len(ranked) == 1 or ranked[0].score - ranked[1].score >= apart else None
