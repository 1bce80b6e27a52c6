"""The reader: text in, sentences with words, names, triggers and roles out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from dragoman.reading import decode, tree
from dragoman.reading.conllu import Token, Tree
from dragoman.reading.labels import RELATIONS, UPOS
from dragoman.reading.model import Model, Scores
from dragoman.reading.splitting import split


@dataclass(frozen=True, slots=True)
class Clause:
    """One sentence as read. `start` and `end` count characters of the text, `spans` those of each word."""

    start: int
    end: int
    spans: tuple[tuple[int, int], ...]
    words: tuple[str, ...]
    upos: tuple[str, ...]
    heads: tuple[int, ...]  # 0 is the root, else 1 + the head's index
    relations: tuple[str, ...]
    names: tuple[decode.Name, ...]
    triggers: tuple[decode.Trigger, ...]


@dataclass(slots=True)
class Reader:
    """A loaded model with its thresholds."""

    model: Model
    threshold: float

    @classmethod
    def load(cls, folder: Path | None = None, *, threads: int = 0, precise: bool = False) -> Reader:
        """Load the shipped reader, or that of `folder`; raises ModelError."""
        model = Model.load(folder, threads=threads, precise=precise)
        return cls(model, float(model.facts.get("threshold", 0.5)))

    def read(self, text: str, stretches: Sequence[tuple[int, int]] | None = None) -> list[Clause]:
        """Return the sentences of `text`, or of its `stretches` alone, in order."""
        places: list[tuple[int, int, tuple[tuple[int, int], ...]]] = []
        for start, end in stretches if stretches is not None else [(0, len(text))]:
            for sentence in split(text[start:end]):
                spans = tuple((start + a, start + b) for a, b in sentence.words)
                places.append((start + sentence.start, start + sentence.end, spans))
        words = [[text[a:b] for a, b in spans] for _, _, spans in places]
        found = {i: self._clause(*places[i], words[i], scores) for i, scores in self.model.stream(words)}
        return [found[i] for i in range(len(words))]

    def _clause(
        self, start: int, end: int, spans: tuple[tuple[int, int], ...], words: list[str], scores: Scores
    ) -> Clause:
        heads = tree.greedy(scores.arcs)
        unread = len(words) - len(heads)  # words of an over-long sentence that got no scores: they hang on the root
        return Clause(
            start=start,
            end=end,
            spans=spans,
            words=tuple(words),
            upos=tuple([UPOS[i] for i in scores.upos.tolist()] + ["X"] * unread),
            heads=tuple(heads + [0] * unread),
            relations=_relations(scores, heads) + ("dep",) * unread,
            names=tuple(decode.names(scores.names)),
            triggers=tuple(
                trigger
                for trigger in decode.triggers(scores, self.threshold)
                if any(map(str.isalpha, words[trigger.start]))  # a row of dots tells no act, whatever the scores say
            ),
        )

    def parse(self, sentences: Sequence[Sequence[str]]) -> list[Tree]:
        """Return the trees of sentences given as words: true trees with universal tags and relations, names in MISC."""
        found = {i: _tree(sentences[i], scores) for i, scores in self.model.stream(sentences)}
        return [found[i] for i in range(len(sentences))]


def _relations(scores: Scores, heads: list[int]) -> tuple[str, ...]:
    rows = range(len(heads))
    return tuple([RELATIONS[i] for i in scores.relations[rows, heads].tolist()]) if heads else ()


def _tree(words: Sequence[str], scores: Scores) -> Tree:
    heads = tree.spanning(scores.arcs)
    relations = _relations(scores, heads)
    named = decode.name_tags(scores.names, len(words))
    tokens = [
        Token(
            id=i + 1,
            form=word,
            upos=UPOS[tag],
            head=head,
            deprel=relation if head else "root",
            misc="_" if named[i] == "O" else f"Name={named[i]}",
        )
        for i, (word, tag, head, relation) in enumerate(
            zip(words, scores.upos.tolist(), heads, relations, strict=False)
        )
    ]
    return Tree(comments=(), tokens=tuple(tokens))
