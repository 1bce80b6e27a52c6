"""The verbs of the command line: a table of what there is, each loaded when called, and how all of them fail.

An error of Dragoman's own ends the run with one line on stderr, never a traceback.
"""

from __future__ import annotations

import importlib
import os
import sys
from pathlib import Path
from typing import Any, TextIO

import click

from dragoman import __version__
from dragoman.cli.plain import error_line, plain
from dragoman.errors import DragomanError

INTERRUPTED = 130

VERBS = {
    "code": "Read reports and print the events they tell.",
    "parse": "Print sentences, words, syntax and names as CoNLL-U.",
    "evaluate": "Score against a gold file.",
    "people": "List who held which office when, as coded reports show.",
    "world": "Show whom a name means at a date.",
    "import": "Make tables of your own from dictionaries of other programs.",
    "train": "Train the reader anew (needs PyTorch).",
}

EPILOG = """\b
Examples:
  dragoman code article.txt                 a table on the terminal
  dragoman code articles.jsonl > out.jsonl  JSON lines in a file
  cat article.txt | dragoman code -         from another program
  dragoman evaluate events gold.jsonl       how good is it on your texts?

\b
Exit codes: 0 all well, 1 some inputs failed, 2 wrong usage.
Environment: DRAGOMAN_MODEL, DRAGOMAN_MIN_CONFIDENCE,
DRAGOMAN_MAX_REPORT_BYTES, DRAGOMAN_THREADS, DRAGOMAN_WORLD; options go before them.
"""


class Fault(click.ClickException):
    """An error as the user sees it: one line on stderr and exit code 2."""

    exit_code = 2

    def show(self, file: Any = None) -> None:
        """Print the line."""
        click.echo(self.format_message(), err=True)


class Verbs(click.Group):
    """A group whose commands are the attribute `command` of the module of their name."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the names of the verbs, as they are listed."""
        return list(VERBS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Load the verb of this name."""
        if cmd_name not in VERBS:
            return None
        command: click.Command = importlib.import_module(f"dragoman.cli.{cmd_name}").command
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """List the verbs without loading them."""
        with formatter.section("Commands"):
            formatter.write_dl(list(VERBS.items()))

    def invoke(self, ctx: click.Context) -> Any:
        """Run the verb; whatever it raises becomes an exit code and one line."""
        if sys.stdout is None:
            raise Fault("dragoman: standard output is closed, so nothing can be printed")
        try:
            result = super().invoke(ctx)
            sys.stdout.flush()
            return result
        except (click.ClickException, click.exceptions.Exit, click.Abort):
            raise
        except KeyboardInterrupt:
            ctx.exit(INTERRUPTED)
        except BrokenPipeError:
            _silence(sys.stdout)
            _silence(sys.stderr)
            ctx.exit(0)
        except DragomanError as error:
            raise Fault(error_line(error.code, str(error), error.remedy)) from error
        except OSError as error:
            where = f": {error.filename}" if error.filename else ""
            raise Fault(plain(f"dragoman: {error.strerror or error}{where}")) from error
        except Exception as error:
            raise Fault(error_line(DragomanError.code, _place(error), DragomanError.remedy)) from error


def _place(error: Exception) -> str:
    """Return what an unforeseen error is and where it was raised."""
    trace = error.__traceback__
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    at = f" ({Path(trace.tb_frame.f_code.co_filename).name}:{trace.tb_lineno})" if trace is not None else ""
    return f"{type(error).__name__}: {error}{at}"


def _silence(stream: TextIO) -> None:
    """Let what is still written to a stream that nobody reads go nowhere."""
    try:
        stream.flush()
    except (OSError, ValueError):
        with Path(os.devnull).open("wb") as nowhere:
            os.dup2(nowhere.fileno(), stream.fileno())


@click.group(
    cls=Verbs,
    epilog=EPILOG,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
@click.version_option(__version__, prog_name="dragoman")
def verbs() -> None:
    """Read news reports about what states say and do to each other, and print it as data: who did what to whom, when,
    about what, according to whom, and in which words.
    """
