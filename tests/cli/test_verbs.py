"""The verbs are listed, loaded when called, and fail with one line."""

from __future__ import annotations

import importlib
import subprocess
import sys
from collections.abc import Callable

import click
import pytest
from click.testing import CliRunner, Result

from dragoman import __version__
from dragoman.cli.verbs import VERBS, verbs
from dragoman.errors import ModelError

HEAVY = ["numpy", "onnxruntime", "yaml", "rich", "ftfy", "tokenizers", "torch", "dragoman.reading", "dragoman.sources"]
ALL = [
    [],
    *([verb] for verb in VERBS),
    *(["evaluate", name] for name in ("events", "seeds", "pairs", "conllu", "names")),
]


def loaded(*arguments: str) -> set[str]:
    program = (
        "import sys; from dragoman.cli import main\n"
        "try: main()\n"
        "except SystemExit as end: print('EXIT', end.code, *sorted(sys.modules), file=sys.stderr)"
    )
    done = subprocess.run(
        [sys.executable, "-c", program, *arguments], capture_output=True, text=True, check=True, encoding="utf-8"
    )
    last = done.stderr.splitlines()[-1].split()
    assert last[:2] == ["EXIT", "0"]
    return set(last[2:])


@pytest.mark.parametrize("arguments", [["--help"], ["--version"], ["code", "--help"], ["train", "-h"]])
def test_help_loads_nothing_heavy(arguments: list[str]) -> None:
    assert loaded(*arguments).isdisjoint(HEAVY)


def test_help_of_all_loads_no_verb() -> None:
    assert loaded("--help").isdisjoint(f"dragoman.cli.{verb}" for verb in VERBS)


@pytest.mark.parametrize("verb", VERBS)
def test_the_table_tells_what_the_verbs_help_tells(verb: str) -> None:
    command = importlib.import_module(f"dragoman.cli.{verb}").command
    assert command.get_short_help_str(limit=200).rstrip(".") == VERBS[verb].rstrip(".")


@pytest.mark.parametrize("path", ALL, ids=" ".join)
@pytest.mark.parametrize("flag", ["-h", "--help"])
def test_every_verb_has_help(path: list[str], flag: str) -> None:
    result = CliRunner().invoke(verbs, [*path, flag])
    assert result.exit_code == 0
    assert result.stdout.startswith("Usage: ")


def test_version() -> None:
    assert CliRunner().invoke(verbs, ["--version"], prog_name="dragoman").stdout == f"dragoman, version {__version__}\n"


def test_runs_as_a_module() -> None:
    done = subprocess.run([sys.executable, "-m", "dragoman", "--version"], capture_output=True, text=True, check=True)
    assert done.stdout.startswith("dragoman")


@pytest.mark.parametrize(
    "arguments",
    [
        ["cod"],
        ["--no-such-option"],
        ["code"],
        ["code", "--format", "xml", "a.txt"],
        ["code", "--min-confidence", "2", "a.txt"],
        ["code", "--min-confidence", "nan", "a.txt"],
        ["code", "--min-confidence", "high", "a.txt"],
        ["code", "--failures", ".", "a.txt"],
        ["code", "--failures", "no-such-folder/failed.jsonl", "a.txt"],
        ["code", "--model", "", "a.txt"],
        ["parse"],
        ["parse", "a.txt", "--conllu", "b.conllu"],
        ["parse", "--conllu", "no-such-file.conllu"],
        ["evaluate", "speed"],
        ["evaluate", "events"],
        ["evaluate", "events", "no-such-file.jsonl"],
        ["evaluate", "seeds", "no-such-folder"],
        ["evaluate", "seeds", "src"],
        ["evaluate", "conllu", "no-such-file.conllu"],
        ["evaluate", "names", "no-such-file.iob2"],
        ["train", "--rounds", "0"],
        ["train", "--data", "no-such-folder"],
        ["train", "--corpus", "no-such-folder"],
    ],
    ids=" ".join,
)
def test_wrong_usage(run: Callable[..., Result], arguments: list[str]) -> None:
    result = run(*arguments)
    assert result.exit_code == 2
    assert result.stdout == ""
    assert "Traceback" not in result.stderr
    assert result.stderr.strip()


@pytest.mark.parametrize(
    ("error", "code", "line"),
    [
        (
            ModelError("here: no reader"),
            2,
            "E301 here: no reader. Reinstall dragoman, or give --model a folder made by",
        ),
        (ZeroDivisionError("division"), 2, "E000 ZeroDivisionError: division (test_verbs.py:"),
        (OSError(28, "No space left on device"), 2, "dragoman: No space left on device\n"),
        (KeyboardInterrupt(), 130, ""),
        (BrokenPipeError(), 0, ""),
        (click.UsageError("wrong"), 2, "Usage: "),
    ],
    ids=lambda value: type(value).__name__ if isinstance(value, BaseException) else None,
)
def test_errors_become_one_line(monkeypatch: pytest.MonkeyPatch, error: BaseException, code: int, line: str) -> None:
    @click.command()
    def failing() -> None:
        raise error

    monkeypatch.setattr(type(verbs), "get_command", lambda *_: failing)
    result = CliRunner().invoke(verbs, ["code"])
    assert result.exit_code == code
    assert result.stderr.startswith(line)
    assert "Traceback" not in result.stderr
