"""`dragoman train` hands its options on, and says what to install where PyTorch is missing."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from types import ModuleType, SimpleNamespace
from typing import Any

import pytest
from click.testing import Result

Run = Callable[..., Result]


def test_pytorch_is_missing(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in [name for name in sys.modules if name.startswith("dragoman.training")]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, "torch", None)
    result = run("train", "--data", tmp_path, "--corpus", tmp_path, "--out", tmp_path / "out")
    assert result.exit_code == 2
    assert "pip install 'dragoman[train]'" in result.stderr
    assert not (tmp_path / "out").exists()


def test_options_are_handed_on(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    calls: list[dict[str, Any]] = []
    training, running, loop = (ModuleType(f"dragoman.training{end}") for end in ("", ".run", ".loop"))
    vars(running).update(train=lambda **given: calls.append(given), encoder_folder=lambda: Path("encoder"))
    vars(loop).update(Plan=SimpleNamespace)
    vars(training).update(run=running, loop=loop)
    for module in (training, running, loop):
        monkeypatch.setitem(sys.modules, module.__name__, module)
    out = tmp_path / "out"
    result = run("train", "--data", tmp_path, "--corpus", tmp_path, "--corpus", ".", "--out", out, "--seed", 3)
    assert result.exit_code == 0
    assert calls == [
        {
            "folder": out,
            "sets_folder": tmp_path,
            "corpora": [tmp_path, Path()],
            "encoder": Path("encoder"),
            "plan": SimpleNamespace(seed=3),
        }
    ]
    assert f"--model {out}" in result.stderr
