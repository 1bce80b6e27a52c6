"""Keys by which the spellings of one name meet: Gaddafi, Qaddafi and Kadhafi have one key.

A key is the consonants of a word, with those that transliterations interchange made one. It is meant for finding
candidates, which are then compared letter by letter.
"""

from __future__ import annotations

import functools
import re

from dragoman.world.names import fold

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*\.?")
_TOGETHER = (
    ("tch", "X"), ("sch", "X"), ("tsh", "X"), ("dzh", "J"), ("dj", "J"), ("zh", "J"), ("sh", "X"), ("ch", "X"),
    ("kh", "K"), ("gh", "K"), ("ph", "F"), ("th", "T"), ("dh", "D"), ("ck", "K"), ("ts", "S"), ("tz", "S"),
)  # fmt: skip
_ALONE = str.maketrans("bcdfgjklmnpqrstvwxz", "BKDFKJKLMNPKRSTFFKS", "aeiouyh'’.-")
_TWICE = re.compile(r"(.)\1+")


def words(name: str) -> tuple[str, ...]:
    """Return the words of a name, folded and in lower case; hyphens part words, and an initial keeps its point."""
    return tuple(word.lower() for word in _WORD.findall(fold(name)))


@functools.lru_cache(maxsize=65536)
def key(word: str) -> str:
    """Return the key of one lower-case word; its first letter stands where it has no consonants."""
    bare = f"{word}h" if word.endswith("ic") else word  # Milošević is Milosevich too
    for written, one in _TOGETHER:
        bare = bare.replace(written, one)
    found = _TWICE.sub(r"\1", bare.translate(_ALONE))
    return found or word[:1]
