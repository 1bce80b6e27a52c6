"""The words by which reports refer to parties without naming them, read from parties.yaml."""

from __future__ import annotations

import re
from dataclasses import dataclass, fields
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from dragoman.errors import WorldError

_PATH = Path(__file__).with_name("parties.yaml")


@dataclass(frozen=True, slots=True)
class Words:
    """The lists of parties.yaml, lower case; some as patterns."""

    attached: re.Pattern[str]
    elsewhere: re.Pattern[str]
    determiners: re.Pattern[str]
    stops: frozenset[str]
    suffixes: frozenset[str]
    joints: frozenset[str]
    first: frozenset[str]
    person: frozenset[str]
    thing: frozenset[str]
    group: frozenset[str]
    speaker: frozenset[str]
    addressee: frozenset[str]
    pair: dict[str, int]
    both: re.Pattern[str]
    possessive: dict[str, str]
    counterpart: re.Pattern[str]
    own_offices: re.Pattern[str]
    body: frozenset[str]
    anyone: frozenset[str]
    together: frozenset[str]
    joint: re.Pattern[str]
    venue: re.Pattern[str]
    former: re.Pattern[str]
    future: re.Pattern[str]


@cache
def words() -> Words:
    """Return the lists; raises WorldError where a key is missing or no list of words."""
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    table: dict[str, Any] = yaml.load(_PATH.read_text(encoding="utf-8"), Loader=loader)
    lists: dict[str, list[str]] = {}
    for key in [field.name for field in fields(Words) if field.name not in ("pair", "possessive")]:
        value = table.get(key)
        if not isinstance(value, list) or not all(isinstance(word, str) for word in value):
            raise WorldError(f"{_PATH.name}: {key}: must be a list of words")
        lists[key] = value

    def either(key: str) -> str:
        return "|".join(re.escape(word) for word in lists[key])

    return Words(
        attached=re.compile(rf"\s?[-‑–]\s?(?:{either('attached')})\b", re.IGNORECASE),
        elsewhere=re.compile(rf"\b(?:{either('elsewhere')})\s+(?:the\s+|its\s+|his\s+)?$", re.IGNORECASE),
        determiners=re.compile(rf"^(?:{either('determiners')})\s+", re.IGNORECASE),
        stops=frozenset(lists["stops"]),
        suffixes=frozenset(lists["suffixes"]),
        joints=frozenset(lists["joints"]),
        first=frozenset(lists["first"]),
        person=frozenset(lists["person"]),
        thing=frozenset(lists["thing"]),
        group=frozenset(lists["group"]),
        speaker=frozenset(lists["speaker"]),
        addressee=frozenset(lists["addressee"]),
        pair={phrase: int(count) for count, phrases in table["pair"].items() for phrase in phrases},
        both=re.compile(rf"\b(?:both|the two|either|the two \w+) (?:\w+ )?(?:{either('both')})\b"),
        possessive={word: kind for kind, some in table["possessive"].items() for word in some},
        counterpart=re.compile(rf"\b(?:{either('counterpart')})s?\b", re.IGNORECASE),
        own_offices=re.compile(rf"\b(?:{either('own_offices')})\b", re.IGNORECASE),
        body=frozenset(lists["body"]),
        anyone=frozenset(lists["anyone"]),
        together=frozenset(lists["together"]),
        venue=re.compile(rf" (?:[a-z-]+ )?(?:{either('venue')})s?\b", re.IGNORECASE),
        former=re.compile(rf"\b(?:{either('former')})\b", re.IGNORECASE),
        future=re.compile(rf"\b(?:{either('future')})\b", re.IGNORECASE),
        joint=re.compile(rf"\b(?:{either('joint')})\b", re.IGNORECASE),
    )
