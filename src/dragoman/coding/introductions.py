"""How a report introduces people: with office and state, in words beside the name.

Declared order: a title before the name ("Azerbaijan's Foreign Minister Jeyhun Bayramov"), an apposition after it
("Jalil Abbas Jilani, Foreign Minister of Pakistan") or before a comma, what the syntax puts beside it; then the world's
tables, where name, office and time are surely somebody's.
"""

from __future__ import annotations

import bisect
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import pairwise

from dragoman.coding.owners import owners, tells_elsewhere, within
from dragoman.coding.people import Person, name_parts
from dragoman.coding.scene import head_of, leftmost, rightmost
from dragoman.coding.words import words
from dragoman.reading.decode import Name
from dragoman.reading.reader import Clause
from dragoman.world import Mention, World
from dragoman.world.directory import certain
from dragoman.world.identify import hat

_HYPHENS = ("-", "‑")
_SURE = 0.87  # from here on a name and what goes with it are taken to mean somebody whom the world knows
_BEFORE = 9  # words before a name that may hold its title
_AFTER = 16  # words after a comma that may hold an apposition


def whole_names(
    text: str, clauses: Sequence[Clause], mentions: Sequence[Mention], world: World, on: str | None
) -> list[Mention]:
    """Return the mentions without those of people that are but part of another's name: "Park Jin" in Park Jin-seo."""
    names = [
        (clause.spans[name.start][0], clause.spans[name.end - 1][1]) for clause in clauses for name in people_in(clause)
    ]
    kept = []
    for mention in mentions:
        low = bisect.bisect_right(names, (mention.start, len(text))) - 1
        start, end = names[low] if low >= 0 else (0, 0)
        longer = mention.entity.kind == "person" and start <= mention.start and mention.end <= end
        if longer and len(name_parts(text[start:end])) > len(name_parts(mention.text)):
            known = [one.person.name for one in world.who(text[start:end], on) if one.name >= _SURE]
            if mention.entity.name not in known:
                continue
        kept.append(mention)
    return kept


def people_in(clause: Clause) -> list[Name]:
    """Return the names of people in a sentence, each with the words after it that the syntax joins to it."""
    names = [name for name in clause.names if name.label == "PER"]
    taken = {i for name in clause.names for i in range(name.start, name.end)}
    whole = []
    for name in names:
        end = name.end
        while end < len(clause.words) and (more := _more_of(clause, name.start, end, taken)):
            end += more
        whole.append(name if end == name.end else replace(name, end=end))
    return whole


def _more_of(clause: Clause, start: int, end: int, taken: set[int]) -> int:
    """Return how many words from `end` on belong to the name that begins at `start`: "-Aas" of a surname."""
    following = clause.words[end : end + 2]
    spans = clause.spans[end - 1 : end + 2]
    if len(following) == 2 and following[0] in _HYPHENS and following[1][:1].isupper():
        return 2 if all(left[1] == right[0] for left, right in pairwise(spans)) else 0
    joined = clause.relations[end].split(":")[0] in ("flat", "compound") and start < clause.heads[end] <= end
    named = end not in taken and clause.upos[end] == "PROPN" and following[0][:1].isupper()
    return 1 if joined and named else 0


def same_offices(people: Iterable[Person]) -> list[Person]:
    """Return the people, each "counterpart" with the office of whoever was named last before."""
    last: Person | None = None
    found = []
    for person in people:
        if person.counterpart and person.office is None and last is not None:
            person = replace(person, office=last.office, sector=person.sector or last.sector)
        if person.office is not None:
            last = person
        found.append(person)
    return found


def recognised(person: Person, world: World, on: str | None) -> Person:
    """Return `person` as the world knows them, by name, office, state and time; as given where that is not sure."""
    full = len(name_parts(person.name)) > 1
    code = person.code if person.told else None
    best = certain(world.who(person.name, on, code=code, office=person.office), _SURE)
    if best is None and full and person.office is not None:  # an office that the tables do not know of them
        best = certain(world.who(person.name, on, code=code), _SURE)
    if best is None or best.name < _SURE:
        return person
    held = hat(best.person, on, person.office)
    if held is None or (not full and (person.office is None or held.office != person.office)):
        return person
    if person.told:
        return replace(person, known=best.person.name) if held.code == person.code else person
    return replace(
        person, code=held.code, told=True, sector=person.sector or best.person.sector,
        office=person.office or held.office, known=best.person.name,
    )  # fmt: skip


def introduced(text: str, clause: Clause, name: Name, mentions: Sequence[Mention], world: World) -> Person:
    """Return the person that `name` is, with the office and the state that the words beside it tell, if any."""
    start, end = clause.spans[name.start][0], clause.spans[name.end - 1][1]
    low = name.start
    others = {i for other in people_in(clause) if other != name for i in range(other.start, other.end)}
    while low > 0 and name.start - low < _BEFORE and low - 1 not in others:
        word, tag = clause.words[low - 1], clause.upos[low - 1]
        if word == "and" and low < name.start and _names_office(text, clause, low, name.start, world):
            low -= 1
            continue
        titled = word.lower() == "to" and low > 1 and clause.words[low - 2].lower() in world.offices.words
        if (word.lower() in words().stops and not titled) or tag in ("VERB", "AUX", "SCONJ", "PRON"):
            break  # "envoy to the Horn of Africa" is a title, "told Kenya to" is not
        low -= 1
    beside_it = (
        (low, name.start),
        _following(clause, name.end),
        _apposition(clause, name.end),
        _preceding(clause, low),
        _parsed(clause, name),
    )
    held: tuple[str | None, str | None] = (None, None)
    beside: tuple[int, int] | None = None
    for left, right in beside_it:
        if left >= right:
            continue
        a, b = clause.spans[left][0], clause.spans[right - 1][1]
        phrase = text[a:b]
        office, sector = world.office(phrase)
        held = (held[0] or office, held[1] or sector)
        owned = [one for one in owners(phrase, a, within(mentions, a, b)) if not tells_elsewhere(phrase, a, one)]
        if owned and (office or right == name.start or clause.words[left] == "of"):
            entity = owned[0].entity
            around = (min(a, start), max(b, end))
            same = held[0] is None and words().counterpart.search(phrase) is not None
            sector = entity.sector if entity.kind != "organisation" else entity.sector or held[1]
            return Person(
                text[start:end], entity.code, True, sector or held[1], held[0], start, phrase=around, counterpart=same
            )
        if office is not None and beside is None:
            beside = (min(a, start), max(b, end))
    return Person(text[start:end], None, False, held[1], held[0], start, phrase=beside)


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


def _parsed(clause: Clause, name: Name) -> tuple[int, int]:
    """Return the words that the syntax puts beside the name as another name of the same: what it is an apposition of,
    or what is one of it."""
    head = head_of(clause, name.start, name.end)
    relations = [relation.split(":")[0] for relation in clause.relations]
    if relations[head] == "appos" and clause.heads[head] > 0:
        noun = clause.heads[head] - 1
        return (leftmost(clause, noun), name.start) if noun < name.start else (0, 0)
    for i in range(name.end, len(clause.words)):
        if relations[i] == "appos" and clause.heads[i] - 1 == head:
            return max(leftmost(clause, i), name.end), rightmost(clause, i) + 1
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
