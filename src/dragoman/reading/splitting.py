"""Sentences and words of a text, as character offsets into it.

The words are those of Universal Dependencies English (EWT 2.16, GUM): punctuation and clitics apart, abbreviations,
numbers and addresses whole, hyphens apart except after a prefix. What is known about single words stands in
``splitting.yaml``.

Both functions take any text, run in time linear in its length and never raise: every character that is not white
space lies in exactly one word, every word in exactly one sentence.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

import yaml

LONGEST_SENTENCE = 200
"""Words a sentence may have; a longer one is cut, at punctuation where there is any."""

LONGEST_WORD = 512
"""Characters a run without white space may have; a longer one is cut."""

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence: where it starts and ends in the text, and the spans of its words in the same count."""

    start: int
    end: int
    words: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class _Rules:
    word: re.Pattern[str]
    titles: frozenset[str]
    maybe: frozenset[str]
    numbered: frozenset[str]
    openers: frozenset[str]
    halves: dict[str, int]


def split(text: str) -> list[Sentence]:
    """Cut a text into its sentences, in order, each with its words."""
    out: list[Sentence] = []
    for start, end in _sentence_spans(text):
        spans = words(text[start:end], start)
        for part in _at_most(text, spans):
            out.append(Sentence(part[0][0], part[-1][1], tuple(part)))
    return out


def words(text: str, start: int = 0) -> list[Span]:
    """Cut one sentence into its words; ``start`` is added to the offsets."""
    out: list[Span] = []
    chunks = [(match.start(), match.group()) for match in _CHUNK.finditer(text)]
    last = len(chunks) - 1
    for index, (offset, chunk) in enumerate(chunks):
        digit = index < last and chunks[index + 1][1][0].isdigit()
        base = start + offset
        out.extend([(base + left, base + right) for left, right in _cut(chunk, index == last, digit)])
    return out


_CHUNK = re.compile(rf"\S{{1,{LONGEST_WORD}}}")
_CLOSERS = "\"'”’»)]}*_"
_OPENERS = "\"'“‘«([{*_"
_GAP = re.compile(r"\s+")
_DOTTED = re.compile(r"(?:[^\W\d_]\.)+[^\W\d_]$")


def _sentence_spans(text: str) -> Iterator[Span]:
    start = 0
    for end, after in _boundaries(text):
        yield start, end
        start = after
    yield start, len(text)


def _boundaries(text: str) -> Iterator[Span]:
    """Where a sentence ends and where the text goes on, white space between."""
    rules = _rules()
    for match in _GAP.finditer(text):
        left, right = match.span()
        if left == 0 or right == len(text):
            continue
        gap = match.group()
        if _is_break(gap) or _ends(text, left, right, gap, rules):
            yield left, right


def _is_break(gap: str) -> bool:
    return "\u2029" in gap or gap.replace("\r\n", "\n").count("\n") > 1


def _ends(text: str, left: int, right: int, gap: str, rules: _Rules) -> bool:
    """Whether the stop, or the line, before ``left`` ends a sentence that another follows at ``right``."""
    newline = "\n" in gap
    tail = text[max(0, left - 48) : left]
    bare = tail.rstrip(_CLOSERS)
    head = text[right : right + 24].lstrip(_OPENERS)
    if bare == "" or bare[-1] not in ".!?…。！？":
        return newline and (tail[-1] not in ",;-–—" and _opens_line(text[right]))
    if not head or text[right] in ".,;:!?…":
        return False
    if head[0].islower() and (tail != bare or newline or bare[-1] == "…" or bare.endswith("..")):
        return False
    if bare[-1] in "!?。！？":
        return True
    if bare[-1] == "…" or bare.endswith(".."):
        return head[0].isupper() or head[0].isdigit() or text[right] in _OPENERS
    word = bare[:-1].rsplit(None, 1)[-1].lstrip(_OPENERS) if bare[:-1].strip() else ""
    word = word.rpartition("-")[2].rpartition("/")[2].rpartition("—")[2]
    if newline and not head[0].isalnum():
        return True
    if word in rules.titles:
        return False
    if word in rules.numbered and head[0].isdigit():
        return False
    if tail != bare:
        return True
    initial = len(word) == 1 and word.isupper() and word != "I"
    if initial or word in rules.maybe or _DOTTED.match(word):
        follower = re.match(r"[^\W\d_]*", head)
        return follower is not None and follower.group() in rules.openers and not (initial and follower.group() == "A")
    return True


def _opens_line(char: str) -> bool:
    return char.isupper() or char.isdigit() or char in _OPENERS or char in "-•–—*·"


def _at_most(text: str, spans: list[Span]) -> Iterator[list[Span]]:
    """The words of a sentence in parts of at most ``LONGEST_SENTENCE``, each part as long as punctuation allows."""
    start = 0
    while len(spans) - start > LONGEST_SENTENCE:
        most, least = start + LONGEST_SENTENCE, start + LONGEST_SENTENCE // 2
        cut = most
        for marks in (";:.!?…", ",—–-()"):
            found = next((k for k in range(most, least, -1) if text[spans[k - 1][0]] in marks), None)
            if found is not None:
                cut = found
                break
        yield spans[start:cut]
        start = cut
    if start < len(spans):
        yield spans[start:]


@lru_cache(maxsize=1 << 16)
def _cut(chunk: str, last: bool, before_number: bool) -> tuple[Span, ...]:
    """Cut a run without white space into words; its place in the sentence decides about full stops."""
    if chunk.isalpha() and chunk.isascii() and chunk.lower() not in _rules().halves:
        return ((0, len(chunk)),)
    rules = _rules()
    out: list[Span] = []
    for match in rules.word.finditer(chunk):
        left, right = match.span()
        kind = match.lastgroup
        if kind == "stopped":
            bare = chunk[left : right - 1]
            final = last and chunk[right:].strip(_CLOSERS) == ""
            wrong = bare in rules.numbered and bare not in rules.maybe and not before_number
            initial = final and (len(bare) == 1 or bare in _FULL_STOP_APART)
            if wrong or initial:
                out += [(left, right - 1), (right - 1, right)]
                continue
        elif kind == "plain" and (half := rules.halves.get(chunk[left:right].lower())) is not None:
            out += [(left, left + half), (left + half, right)]
            continue
        out.append((left, right))
    return tuple(out)


@cache
def _rules() -> _Rules:
    with Path(__file__).with_suffix(".yaml").open(encoding="utf-8") as file:
        data: dict[str, Any] = yaml.load(file, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    titles = frozenset(data["titles"]) | frozenset(data["before_names"])
    maybe = frozenset(data["others"]) | frozenset(data["months_and_days"])
    numbered = frozenset(data["before_numbers"])
    return _Rules(
        word=_pattern(data, titles | maybe | numbered),
        titles=titles,
        maybe=maybe,
        numbered=numbered,
        openers=frozenset(data["openers"]),
        halves=dict(data["halves_any_case"]),
    )


def _pattern(data: dict[str, Any], stopped: Iterable[str]) -> re.Pattern[str]:
    """The pattern of a word; alternatives stand in order of precedence and the last takes any character."""
    letter = r"[^\W\d_]"
    domain = "|".join(data["domains"])
    kinds = {
        "address": r"(?:https?://|ftp://|www\.|mailto:|doi:)\S*[\w/#=&]"
        r"|[\w.+-]{1,64}@[\w-]+(?:\.[\w-]+)+"
        rf"|(?<![\w.@])[a-zA-Z0-9][\w-]*(?:\.[\w-]+)*\.(?:{domain})\b(?:/\S*[\w/])?",
        "handle": r"(?<!\w)[@#](?!\d)\w+",
        "whole": rf"(?<!\w)(?:{_any(data['whole'])})(?!\w)",
        "smile": r"(?<!\S)[:;=]-?[()DPp/](?!\w)|<3",
        "stopped": rf"(?<![\w'’])(?:{_any(stopped)}|[A-Z])\.(?!\w)",
        "dotted": rf"(?<!\w)(?:{letter}\.){{2,}}(?:{letter}(?!\w))?|(?<!\w){letter}(?:\.{letter})+(?!\w)",
        "number": r"(?<!\w)\d{1,2}/\d{1,2}/(?:\d{4}|\d\d)(?!\w)"
        r"|(?<!\w)\d{1,2}:\d\d(?::\d\d)?(?!\d)"
        r"|(?<!\w)(?:\d-)?\d{3}-\d{3}-\d{4}(?!\w)|(?<!\w)\d{3}-\d{4}(?!\w)"
        r"|(?<![\w/])\d{1,2}/\d{1,3}(?![\w/])|(?<![\w.])\.\d++(?!\w)"
        r"|(?<!\w)\d++(?:[.,]\d++)*+(?:(?:st|nd|rd|th|ST|ND|RD|TH|s)(?!\w)|['’]s(?!\w)"
        r"|(?=(?:am|pm|AM|PM|a\.m|p\.m|km|kg|mm|cm|mph|bn|mn|m|k|K)(?!\w))|(?!\w))",
        "prefixed": rf"(?<![\w-])(?i:{_any(data['prefixes_any_case'])})-\w+(?:(?:['’])(?!s\b){letter}+)?"
        rf"|(?<!\w)\w+-(?i:{_any(data['suffixes_any_case'])})(?!\w)",
        "negated": rf"{letter}+(?=[nN]['’][tT](?!\w))",
        "clitic": r"[nN]['’][tT](?!\w)|(?<=\w)['’](?:[sSmMdD]|[rR][eE]|[vV][eE]|[lL][lL])(?!\w)",
        "named": rf"(?<!\w)(?:[OoDdLl]|[A-Za-z]{{2,3}}){_APOSTROPHE}(?!(?:[smdSMD]|re|ve|ll|LL|RE|VE)(?!\w))"
        rf"{letter}{{2,}}",
        "company": r"(?<!\w)[A-Z]{1,3}&[A-Z]{1,3}(?!\w)",
        "plain": rf"{letter}++(?![\w{_INVISIBLE}])",
        "mixed": rf"\w+(?:[{_INVISIBLE}]+\w*)*",
        "run": r"\[\.{2,}\]|\.{2,}|<{2,}|>{2,}|-{2,}|[!?]{2,}|\*{2,}|={2,}|_{2,}|~{2,}|\+{2,}|#{2,}|''|``",
        "single": r".",
    }
    return re.compile("|".join(f"(?P<{kind}>{pattern})" for kind, pattern in kinds.items()), re.DOTALL)


_FULL_STOP_APART = frozenset({"etc"})
_APOSTROPHE = "['’]"
_INVISIBLE = r"\u0300-\u036f\u200b-\u200f\u2060\ufeff\u00ad"


def _any(entries: Iterable[str]) -> str:
    return "|".join(re.escape(entry) for entry in sorted(entries, key=lambda entry: (-len(entry), entry)))
