"""The outlets of the world: which state a newspaper, an agency or a government's press service sits in."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from typing import NamedTuple
from urllib.parse import urlsplit

from dragoman.world.names import fold
from dragoman.world.tables import Row

KINDS = ("paper", "agency", "broadcaster", "online", "government")
_SHORT = 3  # letters that tell no outlet
_ASIDE = re.compile(r" \([^()]*\)$")
_WORD = re.compile(r"[^\W_]+")


class Outlet(NamedTuple):
    """An outlet and its state; a government's speaks for that state."""

    name: str
    code: str
    kind: str


class Outlets:
    """The rows of the table of outlets, by name, by other names and by web host."""

    def __init__(self, rows: Iterable[Row], states: Collection[str], tlds: Iterable[tuple[str, str]]) -> None:
        self._names: dict[str, Outlet] = {}
        self._hosts: dict[str, Outlet] = {}
        self._tlds = {iso2.lower(): code for iso2, code in tlds} | {"uk": "GBR"}
        labels: dict[str, list[Outlet]] = {}
        bearers: dict[str, set[str]] = {}
        for row in sorted(rows, key=lambda row: -row.layer):  # a user's own go before those of the package
            outlet = Outlet(row.text("name"), row.choice("code", states), row.choice("kind", KINDS))
            for name in (outlet.name, *row.values("aliases")):
                self._names.setdefault(_key(name), outlet)
            bearers.setdefault(_key(_ASIDE.sub("", outlet.name)).removeprefix("the "), set()).add(outlet.code)
            for host in row.values("domains"):
                self._hosts.setdefault(host.lower(), outlet)
                labels.setdefault(host.split(".")[0].lower(), []).append(outlet)
        # "scmp" of scmp.com is a name too, where it is no other outlet's and long enough to mean one
        for label, outlets in labels.items():
            if len({outlet.code for outlet in outlets} | bearers.get(label, set())) == 1 and len(label) > _SHORT:
                self._names.setdefault(label, outlets[0])

    def __len__(self) -> int:
        return len(set(self._names.values()))

    def find(self, name: str | None, url: str | None = None) -> Outlet | None:
        """Return the outlet called `name`, or whose web host the address `url` (or `name`) has; None where not known.

        Of a host that no row has, the top-level domain tells the state.
        """
        for host in (_host(url), _host(name)):
            if host:
                parts = host.split(".")
                for at in range(len(parts) - 1):
                    if ".".join(parts[at:]) in self._hosts:
                        return self._hosts[".".join(parts[at:])]
        if name:
            key = _key(name)
            words = key.split()
            for candidate in (key, key.removeprefix("the "), f"the {key}", *(words if "_" in name else ())):
                if candidate in self._names:
                    return self._names[candidate]
        for host in (_host(url), _host(name)):
            if host and host.rpartition(".")[2] in self._tlds:
                return Outlet(host, self._tlds[host.rpartition(".")[2]], "online")
        return None


def _key(name: str) -> str:
    return " ".join(_WORD.findall(fold(name).lower()))


def _host(address: str | None) -> str | None:
    """Return the host of an address, or of what looks like one: "dawn.com"."""
    if not address or " " in address or "." not in address:
        return None
    try:
        host = urlsplit(address if "//" in address else f"//{address}").hostname
    except ValueError:
        return None
    return host.removeprefix("www.") if host else None
