"""The dateline that opens a report: where it was written, when, and by which agency.

It is read with caution: a name the tables do not know needs capitals and a dash, or a date, or a known agency before
it passes for a place, so that a speaker ("SMITH: We will ...") is not taken for one.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from dragoman.entries import Span
from dragoman.sources.data import words
from dragoman.sources.dates import Partial, fragment, months, parse

_DATA = "dateline.yaml"
_LONGEST = 200  # characters that a byline and dateline together may take
_TOKEN = r"[^\W\d_][\w.'’]*"
_NAME = r"(?:[^\W\d_a-z](?:[\w'’-]*[a-z][\w'’-]*|\.))"
_PARTICLES = frozenset(("of", "de", "la", "le", "el", "al", "es", "on", "upon", "do", "da", "du", "den", "der"))


@dataclass(frozen=True, slots=True)
class Dateline:
    """A dateline. `place` is its span; `date` an ISO prefix; `told` the date as far as told, also without a year.

    `start` is where it begins, `end` where the report's own words do.
    """

    place: Span
    date: str | None
    told: Partial | None
    agency: str | None
    byline: str | None
    start: int
    end: int


def read_dateline(text: str, start: int = 0, end: int | None = None) -> Dateline | None:
    """Return the dateline at `start` of `text`, which goes no further than `end`; None where there is none."""
    stop = len(text) if end is None else end
    match = _pattern().match(text, start, min(stop, start + _LONGEST))
    if match is None:
        return None
    written = match["date"]
    told = parse(written) if written else None
    agency = match["agency"] or match["slash"] or match["bare"]
    at_line_end = not text[match.end() : stop].strip()
    if not match["sep"] and not (at_line_end and told and (agency or told.year)):
        return None
    if at_line_end and not told and not agency:
        return None  # a heading
    if not _is_place(
        match["place"], match["region"], told is not None and match["comma"] is not None, agency, match["sep"]
    ):
        return None
    after = match.end()
    while after < stop and text[after].isspace():
        after += 1
    place = Span(match["place"], match.start("place"), match.end("place"))
    return Dateline(place, told.iso if told else None, told, agency, match["byline"], start, after)


@cache
def _pattern() -> re.Pattern[str]:
    agencies = "|".join(re.escape(name) for name in sorted(words(_DATA, "agencies"), key=len, reverse=True))
    date = fragment().replace(" ", r"\ ")
    times = "|".join((*months(), *words("calendar.yaml", "weekdays")))
    return re.compile(
        rf"""(?:(?:By|BY)\ (?P<byline>{_NAME}(?:\ {_NAME}){{1,3}})\s+)?
        (?P<place>{_TOKEN}(?:[ /-]{_TOKEN}){{0,3}})
        (?:,\ (?!(?i:{times})\b)(?P<region>{_TOKEN}(?:\ {_TOKEN}){{0,2}}))?
        (?:(?:(?P<comma>,)\ ?|\ )(?P<date>{date})\.?,?)?
        (?:\ ?\((?P<agency>[^\W\d_][\w\ ./&'’-]{{1,39}})\)
          |\.?\ ?/(?P<slash>[^\W\d_][\w\ ./-]{{1,30}})/
          |[ ,]\ ?(?P<bare>{agencies})\b)?
        (?P<sep>:(?=\s)|\.?\s*(?:--+|[–—―])|\.?\s*[-|](?=\s)|(?<=/)\.(?=\s))?""",
        re.VERBOSE,
    )


def _is_place(place: str, region: str | None, dated: bool, agency: str | None, sep: str | None) -> bool:
    if not all(_is_name(word) for word in re.split(r"[ /]", place)):
        return False
    if region and not region[0].isupper():
        return False
    if place.lower() in _lowered("cities"):
        return True
    if any(word.lower().rstrip(".") in _barred() for word in re.split(r"[ /-]", place)):
        return False
    known_agency = agency is not None and agency.lower() in _lowered("agencies")
    if dated or known_agency:
        return True
    capitals = place.isupper() and sum(map(str.isalpha, place)) > 2
    return capitals and (agency is not None or (sep is not None and sep != ":"))


def _is_name(word: str) -> bool:
    return word[:1].isupper() or word in _PARTICLES


@cache
def _lowered(key: str) -> frozenset[str]:
    return frozenset(word.lower() for word in words(_DATA, key))


@cache
def _barred() -> frozenset[str]:
    return _lowered("not_places") | frozenset(months()) | frozenset(words("calendar.yaml", "weekdays"))
