"""The cast of a report: the people it introduces with office and state, and the states and bodies it names.

Declared order of introduction: a title before the name ("Azerbaijan's Foreign Minister Jeyhun Bayramov"), an apposition
after it ("Jalil Abbas Jilani, Foreign Minister of Pakistan"), the world's own table of people.
"""

from __future__ import annotations

import bisect
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from dragoman.coding import passage
from dragoman.coding.passage import NOT_STATES, Passage
from dragoman.coding.people import People, Person, name_parts
from dragoman.coding.words import words
from dragoman.entries import Report
from dragoman.reading.decode import Name
from dragoman.reading.reader import Clause
from dragoman.world import Entity, Mention, World

_OUTLET = 5  # what the state in an outlet's name counts, beside one for each mention
_PARTS = re.compile(r"[\W_]+")  # between the parts of a name such as "the_daily_of_lima"
_BEFORE = 9  # words before a name that may hold its title
_AFTER = 16  # words after a comma that may hold an apposition
_ANOTHER = re.compile(r"(?:['’]s)?(?: [\w’'.-]+){0,4},? and (?:the )?")
_BIG = "A-ZÀ-ÖØ-ÞĀĂĄĆČĎĐĒĖĘĚĞĢĪĮİĶĻĽŁŃŅŇŌŐŒŔŘŚŞŠŤŪŮŰŲŹŻŽ.'’-"
_TURN = re.compile(rf"(?:^|(?<=\s))(?P<label>(?![.'’-])[{_BIG}]{{2,}}(?: [{_BIG}]+){{0,5}}):\s")


@dataclass(frozen=True, slots=True)
class Appearance:
    """A place of the text where a party with a known code stands."""

    start: int
    end: int
    code: str
    is_person: bool
    is_body: bool


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
    turns: list[tuple[int, str | None]] = field(default_factory=list)  # where a transcript's speaker begins, and who
    home: str | None = None
    outlet: str | None = None
    lead: frozenset[str] = frozenset()  # what the title and the first sentences name
    voice: str | None = None
    year: int | None = None  # of publication

    def person(self, text: str, at: int) -> Person | None:
        """Return whom the name `text`, standing at `at`, means: the fullest match, else the last one introduced."""
        return self.people.find(text, at)

    def office(self, entity: Entity) -> str | None:
        """Return the office that somebody known to the world held in the report's year, the latest without a year."""
        return entity.office if self.year is None else entity.office_in(self.year)

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


def within(mentions: Sequence[Mention], start: int, end: int) -> list[Mention]:
    """Return the mentions that lie inside [start, end)."""
    low = bisect.bisect_left(mentions, start, key=lambda mention: mention.start)
    high = bisect.bisect_left(mentions, end, lo=low, key=lambda mention: mention.start)
    return [mention for mention in mentions[low:high] if mention.end <= end]


def owners(text: str, start: int, mentions: Sequence[Mention]) -> list[Mention]:
    """Return the mentions that own the phrase `text` at `start`: the first that is not merely attached or elsewhere,
    and those joined to it ("Pakistan and Azerbaijan"); the first that is not merely attached where none owns it."""
    lists = words()
    usable: list[Mention] = []
    for mention in mentions:
        after = text[mention.end - start :]
        if lists.attached.match(after):
            continue
        usable.append(mention)
    fits = [m for m in usable if not lists.elsewhere.search(text[: m.start - start])]
    if not fits:
        return usable[:1]
    chosen = [fits[0]]
    for mention in fits[1:]:
        between = text[chosen[-1].end - start : mention.start - start].strip().lower()
        if between in lists.joints:
            chosen.append(mention)
        elif not _lists_another(text, start, chosen[-1], mention):
            break
        else:
            chosen.append(mention)
    return chosen


def _lists_another(text: str, start: int, last: Mention, mention: Mention) -> bool:
    """Whether `mention` opens another member of a list: "... of A and its ally, the B ...", "A's x and B's y"."""
    between = text[last.end - start : mention.start - start]
    return mention.entity.kind != "person" and _ANOTHER.fullmatch(between) is not None


def build(report: Report, clauses: Sequence[Clause], mentions: Sequence[Mention], world: World) -> Cast:
    """Return the cast of a report that has been read and whose world mentions have been found."""
    published = (report.published or "")[:4]
    cast = Cast(year=int(published) if published.isdecimal() else None)
    text = report.text
    found = [
        Appearance(one.start, one.end, one.entity.code, one.entity.kind == "person", one.entity.code in NOT_STATES)
        for one in mentions
    ]
    _weigh(cast, found, report, clauses, world)
    _order(cast, found)
    people = _people(text, clauses, mentions, world, cast)
    cast.people = People(people)
    cast.people = People(p if p.told else replace(p, code=_guessed(cast, p, clauses)) for p in people)
    for clause in clauses:
        for name in clause.names:
            if name.label == "PER":
                start, end = clause.spans[name.start][0], clause.spans[name.end - 1][1]
                person = cast.person(text[start:end], start)
                if person is not None and person.code is not None:
                    found.append(Appearance(start, end, person.code, True, False))
    _order(cast, found)
    cast.turns = list(_turns(text, cast, world))
    return cast


def _people(
    text: str, clauses: Sequence[Clause], mentions: Sequence[Mention], world: World, cast: Cast
) -> list[Person]:
    """Return the people whom the report introduces, then those known to the world whom it does not."""
    people = [
        person
        for clause in clauses
        for name in clause.names
        if name.label == "PER" and name_parts((person := _introduced(text, clause, name, mentions, world)).name)
    ]
    told = {name_parts(person.name)[-1] for person in people if person.told}
    for mention in mentions:
        entity = mention.entity
        if entity.kind == "person" and (surname := name_parts(entity.name)[-1]) not in told:
            people.append(Person(entity.name, entity.code, True, entity.sector, cast.office(entity), mention.start))
            told.add(surname)
    return people


def _order(cast: Cast, found: Sequence[Appearance]) -> None:
    cast.appearances = sorted(found, key=lambda one: (one.start, -one.end))
    cast.starts = [one.start for one in cast.appearances]
    places: dict[tuple[str, bool], list[int]] = {}
    for i, one in enumerate(cast.appearances):
        places.setdefault((one.code, one.is_person), []).append(i)
    cast.places = list(places.values())


def _guessed(cast: Cast, person: Person, clauses: Sequence[Clause]) -> str | None:
    """Return the likeliest state of somebody of whom the report does not tell it.

    In a government's own text it is that government for the offices which such texts name bare ("Secretary Hale"). The
    state of somebody else who holds the same office is passed over.
    """
    if cast.voice is not None and person.office is not None and words().own_offices.search(person.office):
        return cast.voice
    return passage.likeliest(cast, doubt(cast, person, clauses), "person")


def doubt(cast: Cast, person: Person, clauses: Sequence[Clause]) -> Passage:
    """Return the passage in which the state of `person` is to be guessed; others hold the same office elsewhere."""
    taken: frozenset[str] = frozenset()
    if person.office is not None:
        taken = cast.people.codes(person.office) | ({cast.voice} if cast.voice is not None else set())
    return around(person.start, clauses, others=taken)


def around(
    at: int, clauses: Sequence[Clause], *, others: frozenset[str] = frozenset(), places: frozenset[str] = frozenset()
) -> Passage:
    """Return the passage of the words at `at`: their sentence and the one before."""
    number = max(0, bisect.bisect_right(clauses, at, key=lambda clause: clause.start) - 1)
    clause = clauses[number]
    return Passage(at, clause.start, clause.end, clauses[max(0, number - 1)].start, others, places)


def holder(cast: Cast, office: str, at: int) -> str | None:
    """Return the state of whoever holds a bare office ("the foreign minister") in the report: the last named before."""
    if cast.voice is not None and words().own_offices.search(office):
        return cast.voice
    person = cast.people.holder(office, at)
    return person.code if person is not None else None


def _turns(text: str, cast: Cast, world: World) -> Iterator[tuple[int, str | None]]:
    """Yield where each speaker of a transcript begins ("FOREIGN MINISTER HALE: ...") with the speaker's code."""
    for match in _TURN.finditer(text):
        label = match["label"]
        office = world.office(label)[0]
        person = cast.person(label, match.start())
        if person is not None and person.told:
            yield match.start(), person.code
            continue
        named = [mention for mention in world.find(label) if mention.entity.kind not in ("city", "region")]
        if named:
            yield match.start(), named[0].entity.code
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


def _introduced(text: str, clause: Clause, name: Name, mentions: Sequence[Mention], world: World) -> Person:
    start, end = clause.spans[name.start][0], clause.spans[name.end - 1][1]
    low = name.start
    while low > 0 and name.start - low < _BEFORE:
        word, tag = clause.words[low - 1], clause.upos[low - 1]
        if word == "and" and low < name.start and _names_office(text, clause, low, name.start, world):
            low -= 1
            continue
        if word.lower() in words().stops or tag in ("VERB", "AUX", "SCONJ", "PRON"):
            break
        low -= 1
    around = ((low, name.start), _following(clause, name.end), _apposition(clause, name.end), _preceding(clause, low))
    held: tuple[str | None, str | None] = (None, None)
    for left, right in around:
        if left >= right:
            continue
        a, b = clause.spans[left][0], clause.spans[right - 1][1]
        phrase = text[a:b]
        office, sector = world.office(phrase)
        held = (held[0] or office, held[1] or sector)
        owned = owners(phrase, a, within(mentions, a, b))
        if owned and (office or right == name.start or clause.words[left] == "of"):
            entity = owned[0].entity
            return Person(text[start:end], entity.code, True, entity.sector or held[1], held[0], start)
    return Person(text[start:end], None, False, held[1], held[0], start)


def _names_office(text: str, clause: Clause, low: int, high: int, world: World) -> bool:
    return world.office(text[clause.spans[low][0] : clause.spans[high - 1][1]])[0] is not None


def _preceding(clause: Clause, at: int) -> tuple[int, int]:
    """Return the words before the comma that stands before `at`: "Kenya's army chief, Gen. X"."""
    if at < 2 or clause.words[at - 1] != ",":
        return 0, 0
    low = at - 1
    while low > 0 and at - low < _BEFORE:
        if clause.words[low - 1].lower() in words().stops or clause.upos[low - 1] in ("VERB", "AUX", "SCONJ"):
            break
        low -= 1
    return low, at - 1


def _following(clause: Clause, at: int) -> tuple[int, int]:
    """Return the words that follow the name as "of Israel"."""
    if at + 1 < len(clause.words) and clause.words[at] == "of":
        high = at + 1
        while high < len(clause.words) and high - at < 5 and clause.upos[high] in ("PROPN", "DET"):
            high += 1
        return at, high
    return 0, 0


def _apposition(clause: Clause, at: int) -> tuple[int, int]:
    """Return the words after the comma at `at`, up to the next stop."""
    if at >= len(clause.words) or clause.words[at] not in (",", "("):
        return 0, 0
    high = at + 1
    while high < len(clause.words) and high - at < _AFTER:
        if clause.words[high] in (",", ";", ")", ".", "—") or clause.upos[high] in ("VERB", "AUX"):
            break
        high += 1
    return at + 1, high


def _weigh(cast: Cast, found: Sequence[Appearance], report: Report, clauses: Sequence[Clause], world: World) -> None:
    lead = clauses[min(1, len(clauses) - 1)].end if clauses else 0
    for one in found:
        cast.weights[one.code] += 3 if one.start < lead else 1
    for text, weight in ((report.title, 3), (report.place, 2)):
        for mention in world.find(text) if text else []:
            cast.weights[mention.entity.code] += weight
    if report.outlet:
        name = report.outlet if report.outlet != report.outlet.lower() else _PARTS.sub(" ", report.outlet).title()
        outlet = [mention.entity.code for mention in world.find(name)]
        sector = world.office(report.outlet)[1]
        if outlet:
            cast.weights[outlet[0]] += _OUTLET
            cast.outlet = outlet[0]
            if sector == "GOV":
                cast.voice = outlet[0]
    first = [one.code for one in found if one.start < lead]
    titled = [mention.entity.code for mention in world.find(report.title)] if report.title else []
    cast.lead = frozenset([*first, *titled])
    states = [(weight, code) for code, weight in cast.weights.items() if code not in NOT_STATES]
    cast.home = max(states, key=lambda pair: (pair[0], pair[1]))[1] if states else None
