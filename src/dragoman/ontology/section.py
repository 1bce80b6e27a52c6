"""One level of a YAML file, read with checks: a fault raises OntologyError with file, key and what is allowed."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from dragoman.errors import OntologyError

if TYPE_CHECKING:
    import yaml


@dataclass(frozen=True, slots=True)
class Section:
    """A mapping of a YAML file: `at` is the dotted path of keys that leads to it, `values` what it holds."""

    file: str
    at: str
    values: dict[str, Any]

    @classmethod
    def read(cls, path: Path) -> Section:
        """Read a file whose top level is a mapping. Keys are taken as text, and may not stand twice."""
        import yaml

        loader_class = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
        try:
            loader = loader_class(path.read_text(encoding="utf-8"))
            node = loader.get_single_node()
            values = None if node is None else _plain(path.name, "", node, loader)
        except OSError as error:
            raise OntologyError(f"{path.name}: cannot be read ({error.strerror}): {path}") from error
        except (yaml.YAMLError, UnicodeError) as error:
            raise OntologyError(f"{path.name}: is not YAML: {error}") from error
        if not isinstance(values, dict):
            raise OntologyError(f"{path.name}: must be a mapping of keys to values")
        return cls(path.name, "", values)

    def fault(self, key: str, message: str) -> OntologyError:
        """Return the error to raise about `key`."""
        return OntologyError(f"{self.file}: {_join(self.at, key)}: {message}")

    def only(self, required: Collection[str], optional: Collection[str] = ()) -> None:
        """Refuse keys that are neither required nor optional, and missing required ones."""
        allowed = ", ".join([*required, *optional])
        for key in self.values:
            if key not in required and key not in optional:
                raise self.fault(key, f"unknown key; allowed: {allowed}")
        for key in required:
            if key not in self.values:
                raise self.fault(key, f"missing; required: {', '.join(required)}")

    def text(self, key: str) -> str:
        """Return text that is not empty."""
        value = self.values[key]
        if not isinstance(value, str) or not value.strip():
            raise self.fault(key, f"must be text (quote what looks like a number), not {value!r}")
        return value.strip()

    def texts(self, key: str) -> tuple[str, ...]:
        """Return a list of texts, at least one and none twice."""
        value = self.values[key]
        if not isinstance(value, list) or not value or not all(isinstance(item, str) and item for item in value):
            raise self.fault(key, f"must be a list of texts (quote what looks like a number), not {value!r}")
        twice = sorted({item for item in value if value.count(item) > 1})
        if twice:
            raise self.fault(key, f"duplicate: {', '.join(twice)}")
        return tuple(value)

    def number(self, key: str) -> float:
        """Return a number from -10 to 10."""
        return self.scored(key, self.values[key])

    def scored(self, key: str, value: object) -> float:
        """Return `value`, which stands under `key`, as a number from -10 to 10."""
        if isinstance(value, bool) or not isinstance(value, (int, float)) or not -10 <= value <= 10:
            raise self.fault(key, f"must be a number from -10 to 10, not {value!r}")
        return float(value)

    def flag(self, key: str) -> bool:
        """Return true or false."""
        value = self.values[key]
        if not isinstance(value, bool):
            raise self.fault(key, f"must be true or false, not {value!r}")
        return value

    def row(self, key: str, length: int) -> list[Any]:
        """Return a list of `length` items."""
        value = self.values[key]
        if not isinstance(value, list) or len(value) != length:
            raise self.fault(key, f"must be a list of {length} items, not {value!r}")
        return value

    def section(self, key: str) -> Section:
        """Return the mapping under `key`."""
        value = self.values[key]
        if not isinstance(value, dict):
            raise self.fault(key, f"must be a mapping, not {value!r}")
        return Section(self.file, _join(self.at, key), value)

    def sections(self) -> Iterator[tuple[str, Section]]:
        """Yield every key with the mapping under it."""
        for key in self.values:
            yield key, self.section(key)


def _join(at: str, key: str) -> str:
    return f"{at}.{key}" if at else key


def _plain(file: str, at: str, node: yaml.Node, loader: yaml.SafeLoader) -> Any:
    import yaml

    if isinstance(node, yaml.MappingNode):
        values: dict[str, Any] = {}
        for key_node, value_node in node.value:
            key, line = key_node.value, key_node.start_mark.line + 1
            if not isinstance(key, str):
                raise OntologyError(f"{file}: {at or 'top level'}: line {line}: a key must be a word")
            if key in values:
                raise OntologyError(f"{file}: {_join(at, key)}: duplicate key in line {line}")
            values[key] = _plain(file, _join(at, key), value_node, loader)
        return values
    if isinstance(node, yaml.SequenceNode):
        return [_plain(file, f"{at}[{index}]", item, loader) for index, item in enumerate(node.value)]
    return loader.construct_object(node)
