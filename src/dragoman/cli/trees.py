"""Trees and names of sentences given as words, read in batches, none of their words left out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import TYPE_CHECKING, TypeVar

from dragoman.reading.conllu import Token

if TYPE_CHECKING:
    from dragoman.reading.reader import Reader

BATCH = 200
Item = TypeVar("Item")


def batched(items: Iterable[Item], size: int = BATCH) -> Iterator[list[Item]]:
    """Yield `items` in lists of `size`, the last one shorter."""
    stream = iter(items)
    while batch := list(islice(stream, size)):
        yield batch


def parse(reader: Reader, sentences: Sequence[Sequence[str]]) -> list[tuple[Token, ...]]:
    """Return the tokens of each sentence: UPOS, HEAD, DEPREL, and MISC as far as the reader gives it.

    Words behind the longest sentence that the reader takes hang on the root, as "X" and "dep".
    """
    trees = reader.parse(sentences)
    return [_whole(tree.tokens, words) for tree, words in zip(trees, sentences, strict=True)]


def _whole(tokens: Sequence[Token], words: Sequence[str]) -> tuple[Token, ...]:
    root = next((token.id for token in tokens if token.head == 0), 1)
    rest = [
        Token(id=number, form=words[number - 1], upos="X", head=0 if number == root else root, deprel="dep")
        for number in range(len(tokens) + 1, len(words) + 1)
    ]
    return (*tokens, *rest)


def name_tags(reader: Reader, sentences: Sequence[Sequence[str]]) -> list[list[str]]:
    """Return the BIO tag of each word ("B-PER", "I-PER", "O") of sentences given as words."""
    from dragoman.reading import decode

    rows = zip(reader.model.run(sentences), sentences, strict=True)
    return [decode.name_tags(scores.names, len(words)) for scores, words in rows]
