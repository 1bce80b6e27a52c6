"""Word pieces of words: the encoder's vocabulary, looked up once a word and remembered."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from dragoman.errors import ModelError
from dragoman.reading.labels import casing

if TYPE_CHECKING:
    from tokenizers import Tokenizer

MAX_PIECES = 510
MAX_WORD_PIECES = 16
_REMEMBERED = 200_000


@dataclass(slots=True)
class Pieces:
    """Turns words into piece ids. Pieces of a word do not depend on its neighbours, so words are looked up apart."""

    tokenizer: Any
    first: int
    last: int
    hidden: int
    _known: dict[str, tuple[int, ...]] = field(default_factory=dict)

    @classmethod
    def load(cls, path: Path) -> Pieces:
        """Return the pieces of the `tokenizer.json` at `path`; raises ModelError where none can be loaded."""
        os.environ.setdefault("HF_HUB_OFFLINE", "1")
        from tokenizers import Tokenizer

        if not path.is_file():
            raise ModelError(f"{path}: no tokenizer here")
        try:
            tokenizer: Tokenizer = Tokenizer.from_file(str(path))
        except Exception as error:  # tokenizers raises nothing nearer
            raise ModelError(f"{path}: is no tokenizer that can be used: {error}") from error
        tokenizer.no_padding()
        tokenizer.no_truncation()
        first, last = tokenizer.token_to_id("[CLS]"), tokenizer.token_to_id("[SEP]")
        if first is None or last is None:
            raise ModelError(f"{path}: no [CLS] and [SEP] in its vocabulary")
        hidden = tokenizer.token_to_id("[MASK]")
        return cls(tokenizer, first, last, last if hidden is None else hidden)

    def of(self, word: str) -> tuple[int, ...]:
        """Return the piece ids of one word, at least one and at most `MAX_WORD_PIECES`."""
        found = self._known.get(word)
        if found is None:
            ids = self.tokenizer.encode(word[:200], add_special_tokens=False).ids[:MAX_WORD_PIECES]
            found = tuple(ids) or (self.tokenizer.token_to_id("[UNK]"),)
            if len(self._known) >= _REMEMBERED:
                self._known.clear()
            self._known[word] = found
        return found

    def sentence(self, words: Sequence[str]) -> tuple[list[int], list[int], list[int]]:
        """Return (ids, casings, firsts) of a sentence: ids with its marks, a casing a piece, a first piece a word.

        Words beyond `MAX_PIECES` pieces get no place: `firsts` is then shorter than `words`.
        """
        ids, casings, firsts = [self.first], [5], []
        for word in words:
            pieces = self.of(word)
            if len(ids) + len(pieces) > MAX_PIECES:
                break
            firsts.append(len(ids))
            ids.extend(pieces)
            casings.extend([casing(word)] * len(pieces))
        return [*ids, self.last], [*casings, 5], firsts
