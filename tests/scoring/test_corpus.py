import json
from pathlib import Path
from typing import Any

import pytest

from dragoman.entries import Span
from dragoman.errors import GoldError
from dragoman.scoring import corpus
from dragoman.scoring.corpus import LabelledParty

SHARED = Path(__file__).resolve().parents[3] / "shared" / "corpus"
DOC = {"doc": "r1", "date": "2024-05-31", "outlet": "The Post", "title": "Talks"}
TALKS = {
    "s": "Talks: the two sides held talks in Baku on Monday, Dar said.",
    "e": [
        {
            "type": "CONSULT",
            "trigger": "held talks",
            "actor": ["the two sides=PAK+AZE"],
            "speaker": ["Dar=PAK"],
            "place": ["Baku"],
            "time": ["on Monday"],
            "topic": ["a#3"],
            "mode": "visit",
        }
    ],
}
QUIET = {"s": "It rained.", "e": []}


def save(tmp_path: Path, *rows: object) -> Path:
    path = tmp_path / "gold.jsonl"
    path.write_text("".join(f"{row if isinstance(row, str) else json.dumps(row)}\n" for row in rows), encoding="utf-8")
    return path


def test_reports_with_sentences_and_events(tmp_path: Path) -> None:
    path = save(tmp_path, DOC, QUIET, TALKS, "", {"doc": "r2", "date": None, "follows": "g1"}, QUIET)
    one, two = corpus.read(path)
    assert (one.id, one.date, one.outlet, one.title, one.follows) == ("r1", "2024-05-31", "The Post", "Talks", None)
    assert (two.id, two.date, two.outlet, two.follows) == ("r2", None, None, "g1")
    assert [one.text[s.start : s.end] for s in one.sentences] == [QUIET["s"], TALKS["s"]]
    assert two.sentences[0].start == 0
    (event,) = one.sentences[1].events
    assert (event.type, event.mode, event.status) == ("CONSULT", "visit", "actual")
    assert event.trigger == Span("held talks", 21, 31)
    assert event.actor == (LabelledParty("the two sides", 7, 20, ("PAK", "AZE")),)
    assert event.speaker == (LabelledParty("Dar", 51, 54, ("PAK",)),)
    assert (event.place, event.occasion, event.recipient) == ((Span("Baku", 35, 39),), (), ())


@pytest.mark.parametrize(
    ("span", "at"),
    [
        ("talks", 0),
        ("talks#2", 10),
        ("talks#3", None),
        ("aa#2", 17),
        ("Talks", None),
        ("", None),
        ("#1", None),
        ("talks#0", None),
    ],
)
def test_spans_are_found(span: str, at: int | None) -> None:
    found = corpus.find(span, "talks and talks aaa")
    assert (None if found is None else found.start) == at


def event(**fields: Any) -> dict[str, Any]:
    return {"s": "A met B.", "e": [{"type": "CONSULT", "trigger": "met"} | fields]}


@pytest.mark.parametrize(
    ("row", "fault"),
    [
        ("{", "not JSON"),
        ("[]", "not a JSON object"),
        ({"s": "A met B."}, "neither a report"),
        ({"s": "A met B.", "e": ["met"]}, "an event is not a JSON object"),
        (event(type="MEET"), "type MEET"),
        (event(status="past"), "status past"),
        (event(mode=["visit"]), r"mode \['visit'\]"),
        (event(actors=[]), r"unknown fields \['actors'\]"),
        (event(trigger="meets"), "trigger not found: 'meets'"),
        (event(trigger=""), "trigger not found: ''"),
        (event(actor=["A"]), "actor without codes: 'A'"),
        (event(actor=["A=PAKI"]), "actor without codes: 'A=PAKI'"),
        (event(recipient=["C=PAK"]), "recipient not found: 'C'"),
        (event(topic=["peace"]), "topic not found: 'peace'"),
        (event(place="Baku"), "place is not a list of strings"),
        ({"doc": 7}, "doc is no id"),
        ({"doc": "r2", "title": 7}, "title is neither"),
    ],
)
def test_faults_name_file_line_and_fault(tmp_path: Path, row: object, fault: str) -> None:
    path = save(tmp_path, DOC, row)
    with pytest.raises(GoldError, match=rf"gold\.jsonl:2: {fault}"):
        list(corpus.read(path))
    assert [line.startswith(f"{path}:2: ") for line in corpus.faults(path)] == [True]


def test_a_sentence_needs_a_report(tmp_path: Path) -> None:
    assert corpus.faults(save(tmp_path, QUIET)) == [f"{tmp_path / 'gold.jsonl'}:1: a sentence before any report"]


def test_every_fault_is_listed(tmp_path: Path) -> None:
    path = save(tmp_path, DOC, event(type="MEET", topic=["x", "y"]), "{", QUIET)
    assert [line.partition("jsonl:")[2][:1] for line in corpus.faults(path)] == ["2", "2", "2", "3"]


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(GoldError, match=r"none\.jsonl"):
        list(corpus.read(tmp_path / "none.jsonl"))


@pytest.mark.skipif(not SHARED.is_dir(), reason="the labelled corpus is not beside the repository")
def test_the_labelled_corpus_is_without_fault() -> None:
    paths = sorted(SHARED.glob("*.jsonl"))
    assert [fault for path in paths for fault in corpus.faults(path)] == []
    for report in corpus.read(*paths):
        for sentence in report.sentences:
            assert report.text[sentence.start : sentence.end] == sentence.text
            for found in sentence.events:
                for span in (found.trigger, *found.actor, *found.recipient, *found.speaker, *found.topic, *found.time):
                    assert sentence.text[span.start : span.end] == span.text
