"""Settings: what a user may set, from the defaults, then the environment (DRAGOMAN_*), then the command's options."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from dragoman.errors import SettingsError

PREFIX = "DRAGOMAN_"


@dataclass(frozen=True, slots=True)
class Settings:
    """What holds for a run.

    `model` is a folder of weights (None: those of the package); `min_confidence` a probability; `max_report_bytes`
    the longest report or line that is read; `threads` how many threads the reader runs in (0: one a core); `world` a
    folder of a user's own tables.
    """

    model: Path | None = None
    min_confidence: float = 0.0
    max_report_bytes: int = 2_000_000
    threads: int = 0
    world: Path | None = None

    @classmethod
    def load(cls, environ: Mapping[str, str] | None = None, **options: str | None) -> Settings:
        """Return the settings of `environ` (os.environ without) and, before those, of `options` that are not None.

        An empty variable counts as not set. Raises SettingsError naming the variable or option and what is allowed.
        """
        environ = os.environ if environ is None else environ
        values: dict[str, Any] = {}
        for name, (read, allowed) in _RULES.items():
            variable, option = PREFIX + name.upper(), options.get(name)
            where, given = (variable, environ.get(variable)) if option is None else (_flag(name), option)
            if given or option is not None:
                values[name] = _checked(where, given or "", read, allowed)
        return cls(**values)


def _share(text: str) -> float:
    value = float(text)
    if not 0 <= value <= 1:  # so that NaN is none
        raise ValueError(text)
    return value


def _count(least: int) -> Callable[[str], int]:
    def read(text: str) -> int:
        value = int(text)
        if value < least:
            raise ValueError(text)
        return value

    return read


def _folder(text: str) -> Path:
    if not text or "\0" in text:
        raise ValueError(text)
    return Path(text)


_RULES: dict[str, tuple[Callable[[str], Any], str]] = {
    "model": (_folder, "the path of a folder made by `dragoman train`"),
    "min_confidence": (_share, "a number from 0 to 1"),
    "max_report_bytes": (_count(1), "a whole number of bytes, 1 or more"),
    "threads": (_count(0), "a whole number of threads, or 0 for one a core"),
    "world": (_folder, "the path of a folder of tables"),
}


def _flag(name: str) -> str:
    return "--" + name.replace("_", "-")


def _checked(where: str, given: str, read: Callable[[str], Any], allowed: str) -> Any:
    try:
        return read(given)
    except ValueError as error:
        raise SettingsError(f"{where}: {given!r} is not {allowed}") from error
