"""From triggers and their roles to event entries."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass, replace

from dragoman.coding.dates import resolve
from dragoman.coding.draft import Draft
from dragoman.coding.parties import Place, Resolver
from dragoman.entries import Event, Party, Span, claim_id
from dragoman.ontology import Ontology
from dragoman.reading.decode import Role, Trigger
from dragoman.reading.reader import Clause


@dataclass(frozen=True, slots=True)
class Calibration:
    """Turns the reader's probability of a type into a confidence: a logistic curve fitted on held-out reports."""

    slope: float = 1.0
    shift: float = 0.0

    def confidence(self, probability: float) -> float:
        """Return the calibrated probability that an event of this type stands here."""
        p = min(max(probability, 1e-6), 1 - 1e-6)
        return 1 / (1 + math.exp(-(self.slope * math.log(p / (1 - p)) + self.shift)))


def _months(first: str | None, last: str | None) -> int:
    """Return how many months lie between two ISO prefixes; a year alone counts as its January."""
    counted = [int(one[:4]) * 12 + int(one[5:7] or 1) if one else 0 for one in (first, last)]
    return counted[1] - counted[0]


def _codes(parties: tuple[Party, ...]) -> str:
    return "+".join(party.code for party in parties)


@dataclass(frozen=True, slots=True)
class Maker:
    """Makes the events of one report."""

    draft: Draft
    resolver: Resolver
    ontology: Ontology
    calibration: Calibration

    def events(self) -> Iterator[Event]:
        """Yield the events of the report in the order of their triggers."""
        for number, clause in enumerate(self.draft.clauses):
            for trigger in clause.triggers:
                yield self._event(number, clause, trigger)

    def _event(self, number: int, clause: Clause, trigger: Trigger) -> Event:
        roles = trigger.roles
        place = Place(clause, number, type=trigger.type)
        speaker = self._parties(roles, "speaker", place)
        tellers = tuple(dict.fromkeys(party.code for party in speaker))
        where = self.resolver.codes_at(self._spans(clause, roles, "place"))
        place = replace(place, speakers=tellers, places=where)
        actor = self._parties(roles, "actor", place)
        recipient = self._parties(roles, "recipient", replace(place, others=frozenset(p.code for p in actor)))
        recipient = tuple(p for p in recipient if p.code not in {a.code for a in actor}) or recipient
        time = self._spans(clause, roles, "time")
        kind = self.ontology.types[trigger.type]
        mode = trigger.mode if trigger.mode in kind.modes else None
        date, enddate, precision = self._when(time, trigger)
        told = self._span(clause, trigger.start, trigger.end)
        report = self.draft.report
        return Event(
            id=claim_id("event", report.id, trigger.type, told.start, trigger.status, _codes(actor), _codes(recipient)),
            report=report.id,
            event=trigger.type,
            mode=(mode,) if mode else (),
            context=(),
            actor=actor,
            recipient=recipient,
            date=date,
            enddate=enddate,
            date_precision=precision,
            status=trigger.status,
            topic=self._spans(clause, roles, "topic"),
            time=time,
            place=self._spans(clause, roles, "place"),
            occasion=self._spans(clause, roles, "occasion"),
            speaker=speaker,
            quad_code=kind.quad,
            event_scale=self.ontology.scale(trigger.type, mode),
            cameo=self.ontology.cameo_root(trigger.type, mode),
            trigger=told,
            evidence=Span(report.text[clause.start : clause.end], clause.start, clause.end),
            confidence=round(self.calibration.confidence(float(trigger.types.max())), 3),
        )

    def _when(self, time: tuple[Span, ...], trigger: Trigger) -> tuple[str | None, str | None, str]:
        """Return (date, enddate, precision): as the time words tell, else the report's date with precision unknown.

        Words such as "in September" may lie behind or ahead. What is agreed lies ahead: where that is nearer, they tell
        when it is to be done, not when it was agreed.
        """
        published = self.draft.report.published
        for span in time:
            told = resolve(span.text, published, future=trigger.status == "future")
            if told is None:
                continue
            if trigger.type == "AGREE" and trigger.status != "future":
                ahead = resolve(span.text, published, future=True)
                if ahead is not None and 0 <= _months(published, ahead.date) < _months(told.date, published):
                    continue
            return told.date, told.enddate, told.precision
        if trigger.status in ("future", "historical"):
            return None, None, "unknown"
        return published, None, "unknown"

    def _span(self, clause: Clause, start: int, end: int) -> Span:
        a, b = clause.spans[start][0], clause.spans[end - 1][1]
        return Span(self.draft.report.text[a:b], a, b)

    def _spans(self, clause: Clause, roles: tuple[Role, ...], name: str) -> tuple[Span, ...]:
        return tuple(self._span(clause, role.start, role.end) for role in roles if role.name == name)

    def _parties(self, roles: tuple[Role, ...], name: str, place: Place) -> tuple[Party, ...]:
        found: dict[tuple[str, str | None], Party] = {}
        for role in roles:
            if role.name == name:
                span = self._span(place.clause, role.start, role.end)
                for party in self.resolver.parties(span.start, span.end, place):
                    found.setdefault((party.code, party.name), party)
        return tuple(found.values())
