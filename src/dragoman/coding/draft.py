"""A report while it is being coded: what each step has found so far."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from dragoman.entries import Event, Report, Tenure

if TYPE_CHECKING:
    from dragoman.coding.cast import Cast
    from dragoman.reading.reader import Clause
    from dragoman.sources.cleaning import Stretch
    from dragoman.world import Mention


@dataclass(slots=True)
class Draft:
    """The report and, once the steps that assign them have run, what they found in it, from stretches to tenures."""

    report: Report
    stretches: list[Stretch] = field(default_factory=list)
    clauses: list[Clause] = field(default_factory=list)
    mentions: list[Mention] = field(default_factory=list)
    cast: Cast | None = None
    events: list[Event] = field(default_factory=list)
    tenures: list[Tenure] = field(default_factory=list)
