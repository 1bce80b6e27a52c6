"""Names in capitals written as news writes them, so that the matcher finds them; petrarch.yaml has the words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any

_DOTTED = re.compile(r"(?:[A-Z]\.){2,}[A-Z]?|[A-Z]\.")
_JOINED = re.compile(r"[A-Z]{1,2}(?:[&+/][A-Z]{1,2})+")
_NUMBERED = re.compile(r"[A-Z]{1,3}-?\d+")
_CONSONANTS = re.compile("[BCDFGHJKLMNPQRSTVWXZ]{2,5}")
_MC = re.compile(r"MC[A-Z]{3,}")
_ELIDED = re.compile(r"([DLMNO])'(\w{2,})")
_FIRST = re.compile(r"\w")
_GAP = re.compile("[ -]")
_ASIDE = re.compile(r" *\(([^()]*)\)")
_ARTICLES = frozenset(["AL", "EL"])


class Lettering:
    """How words in capitals are written, by the lists `small`, `acronyms` and `words` of petrarch.yaml."""

    def __init__(self, data: Mapping[str, Any]) -> None:
        self._small = frozenset(str(word).upper() for word in data["small"])
        self._acronyms = frozenset(map(str, data["acronyms"]))
        self._words = {str(word): str(written) for word, written in data["words"].items()}

    def shown(self, name: str) -> str:
        """Return `name` as one reads it: "MINISTRY OF DEFENCE" is "Ministry of Defence"."""
        words = name.split(" ")
        inner = range(1, len(words) - 1)
        return " ".join(
            word.lower() if place in inner and word in self._small else self._word(word, loose=False)
            for place, word in enumerate(words)
        )

    def matched(self, name: str) -> str:
        """Return `name` as the matcher wants it: small where the text may have capitals too ("Ban Ki-moon")."""
        words = name.split(" ")
        if all(word in self._small for word in words):
            return self.shown(name)
        return " ".join(word.lower() if word in self._small else self._word(word, loose=True) for word in words)

    def parted(self, name: str) -> tuple[str, ...]:
        """Return `name` without what stands in parentheses, and its acronym where that is what stands there.

        "ANIMAL LIBERATION FRONT (ALF)" is both; of "PEOPLE'S REVOLUTIONARY ARMY (COLOMBIA)" only the first is a name.
        """
        bare = _ASIDE.sub("", name).strip()
        if bare == name or sum(map(str.isalnum, bare)) < 2:
            return (name,)
        return (bare, *(aside for aside in _ASIDE.findall(name) if aside in self.acronyms([bare])))

    def acronyms(self, names: Iterable[str]) -> frozenset[str]:
        """Return what the initials of `names` make, with their small words and without."""
        made = set()
        for name in names:
            words = [word for word in _GAP.split(name) if word]
            made.add("".join(word[0] for word in words))
            made.add("".join(word[0] for word in words if word not in self._small))
        return frozenset(one for one in made if len(one) > 2)

    def _word(self, word: str, *, loose: bool) -> str:
        if not word.isupper() or self._is_acronym(word):
            return word
        if word in self._words:
            return self._words[word]
        if "-" in word:
            first, *rest = word.split("-")
            head = first.lower() if loose and first in _ARTICLES else self._word(first, loose=loose)
            return "-".join([head, *(self._part(part, loose=loose) for part in rest)])
        if _MC.fullmatch(word):
            return f"Mc{word[2:].title()}"
        if found := _ELIDED.fullmatch(word):
            head = found[1].lower() if loose and found[1] in "DL" else found[1]
            return f"{head}'{_titled(found[2])}"
        return _titled(word)

    def _part(self, part: str, *, loose: bool) -> str:
        """Return what follows a hyphen."""
        if self._is_acronym(part):
            return part
        return part.lower() if loose or part in self._small else _titled(part)

    def _is_acronym(self, word: str) -> bool:
        if word in self._acronyms or any(shape.fullmatch(word) for shape in (_DOTTED, _NUMBERED, _JOINED)):
            return True
        return word not in self._words and _CONSONANTS.fullmatch(word) is not None


def _titled(word: str) -> str:
    """Return `word` in small letters but for its first."""
    lower = word.lower()
    first = _FIRST.search(lower)
    if first is None or first[0].isdecimal():
        return lower
    return lower[: first.start()] + first[0].upper() + lower[first.end() :]
