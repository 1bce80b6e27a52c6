"""The ontology as objects: event types, modes, contexts, sectors, CAMEO codes, and the questions asked of them.

PLOVER: Open Event Data Alliance, PLOVER 2.0 manual, February 2024. CAMEO: Schrodt, CAMEO manual 1.1b3, March 2012.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Mode:
    """How an act of one type is done. `cameo` is the CAMEO code of the mode, or None where CAMEO has none."""

    name: str
    definition: str
    score: float
    cameo: str | None


@dataclass(frozen=True, slots=True)
class EventType:
    """A kind of act. `score` is from -10 to 10; the first of `roots` is the CAMEO root that stands for the type."""

    name: str
    definition: str
    quad: int
    score: float
    symmetric: bool
    modes: Mapping[str, Mode]
    roots: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Context:
    """What an act is about. A cue is lower-case; a trailing asterisk stands for any ending."""

    name: str
    definition: str
    cues: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Sector:
    """What a party is: government, military, rebels and so on."""

    code: str
    definition: str


@dataclass(frozen=True, slots=True)
class CameoCode:
    """A CAMEO code of two to four digits. `untyped` says why it has no PLOVER type, and is None where it has one."""

    code: str
    label: str
    goldstein: float
    type: str | None
    mode: str | None
    untyped: str | None

    @property
    def root(self) -> str:
        """The two-digit root, GDELT's EventRootCode."""
        return self.code[:2]

    @property
    def base(self) -> str:
        """The three-digit code above it, GDELT's EventBaseCode; a root is written with 0 behind it."""
        return self.code[:3].ljust(3, "0")


@dataclass(frozen=True, slots=True)
class Ontology:
    """All of it. Looking up a type, mode, context or sector that does not exist raises KeyError."""

    version: str
    quads: Mapping[int, str]
    statuses: Mapping[str, str]
    types: Mapping[str, EventType]
    contexts: Mapping[str, Context]
    sectors: Mapping[str, Sector]
    cameo: Mapping[str, CameoCode]

    def scale(self, type: str, mode: str | None = None) -> float:
        """Return the conflict-cooperation score from -10 to 10: the mode's where one is given, else the type's."""
        return self.types[type].score if mode is None else self.types[type].modes[mode].score

    def cameo_of(self, type: str, mode: str | None = None) -> str:
        """Return the CAMEO code that says as much: three or four digits where the mode tells, else a root ("04")."""
        known = None if mode is None else self.types[type].modes[mode].cameo
        return known or self.types[type].roots[0]

    def cameo_root(self, type: str, mode: str | None = None) -> str:
        """Return the two-digit CAMEO root."""
        return self.cameo_of(type, mode)[:2]

    def cameo_full(self, type: str, mode: str | None = None) -> str:
        """Return the CAMEO code with three digits at least, as event data files write it: "040" for root "04"."""
        return self.cameo_of(type, mode).ljust(3, "0")

    def type_of_cameo(self, code: str) -> tuple[str, str | None] | None:
        """Return the PLOVER type and mode of a CAMEO code, or None if it has none.

        A code that is not listed counts as the longest listed code it begins with.
        """
        listed = self._listed(code)
        if listed is None or listed.type is None:
            return None
        return listed.type, listed.mode

    def goldstein(self, code: str) -> float:
        """Return the Goldstein value, from -10 to 10, of a CAMEO code or of the longest listed code it begins with."""
        listed = self._listed(code)
        if listed is None:
            raise KeyError(code)
        return listed.goldstein

    def _listed(self, code: str) -> CameoCode | None:
        for length in range(len(code), 1, -1):
            if code[:length] in self.cameo:
                return self.cameo[code[:length]]
        return None
