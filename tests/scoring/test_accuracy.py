"""Accuracy: the figures of parties, sectors and offices on files of a few lines."""

import json
from pathlib import Path
from typing import Any

import pytest

from dragoman.coding import Coder
from dragoman.reading.model import SHIPPED
from dragoman.scoring import accuracy

pytestmark = pytest.mark.skipif(not (SHIPPED / "reader.onnx").is_file(), reason="the reader's weights are not here")

TEXT = "Kenya's President Ann Mwangi met Peru's foreign minister Luis Quispe in Oslo."
MET = {
    "type": "CONSULT",
    "trigger": "met",
    "actor": ["Kenya's President Ann Mwangi=KEN"],
    "recipient": ["Peru's foreign minister Luis Quispe=NOR"],
}


@pytest.fixture(scope="module")
def coder() -> Coder:
    return Coder.load()


def gold(folder: Path, name: str) -> Path:
    path = folder / name
    rows: list[dict[str, Any]] = [{"doc": "r1", "date": "2024-05-31"}, {"s": TEXT, "e": [MET]}]
    path.write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    return path


def sectors(folder: Path) -> Path:
    path = folder / accuracy.SECTORS
    path.parent.mkdir(parents=True)
    actor = {"doc": "r1", "s": 0, "role": "actor", "start": 0, "end": 28, "sector": "GOV"}
    recipient = {"doc": "r1", "s": 0, "role": "recipient", "start": 33, "end": 68, "sector": "MIL"}
    path.write_text("".join(json.dumps(row) + "\n" for row in (actor, recipient)), encoding="utf-8")
    return path


def test_parties_are_right_or_wrong(coder: Coder, tmp_path: Path) -> None:
    assert accuracy.of_parties(coder, gold(tmp_path, "gold.jsonl")) == {"parties": 2, "codes": 0.5}


def test_sectors_are_those_of_the_file_for_its_own_gold(
    coder: Coder, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert "sectors" not in accuracy.of_parties(coder, gold(tmp_path, accuracy.DEV.name))
    sectors(tmp_path)
    assert accuracy.of_parties(coder, gold(tmp_path, accuracy.DEV.name)) == {
        "parties": 2, "codes": 0.5,
        "sectors": {"parties": 2, "sectors": 0.5, "by_sector": {"GOV": [1, 1], "MIL": [0, 1]}},
    }  # fmt: skip
    assert "sectors" not in accuracy.of_parties(coder, gold(tmp_path, "other.jsonl"))


def test_the_headline_figures_have_parties_sectors_and_offices() -> None:
    figures = {
        "parties": {"parties": 2, "codes": 0.5, "sectors": {"parties": 2, "sectors": 0.25, "by_sector": {}}},
        "offices": {"listed": 3, "found": 2},
    }
    assert accuracy.flat(figures) == {"parties.codes": 0.5, "parties.sectors": 0.25, "offices.found": 2.0}


def test_the_headline_figures_do_without_sectors() -> None:
    assert accuracy.flat({"parties": {"parties": 2, "codes": 0.5}}) == {"parties.codes": 0.5}


def test_offices_are_found_by_office_state_and_a_spelling_of_the_name(coder: Coder, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    roles = [
        {"person": "Anne Mwangi", "office": "President", "country": "KEN"},
        {"person": "Luis Quispe", "office": "Foreign Minister", "country": "PER"},
        {"person": "Luis Quispe", "office": "Foreign Minister", "country": "NOR"},
        {"person": "Luis Quispe", "office": "President", "country": "PER"},
        {"person": "Peter Otieno", "office": "President", "country": "KEN"},
    ]
    (tmp_path / "a.json").write_text(json.dumps({"roles": roles}), encoding="utf-8")
    (tmp_path / "b.txt").write_text("It rained.", encoding="utf-8")
    (tmp_path / "b.json").write_text("{}", encoding="utf-8")
    assert accuracy.of_offices(coder, tmp_path) == {"listed": 5, "found": 2}
    assert accuracy.of_offices(coder, tmp_path / "none") == {"listed": 0, "found": 0}
