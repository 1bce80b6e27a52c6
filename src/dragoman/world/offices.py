"""Offices and institutions in a party phrase: in "Pakistan's Prime Minister" there is a Prime Minister."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass

from dragoman.world.names import fold
from dragoman.world.tables import Row

KINDS = ("portfolio", "prefix", "title", "body")
_WORD = re.compile(r"\w+(?:[-'.]\w+)*'?")
_PREPOSITIONS = frozenset("of for in from at against near to with who on by that after outside under".split())
_TITLES = ("{0} minister", "minister of {0}", "minister for {0}", "{0} secretary", "secretary of {0}")
_MANY_HOLD = ("Deputy ", "Vice ", "Assistant ", "State ", "Cabinet ", "Chief ", "First ")
_ANYWHERE = ("Official", "Spokesperson", "Leader", "Member")  # offices that any institution has
_BODIES = ("{0} ministry", "ministry of {0}", "ministry for {0}", "{0} department", "department of {0}")


@dataclass(frozen=True, slots=True)
class Office:
    """A title a person holds (`name`), or an institution or group (`name` is None); with its sector."""

    name: str | None
    sector: str | None


class Offices:
    """The terms of the table of offices, to be looked up in phrases; a user's layer may give a term another meaning."""

    def __init__(self, rows: Iterable[Row], sectors: Collection[str]) -> None:
        self._terms: dict[str, Office] = {}
        self._prefixes: dict[str, str] = {}
        portfolios: list[tuple[str, str, str | None]] = []
        layers: dict[str, int] = {}
        for row in rows:
            name, kind = row.text("name"), row.choice("kind", KINDS)
            sector = None if row.maybe("sector") is None else row.choice("sector", sectors)
            for written in (name, *row.values("aliases")):
                term = fold(written).lower()
                if kind == "prefix":
                    self._prefixes[term] = name
                elif kind == "portfolio":
                    portfolios.append((term, name, sector))
                elif layers.get(term) == row.layer:
                    raise row.fault(f"{written!r} stands twice; a term has one line")
                else:
                    layers[term] = row.layer
                    self._terms[term] = Office(name if kind == "title" else None, sector)
        for term, name, sector in portfolios:
            self._expand(term, name, sector)
        self.words = frozenset(word for term in self._terms for word in term.split())
        self._longest = max(len(term.split()) for term in self._terms)

    def __len__(self) -> int:
        return len(self._terms)

    def _expand(self, term: str, name: str, sector: str | None) -> None:
        for shape in _TITLES:
            last = "Secretary" if "secretary" in shape else "Minister"
            self._terms.setdefault(shape.format(term), Office(f"{name} {last}", sector))
        for shape in _BODIES:
            self._terms.setdefault(shape.format(term), Office(None, sector))

    def find(self, phrase: str) -> tuple[str | None, str | None]:
        """Return the office and the sector of `phrase`, either None where it has none.

        The head of the phrase counts first: words before the first preposition and not in the possessive; then titles
        before institutions; then the longest term.
        """
        words = _WORD.findall(fold(phrase).lower())
        texts = [word.removesuffix("'").removesuffix("'s") for word in words]
        head = next((place for place, text in enumerate(texts) if place and text in _PREPOSITIONS), len(texts))
        body: str | None = None
        best: tuple[bool, bool, bool, int, int] | None = None
        found: tuple[str | None, str | None] = (None, None)
        for start, end, office in self._spans(texts):
            name = office.name
            if name is not None and (prefix := self._prefix(texts, start)):
                name = f"{prefix} {name}"
            owns = words[end - 1].endswith(("'s", "'"))
            rank = (start < head, not owns, office.name is not None, end - start, -start)
            if office.name is None and office.sector is not None and start < head:
                body = office.sector
            if best is None or rank > best:
                best, found = rank, (name, office.sector)
        if body is not None and found[0] is not None and (found[1] is None or found[0] in _ANYWHERE):
            return found[0], body  # "police officials", "party members"
        return found

    def titles(self, phrase: str) -> list[tuple[str, str | None]]:
        """Return every title in `phrase` with its sector, in text order: "Prime Minister and Foreign Minister"."""
        words = _WORD.findall(fold(phrase).lower())
        texts = [word.removesuffix("'").removesuffix("'s") for word in words]
        found: list[tuple[str, str | None]] = []
        spans = sorted(self._spans(texts), key=lambda span: (span[0] - span[1], span[0]))  # the longest first
        taken: set[int] = set()
        kept = []
        for start, end, office in spans:
            if not taken & set(range(start, end)):
                taken |= set(range(start, end))
                kept.append((start, office))
        for start, office in sorted(kept, key=lambda one: one[0]):
            if office.name is not None:
                prefix = self._prefix(texts, start)
                found.append((f"{prefix} {office.name}" if prefix else office.name, office.sector))
        return list(dict.fromkeys(found))

    def _prefix(self, texts: list[str], start: int) -> str | None:
        for length in (2, 1):
            prefix = self._prefixes.get(" ".join(texts[max(0, start - length) : start]))
            if prefix is not None:
                return prefix.title()
        return None

    def _spans(self, texts: list[str]) -> Iterator[tuple[int, int, Office]]:
        for start in range(len(texts)):
            for end in range(start + 1, min(len(texts), start + self._longest) + 1):
                term, one = " ".join(texts[start:end]), " ".join([*texts[start : end - 1], _singular(texts[end - 1])])
                office = self._terms.get(term) or self._terms.get(one)
                if office is not None:
                    yield start, end, office


class Functions:
    """Which offices do what in which states: the Foreign Minister of the USA is the Secretary of State."""

    def __init__(self, rows: Iterable[Row], codes: Collection[str]) -> None:
        self._offices: dict[str, list[tuple[str, frozenset[str]]]] = {}
        self._unique: set[str] = set()
        for row in rows:
            states = row.values("codes")
            for code in states:
                if code not in codes:
                    raise row.fault(f"codes has {code!r}, which is not in states.tsv")
            function, office = row.text("function"), row.text("office")
            self._offices.setdefault(function, []).append((office, frozenset(states)))
            self._unique |= {function, office}

    def unique(self, office: str) -> bool:
        """Tell whether one person at a time holds `office` in a state: one of a function or a minister's portfolio."""
        return office in self._unique or (office.endswith(" Minister") and not office.startswith(_MANY_HOLD))

    def offices(self, asked: str, code: str) -> list[str]:
        """Return the names that the office `asked` has in the state `code`, as asked first."""
        return [asked, *(name for name, states in self._offices.get(asked, ()) if not states or code in states)]


def _singular(word: str) -> str:
    if word.endswith("men"):
        return f"{word[:-3]}man"
    if word.endswith("ies"):
        return f"{word[:-3]}y"
    return word.removesuffix("s")
