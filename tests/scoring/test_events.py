import importlib.util
import json
import random
from pathlib import Path
from typing import Any

import pytest

from dragoman.entries import Span
from dragoman.scoring import coded, corpus, events
from dragoman.scoring.coded import CodedEvent
from dragoman.scoring.corpus import LabelledEvent, LabelledParty, LabelledReport, LabelledSentence

SHARED = Path(__file__).resolve().parents[3] / "shared" / "corpus"


def party(*codes: str) -> tuple[LabelledParty, ...]:
    return (LabelledParty("", 0, 0, codes),) if codes else ()


def act(kind: str, actor: str = "", recipient: str = "", status: str = "actual") -> LabelledEvent:
    return LabelledEvent(
        kind, Span("", 0, 0), actor=party(*actor.split()), recipient=party(*recipient.split()), status=status
    )


def guess(kind: str, at: int, actor: str = "", recipient: str = "", status: str = "actual") -> CodedEvent:
    return CodedEvent("r", kind, at, (at, at + 1), frozenset(actor.split()), frozenset(recipient.split()), status)


def report(*sentences: list[LabelledEvent]) -> LabelledReport:
    """Return report "r" whose sentences are ten characters long: the n-th begins at 11 n."""
    return LabelledReport(
        "r",
        None,
        None,
        None,
        tuple(LabelledSentence("x" * 10, 11 * n, 11 * n + 10, tuple(told)) for n, told in enumerate(sentences)),
    )


@pytest.mark.parametrize(
    ("kind", "actor", "recipient", "expected"),
    [
        ("CONSULT", "PAK", "AZE", {"AZE PAK"}),
        ("CONSULT", "PAK AZE TUR", "", {"AZE PAK", "AZE TUR", "PAK TUR"}),
        ("CONSULT", "PAK", "", {"PAK -"}),
        ("CONSULT", "PAK", "PAK", {"PAK -"}),
        ("CONSULT", "", "", set()),
        ("SUPPORT", "PAK AZE", "", {"AZE PAK"}),
        ("SUPPORT", "PAK", "AZE", {"PAK AZE"}),
        ("ASSAULT", "", "QAT", {"- QAT"}),
        ("ACCUSE", "PAK", "", {"PAK -"}),
        ("ACCUSE", "PAK AZE", "", {"PAK -", "AZE -"}),
        ("COERCE", "PAK", "PAK", {"PAK -"}),
        ("COERCE", "PAK", "PAK IND", {"PAK IND"}),
    ],
)
def test_dyads(kind: str, actor: str, recipient: str, expected: set[str]) -> None:
    found = events.dyads(kind, frozenset(actor.split()), frozenset(recipient.split()))
    assert found == {(kind, *pair.split()) for pair in expected}


GOLD = report([act("CONSULT", "PAK AZE")], [act("ACCUSE", "PAK", "IND"), act("ACCUSE", "PAK", "ISR", "negated")])


@pytest.mark.parametrize(
    ("guesses", "detection", "dyads", "status"),
    [
        ([], (0, 0, 3), (0, 0, 3), 0.0),
        ([guess("CONSULT", 3, "AZE", "PAK")], (1, 1, 3), (1, 1, 3), 1.0),
        ([guess("CONSULT", 12, "AZE", "PAK")], (0, 1, 3), (1, 1, 3), 0.0),
        ([guess("CONSULT", 10, "AZE")], (0, 1, 3), (0, 1, 3), 0.0),
        ([guess("ACCUSE", 11, "PAK", "IND", "negated")] * 3, (2, 3, 3), (1, 1, 3), 1.0),
        ([guess("ACCUSE", 11, "PAK", "IND", "future"), guess("ACCUSE", 20)], (2, 2, 3), (1, 1, 3), 0.5),
    ],
)
def test_scores(
    guesses: list[CodedEvent], detection: tuple[int, int, int], dyads: tuple[int, int, int], status: float
) -> None:
    scored = events.score([GOLD], guesses)
    assert (scored.detection, scored.dyads) == (events.PRF.of(*detection), events.PRF.of(*dyads))
    assert scored.status == status
    assert list(scored.by_type) == ["ACCUSE", "CONSULT"]


def test_other_reports_do_not_count() -> None:
    stranger = CodedEvent("other", "AID", 0, (0, 1), frozenset(), frozenset())
    assert events.score([GOLD], [stranger]) == events.score([GOLD], [])


def test_perfect_coding_scores_one() -> None:
    rows = [
        guess("CONSULT", 0, "PAK AZE"),
        guess("ACCUSE", 11, "PAK", "IND"),
        guess("ACCUSE", 11, "PAK", "ISR", "negated"),
    ]
    printed = events.score([GOLD], rows).as_dict()
    assert printed["detection"] == {"precision": 1.0, "recall": 1.0, "f1": 1.0, "gold": 3}
    assert printed["by_type"] == {"ACCUSE": 1.0, "CONSULT": 1.0}


def imperfect_rows(path: Path, seed: int) -> list[dict[str, Any]]:
    """Return the gold as a coder's rows, with some events lost, doubled, moved, mistyped or of wrong parties."""
    chance = random.Random(seed)
    rows: list[dict[str, Any]] = []
    for gold in corpus.read(path):
        for sentence in gold.sentences:
            for found in sentence.events:
                start = sentence.start + found.trigger.start
                actor = [{"code": code} for party in found.actor for code in party.codes]
                recipient = [{"code": code} for party in found.recipient for code in party.codes]
                row = {"kind": "event", "report": gold.id, "event": found.type, "status": found.status}
                fate = chance.randrange(10)
                if fate == 1:
                    row["event"] = chance.choice(corpus.TYPES)
                elif fate == 2:
                    start += chance.randrange(-300, 9000)
                elif fate == 3:
                    actor, recipient = recipient, actor
                elif fate == 4:
                    actor = [*actor, {"code": chance.choice(["UNK", None, "FRA"])}]
                elif fate == 5:
                    del row["status"]
                trigger = {"start": start, "end": start + 1}
                row |= {"trigger": trigger, "actor": actor, "recipient": recipient}
                rows += [row] * {0: 0, 6: 2}.get(fate, 1)
    return rows


@pytest.mark.skipif(not (SHARED / "score.py").is_file(), reason="the reference scorer is not beside the repository")
@pytest.mark.parametrize("name", ["dev.jsonl", "daily-1.jsonl"])
def test_figures_are_those_of_the_reference_scorer(tmp_path: Path, name: str) -> None:
    spec = importlib.util.spec_from_file_location("reference_scorer", SHARED / "score.py")
    assert spec is not None
    assert spec.loader is not None
    reference = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(reference)
    path = tmp_path / "coded.jsonl"
    path.write_text("".join(json.dumps(row) + "\n" for row in imperfect_rows(SHARED / name, 7)), encoding="utf-8")
    ours = events.score(corpus.read(SHARED / name), coded.read(path)).as_dict()
    assert ours == reference.score(str(SHARED / name), str(path))
    assert 0.5 < ours["detection"]["f1"] < 1
