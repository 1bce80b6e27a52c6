"""Settings: defaults, then the environment, then options; wrong ones are named."""

from __future__ import annotations

from pathlib import Path

import pytest

from dragoman.errors import SettingsError
from dragoman.settings import Settings
from dragoman.sources.files import REPORT_LIMIT


def test_defaults() -> None:
    assert Settings.load({}) == Settings() == Settings(None, 0.0, REPORT_LIMIT, 0)


def test_the_environment_goes_before_the_defaults() -> None:
    environ = {"DRAGOMAN_MODEL": "m", "DRAGOMAN_THREADS": "2", "DRAGOMAN_MAX_REPORT_BYTES": "9", "THREADS": "4"}
    assert Settings.load(environ) == Settings(model=Path("m"), threads=2, max_report_bytes=9)


def test_options_go_before_the_environment() -> None:
    environ = {"DRAGOMAN_MIN_CONFIDENCE": "wrong", "DRAGOMAN_MODEL": "m"}
    assert Settings.load(environ, min_confidence="1", model=None) == Settings(min_confidence=1.0, model=Path("m"))


def test_an_empty_variable_is_not_set() -> None:
    assert Settings.load({"DRAGOMAN_THREADS": ""}) == Settings()


@pytest.mark.parametrize(
    ("name", "value", "allowed"),
    [
        ("min_confidence", "1.01", "a number from 0 to 1"),
        ("min_confidence", "-0.1", "a number from 0 to 1"),
        ("min_confidence", "nan", "a number from 0 to 1"),
        ("min_confidence", "half", "a number from 0 to 1"),
        ("threads", "-1", "a whole number of threads"),
        ("threads", "1.5", "a whole number of threads"),
        ("max_report_bytes", "0", "a whole number of bytes"),
        ("max_report_bytes", "9" * 5000, "a whole number of bytes"),
        ("model", "a\0b", "the path of a folder"),
    ],
)
def test_a_wrong_value_names_where_it_stands_and_what_is_allowed(name: str, value: str, allowed: str) -> None:
    with pytest.raises(SettingsError, match=f"^DRAGOMAN_{name.upper()}: .* is not {allowed}"):
        Settings.load({f"DRAGOMAN_{name.upper()}": value})
    with pytest.raises(SettingsError, match=f"^--{name.replace('_', '-')}: .* is not {allowed}"):
        Settings.load({}, **{name: value})
