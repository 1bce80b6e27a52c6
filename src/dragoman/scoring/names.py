"""Names of persons, organisations and places against gold: whole names, as the CoNLL 2003 shared task counts them.

A name is right where its kind, first and last word are. Tags are BIO: "B-PER" begins a name, "I-PER" goes on, "O" is
none. The gold is Universal NER's (Mayhew et al. 2024): "OTH" names and the stray tags "B-O" of its raters count as
none.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from dragoman.errors import GoldError
from dragoman.scoring.lines import numbered
from dragoman.scoring.prf import PRF

KINDS = ("PER", "ORG", "LOC")
OUTSIDE = "O"
_TAGS = {OUTSIDE, *(f"{place}-{kind}" for place in "BI" for kind in KINDS)}
_DROPPED = {f"{place}-{kind}" for place in "BI" for kind in ("OTH", "O")}
Name = tuple[str, int, int]


@dataclass(frozen=True, slots=True)
class NamedSentence:
    """The words of a sentence and the BIO tag of each."""

    id: str | None
    words: tuple[str, ...]
    tags: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class NameScore:
    """The figures over all names, and kind by kind."""

    overall: PRF
    by_kind: dict[str, PRF]

    def as_dict(self) -> dict[str, Any]:
        """Return the figures rounded to four places, for printing."""
        return {"overall": self.overall.as_dict()} | {kind: prf.as_dict() for kind, prf in self.by_kind.items()}


def read(path: Path) -> Iterator[NamedSentence]:
    """Yield the sentences of a Universal NER file (.iob2: id, word, tag, and columns that are not read).

    Raises GoldError naming file and line where a line has fewer than three columns or an unknown tag.
    """
    sent_id: str | None = None
    words: list[str] = []
    tags: list[str] = []
    for number, row in numbered(path):
        if row.startswith("#") and not words:
            key, _, value = row.lstrip("#").partition("=")
            sent_id = value.strip() if key.strip() == "sent_id" else sent_id
        elif row.strip():
            word, tag = _row(row, f"{path}:{number}")
            words.append(word)
            tags.append(tag)
        elif words:
            yield NamedSentence(sent_id, tuple(words), tuple(tags))
            sent_id, words, tags = None, [], []
    if words:
        yield NamedSentence(sent_id, tuple(words), tuple(tags))


def names(tags: Sequence[str]) -> set[Name]:
    """Return the names that BIO tags tell, as (kind, first word, word behind the last); kinds not in KINDS are none.

    An "I-" that goes on no name of its kind begins one, as in the shared task's own scorer.
    """
    found: set[Name] = set()
    start = 0
    before = OUTSIDE
    for at, tag in enumerate((*tags, OUTSIDE)):
        goes_on = tag.startswith("I-") and before[2:] == tag[2:]
        if before[2:] in KINDS and not goes_on:
            found.add((before[2:], start, at))
        if not goes_on:
            start = at
        before = tag
    return found


def score(gold: Iterable[Sequence[str]], predicted: Iterable[Sequence[str]]) -> NameScore:
    """Score lists of BIO tags, one list a sentence.

    Raises GoldError naming the sentence (counted from 1) where the two have not as many tags.
    """
    mine: set[tuple[int, Name]] = set()
    theirs: set[tuple[int, Name]] = set()
    golds, guesses = list(gold), list(predicted)
    if len(golds) != len(guesses):
        raise GoldError(f"{len(golds)} gold sentences, but {len(guesses)} predicted ones")
    for number, (right, guess) in enumerate(zip(golds, guesses, strict=True), 1):
        if len(right) != len(guess):
            raise GoldError(f"sentence {number}: {len(right)} gold tags, but {len(guess)} predicted ones")
        mine |= {(number, name) for name in names(right)}
        theirs |= {(number, name) for name in names(guess)}
    by_kind = {kind: PRF.of_sets(_of_kind(kind, theirs), _of_kind(kind, mine)) for kind in KINDS}
    return NameScore(PRF.of_sets(theirs, mine), by_kind)


def _row(row: str, where: str) -> tuple[str, str]:
    columns = row.split("\t")
    if len(columns) < 3:
        raise GoldError(f"{where}: {len(columns)} columns, where id, word and tag are needed")
    word, tag = columns[1], columns[2]
    if tag in _DROPPED:
        return word, OUTSIDE
    if tag not in _TAGS:
        raise GoldError(f"{where}: unknown tag {tag!r}")
    return word, tag


def _of_kind(kind: str, found: set[tuple[int, Name]]) -> set[tuple[int, Name]]:
    return {item for item in found if item[1][0] == kind}
