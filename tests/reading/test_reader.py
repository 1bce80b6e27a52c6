"""The reader puts what the model gives, in whatever order, back on the words of the text."""

from collections.abc import Iterator, Sequence

import numpy as np

from dragoman.reading.labels import MODES, NAMES, ROLES, STATUS, TRIGGERS, UPOS
from dragoman.reading.model import Scores
from dragoman.reading.reader import Reader

TEXT = "Rain fell on the town of Oslo. Norway spoke. Chad left at noon."


class Model:
    """Scores the first three words of each sentence, the shortest sentence first; each word is as long as its tag."""

    def stream(self, sentences: Sequence[Sequence[str]]) -> Iterator[tuple[int, Scores]]:
        for i in sorted(range(len(sentences)), key=lambda i: len(sentences[i])):
            words = sentences[i][:3]
            count = len(words)
            yield (
                i,
                Scores(
                    upos=np.array([len(word) for word in words], dtype=np.int64),
                    arcs=np.zeros((count, count + 1), dtype=np.float32),
                    relations=np.zeros((count, count + 1), dtype=np.int64),
                    names=np.zeros((count, len(NAMES)), dtype=np.float32),
                    triggers=np.zeros((count, len(TRIGGERS)), dtype=np.float32),
                    status=np.zeros((count, len(STATUS)), dtype=np.float32),
                    modes=np.zeros((count, len(MODES)), dtype=np.float32),
                    roles=np.zeros((count, count, len(ROLES)), dtype=np.float32),
                ),
            )


def test_clauses_come_in_text_order() -> None:
    clauses = Reader(Model(), 1.0).read(TEXT)  # type: ignore[arg-type]
    assert [TEXT[clause.start : clause.end] for clause in clauses] == [
        "Rain fell on the town of Oslo.", "Norway spoke.", "Chad left at noon.",
    ]  # fmt: skip
    for clause in clauses:
        assert tuple(TEXT[a:b] for a, b in clause.spans) == clause.words
        assert clause.upos[:3] == tuple(UPOS[len(word)] for word in clause.words[:3])


def test_words_that_got_no_scores_have_tags_all_the_same() -> None:
    clause = Reader(Model(), 1.0).read(TEXT)[0]  # type: ignore[arg-type]
    assert len(clause.words) == len(clause.upos) == len(clause.heads) == len(clause.relations) == 8
    assert (set(clause.upos[3:]), set(clause.heads[3:]), set(clause.relations[3:])) == ({"X"}, {0}, {"dep"})


def test_trees_come_in_the_order_of_the_sentences() -> None:
    trees = Reader(Model(), 1.0).parse([["a", "bb", "ccc"], ["dd"]])  # type: ignore[arg-type]
    assert [[token.form for token in tree.tokens] for tree in trees] == [["a", "bb", "ccc"], ["dd"]]


def test_an_act_is_told_by_letters() -> None:
    (clause,) = Reader(Model(), 0.5).read("* * Oslo")  # type: ignore[arg-type]
    assert [clause.words[trigger.start] for trigger in clause.triggers] == ["Oslo"]
