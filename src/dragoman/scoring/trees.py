"""Predicted trees against gold trees over the same words: parts of speech and attachment.

Attachment is counted over all words, punctuation included, as in the CoNLL 2018 shared task (Zeman et al. 2018,
section 5): its LAS compares relations without their subtypes ("nmod:poss" as "nmod").
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Protocol

from dragoman.errors import GoldError
from dragoman.scoring.prf import PLACES


class Word(Protocol):
    """What is compared of a word; `dragoman.reading.conllu.Token` is one."""

    @property
    def form(self) -> str: ...  # noqa: D102
    @property
    def upos(self) -> str: ...  # noqa: D102
    @property
    def head(self) -> int: ...  # noqa: D102
    @property
    def deprel(self) -> str: ...  # noqa: D102


class Parsed(Protocol):
    """A sentence of words; `dragoman.reading.conllu.Tree` is one."""

    @property
    def tokens(self) -> Sequence[Word]: ...  # noqa: D102


@dataclass(frozen=True, slots=True)
class TreeScore:
    """Shares of words: right part of speech, right head (`uas`), right head and relation (`las`), and with subtype."""

    words: int
    upos: float
    uas: float
    las: float
    las_full: float

    def as_dict(self) -> dict[str, float | int]:
        """Return the figures rounded to four places, for printing."""
        shares = {"upos": self.upos, "uas": self.uas, "las": self.las, "las_full": self.las_full}
        return {"words": self.words} | {name: round(share, PLACES) for name, share in shares.items()}


def score(gold: Iterable[Parsed], predicted: Iterable[Parsed]) -> TreeScore:
    """Score predicted trees, sentence by sentence and word by word.

    Raises GoldError naming the sentence (counted from 1) where the two have not the same words.
    """
    words = upos = uas = las = full = 0
    golds, guesses = list(gold), list(predicted)
    if len(golds) != len(guesses):
        raise GoldError(f"{len(golds)} gold trees, but {len(guesses)} predicted ones")
    for number, (right, guess) in enumerate(zip(golds, guesses, strict=True), 1):
        if [word.form for word in right.tokens] != [word.form for word in guess.tokens]:
            raise GoldError(f"sentence {number}: the predicted tree has other words than the gold one")
        for mine, theirs in zip(right.tokens, guess.tokens, strict=True):
            attached = mine.head == theirs.head
            words += 1
            upos += mine.upos == theirs.upos
            uas += attached
            las += attached and _universal(mine.deprel) == _universal(theirs.deprel)
            full += attached and mine.deprel == theirs.deprel
    shares = [count / words if words else 0.0 for count in (upos, uas, las, full)]
    return TreeScore(words, *shares)


def _universal(deprel: str) -> str:
    return deprel.partition(":")[0]
