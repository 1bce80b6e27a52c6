"""How often a party's words, as a person marked them, are given the right codes and the right sector.

The coder's own steps read each report; then the words of every labelled actor, recipient and speaker are resolved as
the coder would, whatever events it finds itself. A party is right when its codes are exactly those labelled.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from dragoman.coding.draft import Draft
from dragoman.coding.parties import Place, Resolver
from dragoman.entries import Party, Report
from dragoman.errors import GoldError
from dragoman.scoring.corpus import LabelledEvent, LabelledParty, LabelledReport, LabelledSentence
from dragoman.scoring.lines import numbered
from dragoman.sources.dateline import read_dateline

if TYPE_CHECKING:
    from dragoman.coding import Coder


@dataclass(frozen=True, slots=True)
class Resolved:
    """A labelled party and the parties that the coder makes of its words."""

    report: str
    number: int  # of the sentence in the report
    role: str
    gold: LabelledParty
    parties: tuple[Party, ...]

    @property
    def codes(self) -> frozenset[str]:
        """The codes given, UNK among them."""
        return frozenset(party.code for party in self.parties)

    @property
    def right(self) -> bool:
        """Whether they are those labelled."""
        return self.codes == frozenset(self.gold.codes)


def resolver_of(coder: Coder, report: LabelledReport) -> Resolver:
    """Return the resolver of a labelled report, read as the coder reads it."""
    line = read_dateline(report.text)
    given = Report(
        id=report.id, text=report.text, published=report.date, outlet=report.outlet, title=report.title,
        place=line.place.text if line is not None else None,
    )  # fmt: skip
    draft = Draft(given)
    for step in coder.steps()[:-1]:
        step.work(draft)
    assert draft.cast is not None
    return Resolver(report.text, draft.cast, draft.mentions, coder.world, draft.clauses)


def resolved(coder: Coder, reports: Iterable[LabelledReport]) -> Iterator[Resolved]:
    """Yield every labelled party of `reports` with what the coder makes of it."""
    for report in reports:
        resolver = resolver_of(coder, report)
        if not resolver.clauses:
            continue
        for number, sentence in enumerate(report.sentences):
            for event in sentence.events:
                yield from _event(report, resolver, number, sentence, event)


def _event(
    report: LabelledReport, resolver: Resolver, place_in: int, sentence: LabelledSentence, event: LabelledEvent
) -> Iterator[Resolved]:
    offset = sentence.start
    number = resolver.cast.clause_at(offset + event.trigger.start)
    moved = [replace(span, start=offset + span.start, end=offset + span.end) for span in event.place]
    place = Place(resolver.clauses[number], number, places=resolver.codes_at(moved), type=event.type)
    others: frozenset[str] = frozenset()
    for role, side in (("speaker", event.speaker), ("actor", event.actor), ("recipient", event.recipient)):
        given: list[Party] = []
        for gold in side:
            parties = resolver.parties(offset + gold.start, offset + gold.end, replace(place, others=others))
            yield Resolved(report.id, place_in, role, gold, tuple(parties))
            given += parties
        if role == "speaker":
            place = replace(place, speakers=tuple(dict.fromkeys(party.code for party in given)))
        else:
            others = frozenset(party.code for party in given)


def accuracy(found: Iterable[Resolved]) -> dict[str, float | int]:
    """Return the share of parties with the right codes, and of how many."""
    counted = Counter(one.right for one in found)
    total = counted.total()
    return {"parties": total, "codes": round(counted[True] / total, 4) if total else 0.0}


def sectors(found: Iterable[Resolved], path: Path) -> dict[str, Any]:
    """Return the share of the parties of a file with the right sector: that labelled, or one that it calls defensible.

    A line of the file is {"doc", "s", "role", "start", "end", "sector"} and perhaps "also": the report, the number of
    the sentence in it, and the party's characters there. Raises GoldError for a line without them or of no labelled
    party.
    """
    known = {(one.report, one.number, one.role, one.gold.start, one.gold.end): one for one in found}
    counted: Counter[tuple[str, bool]] = Counter()
    for number, line in numbered(path):
        if not line.strip():
            continue
        try:
            row = json.loads(line)
            one = known[row["doc"], row["s"], row["role"], row["start"], row["end"]]
            right = {row["sector"], *row.get("also", ())}
        except (ValueError, KeyError, TypeError) as error:
            raise GoldError(f"{path}:{number}: no labelled party: {type(error).__name__} {error}") from error
        counted[row["sector"] or "none", bool({party.sector for party in one.parties} & right)] += 1
    total = counted.total()
    each = {sector: [counted[sector, True], counted[sector, True] + counted[sector, False]] for sector, _ in counted}
    right_ones = sum(count for (_, good), count in counted.items() if good)
    return {"parties": total, "sectors": round(right_ones / total, 4) if total else 0.0, "by_sector": each}
