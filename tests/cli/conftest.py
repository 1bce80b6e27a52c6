"""The command line run in this process, with a coder and a reader that need no weights."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from dragoman import coding
from dragoman.cli.verbs import verbs
from dragoman.reading import reader

sys.path.append(str(Path(__file__).parent))

import fakes  # the tests' own module, found by the line above

Run = Callable[..., Result]


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch) -> Run:
    monkeypatch.setitem(vars(coding), "Coder", fakes.Coder)
    monkeypatch.setattr(reader, "Reader", fakes.Reader)
    fakes.Coder.loaded.clear()

    def call(*arguments: object, stdin: str | bytes | None = None) -> Result:
        return CliRunner().invoke(verbs, [str(one) for one in arguments], input=stdin, prog_name="dragoman")

    return call
