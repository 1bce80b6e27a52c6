"""Seed reports: whole reports as published, with what must be found in them and what must not.

A seed is NAME.txt, the report, and NAME.json beside it with `events` (type, actor, recipient, and `evidence`, a phrase
of the sentence that tells it), `acceptable` (further right codings; recipient "*" stands for any or none) and `noise`
(lines that must yield nothing). Its other keys are not read here.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from dragoman.errors import GoldError
from dragoman.scoring.coded import CodedEvent
from dragoman.scoring.events import SYMMETRIC
from dragoman.scoring.prf import PLACES

ANYONE = "*"
Place = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Act:
    """A type and its parties' codes; `open` where any recipient, or none, will do."""

    type: str
    actor: frozenset[str]
    recipient: frozenset[str]
    open: bool = False

    def is_told_by(self, coded: CodedEvent) -> bool:
        """Say whether `coded` has this type and these parties, in either direction where the type is symmetric."""
        if self.type != coded.type:
            return False
        if self.type in SYMMETRIC:
            parties, theirs = self.actor | self.recipient, coded.actor | coded.recipient
            return parties <= theirs if self.open else parties == theirs
        return self.actor == coded.actor and (self.open or self.recipient == coded.recipient)


@dataclass(frozen=True, slots=True)
class SeedEvent:
    """An event to be found, and the places [start, end) of its evidence phrase in the report's text."""

    id: str
    act: Act
    places: tuple[Place, ...]

    def is_found_in(self, coded: CodedEvent) -> bool:
        """Say whether `coded` is this act, told by the sentence with the evidence phrase."""
        return self.act.is_told_by(coded) and any(_overlap(coded.evidence, place) for place in self.places)


@dataclass(frozen=True, slots=True)
class Seed:
    """A report and what is to be found in it."""

    name: str
    text: str
    events: tuple[SeedEvent, ...]
    acceptable: tuple[Act, ...]
    noise: tuple[Place, ...]


@dataclass(frozen=True, slots=True)
class SeedScore:
    """Events found and missed, as "seed/id"; coded events that are right, wrong, or from noise (wrong as well)."""

    found: tuple[str, ...]
    missed: tuple[str, ...]
    right: tuple[CodedEvent, ...]
    wrong: tuple[CodedEvent, ...]
    violations: tuple[CodedEvent, ...]

    @property
    def recall(self) -> float:
        """The share of the events to be found that were found."""
        return _share(len(self.found), len(self.missed))

    @property
    def precision(self) -> float:
        """The share of the coded events that are right or acceptable."""
        return _share(len(self.right), len(self.wrong))

    def as_dict(self) -> dict[str, Any]:
        """Return the figures rounded to four places, for printing."""
        return {
            "recall": round(self.recall, PLACES),
            "precision": round(self.precision, PLACES),
            "missed": list(self.missed),
            "wrong": len(self.wrong),
            "violations": len(self.violations),
        }


def read(path: Path) -> Seed:
    """Return the seed of `path` (.json) and the .txt beside it.

    Raises GoldError naming file and key where one is missing or a phrase does not stand in the report.
    """
    try:
        row = json.loads(path.read_text(encoding="utf-8"))
        with path.with_suffix(".txt").open(encoding="utf-8", newline="") as report:
            text = report.read()
    except (OSError, ValueError) as error:
        raise GoldError(f"{path}: cannot be read: {error}") from error
    try:
        return Seed(
            path.stem,
            text,
            tuple(
                SeedEvent(event["id"], _act(event), _places(event["evidence"], text, path)) for event in row["events"]
            ),
            tuple(_act(event) for event in row.get("acceptable", ())),
            tuple(place for phrase in row.get("noise", ()) for place in _places(phrase, text, path)),
        )
    except (KeyError, TypeError, AttributeError) as error:
        raise GoldError(f"{path}: not a seed: {type(error).__name__} {error}") from error


def score(seed: Seed, coded: Iterable[CodedEvent]) -> SeedScore:
    """Score the events coded from the seed's text, their offsets counting its characters.

    An event is found where a coded event with its type and parties has evidence that overlaps the evidence phrase;
    one coded event may find two that stand in one sentence. Acceptable codings are right wherever they stand but in
    noise. An event is coded from noise where its trigger begins in a noise line.
    """
    events = tuple(coded)
    violations = tuple(e for e in events if any(start <= e.trigger < end for start, end in seed.noise))
    clean = tuple(e for e in events if e not in violations)
    right = tuple(e for e in clean if _is_right(e, seed))
    found = tuple(wanted for wanted in seed.events if any(wanted.is_found_in(e) for e in clean))
    return SeedScore(
        tuple(f"{seed.name}/{wanted.id}" for wanted in found),
        tuple(f"{seed.name}/{wanted.id}" for wanted in seed.events if wanted not in found),
        right,
        tuple(e for e in events if e not in right),
        violations,
    )


def pooled(scores: Iterable[SeedScore]) -> SeedScore:
    """Return the scores of several seeds as one, every event weighing the same."""
    several = tuple(scores)
    return SeedScore(
        tuple(name for one in several for name in one.found),
        tuple(name for one in several for name in one.missed),
        tuple(event for one in several for event in one.right),
        tuple(event for one in several for event in one.wrong),
        tuple(event for one in several for event in one.violations),
    )


def _is_right(coded: CodedEvent, seed: Seed) -> bool:
    return any(wanted.is_found_in(coded) for wanted in seed.events) or any(
        act.is_told_by(coded) for act in seed.acceptable
    )


def _act(row: dict[str, Any]) -> Act:
    recipient = frozenset(row.get("recipient", ()))
    return Act(row["type"], frozenset(row.get("actor", ())), recipient - {ANYONE}, ANYONE in recipient)


def _places(phrase: str, text: str, path: Path) -> tuple[Place, ...]:
    """Return where `phrase` stands in `text`, any white space standing for any other."""
    pattern = r"\s+".join(map(re.escape, phrase.split()))
    places = tuple(match.span() for match in re.finditer(pattern, text)) if pattern else ()
    if not places:
        raise GoldError(f"{path}: {phrase!r} does not stand in the report")
    return places


def _overlap(one: Place, other: Place) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def _share(yes: int, no: int) -> float:
    return yes / (yes + no) if yes else 0.0
