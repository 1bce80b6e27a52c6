"""From the words that name a party to who it is: its code, sector, name and office.

Words are tried in a declared order: names of the world inside them; people the report has introduced; pronouns and
"the two sides"; offices already held by somebody in the report; else the state the passage is about.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from dragoman.coding.cast import NOT_STATES, Appearance, Cast, holder, owners, within
from dragoman.coding.words import words
from dragoman.entries import Party
from dragoman.reading.reader import Clause
from dragoman.world import Mention, World

UNKNOWN = "UNK"
_DETERMINERS = re.compile(
    r"^(?:the|a|an|this|that|these|those|some|several|many|his|her|its|their|our)\s+", re.IGNORECASE
)
_CAPITAL = re.compile(r"[A-Z]")


@dataclass(frozen=True, slots=True)
class Place:
    """Where a party's words stand: the clause, the codes of the event's other side, and of who tells it."""

    clause: Clause
    number: int
    others: frozenset[str] = frozenset()
    speakers: tuple[str, ...] = ()


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
        seen: dict[str, Party] = {}
        for code, own_sector, name, own_office in found:
            seen.setdefault(code, Party(code, own_sector, name, own_office, phrase, start, end))
        return list(seen.values())

    def _named(self, phrase: str, start: int, end: int, office: str | None, sector: str | None) -> list[_Who]:
        """Names of the world inside the phrase."""
        inside = within(self.mentions, start, end)
        if not inside:
            return []
        owned = owners(phrase, start, inside)
        lists = words()
        person = self._introduced(phrase, start, office, sector, told_only=True)
        unnamed = len(owned) < 2 and all(m.entity.kind != "person" for m in owned)
        other = person and unnamed and person[0][0] not in {m.entity.code for m in owned}
        if other and not self._leads(phrase, owned, start):
            return person
        if owned and lists.elsewhere.search(phrase[: owned[0].start - start]) and not person:
            return []
        found: list[_Who] = []
        for mention in owned:
            entity = mention.entity
            own_sector = entity.sector or sector or ("GOV" if entity.code not in NOT_STATES else None)
            if sector is not None and entity.kind not in ("person", "organisation"):
                own_sector = sector
            name = person[0][2] if person else None
            if name is None and entity.kind in ("person", "organisation"):
                name = entity.name
            found.append(
                (entity.code, own_sector, name, office or (entity.office if entity.kind == "person" else None))
            )
        return found

    @staticmethod
    def _leads(phrase: str, owned: Sequence[Mention], start: int) -> bool:
        """Whether the phrase opens with its owner: "Pakistan's Foreign Minister Ishaq Dar"."""
        opening = _DETERMINERS.sub("", phrase)
        return bool(owned) and phrase.find(opening) + start == owned[0].start

    def _introduced(
        self, phrase: str, start: int, office: str | None, sector: str | None, *, told_only: bool = False
    ) -> list[_Who]:
        """A person whom the report introduces elsewhere, by surname; with `told_only`, together with the state."""
        if not _CAPITAL.search(phrase):
            return []
        tokens = re.findall(r"[^\W\d_][\w'’.-]*", phrase)
        for size in range(len(tokens), 0, -1):
            person = self.cast.person(" ".join(tokens[:size]), start) if _CAPITAL.match(tokens[size - 1]) else None
            if person is not None and person.code is not None and (person.told or not told_only):
                return [(person.code, person.sector or sector or "GOV", person.name, office or person.office)]
        return []

    def _pronoun(self, plain: str, start: int, place: Place) -> list[_Who]:
        """Pronouns, "the two sides", "his counterpart", "the bloc"."""
        lists = words()
        if plain in lists.person:
            return self._person_before(start, place)
        if plain in lists.speaker:
            return [(code, "GOV", None, None) for code in self._speaking(start, place)]
        opening = plain.partition("'s ")[0].partition("’s ")[0]
        if plain in lists.thing or opening in lists.body:
            for one in self.cast.before(start):
                if not one.is_person and one.code not in place.others and (one.is_body or opening in lists.thing):
                    return [(one.code, "GOV" if not one.is_body else None, None, None)]
            return []
        count = lists.pair.get(plain)
        if count is not None:
            codes = self._last(count, start, place)
            return [(code, "GOV", None, None) for code in codes]
        if plain in lists.group:
            codes = self._last_group(start, place)
            return [(code, None, None, None) for code in codes]
        if lists.counterpart.search(plain):
            codes = [code for code in self._last(2, start, place) if code not in place.others]
            return [(code, "GOV", None, None) for code in codes[:1]]
        if plain in lists.anyone or plain in lists.addressee:
            return [(UNKNOWN, None, None, None)]
        return []

    def _person_before(self, start: int, place: Place) -> list[_Who]:
        clause_start = place.clause.start
        here = [one for one in self.cast.before(start) if one.start >= clause_start and one.is_person]
        free = [one for one in here if one.code not in place.others] or here
        if free:
            return [_who(free[-1])]
        for clause in reversed(self.clauses[: place.number]):
            inside = [one for one in self.cast.appearances if clause.start <= one.start < clause.end]
            people = [one for one in inside if one.is_person]
            if people:
                return [_who(people[0])]
        rest = self.cast.before(start)
        return [_who(rest[0])] if rest else []

    def _speaking(self, start: int, place: Place) -> list[str]:
        """Who "I" and "we" are: whoever the event says tells it, else whose turn or whose text it is."""
        if place.speakers:
            return list(place.speakers)
        turn = self.cast.turn(start)
        if turn is not None:
            return [turn]
        if self.cast.voice is not None:
            return [self.cast.voice]
        people = [one for one in self.cast.before(start) if one.is_person]
        if people:
            return [people[0].code]
        return [self.cast.home or UNKNOWN]

    def _last(self, count: int, start: int, place: Place) -> list[str]:
        """The `count` codes last spoken of before `start`, weighed by how much the report is about them."""
        recent: list[str] = []
        for one in self.cast.before(start):
            if one.code not in recent:
                recent.append(one.code)
            if len(recent) >= count + 3:
                break
        later = [code for code, _ in self.cast.weights.most_common() if code not in recent]
        ranked = sorted(recent, key=lambda code: (code in NOT_STATES, -self.cast.weights[code])) + later
        return ranked[:count]

    def _last_group(self, start: int, place: Place) -> list[str]:
        """Who "they" are: the parties joined last, in this sentence or the one before."""
        for number in range(place.number, max(-1, place.number - 3), -1):
            clause = self.clauses[number]
            inside = [
                one for one in self.cast.appearances
                if clause.start <= one.start < min(clause.end, start) and one.code not in place.others
            ]  # fmt: skip
            codes = list(dict.fromkeys(one.code for one in inside))
            if codes:
                return codes[:2] if len(codes) == 2 else codes[:1]
        return [self.cast.home] if self.cast.home else []

    def _described(self, start: int, office: str | None, sector: str | None, place: Place) -> list[_Who]:
        """An office or a kind of people with no name: its holder in the report, else the state the passage is about."""
        code = holder(self.cast, office, start) if office else None
        if code is None:
            code = self.cast.passage(start, (place.clause.start, place.clause.end), place.others)
        return [(code or UNKNOWN, sector, None, office)]


_Who = tuple[str, str | None, str | None, str | None]


def _who(one: Appearance) -> _Who:
    return one.code, "GOV" if one.is_person else None, None, None
