"""When an event was, from its time words and the date of its report: ISO prefixes, and never a day that is not told.

Small on purpose: words that tell no calendar date ("recently", "the day before", "for three days") resolve to nothing.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

from dragoman.errors import DataError
from dragoman.sources.data import load, words
from dragoman.sources.dates import months, parse

_PATH = Path(__file__).with_name("dates.yaml")
_LISTS = ("leads", "parts", "last", "this", "next", "joints")
_MAPS = ("numbers", "ordinals")
_PRECISION = {4: "year", 7: "month", 10: "day"}  # by the length of the ISO prefix
_LONGEST = 80  # characters; no date is told in more
_PLAIN = str.maketrans("’‘‐‑–—−", "''-----", "()[]")
_HALF = r" ?[ap]\.?m\.?"
_CLOCK = rf"[0-9]{{1,2}}(?:[:.][0-9]{{2}}(?:{_HALF})?|{_HALF})(?: (?:gmt|utc|et|est|edt|cet|ist|kst|local time))?"
_DIGIT = re.compile("[0-9]")
_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Resolved:
    """A date as an ISO prefix, the last of a stretch of them, and what the prefix tells: day, month or year."""

    date: str
    enddate: str | None
    precision: str


@dataclass(frozen=True, slots=True)
class Grammar:
    """The words of dates.yaml, and the patterns made of them."""

    days: dict[str, tuple[int, ...]]
    numbers: dict[str, int]
    ordinals: dict[str, int]
    which: dict[str, str]
    weekdays: dict[str, int]
    lead: re.Pattern[str]
    tail: re.Pattern[str]
    unit: re.Pattern[str]
    joint: re.Pattern[str]
    pair_before_month: re.Pattern[str]
    pair_after_month: re.Pattern[str]
    ahead: re.Pattern[str]
    named: re.Pattern[str]
    rules: tuple[tuple[re.Pattern[str], Callable[[re.Match[str], date, bool], Resolved | None]], ...]


def resolve(phrase: str, published: str | None, *, future: bool = False) -> Resolved | None:
    """Return when `phrase` says, in a report of the ISO prefix `published`; None where it tells no date.

    A weekday, month or day without a year is the last one up to the report's date, or the first one from it where
    the event is in the `future`. Where `published` is partial or None, what depends on the unknown part is left out.
    """
    if len(phrase) > _LONGEST:
        return None
    text = " ".join(phrase.lower().translate(_PLAIN).split()).strip(" .,;:")
    first, last = _bounds(published) or (date(_year("first_year"), 1, 1), date(_year("last_year"), 12, 31))
    found = _read(text, first, future)
    if first == last or found is None:
        return found
    return _agreed(found, _read(text, last, future))


def read_grammar(path: Path = _PATH) -> Grammar:
    """Return the grammar of the words in `path`; raises DataError naming the key that is wrong."""
    import yaml

    try:
        table = yaml.load(path.read_text(encoding="utf-8"), getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    except (OSError, yaml.YAMLError) as error:
        raise DataError(f"{path.name}: {error}") from error
    _check(path.name, table)
    order = words("calendar.yaml", "weekdays")
    which = {word: key for key in ("last", "this", "next") for word in table[key]}
    weekdays = {name: index for name in order for index in range(7) if order[index][:3] == name[:3]}
    choice, weekday, month = (_either(names) for names in (which, weekdays, months()))
    joint = rf"(?: ?- ?| (?:{_either(table['joints'])}) )"
    ordinal, number = r"(?:st|nd|rd|th)?", rf"[0-9]{{1,3}}|{_either(table['numbers'])}"
    pair, year = rf"([0-9]{{1,2}}){ordinal}{joint}([0-9]{{1,2}}){ordinal}", "((?:,? [0-9]{4})?)"
    nth = rf"(?:the )?(?P<nth>{_either(table['ordinals'])}|q[1-4])"
    length = r"(?P<unit>day|week|fortnight|month|year)s?"
    time = rf"(?:(?:at|around|about|in the|early|late) )*(?:{_either(table['parts'])}|{_CLOCK})"
    rules = (
        (rf"(?:(?P<which>{choice}) )?(?P<day>{weekday})\.?(?:,? (?:of )?(?P<week>{choice}) week)?", _weekday),
        (rf"(?P<which>{choice}) week", _week),
        (rf"(?:at |over )?(?:(?P<which>{choice}) |the )?weekend", _weekend),
        (rf"(?:(?P<which>{choice}) )?(?P<month>{month})\.?(?: of (?P<year>[0-9]{{4}}))?", _month),
        (rf"(?P<number>{number}) {length} (?P<way>ago|from (?:now|today))", _distance),
        (rf"{nth}[ -]?(?P<part>quarter|half|)(?:,? (?:of )?(?P<year>[0-9]{{4}}))?", _part),
        (r"the (?P<day>[0-9]{1,2})(?:st|nd|rd|th)", _day_of_month),
        (r"(?:the )?(?P<decade>[0-9]{3})0'?s", _decade),
    )  # fmt: skip
    return Grammar(
        days={phrase: tuple(span) for phrase, span in table["days"].items()},
        numbers=table["numbers"],
        ordinals=table["ordinals"],
        which=which,
        weekdays=weekdays,
        lead=re.compile(rf"(?:(?:{_either(table['leads'])}|at(?! [0-9])|(?:at |around |about )?{_CLOCK})[ -])*"),
        tail=re.compile(rf"(?:,? {time})+$|'s$"),
        unit=re.compile(r"(?:\bof )?\b(last|this|next) (month|year)\b|\bof (the) (month|year|week)\b"),
        joint=re.compile(joint),
        pair_before_month=re.compile(rf"{pair} (?:of )?((?:{month})\.?){year}"),
        pair_after_month=re.compile(rf"((?:{month})\.?) {pair}{year}"),
        ahead=re.compile(rf"in (?P<number>{number}) {length}(?P<way>)(?: time)?"),
        named=re.compile(rf"(?P<which>{choice}) "),
        rules=tuple((re.compile(pattern), rule) for pattern, rule in rules),
    )


_grammar = cache(read_grammar)


def _check(name: str, table: Any) -> None:
    known = {*_LISTS, *_MAPS, "days"}
    if not isinstance(table, dict) or set(table) != known:
        raise DataError(f"{name}: should have the keys {', '.join(sorted(known))}")
    for key in _LISTS:
        value = table[key]
        if not isinstance(value, list) or not value or not all(isinstance(word, str) and word for word in value):
            raise DataError(f"{name}: {key}: should be a list of words")
    for key in (*_MAPS, "days"):
        value = table[key]
        if not isinstance(value, dict) or not value or not all(isinstance(word, str) for word in value):
            raise DataError(f"{name}: {key}: should be a mapping of words")
        for word, told in value.items():
            numbers, shape = (told, "one or two numbers") if key == "days" else ([told], "a number")
            if not isinstance(numbers, list) or len(numbers) not in (1, 2) or not all(type(n) is int for n in numbers):
                raise DataError(f"{name}: {key}: {word}: should be {shape}")


def _either(names: Iterable[str]) -> str:
    return "|".join(re.escape(name) for name in sorted(names, key=len, reverse=True))


def _read(text: str, at: date, future: bool) -> Resolved | None:
    grammar = _grammar()
    if future and (ahead := grammar.ahead.fullmatch(text)):
        return _distance(ahead, at, future)
    text = grammar.unit.sub(lambda match: _unit(match, at), text)
    if found := _one(text, at, future):
        return found
    lead = grammar.lead.match(text)
    body = text[lead.end() :] if lead else text
    if match := grammar.pair_before_month.fullmatch(body):
        first, last, month, year = match.groups()
    elif match := grammar.pair_after_month.fullmatch(body):
        month, first, last, year = match.groups()
    if match:  # both days are in the one month that is told
        return (
            _stretch(f"{month} {first}{year}", f"{month} {last}{year}", at, future) if int(first) < int(last) else None
        )
    for joint in grammar.joint.finditer(body):
        if found := _stretch(body[: joint.start()], body[joint.end() :], at, future):
            return found
    return None


def _stretch(first: str, last: str, at: date, future: bool) -> Resolved | None:
    """Return the stretch between two dates; the first is the nearest before the last, which has the year."""
    end = _one(last, at, future)
    bounds = _bounds(end.enddate or end.date) if end else None
    start = _one(first, bounds[1], False) if bounds else None
    if end is None or start is None or start.precision != end.precision or start.date >= end.date:
        return None
    return Resolved(start.date, end.enddate or end.date, end.precision)


def _one(text: str, at: date, future: bool) -> Resolved | None:
    """Return the date that `text` tells with what may stand before and after it."""
    grammar = _grammar()
    lead = grammar.lead.match(text)
    body = text[lead.end() :] if lead else text
    if found := _bare(body, at, future):
        return found
    tail = grammar.tail.search(body)
    return _bare(body[: tail.start()], at, future) if tail else None


def _bare(body: str, at: date, future: bool) -> Resolved | None:
    grammar = _grammar()
    if span := grammar.days.get(body):
        return _days(*(at + n * _DAY for n in span))
    for pattern, rule in grammar.rules:
        if match := pattern.fullmatch(body):
            return rule(match, at, future)
    named = grammar.named.match(body)
    told = parse(body[named.end() :] if named else body) if _DIGIT.search(body) else None
    if told is None or told.iso is not None:
        return _resolved(told.iso) if told and told.iso else None
    step = _step(named["which"] if named else None)
    if named and step == 0:
        return _days(*_valid(at.year, told.month or 0, told.day or 0))
    future = step > 0 or (step == 0 and future)
    limit = at + step * _DAY if future or step else at + _DAY  # a report may be dated a day early
    years = range(at.year, at.year + 9) if future else range(at.year + 1, at.year - 9, -1)
    days = (day for year in years for day in _valid(year, told.month or 0, told.day or 0))
    return _days(next((day for day in days if (day >= limit if future else day <= limit)), None))


def _weekday(match: re.Match[str], at: date, future: bool) -> Resolved | None:
    day = _grammar().weekdays[match["day"]]
    monday = at - at.weekday() * _DAY
    if match["week"]:
        return _days(monday + (7 * _step(match["week"]) + day) * _DAY)
    step = _step(match["which"])
    if match["which"] and step == 0 and not future:
        return _days(monday + day * _DAY)
    at += step * _DAY  # the last and the next one are not today
    back = timedelta(days=(at.weekday() - day) % 7)
    ahead = timedelta(days=(day - at.weekday()) % 7)
    return _days(at + ahead if step > 0 or (step == 0 and future) else at - back)


def _week(match: re.Match[str], at: date, future: bool) -> Resolved | None:
    monday = at - at.weekday() * _DAY + 7 * _step(match["which"]) * _DAY
    return _days(monday, monday + 6 * _DAY)


def _weekend(match: re.Match[str], at: date, future: bool) -> Resolved | None:
    saturday = at - at.weekday() * _DAY + 5 * _DAY
    step = _step(match["which"])
    if step == 0 and not future and saturday > at:
        step = -1
    saturday += 7 * step * _DAY
    return _days(saturday, saturday + _DAY)


def _month(match: re.Match[str], at: date, future: bool) -> Resolved | None:
    month, step = months()[match["month"]], _step(match["which"])
    if match["year"]:
        return _resolved(f"{match['year']}-{month:02d}") if _is_year(int(match["year"])) else None
    if match["which"] and step == 0:
        return _resolved(f"{at.year:04d}-{month:02d}")
    if step > 0 or (step == 0 and future):
        return _resolved(f"{at.year + (month < at.month + step):04d}-{month:02d}")
    at = at if step else at + _DAY
    return _resolved(f"{at.year - (month > at.month + step):04d}-{month:02d}")


def _distance(match: re.Match[str], at: date, future: bool) -> Resolved | None:
    told = match["number"]
    number = (int(told) if told.isdigit() else _grammar().numbers[told]) * (-1 if match["way"] == "ago" else 1)
    unit = match["unit"]
    if unit == "day":
        return _days(at + number * _DAY)
    if unit == "month":
        return _resolved(_shifted(at, number))
    if unit == "year":
        return _resolved(f"{at.year + number:04d}")
    monday = at + (number * (14 if unit == "fortnight" else 7) - at.weekday()) * _DAY
    return _days(monday, monday + 6 * _DAY)


def _part(match: re.Match[str], at: date, future: bool) -> Resolved | None:
    told = match["nth"]
    short = told.startswith("q")
    nth, size = int(told[1]) if short else _grammar().ordinals[told], 6 if match["part"] == "half" else 3
    if short == bool(match["part"]) or nth * size > 12:
        return None
    first, last = (nth - 1) * size + 1, nth * size
    year = int(match["year"]) if match["year"] else at.year + (last < at.month if future else -(first > at.month))
    return Resolved(f"{year:04d}-{first:02d}", f"{year:04d}-{last:02d}", "month") if _is_year(year) else None


def _day_of_month(match: re.Match[str], at: date, future: bool) -> Resolved | None:
    for step in range(4):
        year, month = map(int, _shifted(at, step if future else 1 - step).split("-"))
        for day in _valid(year, month, int(match["day"])):
            if day >= at if future else day <= at + _DAY:
                return _days(day)
    return None


def _decade(match: re.Match[str], at: date, future: bool) -> Resolved | None:
    first = int(match["decade"]) * 10
    return Resolved(str(first), str(first + 9), "year") if _is_year(first) else None


def _unit(match: re.Match[str], at: date) -> str:
    """Return "last month" or "of the year" as a month or year written out, for the patterns of written dates."""
    step, unit = _step(match[1]), match[2] or match[4]
    if unit == "week":
        return "this week"
    if unit == "year":
        return f"{at.year + step:04d}"
    year, month = _shifted(at, step).split("-")
    return f"{next(name for name, number in months().items() if number == int(month))} {year}"


def _step(which: str | None) -> int:
    return 0 if which is None else {"last": -1, "this": 0, "next": 1}[_grammar().which[which]]


def _shifted(at: date, number: int) -> str:
    count = at.year * 12 + at.month - 1 + number
    return f"{count // 12:04d}-{count % 12 + 1:02d}"


def _valid(year: int, month: int, day: int) -> tuple[date, ...]:
    try:
        return (date(year, month, day),)
    except ValueError:
        return ()


def _days(first: date | None = None, last: date | None = None) -> Resolved | None:
    if first is None:
        return None
    return Resolved(first.isoformat(), last.isoformat() if last else None, "day")


def _resolved(iso: str) -> Resolved:
    return Resolved(iso, None, _PRECISION[len(iso)])


def _agreed(one: Resolved, other: Resolved | None) -> Resolved | None:
    """Return what holds whichever end of a partial date of publication is the true one."""
    if other is None or one == other:
        return other
    ends = [told for each in (one, other) for told in (each.date, each.enddate) if told]
    for length in (7, 4):
        if len({told[:length] for told in ends}) == 1 and all(len(told) >= length for told in ends):
            return _resolved(ends[0][:length])
    return None


@lru_cache(maxsize=4096)
def _bounds(iso: str | None) -> tuple[date, date] | None:
    """Return the first and last day of an ISO prefix, whose time of day is passed over; None where it is none."""
    match = re.match(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?(?![0-9-])", iso or "")
    if match is None or not _is_year(int(match[1])):
        return None
    year, month, day = int(match[1]), int(match[2] or 0), int(match[3] or 0)
    first = _valid(year, month if match[2] else 1, day if match[3] else 1)
    if not first or match[3]:
        return (first[0], first[0]) if first else None
    following = date(year + 1, 1, 1) if month in (0, 12) else date(year, month + 1, 1)
    return first[0], following - _DAY


def _is_year(year: int) -> bool:
    """Tell whether the calendar has `year`, so that a number such as 9999 is not taken for one."""
    return _year("first_year") <= year <= _year("last_year")


@cache
def _year(key: str) -> int:
    return int(load("calendar.yaml")[key])
