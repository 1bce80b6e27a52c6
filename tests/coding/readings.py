"""Sentences as a reader would read them, and who stands in them, written by hand."""

from dragoman.coding.scene import Appearance
from dragoman.reading.decode import Name
from dragoman.reading.reader import Clause
from dragoman.reading.splitting import split

VERBS = {"met", "said", "told", "urged", "thanked", "visited", "condemned", "agreed", "spoke", "warned", "left"}


def clauses_of(text: str, people: list[str]) -> list[Clause]:
    """Return the sentences of `text` as a reader would that finds exactly `people`, and no syntax."""
    found = []
    for sentence in split(text):
        words = tuple(text[a:b] for a, b in sentence.words)
        names = []
        for person in people:
            at = text.find(person, sentence.start, sentence.end)
            while at >= 0:
                inside = [i for i, (a, b) in enumerate(sentence.words) if a < at + len(person) and b > at]
                names.append(Name("PER", inside[0], inside[-1] + 1))
                at = text.find(person, at + 1, sentence.end)
        tags = tuple("VERB" if w in VERBS else "PROPN" if w[:1].isupper() else "NOUN" for w in words)
        empty = (0,) * len(words)
        relations = ("dep",) * len(words)
        places = tuple(sentence.words)
        names.sort(key=lambda name: name.start)
        found.append(Clause(sentence.start, sentence.end, places, words, tags, empty, relations, tuple(names), ()))
    return found


def parsed(*sentences: str) -> tuple[str, list[Clause]]:
    """Return text and sentences given as "word/TAG/head/relation ..."; words stand one blank apart."""
    at, texts, clauses = 0, [], []
    for sentence in sentences:
        words, tags, heads, relations = zip(*(token.rsplit("/", 3) for token in sentence.split()), strict=True)
        spans = []
        for word in words:
            spans.append((at, at + len(word)))
            at += len(word) + 1
        texts.append(" ".join(words))
        numbers = tuple(int(head) for head in heads)
        clauses.append(Clause(spans[0][0], spans[-1][1], tuple(spans), words, tags, numbers, relations, (), ()))
    return " ".join(texts), clauses


def standing(text: str, *named: str) -> list[Appearance]:
    """Return where parties stand, given as "words=CODE", a person's as "words=CODE*"; in text order, as `named` is."""
    found, at = [], 0
    for one in named:
        words, _, code = one.partition("=")
        at = text.index(words, at)
        code, is_person = code.rstrip("*"), code.endswith("*")
        found.append(Appearance(at, at + len(words), code, is_person, code in ("UNO", "EUR", "IGO")))
        at += len(words)
    return found
