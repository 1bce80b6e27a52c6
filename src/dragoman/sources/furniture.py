"""Page furniture: which lines, and which sentences inside a line, are the page's and not the report's.

The patterns stand in furniture.yaml. They hold back: a line that could be an ordinary sentence is left alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from dragoman.errors import DataError
from dragoman.sources.data import load, words
from dragoman.sources.dates import parse

_DATA = "furniture.yaml"
_LONGEST = 400  # characters; a longer line is prose
_ORNAMENTS = " \t\r\n\v\f\x85\u2028\u2029\u00a0\ufeff*•·▪|>»›→←_#"
_FINAL = re.compile(r"[.!?…][\s\"'”’»)\]]*$")
_INSIDE = re.compile(r"[a-z0-9]{2}[.!?…][\"”’)]*\s+[^\W\d_a-z]")  # one sentence ends and another begins
_STARTS = r"(?:^|(?<=[.!?…\"”’»)\]]) +)"
_CREDIT = r"(?<=[.!?\"”’]) ?[—–-]{1,2} ?(?:<agency>)[.]?$"
_REST = r"(?:[^.!?\n]|[.!?](?=[^\s\"”’)])){0,300}(?:[.!?]+[\"”’)]*(?=\s|$)|$)"
_SHORT = r"(?:[^\s.!?]+ ){0,13}[^\s.!?]+(?:[.!?]+(?=\s|$)|$)"
_NAME = r"[^\W\d_a-z][\w.'’-]*(?: (?:[^\W\d_a-z][\w.'’-]*|al|bin|de|van|von|der|ul|el)){0,4}"


@dataclass(frozen=True, slots=True)
class Found:
    """What a line of furniture is: its category and role, whether headings after it belong to it, what it tells."""

    category: str
    role: str
    heads: bool
    byline: str | None = None
    date: str | None = None


@dataclass(frozen=True, slots=True)
class _Category:
    name: str
    role: str
    pattern: re.Pattern[str]
    cased: bool
    open_end: bool
    several: bool
    longest: int
    heads: bool
    gives: str | None


def is_final(line: str) -> bool:
    """Tell whether `line` ends as a sentence does."""
    return _FINAL.search(line[-8:]) is not None


def bare(line: str) -> str:
    """Return `line` without blanks and ornaments at its ends."""
    return line.strip(_ORNAMENTS)


def line_furniture(line: str) -> Found | None:
    """Return what piece of furniture the whole of `line` is; None where it is the report's."""
    if len(line) > _LONGEST:
        return None
    content = (bare(line) or line.strip()).replace("\u00a0", " ")
    if not content:
        return None
    several = _INSIDE.search(content) is not None
    lowered, count, final = content.lower(), content.count(" ") + 1, is_final(content)
    for category in _categories():
        if count > category.longest or (final and not category.open_end) or (several and not category.several):
            continue
        match = category.pattern.fullmatch(content if category.cased else lowered)
        if match is None:
            continue
        told = next((value for value in match.groups() if value), None) if category.gives else None
        if category.gives == "date":
            date = parse(told) if told else None
            if date is None or date.iso is None or date.precision == "year":
                continue
            return Found(category.name, category.role, category.heads, date=date.iso)
        return Found(category.name, category.role, category.heads, byline=told)
    return None


def sentence_furniture(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield (start, end) of the furniture inside the prose line text[start:end], in order and without overlap."""
    line = text[start:end].replace("\u00a0", " ")
    lowered = line.lower()
    if len(lowered) != len(line):  # a letter that lower case makes longer would move the offsets
        lowered = "".join(letter.lower() if len(letter.lower()) == 1 else letter for letter in line)
    spans = [match.span("it") for cue, pattern in _sentences() if cue in lowered for match in pattern.finditer(lowered)]
    if credit := _credit().search(line.rstrip(), max(0, len(line.rstrip()) - 60)):
        spans.append(credit.span())
    last = 0
    for first, after in sorted(spans):
        if first >= last and after > first:
            yield start + first, start + after
            last = after


@cache
def _categories() -> tuple[_Category, ...]:
    table = load(_DATA).get("lines")
    if not isinstance(table, dict):
        raise DataError(f"{_DATA}: lines: should be a mapping of categories")
    return tuple(_category(name, entry) for name, entry in table.items())


def _category(name: str, entry: Any) -> _Category:
    key = f"lines: {name}"
    if not isinstance(entry, dict) or not isinstance(entry.get("patterns"), list):
        raise DataError(f"{_DATA}: {key}: should have a list of patterns")
    unknown = set(entry) - {"role", "patterns", "cased", "open_end", "several", "longest", "heads", "gives"}
    if unknown:
        raise DataError(f"{_DATA}: {key}: {sorted(unknown)[0]} is no key of a category")
    if entry.get("role") not in ("furniture", "caption"):
        raise DataError(f"{_DATA}: {key}: role: should be furniture or caption, is {entry.get('role')}")
    patterns = [re.sub(r"\(\?P<\w+>", "(", str(pattern)) for pattern in entry["patterns"]]
    return _Category(
        name,
        entry["role"],
        _compiled("|".join(f"(?:{pattern})" for pattern in patterns), key),
        bool(entry.get("cased")),
        bool(entry.get("open_end")),
        bool(entry.get("several")),
        int(entry.get("longest", 12)),
        bool(entry.get("heads")),
        entry.get("gives"),
    )


@cache
def _sentences() -> tuple[tuple[str, re.Pattern[str]], ...]:
    entries = load(_DATA).get("sentences")
    if not isinstance(entries, list) or not all(isinstance(e, dict) and set(e) == {"cue", "pattern"} for e in entries):
        raise DataError(f"{_DATA}: sentences: each should have a cue and a pattern")
    return tuple(
        (entry["cue"], _compiled(rf"{_STARTS}(?P<it>{entry['pattern']})", f"sentences: {entry['cue']}"))
        for entry in entries
    )


@cache
def _credit() -> re.Pattern[str]:
    return re.compile(_CREDIT.replace("<agency>", _any_of("dateline.yaml", "agencies", str)))


def _compiled(pattern: str, key: str) -> re.Pattern[str]:
    for short, long in (
        ("<rest>", _REST),
        ("<short>", _SHORT),
        ("<name>", _NAME),
        ("<site>", f"(?:{_any_of(_DATA, 'sites', str.lower)})"),
        ("<agency>", f"(?:{_any_of('dateline.yaml', 'agencies', str.lower)})"),
    ):
        pattern = pattern.replace(short, long)
    try:
        return re.compile(pattern)
    except re.error as error:
        raise DataError(f"{_DATA}: {key}: {error}") from error


def _any_of(name: str, key: str, change: Any) -> str:
    return "|".join(re.escape(change(word)) for word in sorted(words(name, key), key=len, reverse=True))
