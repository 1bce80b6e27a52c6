"""Progress and failures: counts while a run goes on, on stderr, and the failure report."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, TextIO

import click

from dragoman.cli.plain import failure_line, mended
from dragoman.errors import Failure

if TYPE_CHECKING:
    from rich.progress import Progress

BLOCK = 1 << 20


class Meter:
    """Counts reports, events and failures; every failure is a line on stderr and one of the failure report.

    With `live`, a bar on stderr shows the counts and the rate, and the time left where `expected` reports are known.
    """

    def __init__(self, *, failures: Path | None = None, live: bool = False, expected: int | None = None) -> None:
        self.reports = self.events = self.failed = 0
        self.passed_over = 0  # files of other kinds in folders, known at the end
        self._path, self._live, self._expected = failures, live, expected
        self._file: TextIO | None = None
        self._bar: Progress | None = None

    def __enter__(self) -> Meter:
        if self._path is not None:
            try:
                self._file = self._path.open("w", encoding="utf-8", newline="\n")
            except OSError as error:
                raise click.UsageError(f"--failures {self._path}: cannot be written: {error.strerror}") from error
        if self._live:
            self._bar = _bar(self._expected)
            self._bar.start()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        if self._bar is not None:
            self._bar.stop()
        if self._file is not None:
            self._file.close()
        if kind is None or issubclass(kind, KeyboardInterrupt):
            click.echo(("interrupted: " if kind else "") + self.summary(), err=True)

    @property
    def exit_code(self) -> int:
        """0 where all went well, 1 where some input failed."""
        return 1 if self.failed else 0

    def report(self, events: int) -> None:
        """Count one report that was coded and its events."""
        self.reports += 1
        self.events += events
        self._show()

    def failure(self, failure: Failure) -> None:
        """Count a failure, print its line, and write it into the failure report."""
        self.failed += 1
        line = failure_line(failure)
        if self._bar is not None:
            self._bar.console.print(line, markup=False, highlight=False, emoji=False, soft_wrap=True)
        else:
            click.echo(line, err=True)
        if self._file is not None:
            self._file.write(mended(json.dumps(asdict(failure), ensure_ascii=False)) + "\n")
            self._file.flush()
        self._show()

    def summary(self) -> str:
        """Return the counts in words: "12 reports, 143 events, 1 failed, 2 files passed over"."""
        counts = f"{_several(self.reports, 'report')}, {_several(self.events, 'event')}, {self.failed} failed"
        return f"{counts}, {_several(self.passed_over, 'file')} passed over" if self.passed_over else counts

    def _show(self) -> None:
        if self._bar is None:
            return
        done, (task,) = self.reports + self.failed, self._bar.task_ids
        total = None if self._expected is None else max(self._expected, done)
        self._bar.update(task, completed=done, total=total, description=self.summary())


def expected_reports(paths: Sequence[str]) -> int | None:
    """Return about how many reports `paths` hold, None where standard input is among them.

    A text or .json file counts as one, a file of lines as many as it has.
    """
    from dragoman.sources.paths import find, kind_of

    if "-" in paths:
        return None
    total = 0
    for path in paths:
        for file in find(path, Counter()):
            total += _lines(file) if isinstance(file, str) and kind_of(file) == "lines" else 1
    return total


def _lines(path: str) -> int:
    count, last = 0, b"\n"
    try:
        with Path(path).open("rb") as file:
            while block := file.read(BLOCK):
                count += block.count(b"\n")
                last = block[-1:]
    except OSError:
        return 1
    return count + (last != b"\n")


def _bar(expected: int | None) -> Progress:
    from rich.console import Console
    from rich.progress import BarColumn, Progress, ProgressColumn, SpinnerColumn, Task, TextColumn, TimeRemainingColumn
    from rich.text import Text

    class Rate(ProgressColumn):
        """Reports a second."""

        def render(self, task: Task) -> Text:
            speed = task.finished_speed or task.speed
            return Text("" if speed is None else f"{speed:.1f} a second")

    known = [BarColumn(bar_width=24), TimeRemainingColumn()] if expected else []
    columns = [SpinnerColumn("line"), TextColumn("{task.description}", markup=False), Rate(), *known]
    console = Console(stderr=True, highlight=False)
    bar = Progress(*columns, console=console, transient=True, redirect_stdout=False, redirect_stderr=False)
    bar.add_task("reading", total=expected)
    return bar


def _several(count: int, noun: str) -> str:
    return f"{count} {noun}" if count == 1 else f"{count} {noun}s"
