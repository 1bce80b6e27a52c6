"""The coder as a whole, with the shipped reader."""

import dataclasses
import json

import pytest

from dragoman.coding import Coded
from dragoman.coding.acts import Calibration
from dragoman.coding.coder import Step, unmet
from dragoman.coding.draft import Draft
from dragoman.entries import Report, to_dict
from dragoman.errors import Failure
from dragoman.ontology import load
from dragoman.reading.model import SHIPPED

pytestmark = pytest.mark.skipif(not (SHIPPED / "reader.onnx").is_file(), reason="the reader's weights are not here")

TEXT = (
    "Norwegian Foreign Minister Kari Lund met her Kenyan counterpart Peter Otieno in Oslo on Tuesday. "
    "The two sides agreed to reopen embassies. Otieno condemned the shelling of villages by Ruritanian rebels."
)


@pytest.fixture(scope="module")
def events(coder):
    return coder.code(Report(id="r1", text=TEXT, published="2024-05-16", date_precision="day"))


def test_every_requirement_is_met_by_an_earlier_step(coder):
    assert unmet(coder.steps()) == []


def test_an_unmet_requirement_is_named():
    steps = [Step("code", ("cast",), ("events",), lambda draft: None)]
    assert unmet(steps) == ["code requires cast, which no earlier step assigns"]


def test_a_plain_report_is_coded(events):
    meeting = next(event for event in events if event.event == "CONSULT")
    assert {party.code for party in meeting.actor + meeting.recipient} == {"NOR", "KEN"}
    assert (meeting.date, meeting.date_precision) == ("2024-05-14", "day")
    assert "Oslo" in [span.text for span in meeting.place]
    assert any(event.event == "AGREE" for event in events)
    assert any(event.event == "ACCUSE" and "KEN" in {p.code for p in event.actor} for event in events)


def test_every_offset_points_at_its_words(events):
    spans = []
    for event in events:
        spans += [event.trigger, event.evidence, *event.topic, *event.time, *event.place, *event.occasion]
        spans += [*event.actor, *event.recipient, *event.speaker]
    assert spans
    for span in spans:
        assert TEXT[span.start : span.end] == span.text


def test_scores_and_codes_are_those_of_the_ontology(events):
    ontology = load()
    for event in events:
        kind = ontology.types[event.event]
        assert event.quad_code == kind.quad
        assert event.event_scale == ontology.scale(event.event, event.mode[0] if event.mode else None)
        assert event.cameo in kind.roots
        assert set(event.mode) <= set(kind.modes)


def test_the_same_report_gives_the_same_lines_whatever_stands_beside_it(coder):
    other = Report(id="r2", text="Police in Lima arrested nine people. " * 30)
    report = Report(id="r1", text=TEXT)

    def lines(items):
        coded = [item for item in coder.pipe(items) if isinstance(item, Coded) and item.report.id == "r1"]
        return [json.dumps(to_dict(event)) for event in coded[0].events]

    assert lines([report]) == lines([other, report]) == lines([report, other])


def test_names_in_the_page_below_the_story_are_no_parties_of_it(coder):
    text = (
        "By Our Reporter in Nairobi\n\nKenya met Peru on Tuesday.\n\nRelated Articles\nFrance recalls envoy\n\n"
        "The two sides agreed on visas.\n\nAlso Read: Germany warns France again"
    )
    draft = Draft(Report(id="r1", text=text))
    for step in coder.steps()[:3]:
        step.work(draft)
    assert {mention.entity.code for mention in draft.mentions} == {"KEN", "PER"}


def test_failures_pass_and_order_is_kept(coder):
    failure = Failure("x.txt", "E102", "empty", "give text")
    items = [Report(id="a", text=TEXT), failure, Report(id="b", text="Nothing happened.")]
    kinds = [item if isinstance(item, Failure) else item.report.id for item in coder.pipe(items)]
    assert kinds == ["a", failure, "b"]


def test_a_report_that_breaks_a_step_is_a_failure_and_the_rest_go_on(coder, monkeypatch):
    def broken(self, text, on=None):
        if text == "break":
            raise ValueError("broken table")
        return []

    monkeypatch.setattr(type(coder.world), "find", broken)
    found = list(coder.pipe([Report(id="a", text="break", path="a.txt"), Report(id="b", text="Nothing.")]))
    assert (found[0].where, found[0].code) == ("a.txt", "E108")
    assert isinstance(found[1], Coded)


def test_a_least_confidence_keeps_only_surer_events(coder):
    report = Report(id="r1", text=TEXT)
    everything = coder.code(report)
    least = sorted(event.confidence for event in everything)[-1]
    surer = dataclasses.replace(coder, min_confidence=least).code(report)
    assert surer == tuple(event for event in everything if event.confidence >= least)
    assert 0 < len(surer) <= len(everything)


@pytest.mark.parametrize(
    "text", ["", " ", "\n\n", "🙂", "x" * 100_000, "( " * 5_000, "a\u200bb \u202etxet", "\ufffd\x00"]
)
def test_odd_texts_are_coded_without_an_error(coder, text):
    assert isinstance(coder.code(Report(id="odd", text=text)), tuple)


def test_calibration_is_monotone_and_between_0_and_1():
    curve = Calibration(0.6, 0.1)
    shares = [curve.confidence(p / 20) for p in range(21)]
    assert shares == sorted(shares)
    assert 0 < shares[0] < shares[-1] < 1


def test_ids_change_with_the_claim_and_not_with_the_run(coder, events):
    again = coder.code(Report(id="r1", text=TEXT, published="2024-05-16", date_precision="day"))
    assert [event.id for event in again] == [event.id for event in events]
    moved = coder.code(Report(id="r9", text=TEXT, published="2024-05-16", date_precision="day"))
    assert not {event.id for event in moved} & {event.id for event in events}
    assert len({event.id for event in events}) == len(events)
