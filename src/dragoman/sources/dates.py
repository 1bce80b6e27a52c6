"""Dates as sources write them, to ISO prefixes: "2024-05" is a month, and a day is never made up.

The day is the one written; a time of day and its zone are passed over, and nothing is moved to another zone.
"""

from __future__ import annotations

import re
from datetime import date
from functools import cache
from typing import NamedTuple

from dragoman.errors import DataError
from dragoman.sources.data import load, words

_CALENDAR = "calendar.yaml"
_ZONE = r"(?: ?(?:Z|[A-Z]{2,5}|(?:UTC|GMT)? ?[+-][0-9]{1,2}(?::?[0-9]{2})?))?(?: ?\([A-Z]{2,5}\))?"
_TIME = (
    r"(?:(?: ?[,T|] ?| )(?:at )?[0-9]{1,2}(?:[:.]?[0-9]{2})?(?:[:.]?[0-9]{2}(?:[.,][0-9]+)?)?"
    rf"(?: ?[ap]\.?m\.?)?{_ZONE})?"
)
_ORDINAL = r"(?:st|nd|rd|th)?"


class Partial(NamedTuple):
    """A date as far as it is told."""

    year: int | None
    month: int | None
    day: int | None

    @property
    def iso(self) -> str | None:
        """The ISO prefix, None without a year."""
        if self.year is None:
            return None
        parts = [f"{self.year:04d}", *(f"{part:02d}" for part in (self.month, self.day) if part)]
        return "-".join(parts)

    @property
    def precision(self) -> str:
        """One of day, month, year, unknown."""
        if self.year is None:
            return "unknown"
        return "day" if self.day else "month" if self.month else "year"


def published(value: str) -> tuple[str, str] | None:
    """Return (ISO prefix, precision) of a date of publication; None where `value` tells no date with a year.

    Reads ISO 8601 in long and short form, RFC 2822, and the ways English news writes a date. Of 05/06/2024, which is a
    day in May to some and in June to others, only the year is sure.
    """
    found = parse(value)
    if found is None or found.iso is None:
        return None
    return found.iso, found.precision


def parse(value: str) -> Partial | None:
    """Return the date that is all of `value`, but for a weekday before and a time of day after it."""
    value = value.strip()
    if len(value) > 100:
        return None
    for pattern in _patterns():
        if match := pattern.fullmatch(value):
            return _checked(**match.groupdict())
    return None


@cache
def fragment() -> str:
    """Return a pattern, to stand inside others, for a written date with or without its year."""
    month, weekday = _alternatives(months()), _alternatives(words(_CALENDAR, "weekdays"))
    year = r"(?:,? [0-9]{4})?"
    return (
        rf"(?:(?i:{weekday})\.?,? )?(?:[0-9]{{1,2}}{_ORDINAL} (?i:{month})\.?{year}"
        rf"|(?i:{month})\.? [0-9]{{1,2}}{_ORDINAL}(?![0-9]){year}"
        r"|[0-9]{4}-[0-9]{2}-[0-9]{2}|[0-9]{1,2}[./][0-9]{1,2}[./][0-9]{4})"
    )


@cache
def months() -> dict[str, int]:
    """Return the number of each name of a month, in lower case."""
    table = load(_CALENDAR).get("months")
    if not isinstance(table, dict) or sorted(table) != list(range(1, 13)):
        raise DataError(f"{_CALENDAR}: months: should have the keys 1 to 12")
    return {name: number for number, names in table.items() for name in names}


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    name = rf"(?P<name>{_alternatives(months())})\.?"
    day = rf"(?:(?:{_alternatives(words(_CALENDAR, 'weekdays'))})\.?,? +)?"
    year, number = r"(?P<year>[0-9]{4})", r"(?P<day>[0-9]{1,2})"
    return tuple(
        re.compile(pattern, re.IGNORECASE | re.ASCII)
        for pattern in (
            rf"{year}(?:[-/.](?P<month>[0-9]{{1,2}})(?:[-/.]{number})?)?{_TIME}",
            rf"{year}(?P<month>[0-9]{{2}})(?P<day>[0-9]{{2}})(?:T?(?:[0-9]{{4}}|[0-9]{{6}}){_ZONE})?",
            rf"{day}{number}{_ORDINAL}[ .-]+(?:of )?{name}(?:[ ,.-]+{year})?{_TIME}",
            rf"{day}{name}[ -]+{number}{_ORDINAL}(?:,? +{year})?{_TIME}",
            rf"{name},? +{year}",
            rf"{number}\.(?P<month>[0-9]{{1,2}})\.{year}{_TIME}",
            rf"(?P<first>[0-9]{{1,2}})[/-](?P<second>[0-9]{{1,2}})[/-]{year}{_TIME}",
        )
    )


def _checked(
    year: str | None = None,
    month: str | None = None,
    day: str | None = None,
    name: str | None = None,
    first: str | None = None,
    second: str | None = None,
) -> Partial | None:
    calendar = load(_CALENDAR)
    if year is not None and not calendar["first_year"] <= int(year) <= calendar["last_year"]:
        return None
    if first is not None and second is not None:
        # the number above 12 is the day; where both could be the month, neither is known
        if int(first) <= 12 and int(second) <= 12 and first != second:
            return Partial(int(year or 0), None, None)
        day, month = (first, second) if int(second) <= 12 else (second, first)
    told = Partial(
        int(year) if year else None,
        months()[name.lower()] if name else int(month or 0) or None,
        int(day or 0) or None,
    )
    try:  # a leap year where none is told, so that 29 February stands
        date(told.year or 2000, told.month or 1, told.day or 1)
    except ValueError:
        return None
    return told._replace(day=None) if told.month is None else told


def _alternatives(names: tuple[str, ...] | dict[str, int]) -> str:
    return "|".join(sorted(names, key=len, reverse=True))
