"""From the words that name a party to who it is: its code, sector, name and office.

Words are tried in a declared order: names of the world inside them; people the report has introduced; pronouns and
"the two sides"; offices already held by somebody in the report; else the state the passage is about.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from dragoman.coding import passage
from dragoman.coding.cast import Appearance, Cast, around, doubt, holder, owners, within
from dragoman.coding.passage import NOT_STATES
from dragoman.coding.people import Person
from dragoman.coding.words import words
from dragoman.entries import Party, Span
from dragoman.reading.reader import Clause
from dragoman.world import Mention, World

UNKNOWN = "UNK"
_BACK = 12  # sentences back in which a pronoun may find its person
_MORE = 3  # parties beyond the number asked for among which "the two sides" are looked for
_CAPITAL = re.compile(r"[A-Z]")
_NAME_WORDS = re.compile(r"[^\W\d_][\w'’.-]*")


@dataclass(frozen=True, slots=True)
class Place:
    """Where a party's words stand: the clause, the codes of the event's other side, of who tells it,
    and of where it happened."""

    clause: Clause
    number: int
    others: frozenset[str] = frozenset()
    speakers: tuple[str, ...] = ()
    places: frozenset[str] = frozenset()


class Who(NamedTuple):
    """One answer to who is meant."""

    code: str
    sector: str | None = None
    name: str | None = None
    office: str | None = None


def _standing(one: Appearance) -> Who:
    return Who(one.code, "GOV" if one.is_person else None)


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
        plain = " ".join(phrase.lower().split())
        office, sector = self.world.office(phrase)
        found = (
            self._named(phrase, start, end, office, sector)
            or self._introduced(phrase, start, office, sector)
            or self._pronoun(plain, start, place)
            or self._described(start, office, sector, place)
        )
        seen: dict[str, Who] = {}
        for who in found:
            seen.setdefault(who.code, who)
        return [Party(*who, phrase, start, end) for who in seen.values()]

    def doubt(
        self, start: int, end: int, others: frozenset[str], places: frozenset[str]
    ) -> tuple[str, passage.Passage] | None:
        """Return the kind and passage by which alone text[start:end] can be settled, None where its words settle it.

        "person" is somebody of whom the report does not tell the state, seen at the introduction; "group" are words
        with no name, pronoun or office held. Learning the weights of passages asks this.
        """
        phrase = self.text[start:end]
        plain = " ".join(phrase.lower().split())
        office, sector = self.world.office(phrase)
        if self._named(phrase, start, end, office, sector):
            return None
        person = self._person(phrase, start)
        if person is not None:
            return None if person.told else ("person", doubt(self.cast, person, self.clauses))
        if self._pronoun(plain, start, Place(self.clauses[0], 0)) or (office and holder(self.cast, office, start)):
            return None
        return "group", around(start, self.clauses, others=others, places=places)

    def codes_at(self, spans: Iterable[Span]) -> frozenset[str]:
        """Return the codes of the world's names in `spans`: of the places where an event happened."""
        return frozenset(m.entity.code for span in spans for m in within(self.mentions, span.start, span.end))

    def _named(self, phrase: str, start: int, end: int, office: str | None, sector: str | None) -> list[Who]:
        """Names of the world inside the phrase."""
        inside = within(self.mentions, start, end)
        if not inside:
            return []
        owned = owners(phrase, start, inside)
        lists = words()
        person = self._introduced(phrase, start, office, sector, told_only=True)
        unnamed = len(owned) < 2 and all(m.entity.kind != "person" for m in owned)
        other = person and unnamed and person[0].code not in {m.entity.code for m in owned}
        if other and not self._leads(phrase, owned, start):
            return person
        if owned and lists.elsewhere.search(phrase[: owned[0].start - start]) and not person:
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
                own_sector = "GOV"
            name = person[0].name if person else (entity.name if is_own else None)
            own_office = office or self.cast.office(entity)
            found.append(Who(entity.code, own_sector, name, own_office))
        return found

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
        return [Who(person.code, person.sector or sector or "GOV", person.name, office or person.office)]

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

    def _pronoun(self, plain: str, start: int, place: Place) -> list[Who]:
        """Pronouns, "the two sides", "his counterpart", "the bloc"."""
        lists = words()
        if plain in lists.person:
            return self._person_before(start, place)
        if plain in lists.speaker:
            return [Who(code, "GOV") for code in self._speaking(start, place)]
        opening = plain.partition("'s ")[0].partition("’s ")[0]
        if plain in lists.thing or opening in lists.body:
            for one in self.cast.latest(start):
                if not one.is_person and one.code not in place.others and (one.is_body or opening in lists.thing):
                    return [Who(one.code, None if one.is_body else "GOV")]
            return []
        count = lists.pair.get(plain)
        if count is not None:
            return [Who(code, "GOV") for code in self._last(count, start)]
        if plain in lists.group:
            return [Who(code) for code in self._last_group(start, place)]
        if lists.counterpart.search(plain):
            codes = [code for code in self._last(2, start) if code not in place.others]
            return [Who(code, "GOV") for code in codes[:1]]
        if plain in lists.anyone or plain in lists.addressee:
            return [Who(UNKNOWN)]
        return []

    def _person_before(self, start: int, place: Place) -> list[Who]:
        """Who "he" is: the first person of the sentence before the word, else the first of the last that names one."""
        here = [one for one in self.cast.between(place.clause.start, start) if one.is_person]
        free = [one for one in here if one.code not in place.others] or here
        if free:
            return [_standing(free[0])]
        for clause in reversed(self.clauses[max(0, place.number - _BACK) : place.number]):
            people = [one for one in self.cast.between(clause.start, clause.end) if one.is_person]
            if people:
                return [_standing(people[0])]
        last = next(iter(self.cast.latest(start)), None)
        return [] if last is None else [_standing(last)]

    def _speaking(self, start: int, place: Place) -> list[str]:
        """Who "I" and "we" are: whoever the event says tells it, else whose turn or whose text it is."""
        if place.speakers:
            return list(place.speakers)
        turn = self.cast.turn(start)
        if turn is not None:
            return [turn]
        if self.cast.voice is not None:
            return [self.cast.voice]
        person = next((one for one in self.cast.latest(start) if one.is_person), None)
        return [person.code if person else self.cast.home or UNKNOWN]

    def _last(self, count: int, start: int) -> list[str]:
        """The `count` codes last spoken of before `start`, weighed by how much the report is about them."""
        recent = list(dict.fromkeys(one.code for one in self.cast.latest(start)))[: count + _MORE]
        later = [code for code, _ in self.cast.weights.most_common() if code not in recent]
        ranked = sorted(recent, key=lambda code: (code in NOT_STATES, -self.cast.weights[code])) + later
        return ranked[:count]

    def _last_group(self, start: int, place: Place) -> list[str]:
        """Who "they" are: the parties joined last, in this sentence or the one before."""
        for number in range(place.number, max(-1, place.number - 3), -1):
            clause = self.clauses[number]
            inside = self.cast.between(clause.start, min(clause.end, start))
            codes = list(dict.fromkeys(one.code for one in inside if one.code not in place.others))
            if codes:
                return codes[:2] if len(codes) == 2 else codes[:1]
        return [self.cast.home] if self.cast.home else []

    def _described(self, start: int, office: str | None, sector: str | None, place: Place) -> list[Who]:
        """An office or a kind of people with no name: its holder in the report, else the state the passage is about."""
        code = holder(self.cast, office, start) if office else None
        if code is None:
            where = around(start, self.clauses, others=place.others, places=place.places)
            code = passage.likeliest(self.cast, where, "group")
        return [Who(code or UNKNOWN, sector, None, office)]
