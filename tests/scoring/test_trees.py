import pytest

from dragoman.errors import GoldError
from dragoman.reading.conllu import Token, Tree
from dragoman.scoring import trees


def tree(*words: str) -> Tree:
    """Return the tree of words written as form/UPOS/head/deprel."""
    cells = [word.split("/") for word in words]
    return Tree((), tuple(Token(n, f, upos=u, head=int(h), deprel=d) for n, (f, u, h, d) in enumerate(cells, 1)))


GOLD = tree("Baku/PROPN/3/nmod:poss", "'s/PART/1/case", "envoy/NOUN/4/nsubj", "left/VERB/0/root")


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (
            "Baku/PROPN/3/nmod:poss 's/PART/1/case envoy/NOUN/4/nsubj left/VERB/0/root",
            {"words": 4, "upos": 1.0, "uas": 1.0, "las": 1.0, "las_full": 1.0},
        ),
        (
            "Baku/NOUN/3/nmod 's/PART/1/case envoy/NOUN/4/obj left/VERB/0/root",
            {"words": 4, "upos": 0.75, "uas": 1.0, "las": 0.75, "las_full": 0.5},
        ),
        (
            "Baku/X/4/nmod:poss 's/X/3/case envoy/X/0/root left/X/3/x",
            {"words": 4, "upos": 0.0, "uas": 0.0, "las": 0.0, "las_full": 0.0},
        ),
    ],
)
def test_scores(words: str, expected: dict[str, float]) -> None:
    assert trees.score([GOLD], [tree(*words.split())]).as_dict() == expected


def test_words_weigh_the_same_over_sentences() -> None:
    short = tree("Go/VERB/0/root")
    assert trees.score([GOLD, short], [GOLD, tree("Go/NOUN/0/root")]).upos == 0.8


def test_no_trees_score_nothing() -> None:
    assert trees.score([], []).words == 0


@pytest.mark.parametrize(
    ("guesses", "fault"),
    [
        ([], "1 gold trees, but 0 predicted"),
        ([tree("Baku/PROPN/0/root")], "sentence 1: the predicted tree has other words"),
    ],
)
def test_other_words_cannot_be_scored(guesses: list[Tree], fault: str) -> None:
    with pytest.raises(GoldError, match=fault):
        trees.score([GOLD], guesses)
