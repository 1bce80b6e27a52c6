"""Which state a passage is about: features of each state the report names, weighed as learnt from labelled reports.

It decides where words do not: for people of whom the report does not say whose they are, and for "police" or "two
children". The weights stand in passage.yaml, written by `python -m dragoman.training.passages`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import yaml

from dragoman.errors import DataError
from dragoman.world.loader import SUPRANATIONAL

if TYPE_CHECKING:
    from dragoman.coding.cast import Cast

WEIGHTS = Path(__file__).with_suffix(".yaml")
NOT_STATES = frozenset(SUPRANATIONAL)
KINDS = ("person", "group")
FEATURES = {
    "share": "how much of what the report names is this state's, 0 to 1",
    "home": "the state the report names most",
    "before": "named before the words in the same sentence, the nearer the more, 0 to 1",
    "after": "named after them in the same sentence, likewise",
    "alone": "the one state that the sentence names",
    "earlier": "named in the sentence before",
    "recent": "its share of what the few hundred characters before the words name, 0 to 1",
    "lead": "named in the title or the first two sentences",
    "last": "the state named last before the words",
    "place": "where the event happened, by its place words",
    "other": "on the event's other side; of a person: somebody else of that state holds the same office",
    "outlet": "in the outlet's name",
}
_REACH = 60  # characters at which nearness falls to a half
_RECENT = 500  # characters before the words that count as recent


@dataclass(frozen=True, slots=True)
class Passage:
    """Where words stand: at a character, in a sentence, after another; beside whom and where, by the event's roles."""

    at: int
    start: int
    end: int
    earlier: int
    others: frozenset[str] = frozenset()
    places: frozenset[str] = frozenset()


def features(cast: Cast, passage: Passage) -> dict[str, dict[str, float]]:
    """Return the features that are not 0 of each state the report names."""
    total = sum(cast.weights.values()) or 1
    found = {code: {"share": weight / total} for code, weight in cast.weights.items() if code not in NOT_STATES}
    here = [one for one in cast.between(passage.start, passage.end) if one.code in found]
    for one in here:
        side = "before" if one.start < passage.at else "after"
        near = 1 / (1 + abs(one.start - passage.at) / _REACH)
        found[one.code][side] = max(near, found[one.code].get(side, 0.0))
    recent = [one.code for one in cast.between(passage.at - _RECENT, passage.at) if one.code in found]
    for one_code in recent:
        found[one_code]["recent"] = found[one_code].get("recent", 0.0) + 1 / len(recent)
    marked: Iterable[tuple[str, Iterable[str | None]]] = (
        ("home", [cast.home]),
        ("outlet", [cast.outlet]),
        ("lead", cast.lead),
        ("alone", [here[0].code] if len({one.code for one in here}) == 1 else []),
        ("earlier", [one.code for one in cast.between(passage.earlier, passage.start)]),
        ("last", [cast.last_state(passage.at)]),
        ("place", passage.places),
        ("other", passage.others),
    )
    for name, codes in marked:
        for code in codes:
            if code in found:
                found[code][name] = 1.0
    return found


def likeliest(cast: Cast, passage: Passage, kind: str) -> str | None:
    """Return the state with the highest score for `kind`, None where the report names no state."""
    table = weights()[kind]
    scores = {
        code: sum(table[name] * value for name, value in row.items()) for code, row in features(cast, passage).items()
    }
    return max(scores, key=lambda code: (scores[code], code)) if scores else None


@cache
def weights() -> dict[str, dict[str, float]]:
    """Return the weight of each feature by kind; raises DataError naming the key that is wrong."""
    return checked(yaml.safe_load(WEIGHTS.read_text(encoding="utf-8")))


def checked(table: Mapping[str, Mapping[str, float]]) -> dict[str, dict[str, float]]:
    """Return `table` if it gives every feature of every kind a number; raises DataError."""
    for kind in KINDS:
        row = table.get(kind)
        if not isinstance(row, dict) or set(row) != set(FEATURES):
            raise DataError(f"{WEIGHTS.name}: {kind}: needs a weight for each of {', '.join(FEATURES)}")
        for name, value in row.items():
            if not isinstance(value, (int, float)) or isinstance(value, bool):
                raise DataError(f"{WEIGHTS.name}: {kind}.{name}: {value!r} is no number")
    return {kind: {name: float(value) for name, value in table[kind].items()} for kind in KINDS}
