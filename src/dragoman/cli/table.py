"""The table: a coded report as people read it on a terminal.

The words come from outside, so they are stripped of what could steer a terminal and never read as markup.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby, pairwise
from typing import TYPE_CHECKING

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from dragoman.cli.plain import plain
from dragoman.entries import Event, Party, Report, Span

if TYPE_CHECKING:
    from dragoman.coding import Coded

# Okabe and Ito's colours, told apart by the colour-blind too: blue and green cooperate, orange and red fight
COLOURS = {1: "#56b4e9", 2: "#009e73", 3: "#e69f00", 4: "#d55e00"}
MARKS = {"future": "to come", "hypothetical": "if", "negated": "not", "historical": "past"}
LONGEST_TITLE = 200
NOBODY = Text("–", style="dim")
INDENT = 2


def shown(coded: Coded) -> RenderableType:
    """Return a coded report to print: its heading, then the events of each sentence with the sentence below."""
    blocks: list[RenderableType] = [_heading(coded.report)]
    for _, told in groupby(coded.events, key=lambda event: event.evidence):
        events = list(told)
        blocks += [_row(event) for event in events]
        blocks.append(Padding(_evidence(events), (0, 0, 0, INDENT * 2), expand=False))
    if not coded.events:
        blocks.append(Padding(Text("no events", style="dim"), (0, 0, 0, INDENT), expand=False))
    return Group(*blocks, Text())


def _heading(report: Report) -> Text:
    title = plain(report.title or "").strip() or plain(report.id)
    heading = Text(title[:LONGEST_TITLE], style="bold")
    known = [plain(part) for part in (report.outlet, report.published) if part]
    return heading.append("".join(f"  {part}" for part in known), style="not bold dim")


def _row(event: Event) -> Table:
    row = Table.grid(padding=(0, INDENT, 0, 0), expand=True)
    row.add_column(width=INDENT - 1)
    row.add_column(width=12)
    for ratio in (3, 2, 3, 3):
        row.add_column(ratio=ratio)
    row.add_row("", _date(event), _parties(event.actor), _act(event), _parties(event.recipient), _matter(event))
    return row


def _date(event: Event) -> Text:
    """Return the date; in brackets where it is only the report's."""
    if event.date is None:
        return NOBODY
    return Text(plain(event.date if event.date_precision != "unknown" else f"({event.date})"), style="dim")


def _act(event: Event) -> Text:
    act = Text()
    if event.status in MARKS:
        act.append(f"{MARKS[event.status]}: ", style="italic")
    act.append(plain(event.event), style=f"bold {COLOURS.get(event.quad_code, 'default')}")
    if event.mode:
        act.append(f" {plain(', '.join(event.mode))}", style="dim")
    return act


def _parties(parties: Iterable[Party]) -> Text:
    names = [_party(party) for party in parties]
    return Text("\n").join(names) if names else NOBODY


def _party(party: Party) -> Text:
    name = Text(plain(party.name or party.text))
    if party.office and party.name:
        name.append(f", {plain(party.office)}")
    return name.append(f" {plain(party.code)}", style="bold")


def _matter(event: Event) -> Text:
    """Return the topics, and who says so."""
    matter = Text("; ".join(plain(topic.text) for topic in event.topic))
    if event.speaker:
        matter.append(f"{' ' if event.topic else ''}according to ", style="dim")
        matter.append(Text(", ").join(_party(party) for party in event.speaker))
    return matter


def _evidence(events: list[Event]) -> Text:
    """Return the sentence of the events, their triggers underlined and their parties highlighted."""
    sentence = Text(style="dim")
    for words, style in _pieces(events):
        sentence.append(plain(words), style=style)
    return sentence


def _pieces(events: list[Event]) -> Iterator[tuple[str, str]]:
    """Yield the pieces of the sentence between the edges of what is marked, each with its style."""
    start, text = events[0].evidence.start, events[0].evidence.text
    marked: list[tuple[Span | Party, str]] = []
    for event in events:
        marked.append((event.trigger, f"not dim bold underline {COLOURS.get(event.quad_code, 'default')}"))
    marked += [(party, "not dim") for event in events for party in event.actor + event.recipient]
    spans = [(max(0, one.start - start), min(len(text), one.end - start), style) for one, style in marked]
    edges = sorted({0, len(text), *(edge for a, b, _ in spans if a < b for edge in (a, b))})
    for left, right in pairwise(edges):
        yield text[left:right], next((style for a, b, style in spans if a <= left and right <= b), "")
