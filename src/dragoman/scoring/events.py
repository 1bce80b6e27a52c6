"""Coded events against labelled reports: are the right acts seen, between the right parties, with the right status?

- detection: (sentence, type): was the right kind of act seen in the right sentence?
- dyads: (report, type, actor code, recipient code), each counted once a report: the unit that users of event data
  count. CONSULT, AGREE and COOPERATE, and SUPPORT and ASSAULT without recipient, are unordered pairs of their
  parties; an event with one known side is (type, party, "-").
- status: the share of matched events with the right status.
- by_type: the F1 of detection, type by type.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import combinations
from typing import Any

from dragoman.scoring.coded import CodedEvent, known
from dragoman.scoring.corpus import LabelledEvent, LabelledParty, LabelledReport
from dragoman.scoring.prf import PLACES, PRF

SYMMETRIC = frozenset({"CONSULT", "AGREE", "COOPERATE"})
MUTUAL = frozenset({"SUPPORT", "ASSAULT"})  # symmetric where no recipient is told
NO_ONE = "-"
Dyad = tuple[str, str, str]


@dataclass(frozen=True, slots=True)
class EventScore:
    """The four measures, as shares; `by_type` holds every type of the gold, in alphabetical order."""

    detection: PRF
    dyads: PRF
    status: float
    by_type: dict[str, PRF]

    def as_dict(self) -> dict[str, Any]:
        """Return the figures rounded to four places, for printing."""
        return {
            "detection": self.detection.as_dict(),
            "dyads": self.dyads.as_dict(),
            "status": round(self.status, PLACES),
            "by_type": {kind: round(figures.f1, PLACES) for kind, figures in self.by_type.items()},
        }


@dataclass(slots=True)
class _Tally:
    gold: Counter[str] = field(default_factory=Counter)
    coded: Counter[str] = field(default_factory=Counter)
    both: Counter[str] = field(default_factory=Counter)
    gold_dyads: int = 0
    coded_dyads: int = 0
    both_dyads: int = 0
    status_right: int = 0
    status_all: int = 0


def score(gold: Iterable[LabelledReport], coded: Iterable[CodedEvent]) -> EventScore:
    """Score coded events against labelled reports; events of reports that are not in `gold` do not count.

    Offsets of the coded events count characters of `LabelledReport.text`.
    """
    of_report: dict[str, list[CodedEvent]] = defaultdict(list)
    for event in coded:
        of_report[event.report].append(event)
    tally = _Tally()
    for report in gold:
        _count(report, of_report.get(report.id, []), tally)
    return EventScore(
        PRF.of(tally.both.total(), tally.coded.total(), tally.gold.total()),
        PRF.of(tally.both_dyads, tally.coded_dyads, tally.gold_dyads),
        tally.status_right / tally.status_all if tally.status_all else 0.0,
        {kind: PRF.of(tally.both[kind], tally.coded[kind], tally.gold[kind]) for kind in sorted(tally.gold)},
    )


def dyads(kind: str, actor: frozenset[str], recipient: frozenset[str]) -> set[Dyad]:
    """Return the dyads of one event of type `kind` between the parties with these codes."""
    if kind in SYMMETRIC or (kind in MUTUAL and not recipient):
        parties = sorted(actor | recipient)
        return {(kind, one, other) for one, other in combinations(parties, 2)} or {(kind, p, NO_ONE) for p in parties}
    if not actor:
        return {(kind, NO_ONE, whom) for whom in recipient}
    return {(kind, who, whom) for who in actor for whom in recipient if who != whom} or {
        (kind, who, NO_ONE) for who in actor
    }


def _count(report: LabelledReport, coded: list[CodedEvent], tally: _Tally) -> None:
    mine: Counter[tuple[int | None, str]] = Counter()
    theirs: Counter[tuple[int | None, str]] = Counter()
    gold_dyads: set[Dyad] = set()
    coded_dyads: set[Dyad] = set()
    statuses: dict[tuple[int | None, str], set[str]] = defaultdict(set)
    for number, sentence in enumerate(report.sentences):
        for event in sentence.events:
            mine[number, event.type] += 1
            statuses[number, event.type].add(event.status)
            gold_dyads |= _labelled_dyads(event)
    for guess in coded:
        place = (_sentence_at(report, guess.trigger), guess.type)
        theirs[place] += 1
        coded_dyads |= dyads(guess.type, guess.actor, guess.recipient)
        if place in statuses:
            tally.status_all += 1
            tally.status_right += guess.status in statuses[place]
    for counter, found in ((tally.gold, mine), (tally.coded, theirs), (tally.both, mine & theirs)):
        for (_, kind), times in found.items():
            counter[kind] += times
    tally.gold_dyads += len(gold_dyads)
    tally.coded_dyads += len(coded_dyads)
    tally.both_dyads += len(gold_dyads & coded_dyads)


def _labelled_dyads(event: LabelledEvent) -> set[Dyad]:
    return dyads(event.type, _codes(event.actor), _codes(event.recipient))


def _codes(parties: tuple[LabelledParty, ...]) -> frozenset[str]:
    return known(code for party in parties for code in party.codes)


def _sentence_at(report: LabelledReport, offset: int) -> int | None:
    return next((i for i, sentence in enumerate(report.sentences) if sentence.start <= offset < sentence.end), None)
