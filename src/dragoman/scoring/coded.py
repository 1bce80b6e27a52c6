"""Coded events as the scorers see them: the lines of kind "event" that the coder prints."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from dragoman.errors import GoldError
from dragoman.scoring.lines import numbered

UNKNOWN = "UNK"


@dataclass(frozen=True, slots=True)
class CodedEvent:
    """One coded event: where its trigger begins, which words [start, end) tell it, and the codes of its parties."""

    report: str
    type: str
    trigger: int
    evidence: tuple[int, int]
    actor: frozenset[str]
    recipient: frozenset[str]
    status: str = "actual"


def known(codes: Iterable[str | None]) -> frozenset[str]:
    """Return the codes that name somebody: UNK and empty ones do not count."""
    return frozenset(code for code in codes if code and code != UNKNOWN)


def from_rows(rows: Iterable[Mapping[str, Any]], *, name: str = "<rows>") -> Iterator[CodedEvent]:
    """Yield the events among the coder's rows; rows of another kind are passed over.

    Needed are report, event (type) and trigger {start, end}; actor, recipient (lists of {code}), status and evidence
    {start, end} where there are any. Without evidence the trigger stands for it. Raises GoldError naming the row.
    """
    for number, row in enumerate(rows, 1):
        if row.get("kind") != "event":
            continue
        try:
            event = _event(row)
        except (KeyError, TypeError, AttributeError) as error:
            raise GoldError(f"{name}:{number}: not a coded event: {type(error).__name__} {error}") from error
        yield event


def read(path: Path) -> list[CodedEvent]:
    """Return the coded events of a file of JSON lines. Raises GoldError naming file and line."""
    return list(from_lines(numbered(path), name=str(path)))


def from_lines(lines: Iterable[tuple[int, str | bytes]], *, name: str) -> Iterator[CodedEvent]:
    """Yield the events among numbered lines of JSON of the file `name`. Raises GoldError naming file and line."""
    yield from from_rows(_objects(lines, name), name=name)


def _objects(lines: Iterable[tuple[int, str | bytes]], name: str) -> Iterator[Mapping[str, Any]]:
    for number, line in lines:
        try:
            row = json.loads(line) if line.strip() else {}  # so that rows count as lines do
        except ValueError as error:
            raise GoldError(f"{name}:{number}: not JSON: {error}") from error
        if not isinstance(row, dict):
            raise GoldError(f"{name}:{number}: not a JSON object")
        yield row


def _event(row: Mapping[str, Any]) -> CodedEvent:
    trigger = row["trigger"]
    evidence = row.get("evidence") or trigger
    return CodedEvent(
        report=row["report"],
        type=row["event"],
        trigger=_offset(trigger["start"]),
        evidence=(_offset(evidence["start"]), _offset(evidence.get("end", evidence["start"] + 1))),
        actor=known(party.get("code") for party in row.get("actor") or ()),
        recipient=known(party.get("code") for party in row.get("recipient") or ()),
        status=row.get("status", "actual"),
    )


def _offset(value: object) -> int:
    if not isinstance(value, int):
        raise TypeError(f"{value!r} is no offset")
    return value
