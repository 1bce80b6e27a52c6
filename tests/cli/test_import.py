"""`dragoman import`: files in, tables out, and every line that was skipped told."""

from __future__ import annotations

import importlib
import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

from dragoman.world import World, loader

Run = Callable[..., Result]
GOOD = "QUNDAR_ [AFG]\n+QUNDARI_\n"
BAD = "QUNDAR_ [AFG]\nMEANWHILE [MEAREB]\nNOTHING\n"


def call(run: Run, *files: Path, to: Path, more: tuple[object, ...] = ()) -> Result:
    return run("import", "--as", "petrarch", *files, "--to", to, *more)


def written(folder: Path, text: str | bytes, name: str = "a.actors.txt") -> Path:
    path = folder / name
    path.write_bytes(text.encode() if isinstance(text, str) else text)
    return path


def test_a_dictionary_becomes_a_folder_of_tables(run: Run, tmp_path: Path) -> None:
    result = call(run, written(tmp_path, GOOD), to=tmp_path / "own")
    assert (result.exit_code, result.stdout) == (0, "")
    assert "2 names, 0 lines skipped" in result.stderr
    (found,) = World((loader.FOLDER, tmp_path / "own")).find("QUNDAR")
    assert found.entity.code == "AFG"


def test_what_was_skipped_is_told_and_written(run: Run, tmp_path: Path) -> None:
    path, report = written(tmp_path, BAD), tmp_path / "skipped.jsonl"
    result = call(run, path, to=tmp_path / "own", more=("--failures", report))
    assert result.exit_code == 1
    assert "1 names, 2 lines skipped" in result.stderr
    failures = [json.loads(line) for line in report.read_text(encoding="utf-8").splitlines()]
    assert [(one["where"], one["code"]) for one in failures] == [(f"{path}:2", "E111"), (f"{path}:3", "E110")]
    assert all(one["message"] and one["remedy"] for one in failures)


def test_few_failures_are_shown_and_the_rest_counted(run: Run, tmp_path: Path) -> None:
    path = written(tmp_path, GOOD + "".join(f"MEANWHILE{one} [MEAREB]\n" for one in range(15)))
    result = call(run, path, to=tmp_path / "own")
    assert result.stderr.count("E111") == 10
    assert "and 5 more; --failures FILE writes them all" in result.stderr


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"ASK [020]\n- * HELP [0231]\n", "E109"),
        (b"", "E109"),
        (b"\x00\x01\x02", "E103"),
        (None, "E101"),
    ],
)
def test_a_file_that_is_no_dictionary_is_told_and_the_others_read(
    run: Run, tmp_path: Path, content: bytes | None, code: str
) -> None:
    other = tmp_path / "b.txt" if content is None else written(tmp_path, content, "b.txt")
    result = call(run, other, written(tmp_path, GOOD), to=tmp_path / "own")
    assert result.exit_code == 1
    assert result.stderr.startswith(f"{code} {other}")
    assert (tmp_path / "own" / "actors.tsv").exists()


def test_nothing_is_written_where_nothing_was_read(run: Run, tmp_path: Path) -> None:
    assert call(run, tmp_path / "b.txt", to=tmp_path / "own").exit_code == 1
    assert not (tmp_path / "own").exists()


def test_a_large_file_is_told(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(importlib.import_module("dragoman.cli.import"), "LARGEST", 10)
    assert call(run, written(tmp_path, GOOD), to=tmp_path / "own").stderr.startswith("E104")


@pytest.mark.parametrize("encoding", ["utf-8", "latin-1", "utf-8-sig"])
def test_encodings(run: Run, tmp_path: Path, encoding: str) -> None:
    call(run, written(tmp_path, "QÜNDÁR [AFG]".encode(encoding)), to=tmp_path / "own")
    assert "\nQündár\tAFG\t" in (tmp_path / "own" / "actors.tsv").read_text(encoding="utf-8")


def test_an_import_may_be_repeated_but_spares_other_tables(run: Run, tmp_path: Path) -> None:
    path, own = written(tmp_path, GOOD), tmp_path / "own"
    assert call(run, path, to=own).exit_code == call(run, path, to=own).exit_code == 0
    (own / "actors.tsv").write_text("name\tcode\tsector\taliases\tsince\tuntil\n", encoding="utf-8")
    result = call(run, path, to=own)
    assert (result.exit_code, result.stderr[:4]) == (2, "E202")


@pytest.mark.parametrize(
    "arguments",
    [(), ("a.txt",), ("a.txt", "--to", "own"), ("a.txt", "--as", "tabari", "--to", "own"), ("--as", "petrarch")],
)
def test_wrong_usage(run: Run, arguments: tuple[str, ...]) -> None:
    assert run("import", *arguments).exit_code == 2
