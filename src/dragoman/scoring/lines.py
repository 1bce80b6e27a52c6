"""Lines of gold files, numbered, one at a time."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from dragoman.errors import GoldError


def numbered(path: Path) -> Iterator[tuple[int, str]]:
    """Yield each line's number, counted from 1, and the line without its end.

    Raises GoldError naming the file where it cannot be opened or is not UTF-8.
    """
    try:
        with path.open(encoding="utf-8", newline="\n") as lines:
            for number, line in enumerate(lines, 1):
                yield number, line.rstrip("\r\n")
    except (OSError, UnicodeDecodeError) as error:
        raise GoldError(f"{path}: cannot be read: {error}") from error
