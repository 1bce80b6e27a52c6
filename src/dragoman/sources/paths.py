"""Paths to files: folders walked in sorted order, hidden files left out, kinds told by the end of the name."""

from __future__ import annotations

import stat
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from dragoman.errors import Failure, UnknownKind, UnreadableInput
from dragoman.sources.text import carried

KINDS = {".txt": "text", ".md": "text", ".json": "json", ".jsonl": "lines", ".ndjson": "lines"}


README = "readme"  # a file of this name tells about a folder and is no report


def kind_of(path: str) -> str | None:
    """Return "text", "json" or "lines" by the end of the name; None where the kind is not known."""
    return KINDS.get(Path(path).suffix.lower())


def shown(path: str) -> str:
    """Return `path` as it can be printed: bytes of the name that are no UTF-8 come out as U+FFFD."""
    return carried(path)


def find(path: str, tally: Counter[str]) -> Iterator[str | Failure]:
    """Yield the files of known kinds that `path` names, a folder's in sorted order, and Failures for what is wrong.

    In a folder, files of other kinds and README files are passed over and counted in `tally["skipped"]`. Links to
    folders inside a folder are not followed, so that no walk runs in a circle.
    """
    try:
        if not path:
            raise FileNotFoundError("the path is empty")
        mode = Path(path).stat().st_mode
    except (OSError, ValueError) as error:
        yield Failure.of(UnreadableInput(shown(path), _reason(error)))
        return
    if stat.S_ISDIR(mode):
        yield from _walk(Path(path), tally)
    elif not stat.S_ISREG(mode):
        yield Failure.of(UnreadableInput(shown(path), "it is neither a file nor a folder"))
    elif kind_of(path) is None:
        yield Failure.of(UnknownKind(shown(path), f"{_ending(path)} is no kind of file that is known"))
    else:
        yield path


def _walk(folder: Path, tally: Counter[str]) -> Iterator[str | Failure]:
    known = failed = skipped = 0
    waiting = [folder]  # the next to look at stands last
    while waiting:
        path = waiting.pop()
        try:
            if path == folder or (path.is_dir() and not path.is_symlink()):
                below = (member for member in path.iterdir() if not member.name.startswith("."))
                waiting.extend(sorted(below, key=lambda member: member.name, reverse=True))
            elif kind_of(path.name) is None or path.stem.lower() == README or (path.exists() and not path.is_file()):
                # of another kind; about the folder; or a pipe or a device, which could hold up the run for ever
                skipped += 1
            else:
                known += 1
                yield str(path)
        except OSError as error:
            failed += 1
            yield Failure.of(UnreadableInput(shown(str(path)), _reason(error)))
    tally["skipped"] += skipped
    if not known and not failed:
        kinds = " ".join(KINDS)
        yield Failure.of(UnknownKind(shown(str(folder)), f"the folder holds no file of a known kind ({kinds})"))


def _reason(error: OSError | ValueError) -> str:
    return (getattr(error, "strerror", None) or str(error)).lower()


def _ending(path: str) -> str:
    return shown(Path(path).suffix) or "a name without an ending"
