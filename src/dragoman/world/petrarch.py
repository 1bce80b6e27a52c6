"""Reads actor and agent dictionaries of the PETRARCH and TABARI family into names with dated codes.

The format is told in PETRARCH's PETRreader.py. A name, in capitals with "_" for blanks, may have codes in brackets
behind it; its synonyms (+) and further codes follow, a line each. `#` and `;` begin a comment.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import product
from typing import NamedTuple

from dragoman.errors import BrokenLine, NoDictionary

LONGEST = 200  # characters of a name; the longest known has 130
MOST = 100_000  # names of an entry times its codes, and faults of a file
_LINE = 5_000
_FORMS = 100  # of a name with substitution sets
_PIVOT = 30  # two-digit years up to this are of the 2000s, as in KEDS, TABARI and PETRARCH

_BRACKET = re.compile(r"\[([^\[\]\n]{0,60})\]")
_VERB = re.compile(r"\d[\d:/]*")
_CODE = re.compile(r"\s*([^\s<>\[\]]+)\s*(?:([<>])\s*(\d+)|(?<=\s)(\d+)\s*-\s*(\d+))?\s*")
_COMMENT = re.compile("[#;]")
_SET = re.compile(r"[!{] {0,9}(\w+) {0,9}[!}]? {0,9}=([^}]*)\}?")
_MARKER = re.compile(r"!(\w+)!")
_PLURAL = re.compile(r"\{([^{}]*)\}")
_JOINED = re.compile(r"\s\+|\+_+(?=[^\W_])")
_BLANKS = re.compile(r"[\s_\x00-\x1f\x7f-\x9f]+")


class Dated(NamedTuple):
    """A code as written, without its brackets, the times (ISO) between which it holds, and its line."""

    code: str
    since: str | None
    until: str | None
    line: int


class Fault(NamedTuple):
    """What is wrong with a line."""

    line: int
    message: str


@dataclass(frozen=True, slots=True)
class Entry:
    """A name and its synonyms, in capitals, with the codes they have in the order of the file."""

    line: int
    names: tuple[str, ...]
    codes: tuple[Dated, ...]

    @property
    def is_agent(self) -> bool:
        """Tell whether this is a word for those of any state ("FARMER [~AGR]") rather than a name."""
        return any("~" in dated.code for dated in self.codes)


@dataclass(frozen=True, slots=True)
class Dictionary:
    """What a dictionary holds, and what of it cannot be read."""

    file: str
    entries: tuple[Entry, ...]
    faults: tuple[Fault, ...]


@dataclass(slots=True)
class _Open:
    """An entry while it is read."""

    line: int
    names: list[str] = field(default_factory=list)
    codes: list[Dated] = field(default_factory=list)
    spoilt: bool = False


def parse(text: str, file: str) -> Dictionary:
    """Return the dictionary in `text`; raise NoDictionary where it is one of verbs, or none at all."""
    _check_kind(text, file)
    sets: dict[str, tuple[str, ...]] = {}
    entries: list[Entry] = []
    faults: list[Fault] = []
    current: _Open | None = None
    for number, line in enumerate(_without_blocks(text).split("\n"), 1):
        if len(faults) > MOST:
            raise NoDictionary(file, f"over {MOST} lines of it cannot be read")
        bare = _without_comment(line).strip()
        if not bare:
            continue
        if len(bare) > _LINE:
            faults.append(Fault(number, f"the line has over {_LINE} characters"))
            continue
        if found := _SET.fullmatch(bare):
            sets[found[1]] = tuple(dict.fromkeys(item.strip() for item in found[2].split(",") if item.strip()))
            continue
        head, bracket, tail = bare.partition("[")
        if head and not head.startswith("+"):
            _close(current, entries, faults)
            current = None
        if current is None:
            current = _Open(number)
        try:
            if head:
                current.names += _names(head, number, sets)
            if bracket:
                current.codes += _codes(bracket + tail, number)
        except BrokenLine as error:
            faults.append(Fault(number, error.message))
            current.spoilt = True
    _close(current, entries, faults)
    return Dictionary(file, tuple(entries), tuple(faults))


def _check_kind(text: str, file: str) -> None:
    codes = [found[1].strip() for found in _BRACKET.finditer(text)]
    if not codes:
        raise NoDictionary(file, "it holds no code in brackets, such as [AFGMIL]")
    if sum(_VERB.fullmatch(code) is not None for code in codes) * 2 > len(codes):
        raise NoDictionary(file, "it is a dictionary of verbs: most of its codes are numbers of acts, such as [010]")


def _close(current: _Open | None, entries: list[Entry], faults: list[Fault]) -> None:
    """Keep what was read of an entry, or say what it lacks."""
    if current is None:
        return
    names = tuple(dict.fromkeys(current.names))
    if not names and not current.spoilt:
        faults.append(Fault(current.line, "a code stands before any name"))
    elif not current.codes and not current.spoilt:
        faults.append(
            Fault(
                current.line,
                f"{names[0]!r} has no code; it stands behind the name, or behind its synonyms on a line of its own",
            )
        )
    elif len(names) * len(current.codes) > MOST:
        faults.append(Fault(current.line, f"{names[0]!r} has {len(names)} names and {len(current.codes)} codes"))
    elif names and current.codes:
        entries.append(Entry(current.line, names, tuple(current.codes)))


def _names(head: str, line: int, sets: Mapping[str, tuple[str, ...]]) -> list[str]:
    """Return the names on a line: those it joins with "+", the forms of its sets, and the plural it gives."""
    written = _PLURAL.sub("", head)
    plurals = [plural for plural in _PLURAL.findall(head) if plural.strip()]
    found = []
    for one in (*_JOINED.split(written.removeprefix("+")), *plurals):
        for form in _expanded(one, line, sets):
            name = _BLANKS.sub(" ", form).strip(' ="')
            if len(name) > LONGEST:
                raise BrokenLine(str(line), f"{name[:40]!r}... is longer than {LONGEST} characters")
            if sum(map(str.isalnum, name)) < 2:
                raise BrokenLine(str(line), f"{name!r} is too short; a name has two letters or more")
            found.append(name)
    return found


def _expanded(name: str, line: int, sets: Mapping[str, tuple[str, ...]]) -> Iterator[str]:
    """Yield the forms of a name with every set put in: CONGRESS!PERSON! is CONGRESSMAN, CONGRESSWOMAN and so on.

    A marker with letters on both sides got there by mistake, in AD!MINIST!RATIVE: its own letters are meant.
    """
    name = re.sub(r"(?<=[^\W_])!(\w+)!(?=[^\W_])", r"\1", name)
    parts = _MARKER.split(name)
    markers = parts[1::2]
    for marker in markers:
        if marker not in sets:
            raise BrokenLine(str(line), f"the set !{marker}! is not defined above")
    forms = 1
    for marker in markers:
        forms *= len(sets[marker])
    if forms > _FORMS:
        raise BrokenLine(str(line), f"the sets make {forms} forms of a name; {_FORMS} are the most")
    for chosen in product(*(sets[marker] for marker in markers)):
        texts = list(parts)
        texts[1::2] = chosen
        yield "".join(texts)


def _codes(text: str, line: int) -> Iterator[Dated]:
    """Yield the codes in a row of brackets."""
    rest = text
    while rest:
        found = _BRACKET.match(rest)
        if found is None:
            raise BrokenLine(str(line), f"{rest[:40]!r} is no code in brackets")
        yield _dated(found[1], line)
        rest = rest[found.end() :].strip()


def _dated(inner: str, line: int) -> Dated:
    found = _CODE.fullmatch(inner)
    if found is None:
        raise BrokenLine(
            str(line), f"[{inner}] is no code with dates, as [USAGOV 010120-050120] and [USAGOV >010120] are"
        )
    code, sign, single, first, last = found.groups()
    since = _time(single if sign == ">" else first, inner, line)
    until = _time(single if sign == "<" else last, inner, line)
    if since is not None and until is not None and since > until:
        if len(first) == 6 and since.startswith("20"):
            since = f"19{since[2:]}"
        if since > until:
            raise BrokenLine(str(line), f"[{inner}] ends before it begins")
    return Dated(code.upper(), since, until, line)


def _time(digits: str | None, inner: str, line: int) -> str | None:
    """Return the ISO prefix that YYMMDD or YYYYMMDD means; a month or day of 00 is not known.

    One digit after YYYYMMDD is overlooked, as PETRARCH does, and 1920YYMMDD has a century put before a century.
    """
    if digits is None:
        return None
    if len(digits) == 10 and digits.startswith("1920"):
        digits = digits[2:]
    if len(digits) == 6:
        digits = ("20" if int(digits[:2]) <= _PIVOT else "19") + digits
    year, month, day = digits[:4], digits[4:6], digits[6:8]
    if len(digits) not in (8, 9) or month > "12" or day > "31":
        raise BrokenLine(str(line), f"[{inner}] has a date that is neither YYMMDD nor YYYYMMDD")
    if month == "00":
        return year
    return f"{year}-{month}" if day == "00" else f"{year}-{month}-{day}"


def _without_blocks(text: str) -> str:
    """Return `text` without <!-- comments -->, its lines kept; one that is never closed ends with its line."""
    kept, at = [], 0
    while (start := text.find("<!--", at)) >= 0 and (end := text.find("-->", start)) >= 0:
        kept += [text[at:start], "\n" * text.count("\n", start, end)]
        at = end + 3
    return "".join(kept) + text[at:]


def _without_comment(line: str) -> str:
    """Return `line` up to the first # or ;; that of [###], no code, is none."""
    if line.lstrip().startswith("<!"):
        return ""
    return _COMMENT.split(line.replace("[###]", "[---]"), maxsplit=1)[0]
