"""Lines on standard output: JSON and text as UTF-8 bytes, flushed as soon as they are whole."""

from __future__ import annotations

import json
import sys
from collections.abc import Mapping
from typing import Any

from dragoman.cli.plain import mended


def write(text: str) -> None:
    """Write `text` to standard output as UTF-8, whatever the locale, and flush it."""
    sys.stdout.buffer.write(mended(text).encode("utf-8"))
    sys.stdout.buffer.flush()


def write_objects(*rows: Mapping[str, Any]) -> None:
    """Write each row as a line of JSON; all of them are written or, where the program is stopped before, none."""
    write("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows))


def write_scores(scores: Mapping[str, Any], *, table: bool) -> None:
    """Write figures as one JSON object, or as a table of measures and values."""
    if not table:
        write_objects(scores)
        return
    rows = list(_flat(scores))
    width = max((len(name) for name, _ in rows), default=0)
    write("".join(f"{name:<{width}}  {value}\n" for name, value in rows))


def _flat(scores: Mapping[str, Any], prefix: str = "") -> list[tuple[str, str]]:
    rows: list[tuple[str, str]] = []
    for name, value in scores.items():
        if isinstance(value, Mapping):
            rows += _flat(value, f"{prefix}{name} ")
        elif isinstance(value, list):
            rows.append((prefix + name, ", ".join(map(str, value)) or "-"))
        else:
            rows.append((prefix + name, f"{value:.4f}" if isinstance(value, float) else str(value)))
    return rows
