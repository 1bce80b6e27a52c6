"""The command line: one file a verb, loaded when called."""

from __future__ import annotations

import contextlib
import sys


def main() -> None:
    """Run the command line and exit: 0 all well, 1 some inputs failed, 2 wrong usage, 130 interrupted."""
    from dragoman.cli.verbs import verbs

    for stream in (sys.stdout, sys.stderr):
        with contextlib.suppress(AttributeError):  # a stream that is closed or not a file
            stream.reconfigure(errors="replace")  # type: ignore[union-attr]
    verbs(prog_name="dragoman")
