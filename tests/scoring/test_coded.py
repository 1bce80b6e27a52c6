from pathlib import Path
from typing import Any

import pytest

from dragoman.errors import GoldError
from dragoman.scoring import coded
from dragoman.scoring.coded import CodedEvent

ROW: dict[str, Any] = {
    "kind": "event",
    "report": "r1",
    "event": "AID",
    "trigger": {"start": 5, "end": 9},
    "actor": [{"code": "PAK"}, {"code": "UNK"}],
    "recipient": [{"code": None}, {"code": "AZE"}],
    "status": "future",
    "evidence": {"start": 0, "end": 20},
}


def test_a_row_is_read() -> None:
    expected = CodedEvent("r1", "AID", 5, (0, 20), frozenset({"PAK"}), frozenset({"AZE"}), "future")
    assert list(coded.from_rows([{"kind": "report"}, ROW])) == [expected]


def test_the_trigger_stands_for_missing_evidence() -> None:
    row = {key: ROW[key] for key in ("kind", "report", "event", "trigger")}
    assert list(coded.from_rows([row])) == [CodedEvent("r1", "AID", 5, (5, 9), frozenset(), frozenset())]


@pytest.mark.parametrize("change", [{"trigger": None}, {"trigger": {"start": "5"}}, {"actor": ["PAK"]}])
def test_a_malformed_row_is_named(change: dict[str, object]) -> None:
    with pytest.raises(GoldError, match="<rows>:2: not a coded event"):
        list(coded.from_rows([ROW, ROW | change]))


def test_a_missing_field_is_named() -> None:
    with pytest.raises(GoldError, match="KeyError 'trigger'"):
        list(coded.from_rows([{"kind": "event", "report": "r1", "event": "AID"}]))


@pytest.mark.parametrize(("line", "fault"), [("{", "not JSON"), ("[]", "not a JSON object")])
def test_a_broken_line_is_named(tmp_path: Path, line: str, fault: str) -> None:
    path = tmp_path / "coded.jsonl"
    path.write_text(f'{{"kind": "report"}}\n\n{line}\n', encoding="utf-8")
    with pytest.raises(GoldError, match=rf"coded\.jsonl:3: {fault}"):
        coded.read(path)
