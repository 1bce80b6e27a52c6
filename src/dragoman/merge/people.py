"""Who held which office when, as far as the reports read show: the tenures of many reports put together.

Reports of one person in one office are one line whose time grows as reports come. Spellings of a name meet by their
key; the line goes by the one that is told most. In which order the reports come makes no difference to it.
Nothing is thrown away: two people in one office at one time, or one person in the same office of two states, stand side
by side and say so.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from dragoman.errors import GoldError
from dragoman.world.directory import bare, likeness
from dragoman.world.names import earliest, latest
from dragoman.world.spelling import key, words

_LIKE = 0.8  # from here on a name asked for is one of a person's
_PARTICLES = frozenset("al el ul bin ibn ben de la van von".split())
_STATES = ("current", "former", "future")
_NAMES: dict[type, str] = {str: "text", list: "a list", dict: "an object", type(None): "null"}
_FIELDS: dict[str, tuple[type, ...]] = {
    "person": (str,), "office": (str,), "country": (str,), "state": (str,), "report": (str,),
    "from": (str, type(None)), "to": (str, type(None)), "known": (str, type(None)), "sector": (str, type(None)),
    "aliases": (list,), "evidence": (dict,),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Held:
    """An office of a person, by all reports that tell it.

    `from_` and `to` are the first and last date at which a report has the person in office; None where none is dated,
    and for former and future offices. `contradicts` says in words what other line cannot hold beside this one.
    """

    person: str
    office: str
    country: str
    sector: str | None
    state: str
    from_: str | None
    to: str | None
    aliases: tuple[str, ...]
    reports: tuple[str, ...]
    evidence: tuple[Mapping[str, Any], ...]
    contradicts: tuple[str, ...] = ()

    def seen(self, on: str) -> bool:
        """Tell whether the reports show the office held at the time `on`, an ISO prefix."""
        if self.from_ is None or self.to is None:
            return False
        return earliest(self.from_) <= latest(on) and earliest(on) <= latest(self.to)

    def called(self, name: str) -> bool:
        """Tell whether `name` is one of the person's: in other spelling, shorter, or in other order."""
        asked = words(name)
        return any(likeness(asked, words(own), first=True) >= _LIKE for own in (self.person, *self.aliases))


def told(row: Mapping[str, Any], where: str) -> Held | None:
    """Return what a line of `dragoman code` tells of an office; None where it is of another kind than "tenure".

    Raises GoldError naming `where` it stands for a tenure without the fields of one.
    """
    if row.get("kind") != "tenure":
        return None
    for name, kinds in _FIELDS.items():
        if not isinstance(row.get(name), kinds):
            wanted = " or ".join(_NAMES[kind] for kind in kinds)
            raise GoldError(f"{where}: no tenure, as dragoman code prints them: {name!r} must be {wanted}")
    if row["state"] not in _STATES:
        raise GoldError(f"{where}: no tenure: 'state' must be one of {', '.join(_STATES)}, not {row['state']!r}")
    person, report = row.get("known") or row["person"], row["report"]
    others = tuple(name for name in dict.fromkeys([row["person"], *map(str, row["aliases"])]) if name != person)
    return Held(
        person, row["office"], row["country"], row.get("sector"), row["state"], row["from"], row["to"],
        others, (report,), ({"report": report, **row["evidence"]},),
    )  # fmt: skip


def together(offices: Iterable[Held]) -> list[Held]:
    """Return what single reports tell of offices put together, ordered by country, office and time."""
    found: dict[tuple[str, ...], list[Held]] = {}
    for one in offices:
        found.setdefault((*_spelling(one.person), one.country, one.office, one.state), []).append(one)
    held = sorted(
        map(_joined, found.values()),
        key=lambda one: (one.country, one.office, one.from_ or "", one.person, one.state),
    )
    alike: dict[str, list[Held]] = {}
    for one in held:
        alike.setdefault(bare(one.office), []).append(one)
    return [replace(one, contradicts=tuple(dict.fromkeys(_against(one, alike[bare(one.office)])))) for one in held]


def _spelling(name: str) -> tuple[str, ...]:
    return tuple(sorted(key(word) for word in words(name) if word not in _PARTICLES))


def _joined(told: Sequence[Held]) -> Held:
    """Return as one what several reports tell of somebody in one office."""
    person = _commonest(one.person for one in told)
    names = {name for one in told for name in (one.person, *one.aliases)} - {person}
    evidence = {repr(quoted): quoted for one in told for quoted in one.evidence}
    return replace(
        told[0],
        person=person,
        sector=_commonest(one.sector for one in told if one.sector is not None) or None,
        from_=min((one.from_ for one in told if one.from_ is not None), key=_first, default=None),
        to=max((one.to for one in told if one.to is not None), key=_last, default=None),
        aliases=tuple(sorted(names)),
        reports=tuple(dict.fromkeys(report for one in told for report in one.reports)),
        evidence=tuple(evidence.values()),
    )


def _commonest(names: Iterable[str]) -> str:
    """Return the name that is told most, the longest and then the first in the alphabet of several; "" of none."""
    counted = Counter(names)
    return min(counted, key=lambda name: (-counted[name], -len(name), name), default="")


def _first(time: str) -> tuple[str, int]:
    return earliest(time), -len(time)


def _last(time: str) -> tuple[str, int]:
    return latest(time), len(time)


def _against(one: Held, alike: Sequence[Held]) -> Iterable[str]:
    """Yield which lines of its office speak against one: another person's in its time, its own in another state."""
    if one.state != "current":
        return
    for other in alike:
        if other is one or other.state != "current":
            continue
        same = _spelling(other.person) == _spelling(one.person)
        single = one.office == other.office and bare(one.office) in _SINGLE  # an acting one stands in for the other
        if other.country == one.country and not same and single and _overlap(one, other):
            yield f"{other.person} is told to hold the same office, {other.from_} to {other.to}"
        elif same and other.country != one.country:
            yield f"told to hold the same office of {other.country}"


_SINGLE = frozenset(["President", "Prime Minister", "Foreign Minister", "King", "Chancellor", "Secretary of State"])


def _overlap(one: Held, other: Held) -> bool:
    if one.from_ is None or one.to is None or other.from_ is None or other.to is None:
        return False
    return earliest(one.from_) <= latest(other.to) and earliest(other.from_) <= latest(one.to)
