"""From the words that name a party to who it is: its code, sector, name and office.

Words are tried in a declared order: names of the world inside them; people the report has introduced; pronouns and
"the two sides"; offices already held by somebody in the report; else the state the passage is about.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from dragoman.coding import referents
from dragoman.coding.cast import Cast, doubt
from dragoman.coding.owners import is_venue, owners, tells_elsewhere, within
from dragoman.coding.people import Person
from dragoman.coding.referents import NOT_STATES, Query
from dragoman.coding.scene import telling
from dragoman.coding.words import words
from dragoman.entries import Party, Span
from dragoman.reading.reader import Clause
from dragoman.world import Mention, World

UNKNOWN = "UNK"
_GOVERNMENTS = ("i", "he", "it", "they", "we", "pair", "counterpart")  # a government, where no sector is told
_CAPITAL = re.compile(r"[A-Z]")
_NAME_WORDS = re.compile(r"[^\W\d_][\w'’.-]*")


@dataclass(frozen=True, slots=True)
class Place:
    """Where a party's words stand: the clause, the codes of the event's other side, of who tells it, and of where it
    happened; and the event's type."""

    clause: Clause
    number: int
    others: frozenset[str] = frozenset()
    speakers: tuple[str, ...] = ()
    places: frozenset[str] = frozenset()
    type: str | None = None


class Who(NamedTuple):
    """One answer to who is meant."""

    code: str
    sector: str | None = None
    name: str | None = None
    office: str | None = None
    known: str | None = None  # how the name is known: given, report or inferred


@dataclass(slots=True)
class Resolver:
    """Resolves the parties of one report."""

    text: str
    cast: Cast
    mentions: Sequence[Mention]
    world: World
    clauses: Sequence[Clause]

    def parties(self, start: int, end: int, place: Place) -> list[Party]:
        """Return the parties that text[start:end] means: at least one, UNK where nobody can be told."""
        phrase = self.text[start:end]
        office, sector = self.world.office(phrase)
        found = (
            self._named(phrase, start, end, office, sector)
            or self._introduced(phrase, start, office, sector)
            or self._referred(phrase, start, end, office, sector, place)
        )
        seen: dict[str, Who] = {}
        for who in found:
            seen.setdefault(who.code, who)
        return [
            Party(who.code, who.sector, who.name, who.office, phrase, start, end, who.known) for who in seen.values()
        ]

    def doubt(self, start: int, end: int, place: Place) -> Query | None:
        """Return the question by which alone text[start:end] can be settled, None where its words settle it.

        Of somebody of whom the report does not tell the state it is asked at the introduction. Learning asks this.
        """
        phrase = self.text[start:end]
        office, sector = self.world.office(phrase)
        if self._named(phrase, start, end, office, sector):
            return None
        person = self._person(phrase, start)
        if person is not None:
            return None if person.told else doubt(self.cast, person)
        return self._query(phrase, start, end, office, sector, place)

    def codes_at(self, spans: Iterable[Span]) -> frozenset[str]:
        """Return the codes of the world's names in `spans`: of the places where an event happened."""
        return frozenset(m.entity.code for span in spans for m in within(self.mentions, span.start, span.end))

    def _named(self, phrase: str, start: int, end: int, office: str | None, sector: str | None) -> list[Who]:
        """Names of the world inside the phrase."""
        inside = [mention for mention in within(self.mentions, start, end) if not is_venue(self.text, mention)]
        if not inside:
            return []
        owned = owners(phrase, start, inside)
        person = self._introduced(phrase, start, office, sector, told_only=True)
        unnamed = len(owned) < 2 and all(m.entity.kind != "person" for m in owned)
        other = person and unnamed and person[0].code not in {m.entity.code for m in owned}
        if other and not self._leads(phrase, owned, start):
            return person
        if owned and tells_elsewhere(phrase, start, owned[0]) and not person:
            return []
        # "Union" in "the European Union" tells no sector, "ministers" in "EU ministers" does
        bodies = [mention for mention in owned if mention.entity.kind == "organisation"]
        if bodies:
            rest = phrase[: bodies[0].start - start] + " " + phrase[bodies[-1].end - start :]
            office, sector = self.world.office(rest)
        found: list[Who] = []
        for mention in owned:
            entity = mention.entity
            is_own = entity.kind in ("person", "organisation")
            own_sector = (entity.sector or sector) if is_own else (sector or entity.sector)
            if own_sector is None and entity.code not in NOT_STATES:
                own_sector = "CVL" if self._are_people(mention, phrase, start) else "GOV"
            name = person[0].name if person else (entity.name if is_own else None)
            own_office = office or (person[0].office if person else self.cast.office(entity))
            who = Who(entity.code, own_sector, name, own_office, "given" if name else None)
            if entity.kind == "organisation" and len(owned) == 1 and not person:
                who = self._headed(who, mention, phrase)
            found.append(who if name or len(owned) > 1 else self._held(who, start))
        return found

    def _headed(self, who: Who, body: Mention, phrase: str) -> Who:
        """Return an organisation with the name of whoever held the office that the phrase tells: "the NATO chief"."""
        office = self.world.office(phrase)[0]
        head = self.world.head(body, office, self.cast.on) if office and self.cast.on else None
        return who if head is None else who._replace(name=head.name, office=office, known="inferred")

    def _held(self, who: Who, at: int) -> Who:
        """Return an office that stands without a name with its holder's: in the report, else in the world then."""
        if who.office is None or who.name is not None or who.code == UNKNOWN:
            return who
        person = self.cast.people.holder(who.office, at, who.code)
        if person is not None:
            return who._replace(name=person.known or person.name, known="report")
        holder = self.world.holder(who.office, who.code, self.cast.on) if self.cast.on is not None else None
        return who if holder is None else who._replace(name=holder.name, known="inferred")

    @staticmethod
    def _are_people(mention: Mention, phrase: str, start: int) -> bool:
        """Whether the phrase ends with a people, not its government: "two Peruvians", but not "the Russians"."""
        plural = mention.entity.kind == "demonym" and mention.text.endswith("s")
        return plural and mention.end - start == len(phrase) and not phrase.lower().startswith("the ")

    @staticmethod
    def _leads(phrase: str, owned: Sequence[Mention], start: int) -> bool:
        """Whether the phrase opens with its owner: "Pakistan's Foreign Minister Ishaq Dar"."""
        opening = words().determiners.sub("", phrase)
        return bool(owned) and phrase.find(opening) + start == owned[0].start

    def _introduced(
        self, phrase: str, start: int, office: str | None, sector: str | None, *, told_only: bool = False
    ) -> list[Who]:
        """A person whom the report introduces elsewhere, by surname; with `told_only`, together with the state."""
        person = self._person(phrase, start, told_only=told_only)
        if person is None or person.code is None:
            return []
        full = max((one.name for one in self.cast.people.same(person)), key=len)
        own = office or person.office
        return [Who(person.code, self._sector_of(person) or sector, person.known or full, own, "given")]

    def _sector_of(self, person: Person) -> str | None:
        """The sector of somebody named: as the report tells anywhere; a civilian who is told to be nothing."""
        told = person.sector or next((one.sector for one in self.cast.people.same(person) if one.sector), None)
        if told is None and person.code not in NOT_STATES:
            return "GOV" if person.known else "CVL"
        return told

    def _person(self, phrase: str, start: int, *, told_only: bool = False) -> Person | None:
        """The person whose name the phrase ends with, or with less at its end."""
        if not _CAPITAL.search(phrase):
            return None
        tokens = _NAME_WORDS.findall(phrase)
        for size in range(len(tokens), 0, -1):
            if _CAPITAL.match(tokens[size - 1]):
                person = self.cast.person(" ".join(tokens[:size]), start)
                if person is not None and person.code is not None and (person.told or not told_only):
                    return person
        return None

    def _query(
        self, phrase: str, start: int, end: int, office: str | None, sector: str | None, place: Place
    ) -> Query | None:
        """Return what to ask about words that name nobody, None where they mean nobody in particular."""
        lists, plain = words(), " ".join(phrase.lower().split())
        clause = self.clauses[place.number]
        told = telling(clause, start, end)
        if sector is not None and told:
            told = (*told, f"%{sector}")
        name: str | None = None
        if plain in lists.anyone or plain in lists.addressee:
            return None
        if plain in lists.first:
            kind = "i"
        elif plain in lists.person:
            kind = "he"
        elif plain in lists.speaker:
            kind = "we"
        elif plain in lists.thing or plain in lists.body:
            kind = "it"
        elif plain in lists.pair:
            kind = "pair"
        elif plain in lists.group:
            kind = "they"
        elif lists.counterpart.search(plain):
            kind = "counterpart"
        elif (named := self._name(clause, start, end)) is not None:
            kind, name = "name", named
        elif lists.both.search(plain):
            kind = "pair"
        else:
            kind = "office" if office else "group"
        query = Query(
            kind, start, place.number, told, name, office, place.others, place.places, frozenset(place.speakers),
            type=place.type,
        )  # fmt: skip
        return replace(query, owners=self._owners(plain, query))

    def _owners(self, plain: str, query: Query) -> frozenset[str]:
        """Return whom the possessive means that opens the words: "its divers", "their command"."""
        opening = plain.split(" ")[0] if " " in plain else ""
        kind = words().possessive.get(opening)
        choice = referents.choose(self.cast, replace(query, kind=kind, words=(opening,), name=None)) if kind else None
        return frozenset(choice.codes) if choice is not None else frozenset()

    def _name(self, clause: Clause, start: int, end: int) -> str | None:
        """Return the words in the phrase that the reader takes for a name, none of them known; None without."""
        for name in clause.names:
            a, b = clause.spans[name.start][0], clause.spans[name.end - 1][1]
            if start <= a and b <= end:
                return self.text[a:b]
        return None

    def _referred(
        self, phrase: str, start: int, end: int, office: str | None, sector: str | None, place: Place
    ) -> list[Who]:
        """Whom words mean that name nobody: pronouns, "the two sides", bare offices, groups."""
        query = self._query(phrase, start, end, office, sector, place)
        choice = referents.choose(self.cast, query) if query is not None and self.clauses else None
        if choice is None:
            return [Who(UNKNOWN, sector, None, office)]
        if sector is None and query is not None and not NOT_STATES & set(choice.codes):
            is_place = query.kind == "name" and not self.world.kin(query.name or "")
            sector = "GOV" if query.kind in _GOVERNMENTS or is_place else "CVL"
        found = [Who(code, sector, None, office) for code in choice.codes]
        if len(found) == 1 and query is not None and query.kind in ("he", "i"):
            person = self.cast.last_person(start, found[0].code)
            if person is not None:
                name = person.known or max((one.name for one in self.cast.people.same(person)), key=len)
                return [Who(found[0].code, self._sector_of(person), name, person.office, "report")]
        return [self._held(who, start) for who in found] if len(found) == 1 else found
