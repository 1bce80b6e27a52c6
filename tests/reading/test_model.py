"""A folder of weights that will not do is named, and what is wrong with it."""

import json
from pathlib import Path

import pytest

from dragoman.errors import ModelError
from dragoman.reading.labels import NAMES, SETS
from dragoman.reading.model import Model
from dragoman.reading.pieces import Pieces


@pytest.mark.parametrize("missing", ["reader.onnx", "reader.json"])
def test_what_is_missing_is_named(tmp_path: Path, missing: str) -> None:
    for name in {"reader.onnx", "reader.json"} - {missing}:
        (tmp_path / name).touch()
    with pytest.raises(ModelError, match=f"{missing} is missing"):
        Model.load(tmp_path)


@pytest.mark.parametrize(
    ("description", "fault"),
    [
        ("{", "cannot be read"),
        ("[]", "tells no labels"),
        ("{}", "tells no labels"),
        (json.dumps({"labels": {}}), "its upos are not this version's"),
        (json.dumps({"labels": SETS | {"names": NAMES[::-1]}}), "its names are not this version's"),
        (json.dumps({"labels": SETS}), "is no graph that can be run"),
    ],
)
def test_what_is_wrong_is_told(tmp_path: Path, description: str, fault: str) -> None:
    (tmp_path / "reader.onnx").write_bytes(b"no graph")
    (tmp_path / "reader.json").write_text(description, encoding="utf-8")
    with pytest.raises(ModelError, match=fault):
        Model.load(tmp_path)


@pytest.mark.parametrize("text", ["", "{}", "no JSON"])
def test_a_broken_tokenizer_is_told(tmp_path: Path, text: str) -> None:
    (tmp_path / "tokenizer.json").write_text(text, encoding="utf-8")
    with pytest.raises(ModelError, match="is no tokenizer"):
        Pieces.load(tmp_path / "tokenizer.json")
