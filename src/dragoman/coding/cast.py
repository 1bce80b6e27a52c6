"""The cast of a report: the people it introduces with office and state, and the states and bodies it names.

People stand in it as the report introduces them, else as the world's tables know them, else with the likeliest state.
"""

from __future__ import annotations

import bisect
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from dragoman.coding import referents
from dragoman.coding.introductions import introduced, people_in, recognised, same_offices
from dragoman.coding.owners import is_venue
from dragoman.coding.people import People, Person, name_parts
from dragoman.coding.referents import NOT_STATES, Query
from dragoman.coding.scene import Appearance, Scene
from dragoman.coding.words import words
from dragoman.entries import Report
from dragoman.reading.reader import Clause
from dragoman.world import Entity, Mention, World

_OUTLET = 5  # what the state in an outlet's name counts, beside one for each mention
_PARTS = re.compile(r"[\W_]+")  # between the parts of a name such as "the_daily_of_lima"
_GUESSES = 20  # guesses of one name in a report
_ALIKE = 0.8  # from here on a name may mean somebody whom the world knows
_BIG = "A-ZÀ-ÖØ-ÞĀĂĄĆČĎĐĒĖĘĚĞĢĪĮİĶĻĽŁŃŅŇŌŐŒŔŘŚŞŠŤŪŮŰŲŹŻŽ.'’-"
_TURN = re.compile(rf"(?:^|(?<=\s))(?P<label>(?![.'’-])[{_BIG}]{{2,}}(?: [{_BIG}]+){{0,5}}):\s")


@dataclass(slots=True)
class Cast:
    """Who is in a report.

    `home` is the state it names most, `outlet` the one in its outlet's name, `voice` the government whose text it is.
    """

    people: People = field(default_factory=People)
    appearances: list[Appearance] = field(default_factory=list)  # in text order
    starts: list[int] = field(default_factory=list)
    places: list[list[int]] = field(default_factory=list)  # of each party, which appearances are its
    weights: Counter[str] = field(default_factory=Counter)
    named: list[tuple[int, Person]] = field(default_factory=list)  # where people are named, in text order
    turns: list[tuple[int, str | None]] = field(default_factory=list)  # where a transcript's speaker begins, and who
    home: str | None = None
    outlet: str | None = None
    lead: frozenset[str] = frozenset()  # what the title and the first sentences name
    voice: str | None = None
    titled: frozenset[str] = frozenset()  # whom the title names
    dateline: str | None = None  # the state that the report was written in
    signers: frozenset[str] = frozenset()  # who issue the text jointly
    on: str | None = None  # when the report was published
    world: World | None = None
    clauses: Sequence[Clause] = ()
    scene: Scene = field(default_factory=lambda: Scene("", (), ()))

    def person(self, text: str, at: int) -> Person | None:
        """Return whom the name `text`, standing at `at`, means: the fullest match, else the last one introduced."""
        return self.people.find(text, at)

    def office(self, entity: Entity) -> str | None:
        """Return the office that somebody known to the world held when the report was published."""
        held = entity.tenancy(self.on)
        return held.office if held is not None else None

    def kin(self, name: str) -> dict[str, float]:
        """Return for each state how much of the people known by such a name are its own."""
        return self.world.kin(name) if self.world is not None else {}

    def known(self, name: str, office: str | None) -> dict[str, float]:
        """Return for each state or body how alike `name` is to that of somebody who held an office of it then."""
        found: dict[str, float] = {}
        if self.world is None or self.on is None:
            return found
        for candidate in self.world.who(name, self.on, office=office):
            held = candidate.person.tenancy(self.on)
            if held is not None and candidate.name >= _ALIKE:
                found[held.code] = max(found.get(held.code, 0.0), candidate.score)
        return found

    def towns(self, name: str) -> list[str]:
        """Return the states that have a place of this name: those that the report names, or the only one."""
        found = {place.code for place in self.world.places(name)} if self.world is not None else set()
        named = sorted(code for code in found if code in self.weights)
        return named or (sorted(found) if len(found) == 1 else [])

    def last_person(self, at: int, code: str) -> Person | None:
        """Return the last person of `code` before a character, None where the report names none."""
        low = bisect.bisect_left(self.named, at, key=lambda one: one[0])
        return next((person for _, person in reversed(self.named[:low]) if person.code == code), None)

    def clause_at(self, at: int) -> int:
        """Return the number of the sentence at a character, the last that begins before it."""
        return max(0, bisect.bisect_right(self.clauses, at, key=lambda clause: clause.start) - 1)

    def turn(self, at: int) -> str | None:
        """Return the code of whoever speaks at `at` in a transcript, None where it is none or nobody known."""
        low = bisect.bisect_right(self.turns, at, key=lambda turn: turn[0])
        return self.turns[low - 1][1] if low else None

    def last_state(self, at: int) -> str | None:
        """Return the state named last before `at`."""
        return next((one.code for one in self.latest(at) if one.code not in NOT_STATES), None)

    def latest(self, at: int) -> list[Appearance]:
        """Return the last appearance before `at` of each party, as a person and as itself, the nearest first."""
        end = bisect.bisect_left(self.starts, at)
        found = [places[low - 1] for places in self.places if (low := bisect.bisect_left(places, end))]
        return [self.appearances[i] for i in sorted(found, reverse=True)]

    def between(self, start: int, end: int) -> list[Appearance]:
        """Return the appearances that begin in [start, end), in text order."""
        return self.appearances[bisect.bisect_left(self.starts, start) : bisect.bisect_left(self.starts, end)]


def build(report: Report, clauses: Sequence[Clause], mentions: Sequence[Mention], world: World) -> Cast:
    """Return the cast of a report that has been read and whose world mentions have been found."""
    text = report.text
    cast = Cast(on=report.published, world=world, clauses=clauses)
    found = [
        Appearance(one.start, one.end, one.entity.code, one.entity.kind == "person", one.entity.code in NOT_STATES)
        for one in mentions
        if not is_venue(text, one)
    ]
    _weigh(cast, found, report, clauses, world)
    _order(cast, found, text)
    people = _people(text, clauses, mentions, world, cast)
    cast.people = People(people)
    cast.people = People(_all_guessed(cast, people))
    for clause in clauses:
        for name in people_in(clause):
            start, end = clause.spans[name.start][0], clause.spans[name.end - 1][1]
            person = cast.person(text[start:end], start)
            if person is not None and person.code is not None:
                found.append(Appearance(start, end, person.code, True, person.code in NOT_STATES))
                cast.named.append((start, person))
    _order(cast, found, text)
    cast.turns = list(_turns(text, cast, world))
    return cast


def _people(
    text: str, clauses: Sequence[Clause], mentions: Sequence[Mention], world: World, cast: Cast
) -> list[Person]:
    """Return the people whom the report introduces, then those known to the world whom it does not."""
    people = [
        recognised(person, world, cast.on)
        for clause in clauses
        for name in people_in(clause)
        if name_parts((person := introduced(text, clause, name, mentions, world)).name)
    ]
    people = same_offices(people)
    told = {name_parts(person.name)[-1] for person in people if person.told}
    for mention in mentions:
        entity = mention.entity
        if entity.kind == "person" and (surname := name_parts(entity.name)[-1]) not in told:
            people.append(
                Person(entity.name, entity.code, True, entity.sector, cast.office(entity), mention.start, entity.name)
            )
            told.add(surname)
    return people


def _order(cast: Cast, found: Sequence[Appearance], text: str) -> None:
    cast.appearances = sorted(found, key=lambda one: (one.start, -one.end))
    cast.starts = [one.start for one in cast.appearances]
    places: dict[tuple[str, bool], list[int]] = {}
    for i, one in enumerate(cast.appearances):
        places.setdefault((one.code, one.is_person), []).append(i)
    cast.places = list(places.values())
    cast.scene = Scene(text, cast.clauses, cast.appearances)


def _all_guessed(cast: Cast, people: Iterable[Person]) -> Iterator[Person]:
    """Yield the people, those without a state with the likeliest one; how often one is guessed anew is bounded."""
    guesses: dict[str, list[str | None]] = {}
    for person in people:
        if person.told:
            yield person
            continue
        other = cast.people.find(person.name, person.start)
        if other is not None and other.told:
            yield replace(person, code=other.code, known=other.known)
            continue
        made = guesses.setdefault(person.name, [])
        if len(made) < _GUESSES:
            made.append(_guessed(cast, person))
        yield replace(person, code=made[-1])


def _guessed(cast: Cast, person: Person) -> str | None:
    """Return the likeliest state of somebody of whom the report does not tell it.

    In a government's own text it is that government for the offices which such texts name bare ("Secretary Hale").
    """
    if cast.voice is not None and person.office is not None and words().own_offices.search(person.office):
        return cast.voice
    choice = referents.choose(cast, doubt(cast, person))
    return choice.codes[0] if choice is not None else None


def doubt(cast: Cast, person: Person) -> Query:
    """Return the question whose somebody is, at the introduction; others hold the same office elsewhere."""
    taken: frozenset[str] = frozenset()
    if person.office is not None:
        taken = cast.people.codes(person.office) | ({cast.voice} if cast.voice is not None else set())
    number = cast.clause_at(person.start)
    office = () if person.office is None else (person.office.lower(),)
    return Query("person", person.start, number, office, person.name, person.office, taken)


def _turns(text: str, cast: Cast, world: World) -> Iterator[tuple[int, str | None]]:
    """Yield where each speaker of a transcript begins ("FOREIGN MINISTER HALE: ...") with the speaker's code."""
    for match in _TURN.finditer(text):
        label = match["label"]
        office = world.office(label)[0]
        named = [one.entity for one in world.find(label, cast.on)]
        named = [one for one in named if one.kind not in ("city", "region", "capital")]
        known = [one for one in named if one.kind == "person"]
        person = cast.person(label, match.start())
        own = cast.voice is not None and office is not None and words().own_offices.search(office) is not None
        if known:
            yield match.start(), known[0].code
        elif own:
            yield match.start(), cast.voice
        elif person is not None and person.told:
            yield match.start(), person.code
        elif named:
            yield match.start(), named[0].code
        elif office is None and " " not in label:
            yield match.start(), None  # "QUESTION:"
        elif cast.voice is None or office is None or words().own_offices.search(office):
            yield match.start(), cast.voice
        else:
            yield match.start(), _other(cast)


def _other(cast: Cast) -> str | None:
    """Return the state beside its own that a government's text is most about: whose minister speaks in it."""
    others = [code for code, _ in cast.weights.most_common() if code not in NOT_STATES and code != cast.voice]
    return others[0] if others else cast.voice


def _weigh(cast: Cast, found: Sequence[Appearance], report: Report, clauses: Sequence[Clause], world: World) -> None:
    lead = clauses[min(1, len(clauses) - 1)].end if clauses else 0
    for one in found:
        cast.weights[one.code] += 3 if one.start < lead else 1
    for text, weight in ((report.title, 3), (report.place, 2)):
        for mention in world.find(text, cast.on) if text else []:
            cast.weights[mention.entity.code] += weight
    if report.place:
        cast.dateline = next(iter(cast.towns(report.place)), None)
        cast.dateline = next((mention.entity.code for mention in world.find(report.place, cast.on)), cast.dateline)
    _publisher(cast, report, world)
    cast.signers = _signers(cast, report, found, clauses)
    first = [one.code for one in found if one.start < lead]
    titled = [mention.entity.code for mention in world.find(report.title, cast.on)] if report.title else []
    cast.titled = frozenset(titled)
    cast.lead = frozenset([*first, *titled])
    states = [(weight, code) for code, weight in cast.weights.items() if code not in NOT_STATES]
    cast.home = max(states, key=lambda pair: (pair[0], pair[1]))[1] if states else None


def _publisher(cast: Cast, report: Report, world: World) -> None:
    """Note the state of the outlet, by the table of outlets or its own name, and whether a government speaks."""
    known = world.outlet(report.outlet, report.url)
    code, is_government = (known.code, known.kind == "government") if known is not None else (None, False)
    if known is None and report.outlet:
        name = report.outlet if report.outlet != report.outlet.lower() else _PARTS.sub(" ", report.outlet).title()
        code = next((mention.entity.code for mention in world.find(name, cast.on)), None)
        is_government = world.office(report.outlet)[1] == "GOV"
    if code is not None:
        cast.weights[code] += _OUTLET
        cast.outlet = code
        cast.voice = code if is_government else None


def _signers(cast: Cast, report: Report, found: Sequence[Appearance], clauses: Sequence[Clause]) -> frozenset[str]:
    """Return who issue the text jointly, as its title says: those that its first sentence lists, else the title."""
    if cast.world is None or not report.title or not words().joint.search(report.title):
        return frozenset()
    titled = {mention.entity.code for mention in cast.world.find(report.title, cast.on)}
    own = {cast.voice} if cast.voice is not None else set()
    first = {one.code for one in found if clauses and one.start < clauses[0].end and not one.is_body}
    both = (first if len(first) > 2 else titled) | own
    return frozenset(both - {"IGO", "UNK"}) if len(both) > 1 else frozenset()
