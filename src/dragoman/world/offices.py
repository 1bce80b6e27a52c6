"""Offices and institutions in a party phrase: in "Pakistan's Prime Minister" there is a Prime Minister."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from pathlib import Path

from dragoman.world import tables
from dragoman.world.names import fold

KINDS = ("portfolio", "prefix", "title", "body")
_WORD = re.compile(r"\w+(?:[-'.]\w+)*'?")
_PREPOSITIONS = frozenset("of for in from at against near to with who on by that after outside under".split())
_TITLES = ("{0} minister", "minister of {0}", "minister for {0}", "{0} secretary", "secretary of {0}")
_BODIES = ("{0} ministry", "ministry of {0}", "ministry for {0}", "{0} department", "department of {0}")


@dataclass(frozen=True, slots=True)
class Office:
    """A title a person holds (`name`), or an institution or group (`name` is None); with its sector."""

    name: str | None
    sector: str | None


class Offices:
    """The terms of offices.tsv, to be looked up in phrases."""

    def __init__(self, path: Path, sectors: Collection[str]) -> None:
        self._terms: dict[str, Office] = {}
        self._prefixes: dict[str, str] = {}
        portfolios: list[tuple[str, str, str | None]] = []
        for row in tables.read(path, ("name", "kind", "sector", "aliases")):
            name, kind = row.text("name"), row.choice("kind", KINDS)
            sector = None if row.maybe("sector") is None else row.choice("sector", sectors)
            for written in (name, *row.values("aliases")):
                term = fold(written).lower()
                if kind == "prefix":
                    self._prefixes[term] = name
                elif kind == "portfolio":
                    portfolios.append((term, name, sector))
                elif term in self._terms:
                    raise row.fault(f"{written!r} stands twice; a term has one line")
                else:
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
        best: tuple[bool, bool, bool, int, int] | None = None
        found: tuple[str | None, str | None] = (None, None)
        for start, end, office in self._spans(texts):
            name = office.name
            if name is not None and (prefix := self._prefix(texts, start)):
                name = f"{prefix} {name}"
            owns = words[end - 1].endswith(("'s", "'"))
            rank = (start < head, not owns, office.name is not None, end - start, -start)
            if best is None or rank > best:
                best, found = rank, (name, office.sector)
        return found

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


def _singular(word: str) -> str:
    if word.endswith("men"):
        return f"{word[:-3]}man"
    if word.endswith("ies"):
        return f"{word[:-3]}y"
    return word.removesuffix("s")
