"""From the words that name a party to who it is: its code, sector, name and office.

Words are tried in a declared order: names of the world inside them; people the report has introduced; pronouns and
"the two sides"; offices already held by somebody in the report; else the state the passage is about.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from dragoman.coding.cast import NOT_STATES, Appearance, Cast, owners, within
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
    """Where a party's words stand: the clause, and the codes already found for the other side of the event."""

    clause: Clause
    number: int
    others: frozenset[str] = frozenset()


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
            or self._described(plain, start, office, sector, place)
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
        person = self._introduced(phrase, start, office, sector)
        if person and all(m.entity.kind != "person" for m in owned) and len(owned) < 2:
            told = person[0][0]
            if told not in {m.entity.code for m in owned} and not _leads(phrase, owned, start):
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

    def _introduced(self, phrase: str, start: int, office: str | None, sector: str | None) -> list[_Who]:
        """A person whom the report introduces elsewhere, by surname."""
        if not _CAPITAL.search(phrase):
            return []
        tokens = re.findall(r"[^\W\d_][\w'’.-]*", phrase)
        for size in range(len(tokens), 0, -1):
            person = self.cast.person(" ".join(tokens[:size]), start) if _CAPITAL.match(tokens[size - 1]) else None
            if person is not None:
                code = person.code or self._by_office(person.office or office, start) or self.cast.home
                if code is not None:
                    return [(code, person.sector or sector or "GOV", person.name, office or person.office)]
        return []

    def _by_office(self, office: str | None, start: int) -> str | None:
        """The code of whoever holds `office` elsewhere in the report."""
        if office is None:
            return None
        holders = [p for people in self.cast.people.values() for p in people if p.office == office and p.code]
        before = [p for p in holders if p.start <= start] or holders
        return max(before, key=lambda p: p.start).code if before else None

    def _pronoun(self, plain: str, start: int, place: Place) -> list[_Who]:
        """Pronouns, "the two sides", "his counterpart", "the bloc"."""
        lists = words()
        if plain in lists.person:
            return self._person_before(start, place)
        if plain in lists.speaker:
            codes = [self.cast.voice] if self.cast.voice else self._speaking(start)
            return [(code, "GOV", None, None) for code in codes if code] or [(UNKNOWN, None, None, None)]
        if plain in lists.thing or plain in lists.body:
            for one in self.cast.before(start):
                if not one.is_person and one.code not in place.others and (one.is_body or plain in lists.thing):
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

    def _speaking(self, start: int) -> list[str]:
        people = [one for one in self.cast.before(start) if one.is_person]
        if people:
            return [people[0].code]
        return [self.cast.home] if self.cast.home else []

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

    def _described(self, plain: str, start: int, office: str | None, sector: str | None, place: Place) -> list[_Who]:
        """An office or a kind of people with no name: its holder in the report, else the state the passage is about."""
        holder = self._by_office(office, start) if plain.startswith(("the ", "his ", "her ")) or office else None
        code = holder or self._passage(start, place)
        if code is None:
            return [(UNKNOWN, sector, None, office)]
        return [(code, sector, None, office)]

    def _passage(self, start: int, place: Place) -> str | None:
        """The state that the passage is about: named in the sentence, else the report's own."""
        clause = place.clause
        scores: dict[str, float] = {}
        for one in self.cast.appearances:
            if one.code in NOT_STATES or one.code in place.others:
                continue
            if clause.start <= one.start < clause.end:
                scores[one.code] = scores.get(one.code, 0) + 3
        total = sum(self.cast.weights.values()) or 1
        for code, weight in self.cast.weights.items():
            if code not in NOT_STATES:
                scores[code] = scores.get(code, 0) + 8 * weight / total
        for code in place.others & scores.keys():
            scores[code] *= 0.9
        return max(scores.items(), key=lambda pair: (pair[1], pair[0]))[0] if scores else None


_Who = tuple[str, str | None, str | None, str | None]


def _who(one: Appearance) -> _Who:
    return one.code, "GOV" if one.is_person else None, None, None


def _leads(phrase: str, owned: Sequence[Mention], start: int) -> bool:
    """Whether the phrase opens with the owner: "Pakistan's Foreign Minister Ishaq Dar"."""
    opening = _DETERMINERS.sub("", phrase)
    return bool(owned) and phrase.find(opening) + start == owned[0].start
