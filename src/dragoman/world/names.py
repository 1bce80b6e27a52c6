"""Names as news writes them: what a name stands for, and when words of a text are that name.

Texts and names are compared folded: without diacritics and with plain apostrophes, hyphens and spaces. Folding one
character gives one character, so that offsets into the folded text are offsets into the text.
"""

from __future__ import annotations

import functools
import unicodedata
from collections.abc import Callable, Iterator, Sequence
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


class Tenancy(NamedTuple):
    """An office held from one time to another, both ISO prefixes; `until` is None while it goes on, as far as known.

    `code` is whom the office is held for; the smaller `rank`, the higher the office, as offices.tsv orders them.
    """

    office: str
    since: str
    until: str | None
    code: str
    rank: int = 0

    def held(self, on: str) -> int:
        """Return 2 if the office was surely held at the time `on` (an ISO prefix), 1 if perhaps, 0 if not."""
        first, last = earliest(on), latest(on)
        if last < earliest(self.since) or (self.until is not None and first > latest(self.until)):
            return 0
        within = latest(self.since) <= first and (self.until is None or last <= earliest(self.until))
        return 2 if within else 1


class Tenancies(Sequence[Tenancy]):
    """The offices of a person as a table writes them, read when they are first asked for."""

    __slots__ = ("_held", "_read", "_written")

    def __init__(self, written: str, read: Callable[[], tuple[Tenancy, ...]]) -> None:
        self._written = written
        self._read = read
        self._held: tuple[Tenancy, ...] | None = None

    def _all(self) -> tuple[Tenancy, ...]:
        if self._held is None:
            self._held = self._read()
        return self._held

    def __len__(self) -> int:
        return len(self._all())

    def __iter__(self) -> Iterator[Tenancy]:
        return iter(self._all())

    def __getitem__(self, place: int) -> Tenancy:  # type: ignore[override]  # no slices are asked for
        return self._all()[place]

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Tenancies) and self._written == other._written

    def __hash__(self) -> int:
        return hash(self._written)


@dataclass(frozen=True, slots=True)
class Entity:
    """What a name stands for.

    `kind` is state, demonym, capital, seat, city, region, land, organisation, person or actor (of a user's dictionary);
    `name` is the canonical name; `tenancies` a person's offices, the latest first; `since` and `until` bound the time
    in which the name stands for this, where they are known.
    """

    code: str
    sector: str | None
    kind: str
    name: str
    tenancies: Sequence[Tenancy] = ()
    since: str | None = None
    until: str | None = None

    def tenancy(self, on: str | None = None) -> Tenancy | None:
        """Return the office held at the time `on`, the surest and highest of several; without `on` the latest."""
        if on is None:
            return self.tenancies[0] if self.tenancies else None
        best = max(self.tenancies, key=lambda one: (one.held(on), -one.rank, one.since), default=None)
        return best if best is not None and best.held(on) else None

    def valid(self, on: str | None) -> bool:
        """Tell whether the name may stand for this at the time `on`; without `on`, whether it still does."""
        if on is None:
            return self.until is None
        return not (
            (self.since is not None and latest(on) < earliest(self.since))
            or (self.until is not None and earliest(on) > latest(self.until))
        )


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


def earliest(time: str) -> str:
    """Return the first day that the ISO prefix `time` may mean, as a string that compares with other such days."""
    return time + "0000-01-01"[len(time) :]


def latest(time: str) -> str:
    """Return the last day that the ISO prefix `time` may mean, likewise; a month's is its 31st."""
    return time + "9999-12-31"[len(time) :]


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
    if written[:1] == STRICT:
        return Form(written[1:], fold(written[1:]), "strict")
    folded = written if written.isascii() else fold(written)
    return Form(written, folded, "acronym" if acronym else "plain")


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
