"""Files, folders and standard input to a stream of reports; what cannot be read is a Failure in the same stream.

Memory stays flat: a line of .jsonl and a text are held one at a time, and none longer than the limit; a .json file is
held whole, within its own limit.
"""

from __future__ import annotations

import json
import os
import re
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from typing import Any, BinaryIO

from dragoman.entries import Report
from dragoman.errors import BinaryInput, BrokenRow, EmptyInput, Failure, InputError, OversizedInput, UnreadableInput
from dragoman.sources.lines import bounded_lines, bounded_whole, chunks
from dragoman.sources.objects import objects_in, report_of_text, reports_of_object
from dragoman.sources.paths import find, kind_of, shown
from dragoman.sources.text import decode, repair

REPORT_LIMIT = 2_000_000
JSON_LIMIT = 32_000_000
_DOCUMENT = re.compile(rb"\s*(?:\[\s*\{|\{[ \t\r]*\n)")  # what opens one JSON document over standard input
_LINES = re.compile(r"\s*\{.*\}[ \t\r]*\n\s*\{")  # two objects, each on its line


@dataclass(frozen=True, slots=True)
class _Limits:
    report: int
    json: int


def read(
    paths: Iterable[str],
    *,
    report_limit: int = REPORT_LIMIT,
    json_limit: int = JSON_LIMIT,
    tally: Counter[str] | None = None,
    stdin: BinaryIO | None = None,
) -> Iterator[Report | Failure]:
    """Yield the reports in `paths`, in order, and a Failure for whatever cannot be read; never raise for the input.

    A path is a file, a folder (walked with all below it, sorted by name, hidden files left out) or "-":

    - .txt .md: one report a file.
    - .json: an object that is a report, a list of such, or an object that holds such a list. Lines of objects pass too.
    - .jsonl .ndjson: an object a line; a broken line costs that line alone.
    - "-", standard input: lines of objects where the first character that is no blank is "{" (one object over several
      lines where its first line is "{" alone), a list where it is "[" and then "{", else one plain report.

    `report_limit` is the most bytes of one text or line, `json_limit` of one .json file. `tally` counts "reports",
    "failures" and, in folders, the files "skipped" because their kind is not known. `stdin` stands for sys.stdin.
    A Failure names where: the path, or path:line. A report whose date or other side field cannot be read comes without
    that field, after the Failure that tells so.
    """
    limits, counts = _Limits(report_limit, json_limit), Counter() if tally is None else tally
    for path in [paths] if isinstance(paths, str) else paths:
        for item in _read_path(os.fspath(path), limits, counts, stdin):
            counts["failures" if isinstance(item, Failure) else "reports"] += 1
            yield item


def _read_path(path: str, limits: _Limits, tally: Counter[str], stdin: BinaryIO | None) -> Iterator[Report | Failure]:
    if path == "-":
        yield from _guarded(_read_stdin(stdin or sys.stdin.buffer, limits), "-")
        return
    for file in find(path, tally):
        if isinstance(file, Failure):
            yield file
        else:
            yield from _guarded(_read_file(file, limits), shown(file))


def _guarded(items: Iterator[Report | Failure], where: str) -> Iterator[Report | Failure]:
    try:
        yield from items
    except InputError as error:
        yield Failure.of(error)
    except OSError as error:
        yield Failure.of(UnreadableInput(where, (error.strerror or str(error)).lower()))


def _read_file(path: str, limits: _Limits) -> Iterator[Report | Failure]:
    kind, where = kind_of(path), shown(path)
    with Path(path).open("rb") as stream:
        if kind == "lines":
            yield from _read_lines(chunks(stream), where, limits)
        elif kind == "json":
            yield from _read_document(chunks(stream), where, limits)
        else:
            yield _read_text(chunks(stream), where, limits)


def _read_stdin(stream: BinaryIO, limits: _Limits) -> Iterator[Report | Failure]:
    pieces = chunks(stream)
    head = b""
    while len(head.lstrip()) < 16 and len(head) <= limits.json and (piece := next(pieces, b"")):
        head += piece
    whole = chain((head,), pieces)
    if _DOCUMENT.match(head):
        yield from _read_document(whole, "-", limits)
    elif head.lstrip()[:1] == b"{":
        yield from _read_lines(whole, "-", limits)
    else:
        yield _read_text(whole, "-", limits)


def _read_text(pieces: Iterable[bytes], where: str, limits: _Limits) -> Report:
    data = bounded_whole(pieces, limits.report)
    if data is None:
        raise OversizedInput(where, f"it is over {limits.report} bytes, the limit of one report")
    return report_of_text(repair(decode(data, where)), where, where)


def _read_document(pieces: Iterable[bytes], where: str, limits: _Limits) -> Iterator[Report | Failure]:
    data = bounded_whole(pieces, limits.json)
    if data is None:
        raise OversizedInput(where, f"it is over {limits.json} bytes; give .jsonl, which has no limit but of its lines")
    text = decode(data, where)
    if not text.strip():
        raise EmptyInput(where, "there is nothing in it")
    try:
        found = _parsed(text, where)
    except BrokenRow:
        if not _LINES.match(text):
            raise
        yield from _read_lines([data], where, limits)
        return
    several = objects_in(found) if isinstance(found, dict) else found
    if not isinstance(several, list):
        yield from reports_of_object(found, where, where, limits.report)
        return
    if not several:
        raise EmptyInput(where, "its list is empty")
    for number, item in enumerate(several, start=1):
        yield from reports_of_object(item, where, where, limits.report, f"object {number} of the list")


def _read_lines(pieces: Iterable[bytes], where: str, limits: _Limits) -> Iterator[Report | Failure]:
    seen = False
    for number, line in bounded_lines(pieces, limits.report):
        at = f"{where}:{number}"
        if line is None:
            seen = True
            yield Failure.of(OversizedInput(at, f"the line is over {limits.report} bytes, the limit of one report"))
            continue
        if not line.strip():
            continue
        if not seen and b"\x00" in line and line.lstrip()[:1] != b"{":
            raise BinaryInput(where, "it begins with NUL bytes, so it is no text")
        seen = True
        try:
            found = _parsed(decode(line, at).strip(), at)
        except InputError as error:
            yield Failure.of(error)
            continue
        yield from reports_of_object(found, at, where, limits.report)
    if not seen:
        raise EmptyInput(where, "there is nothing in it")


def _parsed(text: str, where: str) -> Any:
    try:
        return json.loads(text)
    except json.JSONDecodeError as error:
        at = where if error.lineno == 1 else f"{where}:{error.lineno}"
        raise BrokenRow(at, f"no JSON: {error.msg.lower()} at column {error.colno}") from error
    except RecursionError as error:
        raise BrokenRow(where, "its JSON is nested too deep") from error
    except ValueError as error:
        raise BrokenRow(where, "a number in it has too many digits") from error
