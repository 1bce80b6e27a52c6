"""Progress: how many reports are awaited, and counts in words."""

from __future__ import annotations

from pathlib import Path

import pytest

from dragoman.cli.progress import Meter, expected_reports


@pytest.mark.parametrize(
    ("paths", "count"), [(["a.txt"], 1), (["lines.jsonl"], 3), ([""], 4), (["a.txt", "-"], None), (["missing.txt"], 1)]
)
def test_expected_reports(tmp_path: Path, paths: list[str], count: int | None) -> None:
    (tmp_path / "a.txt").write_text("Norway spoke.", encoding="utf-8")
    (tmp_path / "lines.jsonl").write_bytes(b"{}\n{}\n{}")
    assert expected_reports([path if path == "-" else str(tmp_path / path) for path in paths]) == count


def test_counts_in_words(capsys: pytest.CaptureFixture[str]) -> None:
    with Meter() as meter:
        meter.report(1)
        meter.report(2)
    assert capsys.readouterr().err == "2 reports, 3 events, 0 failed\n"
    assert meter.exit_code == 0


def test_an_error_ends_without_counts(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(ValueError, match="no"), Meter():
        raise ValueError("no")
    assert capsys.readouterr().err == ""
