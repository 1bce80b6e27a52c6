"""What the syntax of a report tells about its parties: subjects, nouns that name them, parties that stand joined."""

from __future__ import annotations

import bisect
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from dragoman.coding.words import words
from dragoman.reading.reader import Clause

_NOUNS = ("NOUN", "PROPN")
_NAMING = ("amod", "nmod", "nmod:poss", "compound", "det", "flat", "obl")
_BETWEEN = 40  # characters that may stand between joined parties
_JOINING = re.compile(r"(?:,|\band\b|\bwith\b|&|/|-|–|\bas well as\b)")
_WHERE = frozenset(["in", "at", "from", "near", "across", "outside", "around", "inside", "throughout"])
_NUMBER = re.compile(r"\d[\d,.]*")


@dataclass(frozen=True, slots=True)
class Appearance:
    """A place of the text where a party with a known code stands."""

    start: int
    end: int
    code: str
    is_person: bool
    is_body: bool


def singular(noun: str) -> str:
    """Return an English noun in lower case without the ending of its plural, roughly; it serves to compare."""
    word = noun.lower()
    if word.endswith("men"):
        return f"{word[:-3]}man"
    if word.endswith("ies") and len(word) > 4:
        return f"{word[:-3]}y"
    return word[:-1] if word.endswith("s") and not word.endswith("ss") and len(word) > 3 else word


def head_of(clause: Clause, first: int, last: int) -> int:
    """Return which of the words [first, last) is the head of them: the first whose own head lies outside."""
    for i in range(first, last):
        if not first < clause.heads[i] <= last:
            return i
    return last - 1


def span_of(clause: Clause, start: int, end: int) -> tuple[int, int]:
    """Return the words of `clause` [first, last) that lie in the characters [start, end)."""
    first = bisect.bisect_left(clause.spans, (start, -1))
    last = first
    while last < len(clause.spans) and clause.spans[last][1] <= end:
        last += 1
    return first, last


def telling(clause: Clause, start: int, end: int) -> tuple[str, ...]:
    """Return the words in the characters [start, end) that tell the sort of party: its head, and how it opens."""
    first, last = span_of(clause, start, end)
    if first >= last:
        return ()
    head = head_of(clause, first, last)
    opening = "#" if _NUMBER.fullmatch(clause.words[first]) else clause.words[first].lower()
    return (singular(clause.words[head]), f"^{opening}") if head != first else (singular(clause.words[head]), "^")


class Scene:
    """The parties of a report by the syntax of its sentences; `appearances` are in text order."""

    def __init__(self, text: str, clauses: Sequence[Clause], appearances: Sequence[Appearance]) -> None:
        self._clauses = clauses
        self._where: list[list[str]] = []
        self._attackers: list[list[str]] = []
        self._subjects: list[list[tuple[int, str]]] = []
        self._nouns: dict[str, list[tuple[int, str]]] = {}
        self._joined: list[list[tuple[int, frozenset[str]]]] = []
        starts = [one.start for one in appearances]
        for clause in clauses:
            low, high = bisect.bisect_left(starts, clause.start), bisect.bisect_left(starts, clause.end)
            here = appearances[low:high]
            self._subjects.append(list(_subjects(clause, here)))
            self._where.append([one.code for one in here if not one.is_person and _told_where(clause, one)])
            self._attackers.append(list(_attackers(clause, here)))
            self._joined.append(list(_joined(text, here)))
            for noun, at, code in _nouns(clause, here):
                self._nouns.setdefault(noun, []).append((at, code))
        self._people = [(one.start, one.code) for one in appearances if one.is_person]

    def subject(self, number: int, before: int | None = None) -> list[str]:
        """Return the codes of the subjects of sentence `number`, of those that begin before the character `before`."""
        return [code for at, code in self._subjects[number] if before is None or at < before]

    def where(self, number: int) -> list[str]:
        """Return the codes of what sentence `number` tells as a place: in, at, from or near it."""
        return self._where[number]

    def attackers(self, number: int) -> list[str]:
        """Return the codes of those who attack in sentence `number`, as the reader sees it."""
        return self._attackers[number]

    def together(self, number: int) -> bool:
        """Tell whether sentence `number` has a word that tells of several acting together."""
        return any(word.lower() in words().together for word in self._clauses[number].words)

    def noun(self, told: Iterable[str], before: int) -> list[str]:
        """Return the code of the last earlier phrase whose noun is the first of `told`: Kenya, by "Kenya's army"."""
        noun = next(iter(told), None)
        said = [code for at, code in self._nouns.get(noun, ()) if at < before] if noun else []
        return said[-1:]

    def joined(self, codes: frozenset[str], number: int, before: int) -> bool:
        """Tell whether the parties stand joined before a character, in sentence `number` or the one before."""
        return any(
            codes <= group for i in (number, number - 1) if i >= 0 for at, group in self._joined[i] if at < before
        )

    def last_person(self, before: int) -> str | None:
        """Return the code of the last person before a character."""
        low = bisect.bisect_left(self._people, (before, ""))
        return self._people[low - 1][1] if low else None

    def first_person(self, clause: Clause) -> list[str]:
        """Return the code of the first person in a sentence, if any."""
        low = bisect.bisect_left(self._people, (clause.start, ""))
        return [self._people[low][1]] if low < len(self._people) and self._people[low][0] < clause.end else []


def _told_where(clause: Clause, one: Appearance) -> bool:
    first, _ = span_of(clause, one.start, one.end)
    while first > 0 and clause.words[first - 1].lower() in ("the", "eastern", "western", "northern", "southern"):
        first -= 1
    return first > 0 and clause.words[first - 1].lower() in _WHERE


def _attackers(clause: Clause, here: Sequence[Appearance]) -> Iterable[str]:
    for trigger in clause.triggers:
        for role in trigger.roles if trigger.type == "ASSAULT" else ():
            start, end = clause.spans[role.start][0], clause.spans[role.end - 1][1]
            yield from (one.code for one in here if role.name == "actor" and start <= one.start and one.end <= end)


def _subjects(clause: Clause, here: Sequence[Appearance]) -> Iterable[tuple[int, str]]:
    for i, relation in enumerate(clause.relations):
        if not relation.startswith("nsubj"):
            continue
        first = leftmost(clause, i)
        start, end = clause.spans[first][0], clause.spans[i][1]
        inside = [one for one in here if one.start < end and one.end > start]
        if inside:
            one = next((one for one in inside if one.is_person), inside[0])
            yield one.start, one.code


def leftmost(clause: Clause, i: int) -> int:
    """Return the first word of those before `i`, without a gap, that hang on it."""
    low = i
    while low > 0:
        at = low - 1
        up = at
        for _ in range(4):
            if up == i or clause.heads[up] == 0:
                break
            up = clause.heads[up] - 1
        if up != i:
            break
        low = at
    return low


def rightmost(clause: Clause, i: int) -> int:
    """Return the last word of those after `i`, without a gap, that hang on it."""
    high = i
    while high + 1 < len(clause.words):
        up = high + 1
        for _ in range(6):
            if up <= i or clause.heads[up] == 0:
                break
            up = clause.heads[up] - 1
        if up != i:
            break
        high += 1
    return high


def _nouns(clause: Clause, here: Sequence[Appearance]) -> Iterable[tuple[str, int, str]]:
    """Yield the noun that each named party goes with: (singular noun, character, code)."""
    for one in here:
        first, last = span_of(clause, one.start, one.end)
        if first >= last:
            continue
        i = head_of(clause, first, last)
        head = clause.heads[i] - 1
        if head >= 0 and clause.upos[head] in _NOUNS and clause.relations[i].split(":")[0] in _NAMING:
            yield singular(clause.words[head]), one.start, one.code


def _joined(text: str, here: Sequence[Appearance]) -> Iterable[tuple[int, frozenset[str]]]:
    """Yield sets of parties that stand joined: "A and B", "A, B and C", "A with B"; each with where it ends."""
    group: list[Appearance] = []
    for one in here:
        between = text[group[-1].end : one.start] if group else ""
        if group and len(between) <= _BETWEEN and _JOINING.search(between) and "." not in between:
            group.append(one)
            yield one.start, frozenset(member.code for member in group)
            yield one.start, frozenset([group[-2].code, one.code])
        elif group and one.start < group[-1].end:
            continue
        else:
            group = [one]
