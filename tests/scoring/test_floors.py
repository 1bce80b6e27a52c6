from pathlib import Path

import pytest

from dragoman.errors import GoldError
from dragoman.scoring import floors
from dragoman.scoring.floors import Floors

FLOORS = Floors({"detection": 0.55, "dyads": 0.45}, {})


@pytest.mark.parametrize(
    ("measured", "lines"),
    [
        ({"detection": 0.55, "dyads": 0.6}, []),
        ({"detection": 0.55, "dyads": 0.6, "new": 0.1}, []),
        ({"detection": 0.54, "dyads": 0.6}, ["detection: 0.5400 is below its floor 0.55"]),
        ({"detection": float("nan"), "dyads": 0.6}, ["detection: nan is below its floor 0.55"]),
        ({"detection": 0.6}, ["dyads: not measured, floor 0.45"]),
    ],
)
def test_check(measured: dict[str, float], lines: list[str]) -> None:
    assert FLOORS.check(measured) == lines


def test_floors_are_raised_never_lowered() -> None:
    raised = FLOORS.raised({"detection": 0.61238, "status": 0.3, "dyads": 0.2})
    assert raised.floors == {"detection": 0.6123, "dyads": 0.45, "status": 0.3}


def test_what_is_no_number_raises_no_floor() -> None:
    assert FLOORS.raised({"detection": float("nan"), "new": float("nan")}).floors == {**FLOORS.floors, "new": 0.0}


def test_floors_raised_to_what_was_measured_pass() -> None:
    measured = {"detection": 2 / 3, "dyads": 5 / 7}
    assert FLOORS.raised(measured).check(measured) == []


def test_what_is_written_is_read(tmp_path: Path) -> None:
    path = tmp_path / "floors.json"
    FLOORS.write(path)
    assert floors.read(path) == FLOORS


def test_changed_gold_is_reported(tmp_path: Path) -> None:
    (tmp_path / "same").write_text("a", encoding="utf-8")
    (tmp_path / "other").write_text("b", encoding="utf-8")
    digest = floors.sha256(tmp_path / "same")
    gold = Floors({}, {"same": digest, "other": digest, "none": digest})
    assert gold.gold_faults(tmp_path) == ["none: missing", "other: changed since the floors were measured"]


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("{", "cannot be read"),
        ("[]", "needs the keys"),
        ('{"floors": {}}', "needs the keys"),
        ('{"floors": [], "gold": {}}', "floors is not a JSON object"),
        ('{"floors": {"a": "1"}, "gold": {}}', r"floors\.a: '1' is not of type int or float"),
        ('{"floors": {"a": true}, "gold": {}}', r"floors\.a: True"),
        ('{"floors": {}, "gold": {"a": 1}}', r"gold\.a: 1 is not of type str"),
    ],
)
def test_a_malformed_file_is_named(tmp_path: Path, text: str, fault: str) -> None:
    path = tmp_path / "floors.json"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(GoldError, match=rf"floors\.json: {fault}"):
        floors.read(path)
