"""The labelled corpus: reports whose sentences were coded by hand, as training and scoring read them.

A file holds one JSON object a line: a report opens with {"doc", "date", "outlet", "title"}, its sentences follow as
{"s": sentence, "e": [events]}. Spans are copied letter for letter from the sentence; "#2" behind a span means its
second occurrence; parties carry their codes behind an equals sign ("the two sides=PAK+AZE").
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from dragoman.entries import STATUSES, Span
from dragoman.errors import GoldError
from dragoman.scoring.lines import numbered

TYPES = (
    "AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST",
    "ACCUSE", "REJECT", "THREATEN", "SANCTION", "PROTEST", "MOBILIZE", "COERCE", "ASSAULT",
)  # fmt: skip
PARTY_FIELDS = ("actor", "recipient", "speaker")
SPAN_FIELDS = ("topic", "place", "time", "occasion")
_FIELDS = {"type", "trigger", "mode", "status", *PARTY_FIELDS, *SPAN_FIELDS}
_NTH = re.compile(r"(?P<text>.*)#(?P<nth>[0-9]+)")
_CODES = re.compile(r"[A-Z]{3}(?:\+[A-Z]{3})*")


@dataclass(frozen=True, slots=True)
class LabelledParty:
    """The words that name a party, at characters [start, end) of the sentence, and the codes they stand for."""

    text: str
    start: int
    end: int
    codes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class LabelledEvent:
    """One act of a sentence; all offsets count characters of the sentence."""

    type: str
    trigger: Span
    actor: tuple[LabelledParty, ...] = ()
    recipient: tuple[LabelledParty, ...] = ()
    speaker: tuple[LabelledParty, ...] = ()
    topic: tuple[Span, ...] = ()
    place: tuple[Span, ...] = ()
    time: tuple[Span, ...] = ()
    occasion: tuple[Span, ...] = ()
    mode: str | None = None
    status: str = "actual"


@dataclass(frozen=True, slots=True)
class LabelledSentence:
    """A sentence, its place [start, end) in the report's text, and the acts it tells."""

    text: str
    start: int
    end: int
    events: tuple[LabelledEvent, ...]


@dataclass(frozen=True, slots=True)
class LabelledReport:
    """A report. Reports of one act by several outlets share a `group`; `follows` names the group that it follows up."""

    id: str
    date: str | None
    outlet: str | None
    title: str | None
    sentences: tuple[LabelledSentence, ...]
    group: str | None = None
    follows: str | None = None

    @property
    def text(self) -> str:
        """The report's text: its sentences joined by one blank."""
        return " ".join(sentence.text for sentence in self.sentences)


def read(*paths: Path) -> Iterator[LabelledReport]:
    """Yield the reports of labelled files, in order. Raises GoldError naming file, line and fault."""
    for path in paths:
        header: dict[str, Any] | None = None
        sentences: list[LabelledSentence] = []
        for where, row, found in _rows(path):
            if found:
                raise GoldError(f"{where}: {found[0]}")
            if "doc" not in row:
                sentences.append(_sentence(row, sentences[-1].end + 1 if sentences else 0))
                continue
            if header is not None:
                yield _report(header, sentences)
            header, sentences = row, []
        if header is not None:
            yield _report(header, sentences)


def faults(path: Path) -> list[str]:
    """Return the faults of form in a labelled file, each as "path:line: fault"."""
    return [f"{where}: {fault}" for where, _, found in _rows(path) for fault in found]


def find(span: str, sentence: str) -> Span | None:
    """Return where `span` stands in `sentence`, honouring its "#n" suffix, or None."""
    wanted = _NTH.fullmatch(span)
    text, nth = (wanted["text"], int(wanted["nth"])) if wanted else (span, 1)
    at = -1
    for _ in range(nth):
        at = sentence.find(text, at + 1)
        if at < 0:
            return None
    return Span(text, at, at + len(text)) if text and nth else None


def _rows(path: Path) -> Iterator[tuple[str, dict[str, Any], list[str]]]:
    """Yield each line's place, its row ({} where it is none) and its faults."""
    headed = False
    for number, line in numbered(path):
        if not line.strip():
            continue
        where = f"{path}:{number}"
        try:
            row = json.loads(line)
        except ValueError as error:
            yield where, {}, [f"not JSON: {error}"]
            continue
        if not isinstance(row, dict):
            yield where, {}, ["not a JSON object"]
        elif "doc" in row:
            headed = True
            yield where, row, list(_header_faults(row))
        else:
            yield where, row, ([] if headed else ["a sentence before any report"]) + list(_sentence_faults(row))


def _header_faults(row: dict[str, Any]) -> Iterator[str]:
    if not isinstance(row["doc"], str) or not row["doc"]:
        yield "doc is no id"
    for field in ("date", "outlet", "title", "group", "follows"):
        if not isinstance(row.get(field), str | None):
            yield f"{field} is neither a string nor null"


def _sentence_faults(row: dict[str, Any]) -> Iterator[str]:
    sentence, events = row.get("s"), row.get("e")
    if not isinstance(sentence, str) or not isinstance(events, list):
        yield 'neither a report {"doc": ...} nor a sentence {"s": ..., "e": [...]}'
        return
    for event in events:
        if isinstance(event, dict):
            yield from _event_faults(event, sentence)
        else:
            yield "an event is not a JSON object"


def _event_faults(event: dict[str, Any], sentence: str) -> Iterator[str]:
    if event.get("type") not in TYPES:
        yield f"type {event.get('type')}"
    if event.get("status", "actual") not in STATUSES:
        yield f"status {event['status']}"
    if not isinstance(event.get("mode"), str | None):
        yield f"mode {event['mode']}"
    if unknown := set(event) - _FIELDS:
        yield f"unknown fields {sorted(unknown)}"
    trigger = event.get("trigger", "")
    if not isinstance(trigger, str) or find(trigger, sentence) is None:
        yield f"trigger not found: {trigger!r}"
    for field in (*PARTY_FIELDS, *SPAN_FIELDS):
        marked = event.get(field, [])
        if not isinstance(marked, list) or not all(isinstance(item, str) for item in marked):
            yield f"{field} is not a list of strings"
            continue
        for item in marked:
            span, _, codes = item.rpartition("=") if field in PARTY_FIELDS else (item, "", "")
            if field in PARTY_FIELDS and not _CODES.fullmatch(codes):
                yield f"{field} without codes: {item!r}"
            elif find(span, sentence) is None:
                yield f"{field} not found: {span!r}"


def _report(header: dict[str, Any], sentences: list[LabelledSentence]) -> LabelledReport:
    date, outlet, title, group, follows = map(header.get, ("date", "outlet", "title", "group", "follows"))
    return LabelledReport(header["doc"], date, outlet, title, tuple(sentences), group, follows)


def _sentence(row: dict[str, Any], start: int) -> LabelledSentence:
    text: str = row["s"]
    return LabelledSentence(text, start, start + len(text), tuple(_event(event, text) for event in row["e"]))


def _event(event: dict[str, Any], sentence: str) -> LabelledEvent:
    actor, recipient, speaker = (_parties(event.get(field, ()), sentence) for field in PARTY_FIELDS)
    topic, place, time, occasion = (_spans(event.get(field, ()), sentence) for field in SPAN_FIELDS)
    return LabelledEvent(
        type=event["type"],
        trigger=_span(event["trigger"], sentence),
        actor=actor,
        recipient=recipient,
        speaker=speaker,
        topic=topic,
        place=place,
        time=time,
        occasion=occasion,
        mode=event.get("mode"),
        status=event.get("status", "actual"),
    )


def _parties(items: Iterable[str], sentence: str) -> tuple[LabelledParty, ...]:
    parties = []
    for item in items:
        words, _, codes = item.rpartition("=")
        span = _span(words, sentence)
        parties.append(LabelledParty(span.text, span.start, span.end, tuple(codes.split("+"))))
    return tuple(parties)


def _spans(items: Iterable[str], sentence: str) -> tuple[Span, ...]:
    return tuple(_span(item, sentence) for item in items)


def _span(item: str, sentence: str) -> Span:
    span = find(item, sentence)
    if span is None:
        raise GoldError(f"{item!r} does not stand in {sentence!r}")
    return span
