"""Finds names in a text: the longest name at each place, whole words only, in the case it may have."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from dragoman.world.loader import Reading, Tables
from dragoman.world.names import Entity, Form, Mention, agrees, fold, form_of, upper

_LOOSE = re.compile("[\u0300-\u036f\u00ad\u200b-\u200f\ufeff]|[ \t\u00a0]+(?=\r?\n)|(?<=[ \t\u00a0\n])[ \t\u00a0]+")
"""What may stand inside a name without changing it: combining accents, invisible signs, spaces beyond the first."""

_BEFORE = re.compile(r"([^\W\d_][\w'’.-]*) $")
_AFTER = re.compile(r" ([A-Z][\w'’.-]*)")
_LOWER = re.compile("[a-z]")
_PROSE = re.compile(r"\b[a-z]{5,}")
_SENTENCE_END = ".!?:;\"”“'’)(\n•|-–—"

Meanings = list[tuple[Form, Entity | None, int]]


class Finder:
    """The automaton over all names. `leads` tells whether a word may stand before a surname or after a given name,
    `office` which office and sector a phrase tells."""

    def __init__(
        self,
        world: Tables,
        leads: Callable[[str], bool],
        office: Callable[[str], tuple[str | None, str | None]],
    ) -> None:
        from ahocorasick_rs import AhoCorasick, Implementation, MatchKind

        patterns: dict[str, Meanings] = {}
        # a user's layer goes before what lies under it
        ordered = world.namings
        if world.layers > 1:
            ordered = tuple(sorted(ordered, key=lambda naming: -naming.row.layer))
        for form, entity, row in ordered:
            key = form.folded.upper() if form.folded.isascii() else upper(form.folded)
            if key in patterns:
                patterns[key].append((form, entity, row.layer))
            else:
                patterns[key] = [(form, entity, row.layer)]
        for words in world.guards.blocks:
            form = form_of(words)
            patterns.setdefault(upper(form.folded), []).insert(0, (form, None, 0))
        self._meanings = list(patterns.values())
        self._states = world.states
        self._ambiguous = world.ambiguous
        self._guards = world.guards
        self._leads = leads
        self._office = office
        self._automaton: Any = AhoCorasick(
            list(patterns), matchkind=MatchKind.Standard, implementation=Implementation.ContiguousNFA
        )

    def find(self, text: str, on: str | None = None) -> list[Mention]:
        """Return the names in `text`, written at the time `on`, from first to last; none overlaps another."""
        if _LOOSE.search(text) is None:
            return self._find(text, on)
        kept = _kept(text)
        squeezed = "".join(text[index] for index in kept)
        kept.append(len(text))
        mentions = []
        for found in self._find(squeezed, on):
            start, end = kept[found.start], kept[found.end - 1] + 1
            while end < len(text) and "\u0300" <= text[end] <= "\u036f":
                end += 1
            mentions.append(Mention(start, end, text[start:end], found.entity))
        return mentions

    def _find(self, text: str, on: str | None) -> list[Mention]:
        folded = fold(text)
        hits = []
        for pattern, start, end in self._automaton.find_matches_as_indexes(upper(folded), overlapping=True):
            if (start and _inside(folded[start - 1])) or (
                end < len(folded) and folded[end - 1].isalnum() and _inside(folded[end])
            ):
                continue
            if start and (folded[start - 1] == "@" or folded[max(0, start - 3) : start].lower() == "al-"):
                continue
            hits.append((start, -end, pattern))
        hits.sort()
        mentions: list[Mention] = []
        meant: dict[str, Entity | None] = {}
        namesakes: dict[str, list[Entity]] = {}
        reached = 0
        for start, minus_end, pattern in hits:
            if start < reached:
                continue
            end = -minus_end
            words = text[start:end]
            options = self._options(pattern, words, folded[start:end], on)
            if not options:
                continue
            if words not in meant:
                meant[words] = options[0] if len(options) == 1 else self._choose(options, folded[start:end], folded)
                people = [one for one in options if one is not None and one.kind == "person"]
                if len(people) > 1 and len(people) == len(options):
                    namesakes[words] = people
            entity = meant[words]
            if entity is None:
                reached = end
                continue
            if folded[end - 1] == "-":
                end -= 1
            if self._guarded(entity, text, start, end):
                continue
            mentions.append(Mention(start, end, text[start:end], entity))
            reached = end
        return _told_apart(mentions, namesakes, on, self._office) if namesakes else mentions

    def _options(self, pattern: int, words: str, folded: str, on: str | None) -> list[Entity | None]:
        """Return what `words` may mean at the time `on`, in the highest layer that knows them."""
        fits = [(entity, layer) for form, entity, layer in self._meanings[pattern] if agrees(form, words, folded)]
        fits = [one for one in fits if one[0] is None or one[0].kind != "actor" or one[0].valid(on)]
        if len(fits) > 1:
            fits = [one for one in fits if one[0] is None or one[0].valid(on)] or fits
            fits = [one for one in fits if one[1] == fits[0][1]]
            if on is not None:  # Moscow in 1990 is the Soviet Union's
                fits.sort(key=lambda one: one[0] is None or one[0].until is None)
        return [self._surviving(entity, on) for entity, _ in fits]

    def _surviving(self, entity: Entity | None, on: str | None) -> Entity | None:
        """Return `entity`, with the code of the state that speaks for it where its own has ended, of a person with the
        code of whom they held office for then."""
        if entity is not None and entity.kind == "person" and on is not None:
            held = entity.tenancy(on)
            return entity if held is None or held.code == entity.code else replace(entity, code=held.code)
        if entity is None or entity.until is None or entity.kind == "actor" or entity.valid(on):
            return entity
        after = self._states[entity.code].of
        return entity if after is None else replace(entity, code=after)

    def _choose(self, options: list[Entity | None], name: str, folded: str) -> Entity | None:
        """Return the option that most cues in the text speak for, or the first where none does."""
        readings = self._readings(name)
        if options[0] is None or not readings:
            return options[0]
        scores = [(sum(_stands(cue, folded) for cue in reading.cues), -place) for place, reading in enumerate(readings)]
        code = readings[-max(scores)[1]].code
        return next((entity for entity in options if entity is not None and entity.code == code), options[0])

    def _readings(self, name: str) -> tuple[Reading, ...]:
        return self._ambiguous.get(name) or self._ambiguous.get(name.title(), ())

    def _guarded(self, entity: Entity, text: str, start: int, end: int) -> bool:
        """Tell whether the words around forbid what would else be a name."""
        word = text[start:end]
        if word in self._guards.shy:
            return not _LOWER.search(_line(text, start, end))
        alias = entity.kind == "person" and " " not in word and word != entity.name
        if (alias or word in self._guards.given) and self._surname_follows(text, start, end):
            return True
        return (alias or word in self._guards.surname) and self._given_name_precedes(text, start, end)

    def _surname_follows(self, text: str, start: int, end: int) -> bool:
        """Tell whether the next word, in prose, looks like the surname of somebody else."""
        after = _AFTER.match(text, end)
        if after is None or self._leads(after[1]):
            return False
        return _PROSE.search(_line(text, start, end)) is not None

    def _given_name_precedes(self, text: str, start: int, end: int) -> bool:
        """Tell whether the word before, in prose and not at the head of a sentence, looks like a given name."""
        before = _BEFORE.search(text, max(0, start - 40), start)
        if before is None or not before[1][0].isupper() or before[1].isupper() or self._leads(before[1]):
            return False
        ahead = text[max(0, before.start() - 8) : before.start()].rstrip(" ")
        if not ahead or ahead[-1] in _SENTENCE_END:
            return False
        return _PROSE.search(_line(text, start, end)) is not None


def _told_apart(
    mentions: list[Mention],
    namesakes: Mapping[str, list[Entity]],
    on: str | None,
    office: Callable[[str], tuple[str | None, str | None]],
) -> list[Mention]:
    """Return the mentions with each name that several people share given to the likeliest of them."""
    named = Counter(one.entity.code for one in mentions if one.text not in namesakes)
    chosen = {}
    for words, people in namesakes.items():
        title = office(words)[0]
        chosen[words] = max(people, key=lambda one: likeliness(one, on, named, title))
    return [replace(one, entity=chosen[one.text]) if one.text in chosen else one for one in mentions]


def likeliness(
    person: Entity, on: str | None, named: Mapping[str, int], title: str | None = None
) -> tuple[float, int, str]:
    """Return how likely a name that several people share means `person`; the greater the likelier.

    It counts whether the person held office at the time `on`, by how many years they did not, whether that office is
    the `title` in the name ("King Abdullah"), and whether the text names the state; then the higher office counts.
    """
    score = 2.0 if named.get(person.code) else 0.0
    if title is not None:
        score += any(one.office == title and (on is None or one.held(on)) for one in person.tenancies)
    if on is None or not person.tenancies:
        return score, 0, max((one.until or "9999" for one in person.tenancies), default="")
    score += max(one.held(on) for one in person.tenancies)
    year = int(on[:4])
    away = min(max(int(one.since[:4]) - year, year - int((one.until or on)[:4]), 0) for one in person.tenancies)
    highest = min((one.rank for one in person.tenancies if one.held(on)), default=0)
    return score - min(away, 50) / 25, -highest, max(one.since for one in person.tenancies)


def _kept(text: str) -> list[int]:
    """Return the offsets of the characters of `text` that are not loose."""
    kept: list[int] = []
    reached = 0
    for loose in _LOOSE.finditer(text):
        kept.extend(range(reached, loose.start()))
        reached = loose.end()
    kept.extend(range(reached, len(text)))
    return kept


def _inside(char: str) -> bool:
    return char.isalnum() or char == "_"


def _stands(cue: str, folded: str) -> bool:
    """Tell whether `cue` stands in `folded` as whole words."""
    start = folded.find(cue)
    while start >= 0:
        end = start + len(cue)
        if not (start and _inside(folded[start - 1])) and not (end < len(folded) and _inside(folded[end])):
            return True
        start = folded.find(cue, end)
    return False


def _line(text: str, start: int, end: int) -> str:
    """Return the line around, or as much of it as tells how it is set."""
    first, last = max(0, start - 200), min(len(text), end + 200)
    stop = text.find("\n", end, last)
    return text[max(first, text.rfind("\n", first, start) + 1) : stop if stop >= 0 else last]
