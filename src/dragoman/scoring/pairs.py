"""Sentences with a given source and target, and the type of act between them: typing alone, parties known.

The files are those of Zero-Shot PLOVER (Hu et al. 2023): tab-separated, unquoted, with `sentence`, `source`, `target`
and `marked_sentence`, in which <s></s> stands around the source and <t></t> around the target. `gold_root`, where
there is one, is the type, CONCEDE and RETREAT being one: YIELD.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from dragoman.entries import Span
from dragoman.errors import GoldError
from dragoman.scoring.corpus import TYPES
from dragoman.scoring.lines import numbered
from dragoman.scoring.prf import PLACES, PRF

NEEDED = ("sentence", "source", "target", "marked_sentence")
YIELD = "YIELD"
MERGED = {"CONCEDE": YIELD, "RETREAT": YIELD}
ROOTS = tuple(sorted({MERGED.get(kind, kind) for kind in TYPES}))
_MARK = re.compile(r"<(?P<close>/?)(?P<side>[st])>")


@dataclass(frozen=True, slots=True)
class Pair:
    """A sentence without its marks, the first marked words of each side (None where unmarked), and the gold root."""

    sentence: str
    source: Span | None
    target: Span | None
    gold: str | None


@dataclass(frozen=True, slots=True)
class PairScore:
    """Macro-F1 over the roots of the gold, accuracy, and each root's figures."""

    macro_f1: float
    accuracy: float
    by_type: dict[str, PRF]

    def as_dict(self) -> dict[str, Any]:
        """Return the figures rounded to four places, for printing."""
        return {
            "macro_f1": round(self.macro_f1, PLACES),
            "accuracy": round(self.accuracy, PLACES),
            "by_type": {kind: round(figures.f1, PLACES) for kind, figures in self.by_type.items()},
        }


def root(kind: str) -> str:
    """Return the root of a type: CONCEDE and RETREAT are YIELD, any other is itself."""
    return MERGED.get(kind, kind)


def read(path: Path) -> Iterator[Pair]:
    """Yield the pairs of a file.

    Raises GoldError naming file and line where a column is missing, marks do not close, neither side is marked, the
    marked sentence has other words than the sentence, or the type is unknown.
    """
    lines = numbered(path)
    header = next(lines, (1, ""))[1].split("\t")
    if missing := [column for column in NEEDED if column not in header]:
        raise GoldError(f"{path}:1: no column {', '.join(missing)}")
    for number, line in lines:
        if not line.strip():
            continue
        cells = line.split("\t")
        if len(cells) != len(header):
            raise GoldError(f"{path}:{number}: {len(cells)} cells under {len(header)} columns")
        yield _pair(dict(zip(header, cells, strict=True)), f"{path}:{number}")


def score(gold: Sequence[Pair], predicted: Sequence[str | None]) -> PairScore:
    """Score one predicted type a pair (None: no act seen). Raises GoldError where a pair has no gold type."""
    if len(gold) != len(predicted):
        raise GoldError(f"{len(gold)} pairs, but {len(predicted)} predictions")
    mine: Counter[str] = Counter()
    theirs: Counter[str] = Counter()
    both: Counter[str] = Counter()
    for number, (pair, kind) in enumerate(zip(gold, predicted, strict=True), 1):
        if pair.gold is None:
            raise GoldError(f"pair {number} has no gold type")
        wanted = root(pair.gold)
        mine[wanted] += 1
        if kind:
            theirs[root(kind)] += 1
            both[wanted] += root(kind) == wanted
    by_type = {kind: PRF.of(both[kind], theirs[kind], mine[kind]) for kind in sorted(mine)}
    macro = sum(figures.f1 for figures in by_type.values()) / len(by_type) if by_type else 0.0
    return PairScore(macro, both.total() / len(gold) if gold else 0.0, by_type)


def _pair(row: dict[str, str], where: str) -> Pair:
    sentence, spans = _unmarked(row["marked_sentence"], where)
    if "".join(sentence.split()) != "".join(row["sentence"].split()):
        raise GoldError(f"{where}: the marked sentence has other words than the sentence")
    if not spans:
        raise GoldError(f"{where}: neither <s></s> nor <t></t> marks any word")
    gold = root(row.get("gold_root", "").strip())
    if gold and gold not in ROOTS:
        raise GoldError(f"{where}: unknown type {gold!r}")
    return Pair(sentence, spans.get("s"), spans.get("t"), gold or None)


def _unmarked(marked: str, where: str) -> tuple[str, dict[str, Span]]:
    """Return the sentence without marks, and the first words marked on each side, blanks at their ends left out."""
    text, at = "", 0
    opened: dict[str, int] = {}
    found: dict[str, tuple[int, int]] = {}
    for mark in _MARK.finditer(marked):
        text, at = text + marked[at : mark.start()], mark.end()
        side = mark["side"]
        if bool(mark["close"]) != (side in opened):
            raise GoldError(f"{where}: {mark[0]} does not fit the marks before it")
        if mark["close"]:
            found.setdefault(side, (opened.pop(side), len(text)))
        else:
            opened[side] = len(text)
    if opened:
        raise GoldError(f"{where}: <{min(opened)}> is not closed")
    text += marked[at:]
    return text, {side: span for side, (a, b) in found.items() if (span := _trimmed(text, a, b)) is not None}


def _trimmed(text: str, start: int, end: int) -> Span | None:
    words = text[start:end].strip()
    if not words:
        return None
    start = text.index(words, start)
    return Span(words, start, start + len(words))
