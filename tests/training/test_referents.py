"""Learning whom words mean."""

import json
import random
from collections import Counter

import pytest

pytest.importorskip("torch", reason="training needs the train extra: pip install 'dragoman[train]'")

from dragoman.coding import Coder, referents
from dragoman.reading.model import SHIPPED
from dragoman.scoring import corpus
from dragoman.training.referents import Example, examples, learn, right, told, written

HELD_TALKS = {
    "s": "The two sides held talks in Oslo on Monday.",
    "e": [{"type": "CONSULT", "trigger": "held talks", "actor": ["The two sides=KEN+PER"], "place": ["Oslo"]}],
}
THANKED = {
    "s": "Kenya thanked Peru after they met.",
    "e": [
        {"type": "SUPPORT", "trigger": "thanked", "actor": ["Kenya=KEN"], "recipient": ["Peru=PER"]},
        {"type": "CONSULT", "trigger": "met", "actor": ["they=KEN+PER"]},
    ],
}


def made(feature: str, kind: str = "he", count: int = 60) -> list[Example]:
    """Return examples whose right candidate is the one with the most of `feature`; the rest is chance."""
    draw = random.Random(1)
    found = []
    for _ in range(count):
        rows = [{name: draw.random() for name in ("share", "home", "place")} for _ in range(4)]
        found.append(Example(kind, tuple(rows), max(range(4), key=lambda i: rows[i][feature])))
    return found


@pytest.fixture(scope="module")
def table():
    return learn(made("place"))


def test_the_feature_that_tells_decides(table):
    counted = right(made("place"), table)
    assert counted["he", True] > 0.9 * counted.total()
    weights = referents.checked(table)
    rows = [{"place": 1.0}, {"share": 1.0, "home": 1.0}, {}]
    scores = weights.scores("he", rows)
    assert scores[0] > max(scores[1:]) + 1


def test_what_is_learnt_is_right_elsewhere_too_and_not_where_another_feature_tells(table):
    fresh = made("place", count=200)[60:]
    assert right(fresh, table)["he", True] > 0.85 * len(fresh)
    other = made("share")
    assert right(other, table)["he", True] < 0.5 * len(other)


def test_each_kind_learns_its_own():
    table = learn([*made("place", "he"), *made("share", "it")])
    assert right(made("place", "he"), table)["he", True] > 50
    assert right(made("share", "it"), table)["it", True] > 50


def test_a_word_is_learnt_where_it_is_not_too_rare():
    rows = ({"ministers=state": 1.0, "rare=state": 1.0}, {"ministers=many": 1.0})
    common = Example("group", ({"ministers=state": 1.0}, {"ministers=many": 1.0}), 1)
    words = learn([common] * 20 + [Example("group", rows, 1)])["words"]
    assert set(words) == {"ministers"}
    assert words["ministers"]["many"] > 0 > words["ministers"]["state"]


def test_the_same_seed_learns_the_same_and_another_does_not(table):
    assert learn(made("place")) == table
    assert learn(made("place"), seed=8) != table


def test_what_is_written_reads_back():
    rows = ({"share": 0.2, "naïve=state": 1.0}, {"share": 0.9, "naïve=many": 1.0, "army=state": 1.0})
    table = learn([Example("group", rows, 1)] * 5)
    assert len(table["words"]) == 2
    text = written(table)
    assert json.loads(text) == table
    assert [line for line in text.splitlines() if line.startswith('  "army"')]
    assert written(json.loads(text)) == text
    referents.checked(json.loads(text))


def test_a_table_without_words_reads_back(table):
    assert table["words"] == {}
    assert json.loads(written(table)) == table


def test_right_counts_by_kind(table):
    good, bad = Example("he", ({"place": 1.0}, {}), 0), Example("it", ({"share": 0.1}, {"share": 0.1}), 1)
    assert right([good, good, bad], table) == Counter({("he", True): 2, ("it", False): 1})


def save(tmp_path, *rows):
    path = tmp_path / "small.jsonl"
    path.write_text("\n".join(json.dumps(row) for row in rows), encoding="utf-8")
    return path


def test_heaps_of_sentences_are_passed_over(tmp_path):
    rows = []
    for number, outlet in enumerate(["The Post", "single sentences", None, "news sentences"]):
        rows += [{"doc": f"r{number}", "date": None, "outlet": outlet, "title": "y"}, {"s": "It rained.", "e": []}]
    assert [report.id for report in told([save(tmp_path, *rows)])] == ["r0", "r2"]


@pytest.mark.skipif(not (SHIPPED / "reader.onnx").is_file(), reason="the reader's weights are not here")
def test_only_words_that_do_not_settle_it_are_examples(tmp_path):
    doc = {"doc": "r1", "date": "2024-05-31", "outlet": "The Post", "title": "Talks"}
    (report,) = corpus.read(save(tmp_path, doc, THANKED, HELD_TALKS))
    coder = Coder.load()
    found = list(examples(coder, report))
    assert [one.kind for one in found] == ["they", "pair"]
    they, sides = (one.rows[one.right] for one in found)
    assert they["two"] == sides["two"] == 1
    assert all(len(one.rows) > one.right for one in found)
    twice = {"s": THANKED["s"], "e": [*THANKED["e"], THANKED["e"][1]]}
    (again,) = corpus.read(save(tmp_path, doc, twice, HELD_TALKS))
    assert [one.kind for one in examples(coder, again)] == ["they", "pair"]
    nobody = {"s": "They left.", "e": [{"type": "RETREAT", "trigger": "left", "actor": ["They=FRA"]}]}
    (missing,) = corpus.read(save(tmp_path, doc, nobody))
    assert list(examples(coder, missing)) == []
