"""Actor codes of CAMEO: which state or body, and which sector, they mean; petrarch.yaml has the list."""

from __future__ import annotations

import functools
import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple

import yaml

from dragoman.errors import WorldError

FILE = "petrarch.yaml"
_KEYS = {
    "states": dict, "kinds": dict, "bodies": dict, "roles": dict, "pairs": dict, "religions": list, "qualifiers": list,
    "regions": list, "international": list, "none": list, "small": list, "acronyms": list, "words": dict,
}  # fmt: skip
_THREES = re.compile("(?:[A-Z0-9]{3})+")
_ARMED = frozenset(["REB", "PRM"])


class Meaning(NamedTuple):
    """What a code means: Dragoman's code, or None for that of whom the words stand with, and the sector."""

    code: str | None
    sector: str | None


@dataclass(frozen=True, slots=True)
class Unknown:
    """Why a code means nothing to Dragoman, and whether it is no code at all."""

    reason: str
    broken: bool = False


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of body that stands first in a code; `roles` are those that say its sector more exactly."""

    code: str
    sector: str | None
    roles: Mapping[str, str]


class Codes:
    """The codes of CAMEO, as `data` has them; raises WorldError naming the key that does not fit the world."""

    def __init__(
        self, data: Mapping[str, Any], states: Collection[str], codes: Collection[str], sectors: Collection[str]
    ) -> None:
        for key, kind in _KEYS.items():
            if not isinstance(data.get(key), kind):
                raise WorldError(f"{FILE}: {key}: must be a {'mapping' if kind is dict else 'list'}")
            if kind is list and not all(isinstance(one, str) for one in data[key]):
                raise WorldError(f"{FILE}: {key}: must be a list of words; some need quotation marks")
        if unknown := sorted(set(data) - set(_KEYS)):
            raise WorldError(f"{FILE}: {unknown[0]}: is no key; allowed are {', '.join(_KEYS)}")
        self._sectors, self._codes = sectors, codes
        self._states = {code: code for code in states} | {
            str(name): self._one("states", name, code, states) for name, code in data["states"].items()
        }
        self._kinds = {name: self._kind("kinds", name, entry) for name, entry in data["kinds"].items()}
        self._bodies = {name: self._kind("bodies", name, entry) for name, entry in data["bodies"].items()}
        self._roles = {name: self._one("roles", name, role, sectors) for name, role in data["roles"].items()}
        self._pairs = {name: self._one("pairs", name, role, sectors) for name, role in data["pairs"].items()}
        self._religions, self._qualifiers = frozenset(data["religions"]), frozenset(data["qualifiers"])
        self._regions, self._international = frozenset(data["regions"]), frozenset(data["international"])
        self.none = frozenset(data["none"])

    def actor(self, code: str) -> Meaning | Unknown:
        """Return what the code of an actor means: "AFGMIL" is the army of Afghanistan, "IGOUNO" the United Nations."""
        if not _THREES.fullmatch(code):
            return Unknown(f"[{code}] is no code; a code is letters in threes", broken=True)
        first, *rest = re.findall("...", code)
        if first in self._kinds:
            return self._body(self._kinds[first], rest)
        if first in self._states:
            return self._national(first, rest)
        if first in self._international and self._role(rest) in _ARMED:
            return Meaning("IMG", "REB")
        if first in self._regions or first in self._international:
            return Unknown(f"[{code}] is of a region of the world, for which Dragoman has no code")
        if first in self._roles:
            return Unknown(f"[{code}] says what they are and not of which state or body")
        return Unknown(f"[{code}] begins with {first}, which is no state or kind of body that Dragoman knows")

    def agent(self, code: str) -> Meaning | Unknown:
        """Return what the code of an agent, such as "~GOV", means: the sector it gives to whomever it stands with."""
        if code.endswith("~"):
            return Unknown(f"[{code}] goes before another code; Dragoman's words for parties have a sector alone")
        bare = code.removeprefix("~")
        if not _THREES.fullmatch(bare):
            return Unknown(f"[{code}] is no code; a code is letters in threes", broken=True)
        sector = self._role(re.findall("...", bare))
        return Unknown(f"[{code}] has no role that Dragoman knows") if sector is None else Meaning(None, sector)

    def _national(self, first: str, rest: list[str]) -> Meaning | Unknown:
        """Return the meaning of a state's code; of a state within another, as in USRARM, the inner is meant."""
        state = self._states[first]
        # AUT is Austria and "autonomous", MUS Mauritius and Muslims: after a state only the latter
        while rest and rest[0] in self._states and rest[0] not in self._qualifiers and rest[0] not in self._roles:
            state = self._states[rest.pop(0)]
        sector = self._role(rest)
        if sector is None and any(one not in self._qualifiers for one in rest):
            return Unknown(f"[{first}{''.join(rest)}] says of {state} what Dragoman has no sector for")
        return Meaning(state, sector)

    def _body(self, kind: Kind, rest: list[str]) -> Meaning:
        if kind.code == "IGO":
            kind = next((body for name, body in self._bodies.items() if name in rest), kind)
        roles = kind.roles or self._kinds["IGO"].roles if kind.code in ("IGO", "UNO") else kind.roles
        sector = next((roles[one] for one in rest if one in roles), None)
        return Meaning(kind.code, kind.sector if sector is None else sector)

    def _role(self, rest: list[str]) -> str | None:
        """Return the sector of the first role, one that is no religion where there is one."""
        roles = [one for one in rest if one in self._roles]
        roles = [one for one in roles if one not in self._religions] or roles
        if not roles:
            return None
        return self._pairs.get("".join(roles[:2]), self._roles[roles[0]])

    def _kind(self, key: str, name: str, entry: Any) -> Kind:
        if not isinstance(entry, dict) or not {"code"} <= set(entry) <= {"code", "sector", "roles"}:
            raise WorldError(f"{FILE}: {key}: {name}: must have code, and may have sector and roles")
        sector, roles = entry.get("sector"), entry.get("roles") or {}
        if sector is not None:
            self._one(key, name, sector, self._sectors)
        if not isinstance(roles, dict):
            raise WorldError(f"{FILE}: {key}: {name}: roles must be a mapping")
        return Kind(
            self._one(key, name, entry["code"], self._codes), sector,
            {one: self._one(key, f"{name}: {one}", role, self._sectors) for one, role in roles.items()},
        )  # fmt: skip

    def _one(self, key: str, name: str, value: Any, allowed: Collection[str]) -> str:
        if not re.fullmatch("[A-Z]{3}(?:[A-Z]{3})?", str(name).rsplit(": ", 1)[-1]) or value not in allowed:
            raise WorldError(f"{FILE}: {key}: {name}: {value!r} is not known")
        return str(value)


@functools.cache
def data() -> Mapping[str, Any]:
    """Return what petrarch.yaml holds; raise WorldError where it is no mapping."""
    try:
        loaded = yaml.safe_load(Path(__file__).with_name(FILE).read_text(encoding="utf-8"))
    except (OSError, yaml.YAMLError) as error:
        raise WorldError(f"{FILE}: {error}") from error
    if not isinstance(loaded, dict):
        raise WorldError(f"{FILE}: must be keys and values")
    return loaded
