"""Finds names in a text: the longest name at each place, whole words only, in the case it may have."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from dragoman.world.loader import Naming, Reading, Tables
from dragoman.world.names import Entity, Form, Mention, agrees, fold, form_of, upper

_LOOSE = re.compile("[\u0300-\u036f\u00ad\u200b-\u200f\ufeff]|[ \t\u00a0]+(?=\r?\n)|(?<=[ \t\u00a0\n])[ \t\u00a0]+")
"""What may stand inside a name without changing it: combining accents, invisible signs, spaces beyond the first."""

_BEFORE = re.compile(r"([^\W\d_][\w'’.-]*) $")
_AFTER = re.compile(r" ([A-Z][\w'’.-]*)")
_LOWER = re.compile("[a-z]")
_PROSE = re.compile(r"\b[a-z]{5,}")
_SENTENCE_END = ".!?:;\"”“'’)(\n•|-–—"

Namings = list[tuple[Form, Entity | None]]


class Finder:
    """The automaton over all names. `leads` tells whether a word may stand before a surname or after a given name."""

    def __init__(self, world: Tables, leads: Callable[[str], bool]) -> None:
        from ahocorasick_rs import AhoCorasick, Implementation, MatchKind

        patterns: dict[str, Namings] = {}
        for naming in world.namings:
            self._add(patterns, naming)
        for words in world.guards.blocks:
            form = form_of(words)
            patterns.setdefault(upper(form.folded), []).insert(0, (form, None))
        self._namings = list(patterns.values())
        self._ambiguous = world.ambiguous
        self._guards = world.guards
        self._leads = leads
        self._automaton: Any = AhoCorasick(
            list(patterns), matchkind=MatchKind.Standard, implementation=Implementation.ContiguousNFA
        )

    @staticmethod
    def _add(patterns: dict[str, Namings], naming: Naming) -> None:
        patterns.setdefault(upper(naming.form.folded), []).append((naming.form, naming.entity))

    def find(self, text: str) -> list[Mention]:
        """Return the names in `text` from first to last; none overlaps another."""
        if _LOOSE.search(text) is None:
            return self._find(text)
        kept = _kept(text)
        squeezed = "".join(text[index] for index in kept)
        kept.append(len(text))
        mentions = []
        for found in self._find(squeezed):
            start, end = kept[found.start], kept[found.end - 1] + 1
            while end < len(text) and "\u0300" <= text[end] <= "\u036f":
                end += 1
            mentions.append(Mention(start, end, text[start:end], found.entity))
        return mentions

    def _find(self, text: str) -> list[Mention]:
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
        reached = 0
        for start, minus_end, pattern in hits:
            if start < reached:
                continue
            end = -minus_end
            words = text[start:end]
            options = self._options(pattern, words, folded[start:end])
            if not options:
                continue
            if words not in meant:
                meant[words] = options[0] if len(options) == 1 else self._choose(options, folded[start:end], folded)
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
        return mentions

    def _options(self, pattern: int, words: str, folded: str) -> list[Entity | None]:
        return [entity for form, entity in self._namings[pattern] if agrees(form, words, folded)]

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
