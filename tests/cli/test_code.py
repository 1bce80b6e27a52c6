"""`dragoman code` prints entries report by report, tells failures, and ends quietly."""

from __future__ import annotations

import json
import subprocess
import sys
import textwrap
from collections.abc import Callable
from pathlib import Path

import fakes
import pytest
from click.testing import Result

Run = Callable[..., Result]
TOLD = "Norway condemned Chad."
HERE = str(Path(__file__).parent)


def reports(folder: Path, *rows: object) -> Path:
    path = folder / "reports.jsonl"
    path.write_text("".join(f"{row if isinstance(row, str) else json.dumps(row)}\n" for row in rows), encoding="utf-8")
    return path


def lines(result: Result) -> list[dict[str, object]]:
    return [json.loads(line) for line in result.stdout_bytes.decode().split("\n")[:-1]]


def test_a_report_is_its_line_and_then_its_events(run: Run, tmp_path: Path) -> None:
    result = run("code", reports(tmp_path, {"id": "a", "text": TOLD}, {"id": "b", "text": "Nothing."}))
    assert result.exit_code == 0
    assert [(row["kind"], row.get("report", row["id"])) for row in lines(result)] == [
        ("report", "a"), ("event", "a"), ("report", "b"),
    ]  # fmt: skip
    assert result.stderr == "2 reports, 1 event, 0 failed\n"


def test_the_same_input_gives_the_same_bytes(run: Run, tmp_path: Path) -> None:
    path = reports(tmp_path, {"text": TOLD}, {"text": f"Ève — {TOLD}"})
    first, second = run("code", path), run("code", path)
    assert first.stdout_bytes == second.stdout_bytes
    assert "Ève —".encode() in first.stdout_bytes


def test_a_failure_is_a_line_on_stderr_and_in_the_failure_report(run: Run, tmp_path: Path) -> None:
    path, failures = reports(tmp_path, {"id": "a", "text": TOLD}, "{broken", {"text": "UNCODABLE"}), tmp_path / "failed"
    result = run("code", path, "--failures", failures)
    assert result.exit_code == 1
    assert len(lines(result)) == 2
    first, second, summary = result.stderr.splitlines()
    assert first.startswith(f"E105 {path}:2: ")
    assert first.endswith("dates are written as 2024-05-31.")
    assert second.startswith(f"E108 {path}: ValueError: no. ")
    assert summary == "1 report, 1 event, 2 failed"
    rows = [json.loads(line) for line in failures.read_text(encoding="utf-8").splitlines()]
    assert [sorted(row) for row in rows] == [["code", "message", "remedy", "where"]] * 2
    assert rows[0]["where"] == f"{path}:2"


def test_the_failure_report_is_empty_where_all_went_well(run: Run, tmp_path: Path) -> None:
    failures = tmp_path / "failed"
    assert run("code", reports(tmp_path, {"text": TOLD}), "--failures", failures).exit_code == 0
    assert failures.read_text(encoding="utf-8") == ""


@pytest.mark.parametrize("name", ["missing.txt", "empty", "empty.jsonl"])
def test_no_report_at_all_is_a_failure(run: Run, tmp_path: Path, name: str) -> None:
    (tmp_path / "empty").mkdir()
    (tmp_path / "empty.jsonl").touch()
    result = run("code", tmp_path / name)
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr.startswith("E10")
    assert result.stderr.endswith("0 reports, 0 events, 1 failed\n")


def test_reads_standard_input(run: Run) -> None:
    result = run("code", "-", stdin=TOLD)
    assert [row["kind"] for row in lines(result)] == ["report", "event"]


@pytest.mark.parametrize("form", ["jsonl", "table"])
def test_hostile_text_cannot_break_the_output(run: Run, tmp_path: Path, form: str) -> None:
    text = f"\ud83d \x1b[2J\u202e[bold]x[/bold] {TOLD}"
    result = run("code", reports(tmp_path, {"id": "\udc80", "title": text, "text": text}), "--format", form)
    assert result.exit_code == 0
    shown = result.stdout_bytes.decode("utf-8")
    assert "\x1b" not in shown
    assert "[bold]x[/bold]" in shown


def test_a_failure_cannot_steer_the_terminal(run: Run, tmp_path: Path) -> None:
    result = run("code", tmp_path / "a\x1b[31m\u202eb.txt")
    assert "\x1b" not in result.stderr
    assert "\u202e" not in result.stderr


def test_a_table_where_asked_for(run: Run, tmp_path: Path) -> None:
    shown = run("code", reports(tmp_path, {"title": "A quarrel", "text": TOLD}), "--format", "table").stdout
    assert shown.startswith("A quarrel")
    assert "ACCUSE" in shown


def test_options_go_before_the_environment(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DRAGOMAN_MODEL", "theirs")
    monkeypatch.setenv("DRAGOMAN_MIN_CONFIDENCE", "0.25")
    run("code", reports(tmp_path, {"text": TOLD}), "--min-confidence", "0.5")
    assert fakes.Coder.loaded == [{"model": Path("theirs"), "min_confidence": 0.5, "world": None, "threads": 0}]


def test_the_limit_of_a_report_can_be_set(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DRAGOMAN_MAX_REPORT_BYTES", "30")
    result = run("code", reports(tmp_path, {"text": TOLD * 3}))
    assert result.stderr.startswith("E104 ")


def test_an_interrupt_keeps_what_was_coded(run: Run, tmp_path: Path) -> None:
    result = run("code", reports(tmp_path, {"text": TOLD}, {"text": "INTERRUPT"}, {"text": TOLD}))
    assert result.exit_code == 130
    assert len(lines(result)) == 2
    assert result.stderr == "interrupted: 1 report, 1 event, 0 failed\n"


def test_a_closed_pipe_ends_quietly(tmp_path: Path) -> None:
    path = reports(tmp_path, *({"text": TOLD} for _ in range(3000)))
    program = f"""
        import sys; sys.path.insert(0, {HERE!r})
        import fakes
        from dragoman import coding
        vars(coding)["Coder"] = fakes.Coder
        from dragoman.cli import main
        main()
    """
    with subprocess.Popen(
        [sys.executable, "-c", textwrap.dedent(program), "code", str(path)],
        stdout=subprocess.PIPE, stderr=subprocess.PIPE,
    ) as process:  # fmt: skip
        assert process.stdout is not None
        assert process.stderr is not None
        assert process.stdout.readline().startswith(b'{"kind": "report"')
        process.stdout.close()
        assert process.stderr.read() == b""
        assert process.wait(30) == 0
