"""`dragoman evaluate` prints one JSON object of figures."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest
from click.testing import Result

from dragoman.coding import pairs

Run = Callable[..., Result]
EVENT = {"type": "ACCUSE", "trigger": "condemned", "actor": ["Norway=NOR"], "recipient": ["Chad=TCD"]}
CODED = {
    "kind": "event", "report": "r", "event": "ACCUSE", "trigger": {"text": "condemned", "start": 7, "end": 16},
    "actor": [{"code": "NOR"}], "recipient": [{"code": "MLI"}], "status": "actual",
}  # fmt: skip


class Typer:
    @classmethod
    def load(cls, folder: Path | None = None, **options: Any) -> Typer:
        return cls()

    def types(self, given: Sequence[Any]) -> list[str]:
        return ["ACCUSE"] * len(given)


@pytest.fixture
def gold(tmp_path: Path) -> Path:
    path = tmp_path / "gold.jsonl"
    rows = [
        {"doc": "r", "date": "2024-05"},
        {"s": "Norway condemned Chad.", "e": [EVENT]},
        {"s": "Rain fell.", "e": []},
    ]
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return path


def test_events_are_coded_where_none_are_given(run: Run, gold: Path) -> None:
    result = run("evaluate", "events", gold)
    assert result.exit_code == 0
    assert json.loads(result.stdout)["dyads"] == {"precision": 1.0, "recall": 1.0, "f1": 1.0, "gold": 1}


def test_events_given_in_a_file_or_on_standard_input(run: Run, gold: Path, tmp_path: Path) -> None:
    (tmp_path / "coded.jsonl").write_text(json.dumps(CODED) + "\n", encoding="utf-8")
    from_file = run("evaluate", "events", gold, tmp_path / "coded.jsonl")
    from_stdin = run("evaluate", "events", gold, "-", stdin=json.dumps(CODED) + "\n\n")
    figures = json.loads(from_file.stdout)
    assert (figures["detection"]["f1"], figures["dyads"]["f1"]) == (1.0, 0.0)
    assert from_stdin.stdout == from_file.stdout


@pytest.mark.parametrize("line", ["{", "[]", '{"kind": "event"}'])
def test_malformed_predictions_are_named(run: Run, gold: Path, line: str) -> None:
    result = run("evaluate", "events", gold, "-", stdin=line)
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.startswith("E204 -:1: not ")


def test_a_report_that_cannot_be_coded_is_told(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "gold.jsonl"
    path.write_text('{"doc": "r"}\n{"s": "UNCODABLE", "e": []}\n', encoding="utf-8")
    result = run("evaluate", "events", path)
    assert result.exit_code == 1
    assert result.stderr.startswith("E108 r: ")


def test_seeds(run: Run, tmp_path: Path) -> None:
    wanted = {"id": "1", "type": "ACCUSE", "actor": ["NOR"], "recipient": ["TCD"], "evidence": "condemned Chad"}
    missed = {"id": "2", "type": "AID", "actor": ["NOR"], "recipient": ["TCD"], "evidence": "Rain"}
    (tmp_path / "a.txt").write_text("Norway condemned Chad. Rain fell.", encoding="utf-8")
    (tmp_path / "a.json").write_text(json.dumps({"events": [wanted, missed]}), encoding="utf-8")
    figures = json.loads(run("evaluate", "seeds", tmp_path).stdout)
    assert (figures["recall"], figures["precision"], figures["missed"]) == (0.5, 1.0, ["a/2"])
    assert figures["seeds"]["a"]["recall"] == 0.5


@pytest.mark.parametrize("labelled", [True, False])
def test_pairs(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, labelled: bool) -> None:
    monkeypatch.setattr(pairs, "Typer", Typer)
    header = ["sentence", "source", "target", "marked_sentence"] + ["gold_root"] * labelled
    row = ["A met B.", "A", "B", "<s>A</s> met <t>B</t>."] + ["CONSULT"] * labelled
    (tmp_path / "pairs.tsv").write_text("".join("\t".join(cells) + "\n" for cells in (header, row)), encoding="utf-8")
    result = run("evaluate", "pairs", tmp_path / "pairs.tsv", "--predictions", tmp_path / "out.tsv")
    figures = json.loads(result.stdout)
    assert (figures["pairs"], figures.get("accuracy")) == (1, 0.0 if labelled else None)
    assert (tmp_path / "out.tsv").read_text(encoding="utf-8") == "ACCUSE\n"


def test_pairs_without_types_cannot_be_scored(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pairs, "Typer", Typer)
    path = tmp_path / "pairs.tsv"
    path.write_text("sentence\tsource\ttarget\tmarked_sentence\nA.\tA\t\t<s>A</s>.\n", encoding="utf-8")
    assert run("evaluate", "pairs", path).stderr.startswith("E204 ")


def test_conllu(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "gold.conllu"
    rows = [f"{i}\tw\t_\tNOUN\t_\t_\t{min(i - 1, 1)}\t{'root' if i == 1 else 'obj'}\t_\t_" for i in range(1, 9)]
    path.write_text("\n".join(rows) + "\n\n", encoding="utf-8")
    assert json.loads(run("evaluate", "conllu", path).stdout) == {
        "words": 8, "upos": 0.75, "uas": 1.0, "las": 0.125, "las_full": 0.125,
    }  # fmt: skip


def test_names(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "gold.iob2"
    words = ["B-PER", "O", "O", "O", "O", "O", "B-LOC"]
    path.write_text("".join(f"{i}\tw\t{tag}\t-\n" for i, tag in enumerate(words, 1)) + "\n", encoding="utf-8")
    figures = json.loads(run("evaluate", "names", path).stdout)
    assert figures["overall"] == {"precision": 1.0, "recall": 0.5, "f1": 0.6667, "gold": 2}


def test_a_table_to_look_at(run: Run, gold: Path) -> None:
    shown = run("evaluate", "events", gold, "--table").stdout.splitlines()
    assert shown[0].split() == ["detection", "precision", "1.0000"]


def test_lines_of_predictions_count_blank_ones(run: Run, gold: Path) -> None:
    assert run("evaluate", "events", gold, "-", stdin='\n\n{"kind": "event"}').stderr.startswith("E204 -:3: not ")
