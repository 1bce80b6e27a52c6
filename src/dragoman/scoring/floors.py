"""Quality floors: the figures below which no measure may fall, and the gold they were measured on.

`evaluation/floors.json` is {"floors": {measure: floor}, "gold": {file: SHA-256}}, files relative to the folder that
`gold_faults` is given. A floor is never lowered silently: `raised` only ever lifts floors, `check` reports a measure
that is missing as well as one that fell, and a gold file that changed is reported until its hash is written anew. To
lower a floor, edit the file by hand in a change of its own that says why.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from dragoman.errors import GoldError
from dragoman.scoring.prf import PLACES


@dataclass(frozen=True, slots=True)
class Floors:
    """The floor of each measure, and the SHA-256 of each gold file."""

    floors: Mapping[str, float]
    gold: Mapping[str, str]

    def check(self, measured: Mapping[str, float]) -> list[str]:
        """Return a line for every measure that is below its floor or was not measured, by name; [] if all is well.

        Measures that have no floor are passed over.
        """
        lines = []
        for measure, floor in sorted(self.floors.items()):
            if measure not in measured:
                lines.append(f"{measure}: not measured, floor {floor}")
            elif not measured[measure] >= floor:  # so that NaN is below
                lines.append(f"{measure}: {measured[measure]:.{PLACES}f} is below its floor {floor}")
        return lines

    def gold_faults(self, root: Path) -> list[str]:
        """Return a line for every gold file under `root` that is missing or is not what the floors were measured on."""
        lines = []
        for name, digest in sorted(self.gold.items()):
            path = root / name
            if not path.is_file():
                lines.append(f"{name}: missing")
            elif sha256(path) != digest:
                lines.append(f"{name}: changed since the floors were measured")
        return lines

    def raised(self, measured: Mapping[str, float]) -> Floors:
        """Return floors lifted to what was measured, rounded down to four places; none is lowered or dropped."""
        lifted = {name: max(self.floors.get(name, 0.0), _down(value)) for name, value in measured.items()}
        return replace(self, floors={**self.floors, **lifted})

    def write(self, path: Path) -> None:
        """Write the floors as JSON, sorted."""
        row = {"floors": dict(self.floors), "gold": dict(self.gold)}
        path.write_text(json.dumps(row, indent=1, sort_keys=True, ensure_ascii=False) + "\n", encoding="utf-8")


def read(path: Path) -> Floors:
    """Return the floors of a file. Raises GoldError naming file and key."""
    try:
        row = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise GoldError(f"{path}: cannot be read: {error}") from error
    if not isinstance(row, dict) or set(row) != {"floors", "gold"}:
        raise GoldError(f'{path}: needs the keys "floors" and "gold", and no others')
    for key, kind in (("floors", (int, float)), ("gold", (str,))):
        _require(row[key], kind, f"{path}: {key}")
    return Floors(row["floors"], row["gold"])


def sha256(path: Path) -> str:
    """Return the SHA-256 of a file's bytes, in hexadecimal digits."""
    return hashlib.sha256(path.read_bytes()).hexdigest()


def _require(table: Any, kind: tuple[type, ...], where: str) -> None:
    if not isinstance(table, dict):
        raise GoldError(f"{where} is not a JSON object")
    for name, value in table.items():
        if not isinstance(value, kind) or isinstance(value, bool):
            raise GoldError(f"{where}.{name}: {value!r} is not of type {' or '.join(one.__name__ for one in kind)}")


def _down(value: float) -> float:
    rounded = round(value, PLACES)
    return rounded if rounded <= value else round(rounded - 10**-PLACES, PLACES)
