"""Input to `Report`: a plain text, or a JSON object with a text and perhaps an id, a date, an address, an outlet.

The text of an object is kept as it was given, so that offsets count into what the user has. A side field that cannot
be read costs the field and not the report: a Failure tells it, and the report follows without it.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from functools import cache
from typing import Any

from dragoman.entries import Report, claim_id
from dragoman.errors import BrokenRow, EmptyInput, Failure, InputError, MissingText, OversizedInput
from dragoman.sources.cleaning import clean
from dragoman.sources.data import words
from dragoman.sources.dates import published
from dragoman.sources.text import carried

_DATA = "fields.yaml"
_SIDES = ("id", "url", "outlet", "title", "language")


def report_of_text(text: str, where: str, path: str | None) -> Report:
    """Return the report that `text` is; raise EmptyInput where there is nothing in it."""
    text = carried(text)
    if not text.strip():
        raise EmptyInput(where, "there is no text in it")
    return _made(text, {}, None, path)


def reports_of_object(
    found: object, where: str, path: str | None, limit: int, said: str = "it"
) -> Iterator[Report | Failure]:
    """Yield the report in the JSON value `found`, and Failures for what is wrong with it; `said` names it in them."""
    try:
        text = _text(found, where, limit, said)
    except InputError as error:
        yield Failure.of(error)
        return
    assert isinstance(found, dict)
    fields: dict[str, str] = {}
    for field in _SIDES:
        name, value = _first(found, field)
        plain = _plain(value)
        if plain is not None:
            fields[field] = plain
        elif value is not None:
            yield Failure.of(BrokenRow(where, f"{name} of {said} is {_type(value)}, not text; it is left out"))
    name, value = _first(found, "published")
    plain = _plain(value)
    date = published(plain) if plain is not None else None
    if value is not None and date is None:
        shown = f"{plain[:40]!r}" if plain is not None else _type(value)
        yield Failure.of(BrokenRow(where, f"{name} of {said} is {shown}, no date that can be read; it is left out"))
    yield _made(text, fields, date, path)


def objects_in(found: dict[str, Any]) -> list[Any] | None:
    """Return the list of reports that the object `found`, which is none itself, holds; None where it holds none."""
    if _first(found, "text")[1] is not None:
        return None
    names = (*(name for name in words(_DATA, "lists") if name in found), *found)
    for name in names:
        value = found[name]
        if isinstance(value, list) and any(isinstance(item, dict) and _first(item, "text")[1] for item in value):
            return value
    return None


def _made(text: str, fields: dict[str, str], given: tuple[str, str] | None, path: str | None) -> Report:
    cleaned = clean(text, title=fields.get("title"))
    date, precision, known = (*given, "given") if given else (None, "unknown", None)
    if date is None and cleaned.dated is not None:
        date, known = cleaned.dated, "given"
        precision = "day" if len(date) == 10 else "month"
    line = cleaned.dateline
    if date is None and line is not None and line.told is not None and line.told.precision == "day":
        date, precision, known = line.date, "day", "dateline"
    return Report(
        id=fields.get("id") or claim_id("report", text),
        text=text,
        title=fields.get("title") or cleaned.title,
        outlet=fields.get("outlet"),
        url=fields.get("url"),
        path=path,
        published=date,
        date_precision=precision,
        date_known=known,
        language=fields.get("language"),
        byline=cleaned.byline,
        place=line.place.text if line else None,
    )


def _text(found: object, where: str, limit: int, said: str) -> str:
    if not isinstance(found, dict):
        raise BrokenRow(where, f"{said} is {_type(found)}, not an object")
    blank = None
    for name in words(_DATA, "text"):
        value = found.get(name)
        if isinstance(value, str):
            if value.strip():
                if len(value) > limit:
                    raise OversizedInput(where, f"the text of {said} has {len(value)} characters; the limit is {limit}")
                return carried(value)
            blank = blank or name
    if blank is not None:
        raise EmptyInput(where, f"{blank} of {said} is empty")
    other = next((name for name in words(_DATA, "text") if found.get(name) is not None), None)
    if other is not None:
        raise MissingText(where, f"{other} of {said} is {_type(found[other])}, not text")
    raise MissingText(where, f"{said} has no text field")


def _first(found: dict[str, Any], field: str) -> tuple[str, Any]:
    for name in words(_DATA, field):
        value = found.get(name)
        if value is None or (isinstance(value, str) and value.strip().lower() in _nones()):
            continue
        if isinstance(value, float) and math.isnan(value):
            continue
        return name, value
    return field, None


def _plain(value: object) -> str | None:
    """Return text, a number as text, or the name in an object that names something ({"name": "Reuters"})."""
    if isinstance(value, dict):
        return _plain(value["name"]) if isinstance(value.get("name"), str) else None
    if isinstance(value, str):
        return carried(value.strip())
    if isinstance(value, (int, float)) and not isinstance(value, bool) and math.isfinite(value):
        return str(value)
    return None


@cache
def _nones() -> frozenset[str]:
    return frozenset(words(_DATA, "none"))


def _type(value: object) -> str:
    if value is None:
        return "null"
    if isinstance(value, bool):
        return "true or false"
    if isinstance(value, (int, float)):
        return "a number"
    return "text" if isinstance(value, str) else "a list" if isinstance(value, list) else "an object"
