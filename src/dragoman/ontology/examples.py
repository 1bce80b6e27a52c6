"""Coded example sentences, and the check of form that every coded sentence must pass.

A coded sentence is {"s": sentence, "e": [events]}, an event {"type", "trigger", "mode", "status", and lists "actor",
"recipient", "speaker", "topic", "place", "time", "occasion"}. Every span stands in the sentence letter for letter;
"talks#2" is its second place. A party is a span with codes behind an equals sign: "the two sides=PAK+AZE".
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from dragoman.ontology.loader import FOLDER
from dragoman.ontology.model import Ontology
from dragoman.ontology.section import Section

PARTIES = ("actor", "recipient", "speaker")
SPANS = ("topic", "place", "time", "occasion")
WORDS = ("type", "trigger", "mode", "status")

_NTH = re.compile(r"(.*)#(\d+)", re.DOTALL)
_CODES = re.compile(r"[A-Z]{3}(\+[A-Z]{3})*")


def load_examples(folder: Path = FOLDER) -> dict[str, list[Any]]:
    """Return the sentences of examples.yaml under the type each is to show. Raises OntologyError."""
    section = Section.read(folder / "examples.yaml")
    for name, sentences in section.values.items():
        if not isinstance(sentences, list):
            raise section.fault(name, "must be a list of coded sentences")
    return section.values


def find(span: str, sentence: str) -> int:
    """Return the offset of `span` in `sentence`, honouring "#n" at its end, or -1."""
    numbered = _NTH.fullmatch(span)
    text, nth = (numbered[1], int(numbered[2])) if numbered else (span, 1)
    at = -1
    for _ in range(nth):
        at = sentence.find(text, at + 1)
        if at < 0:
            return -1
    return at if text else -1


def sentence_faults(coded: object, ontology: Ontology) -> Iterator[str]:
    """Yield what is wrong with the form of a coded sentence."""
    if not isinstance(coded, Mapping) or set(coded) != {"s", "e"}:
        yield 'must be {"s": sentence, "e": [events]}'
    elif not isinstance(coded["s"], str) or not isinstance(coded["e"], list):
        yield "s must be text and e a list"
    else:
        for event in coded["e"]:
            yield from event_faults(coded["s"], event, ontology)


def event_faults(sentence: str, event: object, ontology: Ontology) -> Iterator[str]:
    """Yield what is wrong with the form of one event of `sentence`."""
    if not isinstance(event, Mapping):
        yield f"an event must be a mapping, not {event!r}"
        return
    for field in event:
        if field not in (*WORDS, *PARTIES, *SPANS):
            yield f"unknown field {field}; allowed: {', '.join((*WORDS, *PARTIES, *SPANS))}"
    yield from _word_faults(sentence, event, ontology)
    for field in (*PARTIES, *SPANS):
        values = event.get(field, [])
        if not isinstance(values, list) or not all(isinstance(value, str) for value in values):
            yield f"{field} must be a list of texts, not {values!r}"
            continue
        for value in values:
            check = _party_faults if field in PARTIES else _span_faults
            yield from check(field, value, sentence)


def _word_faults(sentence: str, event: Mapping[str, object], ontology: Ontology) -> Iterator[str]:
    name, mode, status, trigger = (event.get(field) for field in ("type", "mode", "status", "trigger"))
    if not isinstance(name, str) or name not in ontology.types:
        yield f"unknown type {name!r}; allowed: {', '.join(ontology.types)}"
    elif "mode" in event and (not isinstance(mode, str) or mode not in ontology.types[name].modes):
        yield f"unknown mode {mode!r}; allowed for {name}: {', '.join(ontology.types[name].modes) or 'none'}"
    if "status" in event and (not isinstance(status, str) or status not in ontology.statuses):
        yield f"unknown status {status!r}; allowed: {', '.join(ontology.statuses)}"
    if not isinstance(trigger, str) or find(trigger, sentence) < 0:
        yield f"trigger not found: {trigger!r}"


def _party_faults(field: str, party: str, sentence: str) -> Iterator[str]:
    span, _, codes = party.rpartition("=")
    if _CODES.fullmatch(codes) is None:
        yield f"{field} without codes: {party!r}"
    else:
        yield from _span_faults(field, span, sentence)


def _span_faults(field: str, span: str, sentence: str) -> Iterator[str]:
    if find(span, sentence) < 0:
        yield f"{field} not found: {span!r}"
