import json
from pathlib import Path
from typing import Any

import pytest

from dragoman.errors import GoldError
from dragoman.scoring import seeds
from dragoman.scoring.coded import CodedEvent
from dragoman.scoring.seeds import Act, Seed

SHARED = Path(__file__).resolve().parents[3] / "shared" / "seeds"
TEXT = "Dar met\nBayramov. He thanked Baku. Also read: Dar met Fidan."
ROW: dict[str, Any] = {
    "events": [
        {"id": "meeting", "type": "CONSULT", "actor": ["PAK", "AZE"], "evidence": "met Bayramov"},
        {"id": "thanks", "type": "SUPPORT", "actor": ["PAK"], "recipient": ["AZE"], "evidence": "thanked Baku"},
    ],
    "acceptable": [{"type": "REQUEST", "actor": ["PAK"], "recipient": ["*"]}],
    "noise": ["Also read: Dar met Fidan."],
}
FIRST, SECOND, NOISE = (0, 17), (18, 34), (35, 60)


def save(tmp_path: Path, **changes: object) -> Path:
    (tmp_path / "one.txt").write_text(TEXT, encoding="utf-8")
    path = tmp_path / "one.json"
    path.write_text(json.dumps(ROW | changes), encoding="utf-8")
    return path


@pytest.fixture
def seed(tmp_path: Path) -> Seed:
    return seeds.read(save(tmp_path))


def told(kind: str, place: tuple[int, int], actor: str = "", recipient: str = "") -> CodedEvent:
    return CodedEvent("r", kind, place[0], place, frozenset(actor.split()), frozenset(recipient.split()))


@pytest.mark.parametrize(
    ("coded", "found", "precision", "violations"),
    [
        ([], [], 0.0, 0),
        ([told("CONSULT", FIRST, "AZE", "PAK")], ["meeting"], 1.0, 0),
        ([told("CONSULT", SECOND, "AZE", "PAK")], [], 0.0, 0),
        ([told("CONSULT", FIRST, "AZE PAK TUR")], [], 0.0, 0),
        ([told("SUPPORT", SECOND, "PAK", "AZE")], ["thanks"], 1.0, 0),
        ([told("SUPPORT", SECOND, "AZE", "PAK")], [], 0.0, 0),
        ([told("REQUEST", FIRST, "PAK", "IND"), told("REQUEST", SECOND, "PAK")], [], 1.0, 0),
        ([told("REQUEST", FIRST, "AZE", "IND")], [], 0.0, 0),
        ([told("CONSULT", FIRST, "AZE PAK"), told("CONSULT", NOISE, "PAK TUR")], ["meeting"], 0.5, 1),
        ([told("REQUEST", NOISE, "PAK")], [], 0.0, 1),
    ],
)
def test_scores(seed: Seed, coded: list[CodedEvent], found: list[str], precision: float, violations: int) -> None:
    scored = seeds.score(seed, coded)
    assert list(scored.found) == [f"one/{name}" for name in found]
    assert (scored.recall, scored.precision, len(scored.violations)) == (len(found) / 2, precision, violations)
    assert {*scored.found, *scored.missed} == {"one/meeting", "one/thanks"}


@pytest.mark.parametrize(
    ("act", "coded", "expected"),
    [
        (Act("AGREE", frozenset({"AZE"}), frozenset(), open=True), told("AGREE", FIRST, "PAK", "AZE"), True),
        (Act("AGREE", frozenset({"AZE"}), frozenset(), open=True), told("AGREE", FIRST, "AZE"), True),
        (Act("AGREE", frozenset({"AZE"}), frozenset(), open=True), told("AGREE", FIRST, "PAK"), False),
        (Act("AGREE", frozenset({"AZE"}), frozenset()), told("AGREE", FIRST, "AZE", "PAK"), False),
        (Act("SUPPORT", frozenset({"AZE", "PAK"}), frozenset()), told("SUPPORT", FIRST, "AZE PAK"), True),
        (Act("SUPPORT", frozenset({"AZE"}), frozenset()), told("SUPPORT", FIRST, "AZE", "PAK"), False),
    ],
)
def test_an_act_is_told(act: Act, coded: CodedEvent, expected: bool) -> None:
    assert act.is_told_by(coded) is expected


def test_pooling_weighs_every_event_the_same(seed: Seed) -> None:
    one = seeds.score(seed, [told("CONSULT", FIRST, "AZE PAK")])
    both = seeds.pooled([one, seeds.score(seed, [told("AID", FIRST)])])
    assert both.as_dict() == {
        "recall": 0.25,
        "precision": 0.5,
        "missed": ["one/thanks", "one/meeting", "one/thanks"],
        "wrong": 1,
        "violations": 0,
    }


@pytest.mark.parametrize(
    ("changes", "fault"),
    [
        ({"noise": ["not there"]}, "'not there' does not stand in the report"),
        ({"noise": [" "]}, "' ' does not stand in the report"),
        ({"events": [{"id": "x", "type": "AID"}]}, "KeyError 'evidence'"),
        ({"events": None}, "not a seed"),
    ],
)
def test_a_malformed_seed_is_named(tmp_path: Path, changes: dict[str, object], fault: str) -> None:
    with pytest.raises(GoldError, match=rf"one\.json: .*{fault}"):
        seeds.read(save(tmp_path, **changes))


def test_a_seed_needs_its_report(tmp_path: Path) -> None:
    path = save(tmp_path)
    (tmp_path / "one.txt").unlink()
    with pytest.raises(GoldError, match="cannot be read"):
        seeds.read(path)


@pytest.mark.skipif(not SHARED.is_dir(), reason="the seed reports are not beside the repository")
def test_the_seed_reports_are_read_and_found_whole_when_all_is_coded() -> None:
    for path in sorted(SHARED.glob("*.json")):
        whole = seeds.read(path)
        rows = [
            CodedEvent("r", e.act.type, e.places[0][0], e.places[0], e.act.actor, e.act.recipient) for e in whole.events
        ]
        scored = seeds.score(whole, rows)
        assert (scored.recall, scored.precision, scored.violations) == (1.0, 1.0, ())
