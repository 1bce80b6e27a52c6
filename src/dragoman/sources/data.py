"""The data files of this floor: loaded once, and wrong only with the file and key named."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

from dragoman.errors import DataError


@cache
def load(name: str) -> dict[str, Any]:
    """Return the mapping in the YAML file `name` beside this module; raise DataError where it is none."""
    import yaml

    path = Path(__file__).with_name(name)
    try:
        loaded = yaml.load(path.read_text(encoding="utf-8"), getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    except (OSError, yaml.YAMLError) as error:
        raise DataError(f"{name}: {error}") from error
    if not isinstance(loaded, dict):
        raise DataError(f"{name}: should be a mapping, is {type(loaded).__name__}")
    return loaded


def words(name: str, key: str) -> tuple[str, ...]:
    """Return the list under `key` of the file `name`: a YAML list, or one text with a comma between the items."""
    value = load(name).get(key)
    if isinstance(value, str):
        return tuple(item.strip() for item in value.split(",") if item.strip())
    if isinstance(value, list) and all(isinstance(item, str) for item in value):
        return tuple(value)
    raise DataError(f"{name}: {key}: should be a list of words")
