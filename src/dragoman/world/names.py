"""Names as news writes them: what a name stands for, and when words of a text are that name.

Texts and names are compared folded: without diacritics and with plain apostrophes, hyphens and spaces. Folding one
character gives one character, so that offsets into the folded text are offsets into the text.
"""

from __future__ import annotations

import functools
import unicodedata
from dataclasses import dataclass
from typing import NamedTuple

STRICT = "="
"""Before a name in a table: it matches letter for letter only, with its accents and never in capitals."""

_PLAIN = {
    "’": "'", "‘": "'", "ʼ": "'", "ʻ": "'", "`": "'", "´": "'", "′": "'",
    "‐": "-", "‑": "-", "–": "-", "—": "-",
    "\u00a0": " ", "\u202f": " ", "\u2009": " ", "\n": " ", "\t": " ", "\r": " ",
    "ı": "i", "ø": "o", "Ø": "O", "ł": "l", "Ł": "L", "đ": "d", "Đ": "D", "ə": "a", "Ə": "A", "ħ": "h",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Tenancy:
    """An office held from one year to another; `until` is None while it goes on, as far as the tables know."""

    office: str
    since: int
    until: int | None


@dataclass(frozen=True, slots=True)
class Entity:
    """What a name stands for.

    `kind` is state, demonym, capital, seat, city, region, organisation or person; `name` is the canonical name;
    `office` a person's latest office, and `tenancies` all that are known, the latest first.
    """

    code: str
    sector: str | None
    kind: str
    name: str
    office: str | None = None
    tenancies: tuple[Tenancy, ...] = ()

    def office_in(self, year: int) -> str | None:
        """Return the office held in `year`, the latest of several, or None."""
        for held in self.tenancies:
            if held.since <= year and (held.until is None or year <= held.until):
                return held.office
        return None


@dataclass(frozen=True, slots=True)
class Mention:
    """An entity named in a text, from character `start` to `end`."""

    start: int
    end: int
    text: str
    entity: Entity


class Form(NamedTuple):
    """One written form of a name: plain, an acronym (case as given) or strict (case and accents as given)."""

    text: str
    folded: str
    kind: str


@functools.cache
def _table() -> dict[int, str]:
    table = {ord(char): plain for char, plain in _PLAIN.items()}
    for point in (*range(0xC0, 0x250), *range(0x1E00, 0x1F00)):
        base = unicodedata.normalize("NFD", chr(point))[0]
        if base.isascii() and base.isalpha():
            table.setdefault(point, base)
    # half a surrogate pair is no text that an automaton takes
    return table | dict.fromkeys(range(0xD800, 0xE000), "\ufffd")


def fold(text: str) -> str:
    """Return `text` without diacritics and with plain apostrophes, hyphens and spaces; as long as `text`."""
    if text.isascii() and text.isprintable():
        return text
    return text.translate(_table())


def upper(folded: str) -> str:
    """Return `folded` in capitals; as long as `folded`."""
    capitals = folded.upper()
    if len(capitals) == len(folded):
        return capitals
    return "".join(char.upper() if len(char.upper()) == 1 else char for char in folded)


def form_of(written: str, acronym: bool = False) -> Form:
    """Return the form of a name as a table writes it."""
    if written.startswith(STRICT):
        return Form(written[1:], fold(written[1:]), "strict")
    return Form(written, fold(written), "acronym" if acronym else "plain")


def agrees(form: Form, words: str, folded: str) -> bool:
    """Tell whether `words` of a text, `folded`, may be `form`: as given, in capitals, in title case."""
    if form.kind == "strict":
        return form.text == words.replace("’", "'")
    if form.folded == folded:
        return True
    if form.kind == "acronym":
        return False
    return folded.isupper() or _titled(form.folded, folded)


def _titled(form: str, folded: str) -> bool:
    """Tell whether `folded` differs from `form` only by capitals at the beginning of words."""
    before = " "
    for meant, found in zip(form, folded, strict=True):
        if meant != found and (before not in " -" or meant.upper() != found):
            return False
        before = found
    return True
