"""A report while it is being coded: what each step has found so far."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from dragoman.entries import Event, Report

if TYPE_CHECKING:
    from dragoman.coding.cast import Cast
    from dragoman.reading.reader import Clause
    from dragoman.sources.cleaning import Stretch
    from dragoman.world import Mention


@dataclass(slots=True)
class Draft:
    """The report and, once the steps that assign them have run, its stretches, sentences, names, cast and events."""

    report: Report
    stretches: list[Stretch] = field(default_factory=list)
    clauses: list[Clause] = field(default_factory=list)
    mentions: list[Mention] = field(default_factory=list)
    cast: Cast | None = None
    events: list[Event] = field(default_factory=list)
