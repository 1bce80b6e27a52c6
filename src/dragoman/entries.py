"""The eight kinds of entry of the record, and the spans and parties they are made of.

Offsets count characters of the report's text as given. Dates are ISO prefixes: "2024-05" is a month, never a faked
day. An entry's id is a hash of what it claims, so that reading the same text again changes nothing. Field names are
those of PLOVER 2.0 where PLOVER has one.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, fields
from typing import Any

STATUSES = ("actual", "future", "hypothetical", "negated", "historical")


def claim_id(prefix: str, *claims: object) -> str:
    """Return a stable id: `prefix` and 16 hexadecimal digits of the SHA-256 of the claims."""
    digest = hashlib.sha256("\x1f".join(str(claim) for claim in claims).encode("utf-8", "surrogatepass")).hexdigest()
    return f"{prefix}-{digest[:16]}"


@dataclass(frozen=True, slots=True)
class Span:
    """Words of a report."""

    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Party:
    """A party as a report names it: `code` is ISO 3166-1 alpha-3 or UNO EUR IGO NGO ISM IMG MNC UNK.

    `name_known` says how the name is known: "given" in these words, told elsewhere in the "report", or "inferred" from
    who held the office then.
    """

    code: str
    sector: str | None
    name: str | None
    office: str | None
    text: str
    start: int
    end: int
    name_known: str | None = None


@dataclass(frozen=True, slots=True)
class Report:
    """One article as published. `text` is as given; `known` says how the date is known (given, dateline, inferred)."""

    id: str
    text: str
    title: str | None = None
    outlet: str | None = None
    url: str | None = None
    path: str | None = None
    published: str | None = None
    date_precision: str = "unknown"
    date_known: str | None = None
    language: str | None = None
    byline: str | None = None
    place: str | None = None
    reprint_of: str | None = None


@dataclass(frozen=True, slots=True)
class Event:
    """One act, as one report tells it. `event` is the PLOVER type; `confidence` is a probability."""

    id: str
    report: str
    event: str
    mode: tuple[str, ...]
    context: tuple[str, ...]
    actor: tuple[Party, ...]
    recipient: tuple[Party, ...]
    date: str | None
    enddate: str | None
    date_precision: str
    status: str
    topic: tuple[Span, ...]
    time: tuple[Span, ...]
    place: tuple[Span, ...]
    occasion: tuple[Span, ...]
    speaker: tuple[Party, ...]
    quad_code: int
    event_scale: float
    cameo: str
    trigger: Span
    evidence: Span
    confidence: float
    story: str | None = None


@dataclass(frozen=True, slots=True)
class Story:
    """One act in the world, however many reports tell it."""

    id: str
    event: str
    actor: tuple[str, ...]
    recipient: tuple[str, ...]
    date: str | None
    date_precision: str
    outlets: tuple[str, ...]
    differences: tuple[str, ...]
    first_seen: str | None
    last_seen: str | None
    events: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Position:
    """A party's standing on a matter: `stance` is support, oppose or concern."""

    id: str
    report: str
    holder: Party
    stance: str
    topic: Span
    toward: tuple[Party, ...]
    since: str | None
    last_said: str | None
    evidence: Span


@dataclass(frozen=True, slots=True)
class Commitment:
    """A promise or a scheduled event: `state` is open, scheduled, kept, cancelled, postponed or lapsed."""

    id: str
    report: str
    parties: tuple[Party, ...]
    content: Span
    due: str | None
    occasion: Span | None
    state: str
    events: tuple[str, ...]
    evidence: Span


@dataclass(frozen=True, slots=True)
class Figure:
    """A quantity told by a report; money in ISO 4217 units with its scale applied."""

    id: str
    report: str
    value: float
    unit: str | None
    what: str
    where: str | None
    as_of: str | None
    evidence: Span


@dataclass(frozen=True, slots=True)
class Tenure:
    """A person's office, as a report tells it; in the output `from_` is "from".

    `state` is current, former or future at the time of the report. `from_` and `to` bound the time in which the person
    is seen to hold the office: for a current one both are the report's date, else they are None. `known` is the name by
    which the world's tables know the person.
    """

    id: str
    report: str
    person: str
    office: str
    country: str
    sector: str | None
    state: str
    from_: str | None
    to: str | None
    known: str | None
    aliases: tuple[str, ...]
    evidence: Span


@dataclass(frozen=True, slots=True)
class Body:
    """A commission, working group, treaty or summit."""

    id: str
    report: str
    name: str
    members: tuple[str, ...]
    sessions: tuple[str, ...]
    evidence: Span


Entry = Report | Event | Story | Position | Commitment | Figure | Tenure | Body
_KINDS: tuple[type, ...] = (Report, Event, Story, Position, Commitment, Figure, Tenure, Body)
_NAMES = {kind: tuple(field.name for field in fields(kind)) for kind in (*_KINDS, Span, Party)}


def to_dict(entry: Entry) -> dict[str, Any]:
    """Return `entry` as the JSON object printed for it: its kind, then every field, empty ones as null or []."""
    shown: dict[str, Any] = {"kind": type(entry).__name__.lower()}
    for name in _NAMES[type(entry)]:
        shown[name.removesuffix("_")] = _plain(getattr(entry, name))
    return shown


def _plain(value: Any) -> Any:
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    names = _NAMES.get(type(value))
    return value if names is None else {name: _plain(getattr(value, name)) for name in names}
