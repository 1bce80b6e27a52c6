"""The codes and sectors given to words that a person marked."""

import json
from pathlib import Path
from typing import Any

import pytest

from dragoman.coding import Coder
from dragoman.entries import Party
from dragoman.errors import GoldError
from dragoman.reading.model import SHIPPED
from dragoman.scoring import corpus, parties
from dragoman.scoring.corpus import LabelledParty, LabelledReport
from dragoman.scoring.parties import Resolved

with_reader = pytest.mark.skipif(not (SHIPPED / "reader.onnx").is_file(), reason="the reader's weights are not here")

DOC = {"doc": "r1", "date": "2024-05-31", "outlet": "The Post", "title": "Talks"}
TEXT = "Kenya's President Ann Mwangi met Peru's foreign minister Luis Quispe in Oslo."
MET: dict[str, Any] = {
    "type": "CONSULT",
    "trigger": "met",
    "actor": ["Kenya's President Ann Mwangi=KEN"],
    "recipient": ["Peru's foreign minister Luis Quispe=PER"],
}


def report_of(tmp_path: Path, *rows: dict[str, Any]) -> LabelledReport:
    path = tmp_path / "gold.jsonl"
    path.write_text("\n".join(json.dumps(row) for row in (DOC, *rows)), encoding="utf-8")
    (report,) = corpus.read(path)
    return report


def resolved(given: str, labelled: str, *, sector: str | None = "GOV", start: int = 0) -> Resolved:
    found = tuple(Party(code, sector, None, None, "x", start, start + 1) for code in given.split())
    return Resolved("r1", 0, "actor", LabelledParty("x", start, start + 1, tuple(labelled.split())), found)


@pytest.mark.parametrize(
    ("given", "labelled", "right"),
    [("KEN", "KEN", True), ("PER KEN", "KEN PER", True), ("KEN KEN", "KEN", True), ("KEN", "PER", False),
     ("KEN PER", "KEN", False), ("KEN", "KEN PER", False), ("UNK", "UNK", True), ("", "KEN", False)],
)  # fmt: skip
def test_a_party_is_right_with_all_its_codes_and_no_other(given: str, labelled: str, right: bool) -> None:
    assert resolved(given, labelled).right is right


def test_accuracy_is_the_share_that_is_right() -> None:
    found = [resolved("KEN", "KEN"), resolved("KEN", "PER"), resolved("UNK", "UNK")]
    assert parties.accuracy(found) == {"parties": 3, "codes": 0.6667}
    assert parties.accuracy([]) == {"parties": 0, "codes": 0.0}


@pytest.fixture(scope="module")
def coder() -> Coder:
    return Coder.load()


@with_reader
def test_every_labelled_party_is_resolved_where_it_stands(coder: Coder, tmp_path: Path) -> None:
    quiet = {"s": "It rained.", "e": []}
    thanked = {"type": "SUPPORT", "trigger": "thanked", "actor": ["Quispe=PER"], "recipient": ["Mwangi=KEN"]}
    report = report_of(tmp_path, quiet, {"s": TEXT, "e": [MET]}, {"s": "Quispe thanked Mwangi.", "e": [thanked]})
    found = list(parties.resolved(coder, [report]))
    assert [(one.report, one.number, one.role, one.gold.text) for one in found] == [
        ("r1", 1, "actor", "Kenya's President Ann Mwangi"),
        ("r1", 1, "recipient", "Peru's foreign minister Luis Quispe"),
        ("r1", 2, "actor", "Quispe"),
        ("r1", 2, "recipient", "Mwangi"),
    ]
    assert [sorted(one.codes) for one in found] == [["KEN"], ["PER"], ["PER"], ["KEN"]]
    for one in found:
        assert [report.text[party.start : party.end] for party in one.parties] == [one.gold.text]
    assert parties.accuracy(found) == {"parties": 4, "codes": 1.0}


@with_reader
def test_what_is_labelled_wrong_counts_as_wrong(coder: Coder, tmp_path: Path) -> None:
    report = report_of(tmp_path, {"s": TEXT, "e": [MET | {"actor": ["Kenya's President Ann Mwangi=UGA"]}]})
    assert parties.accuracy(parties.resolved(coder, [report])) == {"parties": 2, "codes": 0.5}


@with_reader
@pytest.mark.parametrize("speaker", ["Kenya", "Peru"])
def test_who_speaks_tells_who_we_are(coder: Coder, tmp_path: Path, speaker: str) -> None:
    text = f"Kenya and Peru quarrelled. {speaker} said: We condemn the raid."
    codes = {"Kenya": "KEN", "Peru": "PER"}
    condemned = {
        "type": "ACCUSE", "trigger": "condemn", "speaker": [f"{speaker}#2={codes[speaker]}"],
        "actor": [f"We={codes[speaker]}"],
    }  # fmt: skip
    report = report_of(tmp_path, {"s": text, "e": [condemned]})
    found = list(parties.resolved(coder, [report]))
    assert [one.role for one in found] == ["speaker", "actor"]
    assert all(one.right for one in found)


@with_reader
def test_a_report_of_no_words_has_no_parties(coder: Coder, tmp_path: Path) -> None:
    assert list(parties.resolved(coder, [report_of(tmp_path, {"s": " ", "e": []})])) == []


ROW: dict[str, Any] = {"doc": "r1", "s": 0, "role": "actor", "start": 0, "end": 1, "sector": "GOV"}


def save(tmp_path: Path, *rows: object) -> Path:
    path = tmp_path / "sectors.jsonl"
    path.write_text("".join(f"{row if isinstance(row, str) else json.dumps(row)}\n" for row in rows), encoding="utf-8")
    return path


def test_a_sector_is_right_as_labelled_or_defensible(tmp_path: Path) -> None:
    found = [resolved("KEN", "KEN", sector=sector, start=i) for i, sector in enumerate(("GOV", "MIL", None, "COP"))]
    rows = [ROW | {"start": i, "end": i + 1} for i in range(4)]
    also = [{}, {"also": ["MIL"]}, {"sector": None}, {"also": [None]}]
    path = save(tmp_path, *(row | more for row, more in zip(rows, also, strict=True)), "")
    told = parties.sectors(found, path)
    assert told == {"parties": 4, "sectors": 0.75, "by_sector": {"GOV": [2, 3], "none": [1, 1]}}


def test_a_file_without_parties_scores_0(tmp_path: Path) -> None:
    assert parties.sectors([], save(tmp_path)) == {"parties": 0, "sectors": 0.0, "by_sector": {}}


@pytest.mark.parametrize(
    "row", ["{", "[]", "7", {"doc": "r1"}, ROW | {"role": "speaker"}, ROW | {"end": 9}, ROW | {"start": []}]
)
def test_a_line_of_no_labelled_party_is_named(tmp_path: Path, row: object) -> None:
    with pytest.raises(GoldError, match=r"sectors\.jsonl:2: no labelled party: "):
        parties.sectors([resolved("KEN", "KEN")], save(tmp_path, ROW, row))
